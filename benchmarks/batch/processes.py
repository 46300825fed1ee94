"""Processes of a cluster, each in a process group of its own, here or in a namespace as if elsewhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress

from benchmarks.trust.kills import ROOT

SCHEDULER, WORKER = "distributed.cli.dask_scheduler", "distributed.cli.dask_worker"


def started(
    *module: str, inside: str | None = None, settings: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """A module as a program. inside: the network namespace it lives in; settings: environment variables."""
    own = {"DASK_DISTRIBUTED__WORKER__DAEMON": "False", "PYTHONPATH": str(ROOT)}
    place = ["ip", "netns", "exec", inside] if inside else []
    return subprocess.Popen(
        [*place, sys.executable, "-m", *module], cwd=ROOT, env=os.environ | own | (settings or {}),
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def end(process: subprocess.Popen[bytes]) -> None:
    """Kills it and all of its group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
