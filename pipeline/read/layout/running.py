"""Running heads and feet: the same line at the edge of page after page is furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.text.fold import fold
from schemas import Line, Page

_EDGE = 0.08  # of the page height
_LINES = 2  # at either end of a page without places


def without_running_lines(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Repeated edge lines are furniture: on two pages at least, and on half of those with text."""
    written = [page for page in pages if page.lines]
    seen = Counter(text for page in written for text in {_key(line) for line in _edge_lines(page)})
    running = {text for text, count in seen.items() if text and count >= 2 and 2 * count >= len(written)}
    if not running and all(page.height for page in pages):
        return tuple(pages)
    return tuple(_cleared(page, running) for page in pages)


def _cleared(page: Page, running: set[str]) -> Page:
    edge = {id(line) for line in _edge_lines(page) if _key(line) in running or _numbers(line, page)}
    lines = tuple(
        line.model_copy(update={"kind": "furniture"}) if id(line) in edge else line for line in page.lines
    )
    return page.model_copy(update={"lines": lines})


def _edge_lines(page: Page) -> list[Line]:
    content = [line for line in page.lines if line.kind == "text"]
    if page.height:
        low, high = _EDGE * page.height, (1 - _EDGE) * page.height
        return [line for line in content if line.box and (line.box.y1 < low or line.box.y0 > high)]
    return content[:_LINES] + content[-_LINES:]


def _numbers(line: Line, page: Page) -> bool:
    """In plain text: the page's own number on a line by itself."""
    return not page.height and line.text.strip(" -–.") == str(page.number)


def _key(line: Line) -> str:
    """What repeats: the words without figures, so that 'Trang 2' and 'Trang 3' are one."""
    letters = re.sub(r"[\W\d_]+", " ", fold(line.text)).strip()
    return letters if len(letters) > 5 else ""
