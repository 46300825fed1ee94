"""Options that several commands share, each defined once."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import click

from pipeline.settings import ReadSettings, Settings

DEFAULT_DB = Path("data/quyetdinh.db")
_READ, _RUN = ReadSettings(), Settings()

database = click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), default=DEFAULT_DB, metavar="TỆP",
    show_default=True, help="Cơ sở dữ liệu SQLite; chưa có thì được tạo.",
)  # fmt: skip

existing_database = click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), default=DEFAULT_DB, metavar="TỆP",
    show_default=True, help="Cơ sở dữ liệu SQLite đã có; chỉ đọc.",
)  # fmt: skip

_READING = (
    click.option(
        "--ocr", type=click.Choice(["auto", "never", "always"]), default=_READ.ocr, show_default=True,
        help="Khi nào nhận dạng chữ: auto (khi lớp chữ thiếu hoặc hỏng), never, always.",
    ),
    click.option(
        "--dpi", type=click.IntRange(72, 600), default=_READ.dpi, show_default=True, metavar="SỐ",
        help="Độ phân giải khi nhận dạng chữ.",
    ),
)  # fmt: skip
_RUNNING = (
    click.option(
        "--workers", type=click.IntRange(0), default=_RUN.workers, show_default=True, metavar="SỐ",
        help="Số tiến trình; 0: bằng số lõi máy, ít hơn nếu thiếu bộ nhớ.",
    ),
    click.option(
        "--seconds", type=click.FloatRange(0, min_open=True), default=_RUN.seconds_per_file,
        show_default=True, metavar="SỐ",
        help="Thời gian tối đa cho một tệp, giây; trang không kịp đọc được ghi là chưa đọc.",
    ),
    click.option(
        "--memory", type=click.IntRange(512), default=_RUN.megabytes_per_worker, show_default=True,
        metavar="SỐ", help="Bộ nhớ tối đa cho một tiến trình, MB.",
    ),
)  # fmt: skip

Function = Callable[..., Any]


def reading_settings(function: Function) -> Function:
    """--ocr and --dpi; the function gets `settings`."""

    @functools.wraps(function)
    def wrapper(*, ocr: Literal["auto", "never", "always"], dpi: int, **rest: Any) -> Any:
        return function(settings=Settings(read=ReadSettings(ocr=ocr, dpi=dpi)), **rest)

    return _all(_READING, wrapper)


def run_settings(function: Function) -> Function:
    """What `reading_settings` gives and the limits of workers."""

    @functools.wraps(function)
    def wrapper(*, settings: Settings, workers: int, seconds: float, memory: int, **rest: Any) -> Any:
        limits = {"workers": workers, "seconds_per_file": seconds, "megabytes_per_worker": memory}
        return function(settings=settings.model_copy(update=limits), **rest)

    return reading_settings(_all(_RUNNING, wrapper))


def _all(options: tuple[Callable[[Function], Function], ...], function: Function) -> Function:
    for option in reversed(options):
        function = option(function)
    return function
