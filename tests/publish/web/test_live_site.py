"""The site stays up while its database is filled, replaced and removed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.trust.live import under_change
from tests.support.site import Site, served


def test_no_reader_meets_a_server_error_while_the_database_changes(db_copy: Path) -> None:
    with served(db_copy) as address:
        answers = under_change(address, db_copy, ingests=3, replacements=4, clients=3)
    assert answers.failed == []
    assert answers.statuses[200] > 3  # more than one a client, however slow the machine


def test_a_download_while_the_database_is_filled_is_refused_in_words(db_copy: Path) -> None:
    with closing(sqlite3.connect(db_copy)) as writer, closing(Site(db_copy)) as site:
        writer.execute("pragma journal_mode = wal")
        writer.execute("update members set ordinal = ordinal + 100")
        writer.commit()
        page, file = site.get("/quyetdinh").text, site.get("/quyetdinh.db")
        assert "/quyetdinh.db" not in page
        assert file.status_code == 409
        assert all("Đang nạp dữ liệu" in text for text in (page, file.text))
        writer.execute("pragma wal_checkpoint(truncate)")
        assert "/quyetdinh.db" in site.get("/quyetdinh").text
        assert site.get("/quyetdinh.db").status_code == 200


def test_a_database_from_before_says_what_to_do(db: Path, db_copy: Path) -> None:
    older = db_copy.with_name("cu.db")
    with closing(sqlite3.connect(older)) as conn:
        conn.executescript("create table decisions (id); create table members (id); create table duties (id)")
    os.utime(older, (0, 0))  # or else it may be one that is being copied
    with closing(Site(db_copy)) as site:
        assert site.get("/").status_code == 200
        older.replace(db_copy)
        for path in ("/", "/quyetdinh/members", "/tim-kiem?q=a", "/api/v1/decisions", "/quyetdinh.csv"):
            answer = site.get(path)
            assert answer.status_code == 503, path
            assert "quyetdinh ingest" in answer.text
        shutil.copyfile(db, db_copy)
        assert site.get("/").status_code == 200
