"""Copies of one act whose number was not read count once; what differs is another act."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.link import link
from pipeline.store import RunInfo, Store
from schemas import Member
from tests.support.store_samples import decision, reading

PEOPLE = ("Lò Văn Mẫu", "Đặng Thị Mẫu", "Quàng Văn Thử", "Hà Thị Thử")
UNREAD = {"number": None, "symbol": None, "issued_on": None}


def seats(*names: str) -> tuple[Member, ...]:
    return tuple(Member(body=0, ordinal=n, name=name, role="member") for n, name in enumerate(names))


@pytest.mark.parametrize(
    ("changes", "bodies"),
    [
        (UNREAD, 1),
        (UNREAD | {"members": seats("Lò Vǎn Mẫu", *PEOPLE[1:])}, 1),
        (UNREAD | {"members": seats("Người Khác", *PEOPLE[1:])}, 2),
        (UNREAD | {"members": seats(*PEOPLE[:2])}, 2),
        (UNREAD | {"issued_year": 2022}, 2),
        (UNREAD | {"action": "reconstitute"}, 2),
        ({"number": "99", "issued_on": None}, 2),
        ({"number": None, "symbol": None, "issued_on": "2021-05-05"}, 2),
        ({"number": None, "symbol": None}, 1),
    ],
)
def test_a_body_of_two_copies(tmp_path: Path, changes: dict[str, object], bodies: int) -> None:
    plain = {"members": seats(*PEOPLE), "duties": (), "evidence": (), "review": ()}
    with Store(tmp_path / "quyetdinh.db") as store:
        run = store.begin_run(RunInfo(pipeline_version="1"))
        for text, more in (("bản quét", plain | changes), ("bản ký số", plain)):
            store.write(reading(text), link([decision().model_copy(update=more)]), run)
        store.finish_run(run)
    with closing(sqlite3.connect(tmp_path / "quyetdinh.db")) as connection:
        counted = connection.execute("select sum(bodies) from kind_facts").fetchone()[0]
        kept = {row[0] for row in connection.execute(
            "select d.code from body_facts f join decisions d on d.id = f.decision_id")}  # fmt: skip
    assert counted == bodies
    assert "12/QĐ-UBND" in kept, "the copy that was read best"
