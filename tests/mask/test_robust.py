"""Whatever a file says, masking it raises nothing and keeps every letter's place."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicon.personal import PERSONAL
from pipeline.mask import mask
from pipeline.mask.words import labels
from schemas import Box, Cell, Line, Page, Reading, Source, Word

SOURCE = Source(id="0" * 64, file_name="a.txt", path="a.txt", media_type="text/plain", byte_count=1)
HEADINGS = st.sampled_from(
    sorted({*labels(columns=True), *PERSONAL.headings.persons, *PERSONAL.headings.offices, *PERSONAL.files})
)
MARKS = st.sampled_from(("/", " - ", ", ", "; ", " và ", ":", "|", "(", ")", "...", "…", "\t", ""))
VALUES = st.sampled_from(
    (
        "", "", "Lò Văn Mẫu", "Sở Mẫu", "0912345678", "01/02/1970", "1970", "Tày", "Không", "xã Mẫu", "số 5",
        "1", "001099000123", "lo@mau.example", "Kinh/Không", "1980, 1990", "B1234567", "tổ 1, phường Mẫu",
    )
)  # fmt: skip
SAID = st.lists(st.one_of(VALUES, HEADINGS.map(str.capitalize), MARKS, st.text(max_size=4)), max_size=6).map(
    "".join
)
HEADED = st.lists(st.tuples(HEADINGS, MARKS, HEADINGS), min_size=1, max_size=5).map(
    lambda all_: ["".join(one) for one in all_]
)


def words(text: str, left: float | None) -> tuple[Word, ...]:
    parts = text.split()
    if left is None:
        return tuple(Word(text=part) for part in parts)
    boxes = (Box(x0=left + 30 * n, y0=0, x1=left + 30 * n + 25, y1=9) for n in range(len(parts)))
    return tuple(
        Word(text=part, source="ocr", confidence=0.6, box=box) for part, box in zip(parts, boxes, strict=True)
    )


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """A table of headings, rows of any width and lines between them, with places or without."""
    left = draw(st.sampled_from((None, 10.0)))
    head = draw(HEADED)
    texts = [head, *draw(st.lists(st.lists(st.one_of(VALUES, SAID), max_size=6), max_size=5))]
    found = []
    for cells in texts:
        if draw(st.integers(0, 3)) == 0:
            found.append(Line(words=words(" ".join(cells), left)))
        else:
            made = tuple(Cell(words=words(cell, left)) for cell in cells)
            own = tuple(word for cell in made for word in cell.words)
            found.append(Line(kind="row", cells=made, words=own))
    return [*found, *(Line(words=words(said, left)) for said in draw(st.lists(SAID, max_size=3)))]


@settings(max_examples=150, deadline=None)
@given(lines(), st.sampled_from((1.0, 0.3)))
def test_masking_never_fails(found: list[Line], confidence: float) -> None:
    page = Page(number=1, width=0, height=0, text_source="ocr", confidence=confidence, lines=tuple(found))
    before = Reading(source=SOURCE, split="text", pages=(page,))
    after = mask(before)
    assert [len(line.text) for line in after.pages[0].lines] == [len(line.text) for line in found]
