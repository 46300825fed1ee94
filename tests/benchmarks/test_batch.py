"""The papers that engines are measured on."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.batch.papers import write_papers


def test_four_in_five_have_a_text_layer_and_a_seed_gives_one_set(tmp_path: Path) -> None:
    one, two = (write_papers(tmp_path / name, 5) for name in ("mot", "hai"))
    has_text = []
    for path in one:
        with pdfium.PdfDocument(path) as document:
            has_text.append("Điều 1" in document[0].get_textpage().get_text_range())
    assert has_text == [True] * 4 + [False]
    assert [path.read_bytes() for path in one[:4]] == [path.read_bytes() for path in two[:4]]
    assert len({path.read_bytes() for path in one}) == 5
