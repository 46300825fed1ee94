"""Text that no decision has: parsed in bounded work, into bounded records, never with an exception."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from pipeline.parse.act.flow import printed_lines
from pipeline.parse.act.paragraphs import group
from pipeline.parse.engine import pipeline
from pipeline.settings import ReadSettings
from schemas import Line, Page, Reading, Source, Word


def reading_of(*lines: str) -> Reading:
    made = tuple(Line(words=tuple(Word(text=word, source="ocr") for word in line.split())) for line in lines)
    page = Page(number=1, width=0, height=0, text_source="ocr", confidence=1, lines=made)
    source = Source(id="0" * 64, file_name="a", path="a", media_type="text/plain", byte_count=1)
    return Reading(source=source, split="text", pages=(page,))


@pytest.mark.parametrize(
    "line",
    ['"' * 50_000, "“ " * 3000, "ẞÔNG İ ẞ: ẞ", "- " * 3000, "(" * 5000, "a" * 30_000],
    ids=["quotes", "quotes apart", "letters without a twin", "dashes", "brackets", "one word"],
)
def test_any_line_is_parsed(line: str) -> None:
    parse(reading_of("QUYẾT ĐỊNH", "Điều 1. Thành lập Ban Chỉ đạo gồm:", line))


def test_a_paragraph_without_end_is_parted() -> None:
    pages = reading_of(*["ông lò văn mẫu, giám đốc sở y tế, phó trưởng ban"] * 2000).pages
    groups = group([("articles", line) for line in printed_lines(pages)])
    assert max(sum(len(line.text) for line in lines) for _, lines in groups) < 10_000
    assert sum(len(lines) for _, lines in groups) == 2000


def test_evidence_does_not_grow_with_the_square_of_a_value() -> None:
    (decision,) = parse(reading_of("MẪU " * 20_000))
    assert sum(len(seen.text) for seen in decision.evidence) < 10 * 80_000


def test_an_act_may_be_as_long_as_a_reading() -> None:
    assert pipeline().max_length > ReadSettings().max_characters
