"""A file that changes under us has one hash for all that is kept of it, or is said to be still written."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest import reader_of
from pipeline.run import batch, choice
from pipeline.run.engines import Serial
from pipeline.run.files import expand
from pipeline.run.results import RunResults
from pipeline.run.task import Task
from pipeline.settings import Settings
from schemas import Page, Reading, Source

WHOLE = b"%PDF-1.4 " + b"x" * 1000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stages that know only bytes, in this process; what happens meanwhile is in `meanwhile`."""

    def work(task: Task, settings: Settings, cache: object) -> batch.Outcome:
        data = task.path.read_bytes()
        source = Source(id=hashlib.sha256(data).hexdigest(), file_name=task.shown.name, path="a.pdf",
                        media_type="application/pdf", byte_count=len(data))  # fmt: skip
        page = Page(number=1, width=1, height=1, text_source="text-layer", confidence=1)
        return batch.Outcome(
            task.path, Reading(source=source, split="digital", pages=(page,), reader=reader_of(settings))
        )

    monkeypatch.setattr(batch, "work", work)
    return tmp_path


def ingest(folder: Path) -> str:
    run = RunResults()
    inputs = expand([str(folder / "a.pdf")])
    batch.ingest_files(inputs, folder / "ra" / "q.db", Settings(workers=1), run.add, engine=Serial())
    (result,) = run.results
    return result.error.code if result.error else result.state


def stored(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "ra" / "q.db")) as conn:
        return [row[0] for row in conn.execute("select id from documents")]


def test_one_hash_for_all(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(WHOLE)
    assert ingest(folder) == "done"
    (kept,) = (folder / "ra" / "files").iterdir()
    assert [kept.stem] == stored(folder) == [hashlib.sha256(kept.read_bytes()).hexdigest()]
    assert kept.read_bytes() == WHOLE


@pytest.mark.parametrize("moment", ["between hash and copy", "while it is worked on"])
def test_a_file_still_being_written_is_said_to_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    path = folder / "a.pdf"
    path.write_bytes(WHOLE)
    owner, name = (choice, "sha256_of") if moment == "between hash and copy" else (batch, "work")
    whole = getattr(owner, name)

    def growing(*args: Any, **more: Any) -> Any:
        result = whole(*args, **more)
        with path.open("ab") as file:
            file.write(b"more")
        return result

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, growing)
        assert ingest(folder) == "being-written"
    assert stored(folder) == []
    assert not (folder / "ra" / "files").exists()
    assert ingest(folder) == "done"


def test_an_original_that_was_lost_is_kept_again_from_what_was_hashed(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(WHOLE)
    ingest(folder)
    (kept,) = (folder / "ra" / "files").iterdir()
    kept.unlink()
    assert ingest(folder) == "unchanged"
    assert kept.read_bytes() == WHOLE
    assert not (folder / "ra" / "q.db.tmp").exists()
