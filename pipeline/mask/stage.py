"""The stage: what must not be kept is found in the whole text of a file and covered letter by letter.

Names, posts and agencies are what a decision publishes and stay. Covered are numbers of identity papers,
private phones and e-mail, birth, addresses, accounts, and the sensitive kinds of Nghị định 356/2025/NĐ-CP
(ethnicity, religion, Party data, health). What counts stands in lexicon/personal.toml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from pipeline.mask.cells import holds_a_person
from pipeline.mask.columns import boxed, in_columns, judged_cells, kept_cells
from pipeline.mask.covered import covered_pages, hidden
from pipeline.mask.flow import Flow, Span
from pipeline.mask.labelled import Labels
from pipeline.mask.loose import dates, numbers
from pipeline.mask.said import said_of_persons
from pipeline.mask.shapes import shaped
from pipeline.mask.subjects import Subjects, holds, within
from pipeline.mask.tables import tables
from pipeline.text.doubt import FORGOTTEN, told, told_of_forgetting
from schemas import DigitalSignature, Line, Page, Reading, ReviewItem, Word

_SYMBOL = 12  # characters behind a number that may make it an act's
_NUMBER = re.compile(r"(?<!\d)\d(?:[ .\-_]?\d){7,}(?!\d)")
_GLUED = re.compile(
    r"(?<![^\W_])(?:(?:sn|ns|s|sinh|sinhnam)[-_.]?(?P<born>(?:19[3-9]|200)\d)"
    r"|(?:cccd|cmnd|cmt|cmtnd|bhxh|mst|s?tk)(?P<number>\d{9,14}))(?!\d)",
    re.IGNORECASE,
)
"""'sn1969', 'CCCD001…' in the name of a file."""
_ACT = re.compile(
    r"\d{1,5}/(?:(?:19|20)\d\d/)?(?![IVX]+/)[A-ZĐ]{2}|(?:[A-ZĐ]{1,5}-?)?\d{3,6}/20\d\d(?![\d/])"
)
"""'1954/QĐ-UBND' is no year of birth, 'XL-0912/2026' nobody's card, whatever stands before them."""


def mask(reading: Reading) -> Reading:
    """The reading with personal data covered by '█', letter by letter, so that places stay the same.

    Each page where something was covered gets a review item of severity info. Masking twice changes nothing.
    """
    flow = Flow.of(reading.pages)
    content = sum(line.kind in ("text", "row") for page in reading.pages for line in page.lines)
    spans = [*_found(flow, content), *_on_poor_pages(reading.pages, flow)]
    pages = covered_pages(reading.pages, flow, spans)
    known = {_digits(flow.text[slice(*span)]) for span in spans}
    changed = [new for old, new in zip(reading.pages, pages, strict=True) if new is not old]
    signatures = tuple(map(_mask_signature, reading.signatures))
    names = {key: _mask_name(getattr(reading.source, key), known) for key in ("file_name", "path")}
    source = reading.source.model_copy(update=names)
    if not changed and signatures == reading.signatures and source == reading.source:
        return reading
    notes = tuple(note for page in changed if (note := _note(page)) not in reading.review)
    return reading.model_copy(
        update={
            "source": source,
            "pages": pages,
            "signatures": signatures,
            "review": (*reading.review, *notes),
        }
    )


def mask_text(text: str) -> str:
    """A single text, such as the name of a file, with what it gives away covered."""
    spans = [found.span(found.lastgroup or 0) for found in _GLUED.finditer(text)]
    for said in {text, re.sub(r"[-_]", " ", text)}:  # marks stand for blanks in the names of files
        line = Line(words=tuple(Word(text=word) for word in said.split(" ")))
        page = Page(number=1, width=0, height=0, text_source="text-layer", confidence=1, lines=(line,))
        spans += _found(Flow.of([page]), 1)
    return hidden(text, spans)


def cover(reading: Reading, find: Callable[[str], list[Span]]) -> Reading:
    """The reading with all that `find` finds in it covered too: what must be forgotten, by somebody's wish.

    It gets a review item of code `FORGOTTEN`, which stays with it: its original must not be kept.
    """
    flow = Flow.of(reading.pages)

    def covered(text: str | None) -> str | None:
        return hidden(text, find(text)) if text else text

    told_of = [item.model_copy(update={"message": covered(item.message)}) for item in reading.review]
    new = reading.model_copy(
        update={
            "source": reading.source.model_copy(
                update={key: covered(getattr(reading.source, key)) for key in ("file_name", "path")}
            ),
            "pages": covered_pages(reading.pages, flow, find(flow.text)),
            "signatures": tuple(
                one.model_copy(update={key: covered(getattr(one, key)) for key in ("signer", "organization")})
                for one in reading.signatures
            ),
            "review": tuple(told_of),
        }
    )
    return new if new == reading else _told_of(new)


def without_pages(reading: Reading, numbers: Collection[int]) -> Reading:
    """The reading with the text of some pages gone, since what stood there must be forgotten."""
    if not numbers:
        return reading
    pages = tuple(
        page.model_copy(update={"lines": ()}) if page.number in numbers else page for page in reading.pages
    )
    left = tuple(item for item in reading.review if item.page not in numbers)
    return _told_of(reading.model_copy(update={"pages": pages, "review": left}))


def _told_of(reading: Reading) -> Reading:
    if any(item.code == FORGOTTEN for item in reading.review):
        return reading
    note = ReviewItem(code=FORGOTTEN, severity="info", message=told_of_forgetting())
    return reading.model_copy(update={"review": (*reading.review, note)})


def _found(flow: Flow, content: int) -> list[Span]:
    """All spans; `content`: how many places of the flow are no furniture."""
    subjects, found = Subjects.of(flow), list(tables(flow, content))
    kept = [c for c in kept_cells(flow, found) if holds_a_person(flow, c) or not within(subjects.persons, *c)]
    spans = [*shaped(flow, subjects), *in_columns(flow, found), *boxed(flow)]
    headings = [span for table in found for span in table.head]
    spans += Labels(flow, subjects, list(spans), headings).values()
    spans += said_of_persons(flow, subjects, list(spans), judged_cells(flow, found))
    return [x for x in spans if not (holds(kept, x[0]) or _ACT.match(flow.text, x[0], x[1] + _SYMBOL))]


def _mask_name(name: str, known: Collection[str]) -> str:
    """The name of a file with the numbers covered that are known from the file's text to be personal."""
    masked = mask_text(name)
    return hidden(masked, [one.span() for one in _NUMBER.finditer(masked) if _digits(one[0]) in known])


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _on_poor_pages(pages: tuple[Page, ...], flow: Flow) -> Iterator[Span]:
    """Every long number of no place and every date of a life where labels and order were lost."""
    for place in flow.places:
        if pages[place.page].is_poor:
            yield from numbers(flow, place.span)
            yield from dates(flow, place.span)


def _mask_signature(signature: DigitalSignature) -> DigitalSignature:
    """Certificates may name their holder with the number of an identity card."""
    signer = mask_text(signature.signer) if signature.signer else None
    return signature if signer == signature.signer else signature.model_copy(update={"signer": signer})


def _note(page: Page) -> ReviewItem:
    return ReviewItem(
        code="masked", severity="info", page=page.number,
        message=told(
            f"Trang {page.number} có dữ liệu cá nhân đã được che",
            "bản ghi không cần đến, mà phép che có thể thừa hoặc thiếu",
            "xem trang gốc nếu thấy thiếu chữ",
        ),
    )  # fmt: skip
