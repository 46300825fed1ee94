"""Of several files with one decision the newest counts; the older ones stay, and say which one is newer."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from pipeline.store import FileEntry, RunInfo, Store
from tests.support.store_samples import linked, reading

OTHER = "Về việc kiện toàn Hội đồng thi đua"


def stored(path: Path, *files: dict[str, Any]) -> None:
    """Stores files one after the other, in one run; 'text', 'at' and 'place' are of the file."""
    with Store(path) as store:
        run = store.begin_run(RunInfo(pipeline_version="1"))
        for file in files:
            changes = {key: value for key, value in file.items() if key not in ("text", "at", "place")}
            source = reading(file["text"])
            store.write(source, linked(**changes), run, modified_at=file.get("at", "2024-01-01"))
            store.record_file(
                run, FileEntry("a.txt", source.source.id, "done", place=file.get("place", file["text"]))
            )
        store.finish_run(run)


def newest(path: Path) -> dict[str, str | None]:
    """First words of each file → those of the one that replaces it."""
    with closing(sqlite3.connect(path)) as conn:
        rows = conn.execute(
            "select f.file_name, g.file_name from decisions d join documents f on f.id = d.document_id "
            "left join decisions e on e.id = d.superseded_by left join documents g on g.id = e.document_id"
        )
        return {old[:-4]: new and new[:-4] for old, new in rows}


OLD, NEW = {"text": "cũ", "at": "2024-01-01"}, {"text": "mới", "at": "2024-02-01"}
PLACE, UNREAD = {"place": "x"}, {"place": "x", "symbol": None, "subject": None}
ONE: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("the same decision in another file", {}, {}, True),
    ("another number", {}, {"number": "13"}, False),
    ("another day", {}, {"issued_on": "2021-05-05"}, False),
    ("another subject under a number misread", {}, {"subject": OTHER}, False),
    ("a subject misread", {}, {"subject": "Ve viêc thành lập Tố công tác sô hóa"}, True),
    ("another province", {}, {"province": "Nghệ An", "issuer": "UBND tỉnh Nghệ An"}, False),
    ("a file in place of another, its number corrected", PLACE, PLACE | {"number": "13"}, True),
    ("a file in place of another, number and subject unread", UNREAD, UNREAD, True),
    ("a name used again for another decision", PLACE, PLACE | {"number": "13", "subject": OTHER}, False),
    ("a name used again on another day", PLACE, PLACE | {"number": "13", "issued_on": "2021-06-07"}, False),
]


@pytest.mark.parametrize(("older", "newer", "one"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_what_is_one_decision(tmp_path: Path, older: Any, newer: Any, one: bool) -> None:
    stored(tmp_path / "q.db", OLD | older, NEW | newer)
    assert newest(tmp_path / "q.db") == {"cũ": "mới" if one else None, "mới": None}


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    files = [OLD, NEW, {"text": "giữa", "at": "2024-01-15"}]
    for number, order in enumerate(permutations(files)):
        path = tmp_path / f"{number}.db"
        stored(path, *order)
        assert newest(path) == {"cũ": "mới", "giữa": "mới", "mới": None}


def test_a_file_that_came_back_to_its_place_counts_again(tmp_path: Path) -> None:
    old, new = OLD | {"place": "x"}, NEW | {"place": "x"}
    stored(tmp_path / "q.db", old, new, old)
    assert newest(tmp_path / "q.db") == {"cũ": None, "mới": "cũ"}


def test_older_versions_are_not_counted_compared_or_found(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    stored(path, OLD, NEW)
    with closing(sqlite3.connect(path)) as conn:
        for sql, count in (
            ("select decisions from agency_counts where province_id is null and agency_type_id is null "
             "and role is null and issued_year is null", 1),
            ("select count(*) from body_facts", 1),
            ("select count(*) from members_fts where members_fts match 'dang'", 1),
            ("select count(*) from decisions_fts where decisions_fts match 'hoa'", 1),
            ("select count(*) from decisions", 2),
            ("select count(*) from members", 4),
        ):  # fmt: skip
            assert conn.execute(sql).fetchone() == (count,), sql


def test_the_older_one_counts_again_when_the_newer_says_something_else(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    stored(path, OLD, NEW)
    with Store(path) as store:
        run = store.begin_run(RunInfo(pipeline_version="2"))
        store.write(reading("mới"), linked(number="14", subject=OTHER), run)
        store.finish_run(run)
    assert newest(path) == {"cũ": None, "mới": None}
    with closing(sqlite3.connect(path)) as conn:
        found = conn.execute("select count(*) from members_fts where members_fts match 'dang'").fetchone()
    assert found == (2,)


def test_names_do_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    spelled = [("một", "Sở TT&TT", "Bà Hoà"), ("hai", "Sở Thông tin và Truyền thông", "Bà Hòa"),
               ("ba", "Sở Thông tin & Truyền thông", "Bà Hoà")]  # fmt: skip
    seen = set()
    for number, order in enumerate(permutations(range(3))):
        files = []
        for n in order:
            text, organization, name = spelled[n]
            members = tuple(
                one.model_copy(update={"organization": organization, "name": name})
                for one in linked()[0].decision.members[:1]
            )
            files.append({"text": text, "number": str(n), "members": members, "duties": ()})
        stored(tmp_path / f"{number}.db", *files)
        with closing(sqlite3.connect(tmp_path / f"{number}.db")) as conn:
            seen.add((*conn.execute("select id, name, agency_type_id from organizations order by id"),
                      *conn.execute("select id, name from persons order by id")))  # fmt: skip
    assert len(seen) == 1
    assert ("thanh-hoa-ba-hoa", "Bà Hoà") in seen.pop()
