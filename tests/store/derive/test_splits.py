"""What follows from the rows does not depend on how they came: at once, in any parts, replaced meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.link import link
from pipeline.store import FileEntry, RunInfo, Store, remove_documents
from pipeline.store.derive.stale import STALE_TABLE
from pipeline.store.tables.catalog import TABLES
from schemas import Body, Duty, LegalBasis, LinkedDecision, Member, Reading
from tests.support.store_samples import decision, reading

File = tuple[Reading, tuple[LinkedDecision, ...], str, str]
"""Reading, decisions, when its source was changed, where it lay."""
_CHANGING = {"id", "ingested_at", "updated_at", "content_hash"}
_PLACES = {"Thanh Hóa": "UBND tỉnh Thanh Hoá", "Nghệ An": "UBND tỉnh Nghệ An", None: None}
_PEOPLE = ("Lò Văn Mẫu", "Lò Vǎn Mẫu", "Đặng Thị Mẫu", "Quàng Văn Thử", "Hà Thị Thử", "Vì Văn Thử")
_AGENCIES = ("Sở TT&TT", "Sở Thông tin và Truyền thông", "Sở Y tế", "UBND tỉnh", "Báo Thử")
_BODIES: dict[str, Any] = {
    "Tổ công tác số hóa": "to", "Ban Chỉ đạo chuyển đổi số": "ban_chi_dao", "Hội đồng nghiệm thu": "hoi_dong",
    "Hội đồng thử": None,
}  # fmt: skip
_DUTIES = (
    "Chủ trì đôn đốc việc số hóa.",
    "Chủ trì, đôn đốc việc số hóa;",
    "Điều hành Tổ.",
    "Báo cáo UBND tỉnh.",
)
_ONE = {
    "number": "12", "day": "2021-05-04", "year": None, "place": "Nghệ An", "body": "Tổ công tác số hóa",
    "members": [(_PEOPLE[0], _AGENCIES[0], "head")], "duties": [*_DUTIES], "action": "establish",
}  # fmt: skip
MEMBERS = st.lists(
    st.tuples(st.sampled_from(_PEOPLE), st.sampled_from(_AGENCIES),
              st.sampled_from(["head", "deputy", "member"])),
    min_size=1, max_size=4,
)  # fmt: skip
TOLD = st.fixed_dictionaries({
    "number": st.sampled_from(["7", "12", None]), "day": st.sampled_from(["2021-05-04", "2020-01-02", None]),
    "year": st.sampled_from([2020, None]), "place": st.sampled_from([*_PLACES]),
    "body": st.sampled_from([*_BODIES]),
    "members": MEMBERS, "duties": st.lists(st.sampled_from(_DUTIES), max_size=3),
    "action": st.sampled_from(["establish", "add"]),
})  # fmt: skip
FILES = st.lists(
    st.tuples(st.integers(0, 8), TOLD, st.sampled_from(["2024-01-01", "2024-02-01"]), st.sampled_from("xyz")),
    min_size=2, max_size=14,
)  # fmt: skip
"""A number given twice is a file that is parsed anew."""


def file_of(number: int, told: dict[str, Any], modified_at: str, place: str) -> File:
    members = tuple(
        Member(body=0, ordinal=n, name=name, organization=agency, role=role, position="Giám đốc",
               honorific="Bà" if "Thị" in name else "Ông", gender="female" if "Thị" in name else "male")
        for n, (name, agency, role) in enumerate(told["members"], start=1)
    )  # fmt: skip
    made = decision().model_copy(update={
        "number": told["number"], "issued_on": told["day"],
        "issued_year": int(told["day"][:4]) if told["day"] else told["year"],
        "province": told["place"], "place": told["place"], "issuer": _PLACES[told["place"]],
        "bodies": (Body(name=told["body"], kind=_BODIES[told["body"]]),), "members": members,
        "duties": tuple(Duty(body=0, text=text, assignee="Tổ") for text in told["duties"]),
        "legal_bases": (LegalBasis(type="Quyết định", number="12/QĐ-UBND", issued_on="2021-05-04",
                                     text="…"),),
        "action": told["action"], "evidence": (), "review": (),
    })  # fmt: skip
    return reading(f"tệp {number}"), link([made]), modified_at, place


def load(store: Store, files: Sequence[File]) -> None:
    run = store.begin_run(RunInfo(pipeline_version="1"))
    for source, linked, modified_at, place in files:
        store.write(source, linked, run, modified_at=modified_at)
        store.record_file(run, FileEntry(source.source.path, source.source.id, "done", place=place))
    store.finish_run(run)


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a database but those of the ledger, without times and what is numbered anew each time."""
    found = {}
    with closing(sqlite3.connect(path)) as conn:
        for table in TABLES:
            if table.name in ("runs", "run_files"):
                continue
            left_out = _CHANGING - (set() if table.columns[0].type == "integer" else {"id"})
            columns = ", ".join(f"[{c}]" for c in table.column_names if c not in left_out)
            found[table.name] = sorted(
                conn.execute(f"select {columns} from [{table.name}]").fetchall(), key=repr
            )
        assert conn.execute(f"select * from {STALE_TABLE}").fetchall() == []
    return found


