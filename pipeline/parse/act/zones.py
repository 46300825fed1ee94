"""Which part of an act each line belongs to, and where one act of a file ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import (
    ANNEX,
    BASIS,
    DATE_LINE,
    ON_BEHALF,
    RECIPIENT_LINE,
    RECIPIENTS_OR_PART,
    STAMP,
    is_national,
    title_of,
)
from pipeline.lexicon.names import is_printed_name
from pipeline.parse.act.flow import PrintedLine, Zone
from pipeline.parse.grammar.labels import Label, is_article, label_of
from pipeline.parse.grammar.roles import role_only
from pipeline.text.fold import is_upper

_DECISION_OF = re.compile(
    rf"(?:\S{{1,4}}\s+)?[\W_]{{0,4}}(?P<title>quyet\s*dinh\s+cua\s+{terms.alternatives(terms.ACTS.issuers)})"
)
"""Whatever a stamp left before it."""
_FIRST = 12  # lines of a page among which a motto stands
_NEAR = 7  # lines of a heading and of what says with which act it is issued
ATTACHED = re.compile(r"[\W_]{0,3}\(?\s*(ban hanh )?(kem|dinh kem) theo")
"""What says below the title of an annex with which act it is issued."""
_TO = re.compile(r"[\W_]*kinh gui")


@dataclass(frozen=True, slots=True)
class Act:
    """One administrative document of a file: its heading and its lines with their zones."""

    type: str | None
    lines: tuple[tuple[Zone, PrintedLine], ...]


def acts_of(lines: Sequence[PrintedLine]) -> list[Act]:
    """Parts the content lines of a file into acts. Total: some act for any lines, none for no lines.

    A new act begins on a page that carries a motto and an act's heading after the one before has its own.
    """
    starts: list[int] = []
    heading_seen = False
    for index, line in enumerate(lines):
        if (
            is_national(line.text, line.folded)
            and index - _page_start(lines, index) < _FIRST
            and (heading_seen or not starts)
            and _heading_follows(lines, index)
        ):
            begin = _page_start(lines, index)
            starts.append(begin)
            heading_seen = False
        elif _is_heading(line):
            heading_seen = True
    if not starts:
        starts = [0]
    if any(is_national(line.text, line.folded) for line in lines[: starts[0]]):
        starts.insert(0, 0)  # a letter or invitation before the first act with a heading
    starts[0] = 0
    ends = [*starts[1:], len(lines)]
    return [_zoned(lines[begin:end]) for begin, end in zip(starts, ends, strict=True) if end > begin]


def _heading_follows(lines: Sequence[PrintedLine], index: int) -> bool:
    """Whether a heading stands below that opens an act: not one repeated, nor one issued with another act."""
    page = [line for line in lines[index : index + 30] if line.page == lines[index].page]
    headings = [n for n, line in enumerate(page) if _is_heading(line)]
    attached = any(ATTACHED.match(line.folded) for n in headings[:1] for line in page[n : n + _NEAR])
    return bool(headings) and not attached


def _page_start(lines: Sequence[PrintedLine], index: int) -> int:
    page = lines[index].page
    while index and lines[index - 1].page == page:
        index -= 1
    return index


def _is_heading(line: PrintedLine) -> bool:
    if (told := _DECISION_OF.match(line.folded)) and is_upper(line.text[told.start("title") :]):
        return True
    return is_upper(line.text) and bool(title_of(line.folded))


def _zoned(lines: Sequence[PrintedLine]) -> Act:
    """Walks the parts in their printed order; a part that is missing is passed over."""
    act_type: str | None = None
    zone: Zone = "head"
    zones: list[tuple[Zone, PrintedLine]] = []
    signed = False
    labels = [label_of(line.text, line.folded) for line in lines]
    articled = any(map(is_article, labels))
    untyped = not any(_is_heading(line) for line in lines)
    dated = False
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        text, folded = line.text, line.folded
        previous = lines[index - 1] if index else None
        new_page = previous is None or previous.page != line.page
        if (
            zone in ("head", "title", "preamble")
            and label
            and is_article(label)
            and label.number in (1, None)
        ) or (zone in ("title", "preamble") and not articled and _opens_part(line, label, previous)):
            zone = "articles"
        elif zone == "head":
            if _is_heading(line):
                act_type, zone = (title_of(folded) or "Quyết định").capitalize(), "title"
            elif untyped and dated and is_upper(text) and not STAMP.match(folded) and line.column == "full":
                zone = "title"  # 'PHÂN CÔNG NHIỆM VỤ …' without a word for what it is
            elif BASIS.match(folded) or _TO.match(folded):
                zone = "preamble"
        elif zone == "title":
            if BASIS.match(folded):
                zone = "preamble"
        elif zone == "preamble":
            if _is_heading(line):
                zone = "articles"
        elif zone == "articles" and not is_article(label):
            if RECIPIENTS_OR_PART.match(folded) or line.column == "left":
                zone = "recipients"
            elif line.column == "right" or (ON_BEHALF.match(folded) and is_upper(text)):
                zone = "signature"
            elif _opens_annex(lines, index, new_page):
                zone = "annex"
        elif zone in ("recipients", "signature"):
            if zone == "signature" and label and RECIPIENT_LINE.match(folded):
                zones.append(("recipients", line))  # the last of them may stand below the signature's head
                continue
            if _opens_annex(lines, index, new_page) or (new_page and signed):
                zone = "annex"
            elif RECIPIENTS_OR_PART.match(folded) or line.column == "left":
                zone = "recipients"
            elif line.column == "right" or (is_upper(text) and zone == "recipients" and label is None):
                zone = "signature"
        signed = signed or (zone == "signature" and is_printed_name(text))
        dated = dated or DATE_LINE.search(folded) is not None
        decides = zone == "articles" and _is_heading(line)  # "QUYẾT ĐỊNH:" is no provision
        zones.append(("preamble" if decides else zone, line))
    return Act(act_type, tuple(zones))


def _opens_part(line: PrintedLine, label: Label | None, previous: PrintedLine | None) -> bool:
    """Plans and notices have no Điều: what they say opens with a label, a role or behind 'như sau:'."""
    if label is None:
        behind = previous is not None and previous.text.endswith(":") and not _TO.match(previous.folded)
        return behind or (line.text.endswith(":") and role_only(line.text) is not None)
    return BASIS.match(line.folded[label.length :]) is None


_SHORT = 30  # characters: 'Phụ lục I' alone on its line


def _opens_annex(lines: Sequence[PrintedLine], index: int, new_page: bool) -> bool:
    """A heading PHỤ LỤC or DANH SÁCH in capitals, or the words 'Kèm theo Quyết định' soon after it."""
    line = lines[index]
    if ANNEX.match(line.folded) and (is_upper(line.text[:9]) or new_page or len(line.text) < _SHORT):
        near = lines[index + 1 : index + 7]
        return is_upper(line.text) or any(ATTACHED.match(other.folded) for other in near)
    near = lines[index : index + 6]
    return new_page and any(
        ATTACHED.match(other.folded) or is_national(other.text, other.folded) for other in near
    )
