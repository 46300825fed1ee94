"""Plain text: pages parted by form feeds, lines and words as they stand, without places."""

from __future__ import annotations

from pipeline.read.written.lines import written_lines
from schemas import Page


def text_pages(text: str) -> list[Page]:
    """Pages of size 0; a page without words is blank. A form feed at the very end makes no page."""
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return [_page(number, part) for number, part in enumerate(parts, start=1)]


def _page(number: int, text: str) -> Page:
    lines = tuple(written_lines(text.split("\n")))
    return Page(
        number=number, width=0, height=0, text_source="text-layer" if lines else "blank", confidence=1.0,
        lines=lines,
    )  # fmt: skip
