"""Readings of one line → the name they have in common, and whether it is sure."""

from __future__ import annotations

import pytest

from pipeline.read.second_look.votes import AGREED, TESSERACT, Votes

LINE = 0
CASES: dict[str, tuple[list[tuple[str, int]], tuple[str, bool] | None]] = {
    "alike": ([("Trần Thử Nghiệm", TESSERACT), ("Trần Thử Nghiệm", LINE)], ("Trần Thử Nghiệm", True)),
    "degree": ([("TS. Trần Thử Nghiệm", TESSERACT), ("TS.Trần Thử Nghiệm", LINE)], ("Trần Thử Nghiệm", True)),
    "strokes": ([("* 5 Trần Thử Nghiệm", TESSERACT), ("Trần Thử Nghiệm ~", LINE)], ("Trần Thử Nghiệm", True)),
    "one-reader": ([("Trần Thử Nghiệm", TESSERACT)] * 2, ("Trần Thử Nghiệm", False)),
    "a-syllable-differs": (
        [("Trần Thử Nghiệm", TESSERACT), ("Trần Thư Nghiệm", LINE)], ("Trần Thử Nghiệm", False),
    ),
    "surname-lost-in-most": (
        [(text, reader) for text in ("ần Thử Nghiệm", "Trần Thử Nghiệm") for reader in (TESSERACT, LINE)],
        ("Trần Thử Nghiệm", True),
    ),
    "one-may-be-lost": ([("Hoàng Thử", TESSERACT), ("Hoàng Thử", LINE)], ("Hoàng Thử", False)),
    "small-capital": ([("võ Thử Nghiệm", TESSERACT), ("Võ Thử Nghiệm", LINE)], ("Võ Thử Nghiệm", True)),
    "in-capitals": ([("TRẦN THỬ NGHIỆM", TESSERACT), ("TRẦN THỬ NGHIỆM", LINE)], ("TRẦN THỬ NGHIỆM", True)),
    "a-post": ([("PHÓ CHỦ TỊCH", TESSERACT), ("PHÓ CHỦ TỊCH", LINE)], None),
    "seen-once": ([("Trần Thử Nghiệm", TESSERACT), ("|| ~", LINE)], None),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_name(case: tuple[list[tuple[str, int]], tuple[str, bool] | None]) -> None:
    readings, wanted = case
    votes = Votes()
    for text, reader in readings:
        votes.add(text, reader)
    name = votes.name()
    assert (name and (" ".join(name[0].words), name[1] == AGREED)) == wanted
