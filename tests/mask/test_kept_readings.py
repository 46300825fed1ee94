"""What older rules let through does not stay in the readings kept beside the database."""

from __future__ import annotations

from pathlib import Path

from pipeline.ingest import process, public_path, reader_of, sha256_of
from pipeline.readings import ReadingCache
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


def test_names_of_files_are_masked(tmp_path: Path) -> None:
    assert "0912345678" not in public_path(tmp_path / "QD ong Mau 0912345678.pdf")
