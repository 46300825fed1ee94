"""Who does the work of a run: this process, workers on this machine, or a Dask cluster. Chosen here alone."""

from __future__ import annotations

from typing import Literal

from pipeline.errors import MissingPackage
from pipeline.run.engines.engine import Engine, Job
from pipeline.run.engines.local import Pool, Serial, limits_of

__all__ = ["Engine", "EngineName", "Job", "Pool", "Serial", "engine_called", "limits_of"]

EngineName = Literal["serial", "pool", "dask"]


def engine_called(name: EngineName, scheduler: str | None = None) -> Engine:
    """scheduler: address of a running Dask scheduler; without one a cluster of this machine starts and ends.

    Raises:
        MissingPackage: the packages of a cluster are not installed.
    """
    if name == "serial":
        return Serial()
    if name == "pool":
        return Pool()
    try:
        from pipeline.run.engines.cluster import Cluster
    except ModuleNotFoundError as error:
        raise MissingPackage(
            f"Chưa cài gói {error.name}, mà --engine dask cần đến.", "Chạy: pip install 'quyetdinh[cluster]'"
        ) from error
    return Cluster(scheduler)
