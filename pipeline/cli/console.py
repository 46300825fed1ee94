"""Where the commands print: results to standard output, all else to standard error."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from pipeline.errors import QuyetDinhError

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """As it is, without colour or wrapping: made to be piped."""
    out.file.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def progress_bar(*, quiet: bool = False) -> Progress:
    """What is done, of how much, how long yet; nothing where nobody looks."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal)


def print_error(name: str, error: QuyetDinhError) -> None:
    """One line: which file, why, what to do."""
    err.print(Text.assemble((f"{name}: ", "bold red"), f"{error.reason} → {error.next_step}"))


def duration(seconds: float) -> str:
    """'2 giờ 05 phút', '3 phút', '40 giây'."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} giờ {minutes:02} phút"
    return f"{minutes} phút" if minutes else f"{rest} giây"
