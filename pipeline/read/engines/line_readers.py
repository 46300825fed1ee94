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
    """package: its distribution; absence: what it costs, see docs/accuracy.md; install: what brings it."""

    package: str
    load: Callable[[], LineReader]
    absence: str
    install: str


ENGINES = (
    LineEngine(
        "trueocr",
        TrueOcr,
        "Thiếu TrueOCR thì trên ảnh quét thật họ tên đúng từng chữ 90 % thay vì 96 %, thành viên đúng cả dòng"
        " 52 % thay vì 61 %, phải rà soát gấp đôi. Chạy:",
        "make vote; hoặc pip install 'quyetdinh[vote]'",
    ),
    LineEngine(
        "asterocr",
        AsterOcr,
        "Muốn đọc kỹ hơn, lâu gần gấp ba:",
        "make ensemble; hoặc pip install 'quyetdinh[ensemble]'",
    ),
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
