"""What older rules let through does not stay in the readings kept beside the database."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.ingest import process, public_path, reader_of, sha256_of
from pipeline.readings import ReadingCache, cache_beside
from pipeline.run.batch import ingest_files
from pipeline.run.files import Input
from pipeline.run.results import FileResult
from pipeline.settings import Settings
from schemas import Line, Word


def test_a_kept_reading_is_masked_by_the_rules_of_today(tmp_path: Path) -> None:
    path, cache = tmp_path / "a.txt", ReadingCache(tmp_path / "kho")
    path.write_text("Điều 1. Thành lập Tổ công tác do ông Lò Văn Mẫu làm Tổ trưởng.", encoding="utf-8")
    outcome = process(path, Settings(), cache)
    assert outcome.reading is not None
    leak = Line(words=tuple(Word(text=word) for word in ["Ông", "Lò", "Văn", "Mẫu,", "CCCD", "001099000123"]))
    page = outcome.reading.pages[0].model_copy(update={"lines": (leak,)})
    reader = reader_of(Settings())
    cache.put(outcome.reading.model_copy(update={"pages": (page,)}), reader)
    process(path, Settings(), cache)
    kept = cache.get(sha256_of(path), reader)
    assert kept is not None
    assert "001099000123" not in kept.model_dump_json()


def test_a_database_of_older_rules_is_made_anew_though_its_files_are_unchanged(tmp_path: Path) -> None:
    path, db = tmp_path / "a.txt", tmp_path / "q.db"
    path.write_text("Điều 1. Thành lập Tổ công tác do ông Lò Văn Mẫu làm Tổ trưởng.", encoding="utf-8")
    results: list[FileResult] = []

    def ingest() -> None:
        ingest_files([Input(path)], db, Settings(workers=1), results.append)

    ingest()
    cache, sha, reader = cache_beside(db), sha256_of(path), reader_of(Settings())
    reading = cache.get(sha, reader)
    assert reading is not None
    leak = Line(words=tuple(Word(text=word) for word in ["Ông", "Lò", "Văn", "Mẫu,", "ĐT", "0912345678"]))
    page = reading.pages[0].model_copy(update={"lines": (leak,)})
    cache.put(reading.model_copy(update={"pages": (page,)}), reader)
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update pages set text = 'ĐT 0912345678'")
        conn.execute("update documents set pipeline_version = '0 (parse-0, 0)'")
    ingest()
    ingest()
    assert [result.state for result in results] == ["done", "done", "unchanged"]
    again = cache.get(sha, reader)
    assert again is not None
    assert "0912345678" not in again.model_dump_json()
    assert b"0912345678" not in db.read_bytes()


def test_what_an_older_reader_left_does_not_stay(tmp_path: Path) -> None:
    path, cache = tmp_path / "a.txt", ReadingCache(tmp_path / "kho")
    path.write_text("Điều 1. Thành lập Tổ công tác.", encoding="utf-8")
    outcome = process(path, Settings(), cache)
    assert outcome.reading is not None
    cache.put(outcome.reading, "một bộ đọc cũ")
    process(path, Settings(), cache)
    assert cache.get(outcome.reading.source.id, "một bộ đọc cũ") is None
    assert len(list(cache.folder.rglob("*.gz"))) == 1


def test_names_of_files_are_masked(tmp_path: Path) -> None:
    for name in ("QD_Lo_Mau_sn1969_2.pdf", "CCCD001099000123_Lo Mau.pdf"):
        assert not re.search("1969|0010", public_path(tmp_path / name)), name
    for name in ("QD ong Mau 0912345678.pdf", "32-don-0912345678-xin.pdf", "ho_so_0912_345_678.txt"):
        assert not re.search("0912.?345.?678", public_path(tmp_path / name)), name