def same(parts: Iterable[Path], whole: Path) -> None:
    expected = rows_of(whole)
    for path in parts:
        for name, rows in rows_of(path).items():
            assert rows == expected[name], name


@settings(max_examples=40, deadline=None)
@given(FILES, st.lists(st.integers(1, 6), min_size=1, max_size=6))
def test_any_split_gives_the_same_rows(
    told: list[tuple[int, dict[str, Any], str, str]], sizes: list[int]
) -> None:
    files = [file_of(*one) for one in told]
    with TemporaryDirectory() as name:
        folder = Path(name)
        with pytest.MonkeyPatch.context() as patch, Store(folder / "parts.db") as store:
            patch.setattr("pipeline.store.derive.stale._MANY", 0)  # never all of it
            start = 0
            for size in [*sizes, len(files)]:
                load(store, files[start : start + size])
                assert store.search_agrees()
                start += size
        with Store(folder / "whole.db") as store:
            load(store, files)
            store.refresh(anew=True)
        same([folder / "parts.db"], folder / "whole.db")


def test_large_loads_give_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [
        file_of(
            n, _ONE | {"number": str(n // 2), "place": ("Nghệ An", "Thanh Hóa")[n % 3 % 2]}, "2024-01-01", "x"
        )
        for n in (*range(12), 3)
    ]
    with Store(tmp_path / "whole.db") as store:
        load(store, files)
    monkeypatch.setattr("pipeline.store.large._LEAST", 2)
    monkeypatch.setattr("pipeline.store.large._BUSY", 0.0)
    with Store(tmp_path / "large.db") as store:
        load(store, files)
        assert store.search_agrees()
    with Store(tmp_path / "died.db") as store:
        run = store.begin_run(RunInfo(pipeline_version="1"))
        for source, linked, modified_at, _ in files[:12]:
            store.write(source, linked, run, modified_at=modified_at)
        conn = store._conn
        assert conn.execute("select 1 from _stale where kind = 'large'").fetchone()
        assert not conn.execute("select 1 from sqlite_master where name = 'idx_members_role'").fetchone()
    with Store(tmp_path / "died.db") as store:
        assert store.search_agrees(), "whoever opens it next makes what is missing"
        load(store, files)
    same([tmp_path / "large.db", tmp_path / "died.db"], tmp_path / "whole.db")


def test_what_is_removed_leaves_nothing(tmp_path: Path) -> None:
    kept, gone = file_of(1, _ONE, "2024-01-01", "x"), file_of(2, _ONE, "2024-02-01", "y")
    with Store(tmp_path / "a.db") as store:
        load(store, [kept, gone])
        store.forget(lambda conn: remove_documents(conn, [gone[0].source.id]))
    with Store(tmp_path / "b.db") as store:
        load(store, [kept])
    same([tmp_path / "a.db"], tmp_path / "b.db")
