"""Which engines read lines after Tesseract: those that are installed vote with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from pipeline.read.engines.asterocr import AsterOcr
from pipeline.read.engines.strips import LineReader
from pipeline.read.engines.trueocr import TrueOcr


@dataclass(frozen=True, slots=True)
class LineEngine:
    """package: its distribution; worth: what its vote adds, for the user; install: what brings it."""

    package: str
    load: Callable[[], LineReader]
    worth: str
    install: str


ENGINES = (
    LineEngine("trueocr", TrueOcr, "sai chữ ít hơn", "pip install trueocr"),
    LineEngine("asterocr", AsterOcr, "đọc kỹ hơn, chậm hơn", "pip install 'quyetdinh[ensemble]'"),
)
"""In the order in which they vote: the best reader of letters comes last."""


def line_engines() -> dict[str, str]:
    """The packages of the engines that are installed, with their versions."""
    found = {}
    for engine in ENGINES:
        try:
            found[engine.package] = version(engine.package)
        except PackageNotFoundError:
            continue
    return found


@cache
def line_readers() -> tuple[LineReader, ...]:
    """The engines installed, loaded once a process."""
    installed = line_engines()
    return tuple(engine.load() for engine in ENGINES if engine.package in installed)
