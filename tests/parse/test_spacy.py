"""The pipeline as spaCy's users use it: a string in, a Doc with the record and its spans out."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy import displacy

from pipeline.parse.engine import pipeline
from tests.support.reading import CLOSING, FOUNDING, HEAD

SEATS = (
    "1. Ông Lò Văn Thử, Giám đốc Sở Y tế - Tổ trưởng;\n2. Bà Mai Thí Dụ, Chuyên viên Sở Nội vụ - Tổ viên.\n"
)
TEXT = HEAD + FOUNDING + SEATS + CLOSING


def test_a_string_gives_a_record_and_spans() -> None:
    doc = pipeline()(TEXT)
    assert [(m.name, m.role) for m in doc._.decision.members] == [
        ("Lò Văn Thử", "head"),
        ("Mai Thí Dụ", "member"),
    ]
    assert [span.text for span in doc.spans["members"]] == SEATS.strip().split("\n")


def test_many_strings_pass_through_the_pipe_in_their_order() -> None:
    other = TEXT.replace("Lò Văn Thử", "Cao Ví Von")
    docs = pipeline().pipe([TEXT, other, ""])
    assert [[m.name for m in doc._.decision.members][:1] for doc in docs] == [
        ["Lò Văn Thử"],
        ["Cao Ví Von"],
        [],
    ]


def test_a_saved_pipeline_reads_the_same(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    assert loaded(TEXT)._.decision == pipeline()(TEXT)._.decision


def test_what_was_found_can_be_drawn() -> None:
    drawn = displacy.render(pipeline()(TEXT), style="span", options={"spans_key": "members"}, page=False)
    assert "Lò Văn Thử" in " ".join(drawn.split())
