"""Places of masked words are kept, so that page images can be covered there too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.mask import mask
from pipeline.store import RunInfo, Store
from schemas import Box, Line, Page, Reading, Word
from tests.support.store_samples import reading


def _with_phone(text: str) -> Reading:
    words = tuple(
        Word(text=word, box=Box(x0=50.0 * n, y0=100, x1=50.0 * n + 45, y1=112))
        for n, word in enumerate(text.split())
    )
    page = Page(
        number=1, width=595, height=842, text_source="text-layer", confidence=1, lines=(Line(words=words),)
    )
    return reading(text).model_copy(update={"pages": (page,)})


def test_masked_words_keep_their_place(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    with Store(path) as store:
        run = store.begin_run(RunInfo(pipeline_version="1"))
        store.write(mask(_with_phone("Ông A điện thoại 0912345678 nhé")), (), run)
        store.write(mask(_with_phone("Không có gì riêng")), (), run)
    with closing(sqlite3.connect(path)) as conn:
        rows = conn.execute("select page, x0, y0, x1, y1 from page_masks").fetchall()
        (text,) = conn.execute("select text from pages where text like '%Ông A%'").fetchone()
    assert rows == [(1, 200.0, 100.0, 245.0, 112.0)]
    assert "0912345678" not in text
