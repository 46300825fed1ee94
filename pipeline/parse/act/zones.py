"""Which part of an act each line belongs to, and where one act of a file ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Row, Zone
from pipeline.parse.grammar.labels import label_of
from pipeline.text.fold import fold, is_upper

_MOTTO = re.compile(r"c[o0]ng h[o0]a\s*xa h[o0][il1]|viet nam dan chu cong hoa|dang cong san viet nam")
_HEADING = re.compile(
    r"^[\W_\d]{0,4}(" + "|".join(w for w in (terms.alternatives([h]) for h in terms.acts().headings)) + r")"
    r"[\W_]{0,4}[a-z]?[\W_]{0,3}$"
)
_SQUEEZED = frozenset(re.sub(r"[^a-z]", "", fold(h)) for h in terms.acts().headings)  # letters set apart
_DECIDES = re.compile(r"^[\W_]{0,4}q[uo]?[uy]?yet\s*d[il1]nh[\W_]{0,6}$")
_DECISION_OF = re.compile(rf"^[\W_]{{0,4}}quyet\s*dinh\s+cua\s+{terms.alternatives(terms.acts().issuers)}")
_BASIS = re.compile(
    r"^[\W_]{0,4}(can cu|theo de nghi|xet de nghi|xet to trinh|thuc hien|tren co so|theo to trinh)\b"
)
_RECIPIENTS = re.compile(r"^[\W_]{0,4}(n[oa]i nhan|gui ban dien tu)\b\s*[:;.,]?")
_ANNEX = re.compile(r"^[\W_]{0,3}(phu luc|danh sach)\b")
_ATTACHED = re.compile(r"^[\W_]{0,3}\(?\s*(ban hanh )?(kem|dinh kem) theo")
_SIGNATURE = re.compile(r"^[\W_]{0,3}(tm|kt|tl|tuq|q|t/m|k/t|t/l)\s*[.:]\s*[a-z]")
_END_MARK = re.compile(r"\.?\s?/\s?\.")
_FIRST_RECIPIENT = re.compile(r"^[\W_]{0,4}(nhu (dieu|tren)|luu\b)")


@dataclass(frozen=True, slots=True)
class Act:
    """One administrative document of a file: its heading and its lines with their zones."""

    type: str | None
    lines: tuple[tuple[Zone, Row], ...]


def acts_of(rows: Sequence[Row]) -> list[Act]:
    """Parts the content lines of a file into acts. Total: some act for any lines, none for no lines.

    A new act begins on a page that carries a motto and an act's heading after the one before has its own.
    """
    starts: list[int] = []
    heading_seen = False
    for index, row in enumerate(rows):
        if (
            _is_motto(row)
            and _first_on_page(rows, index)
            and (heading_seen or not starts)
            and _heading_follows(rows, index)
        ):
            begin = _page_start(rows, index)
            if not starts or begin > starts[-1]:
                starts.append(begin)
                heading_seen = False
        elif _is_heading(row):
            heading_seen = True
    if not starts:
        starts = [0]
    starts[0] = 0
    ends = [*starts[1:], len(rows)]
    return [_zoned(rows[begin:end]) for begin, end in zip(starts, ends, strict=True) if end > begin]


def _is_motto(row: Row) -> bool:
    """The state's or the party's name in capitals; running text names them too."""
    letters = [char for char in row.text if char.isalpha()]
    return bool(_MOTTO.search(row.folded)) and sum(map(str.isupper, letters)) > 0.6 * len(letters)


def _heading_follows(rows: Sequence[Row], index: int) -> bool:
    """Annexes repeat the head of a page, but not the heading of an act."""
    page = rows[index].page
    return any(_is_heading(row) for row in rows[index : index + 30] if row.page == page)


def _first_on_page(rows: Sequence[Row], index: int) -> bool:
    return index - _page_start(rows, index) < 12


def _page_start(rows: Sequence[Row], index: int) -> int:
    page = rows[index].page
    while index and rows[index - 1].page == page:
        index -= 1
    return index


def _is_heading(row: Row) -> bool:
    squeezed = re.sub(r"[^a-z]", "", row.folded)
    return is_upper(row.text) and (
        squeezed in _SQUEEZED
        or bool(_HEADING.match(row.folded) or _DECIDES.match(row.folded) or _DECISION_OF.match(row.folded))
    )


def _zoned(rows: Sequence[Row]) -> Act:
    """Walks the parts in their printed order; a part that is missing is passed over."""
    act_type: str | None = None
    zone: Zone = "head"
    zones: list[tuple[Zone, Row]] = []
    issuer_seen = executed = signed = False
    for index, row in enumerate(rows):
        text, folded = row.text, row.folded
        previous = rows[index - 1] if index else None
        new_page = previous is None or previous.page != row.page
        label = label_of(text, folded)
        is_article = label is not None and label.kind == "article"
        if zone in ("head", "title", "preamble") and is_article and label and label.number in (1, None):
            zone = "articles"
        elif zone == "head":
            if _is_heading(row):
                act_type, zone = _type_name(folded), "title"
            elif _BASIS.match(folded):
                zone = "preamble"
        elif zone == "title":
            if _BASIS.match(folded):
                zone = "preamble"
            elif _is_heading(row) and issuer_seen:
                zone = "articles"
            elif is_upper(text) and len(text) > 5:
                issuer_seen = True
        elif zone == "preamble":
            if _is_heading(row):
                zone = "articles"
        elif zone == "articles" and not is_article:
            if _RECIPIENTS.match(folded) or row.column == "left":
                zone = "recipients"
            elif row.column == "right" or (_SIGNATURE.match(folded) and is_upper(text)):
                zone = "signature"
            elif _opens_annex(rows, index, new_page):
                zone = "annex"
            elif executed and _FIRST_RECIPIENT.match(folded):
                zone = "recipients"
        elif zone in ("recipients", "signature"):
            if _opens_annex(rows, index, new_page) or (new_page and signed):
                zone = "annex"
            elif _RECIPIENTS.match(folded) or row.column == "left":
                zone = "recipients"
            elif row.column == "right" or (is_upper(text) and zone == "recipients" and not _listed(row)):
                zone = "signature"
            elif is_article and label and label.number and label.number > 1 and new_page:
                zone = "articles"
        executed = executed or (zone == "articles" and bool(_END_MARK.search(folded)))
        signed = signed or (zone == "signature" and _looks_signed(text))
        decides = zone == "articles" and _is_heading(row)  # "QUYẾT ĐỊNH:" is no provision
        zones.append(("preamble" if decides else zone, row))
    return Act(act_type, tuple(zones))


def _listed(row: Row) -> bool:
    return label_of(row.text, row.folded) is not None


def _opens_annex(rows: Sequence[Row], index: int, new_page: bool) -> bool:
    """A heading PHỤ LỤC or DANH SÁCH in capitals, or the words 'Kèm theo Quyết định' soon after it."""
    row = rows[index]
    if _ANNEX.match(row.folded) and (is_upper(row.text[:9]) or new_page):
        near = rows[index + 1 : index + 7]
        return is_upper(row.text) or any(_ATTACHED.match(other.folded) for other in near)
    near = rows[index : index + 6]
    return new_page and any(_ATTACHED.match(other.folded) or _is_motto(other) for other in near)


def _looks_signed(text: str) -> bool:
    """A printed name: two to six capitalised words, not all in capitals."""
    words = text.strip(" .,:;-_").split()
    return 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words) and not is_upper(text)


def _type_name(folded: str) -> str:
    for name in terms.acts().headings:
        if re.search(terms.alternatives([name]), folded):
            return name.capitalize()
    return "Quyết định"
