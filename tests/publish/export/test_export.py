"""Everything as files: complete, the same each time, and never half of one."""

from __future__ import annotations

import codecs
import csv
import hashlib
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from pipeline.cli.app import main
from pipeline.cli.exits import Exit
from pipeline.errors import MissingPackage, StoreError
from pipeline.publish.ask.record_models import DecisionRecord
from pipeline.publish.ask.records import all_records
from pipeline.publish.export import FORMATS, export
from pipeline.publish.sheets.sheet import HEADERS, Header
from pipeline.store.tables.catalog import TABLES
from tests.support.publish_sample import D1, D2, D3, HOSTILE
from tests.support.site import Site

csv.field_size_limit(10_000_000)
NAMES = {table.name for table in TABLES}


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def csv_rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(codecs.BOM_UTF8)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_json_lines_hold_every_decision_whole(
    db: Path, connection: sqlite3.Connection, tmp_path: Path
) -> None:
    (path,) = export(db, tmp_path, "jsonl")
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert found == list(all_records(connection))
    assert [record["id"] for record in found] == sorted([D1, D2, D3])
    for record in found:
        DecisionRecord.model_validate(record)


def test_evidence_can_be_left_out(db: Path, tmp_path: Path) -> None:
    export(db, tmp_path, "jsonl", evidence=False)
    text = (tmp_path / "decisions.jsonl").read_text(encoding="utf-8")
    assert all(json.loads(line)["evidence"] == [] for line in text.splitlines())
    export(db, tmp_path, "csv", evidence=False)
    assert not (tmp_path / "evidence.csv").exists()
    resources = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert "evidence" not in [one["name"] for one in resources]


def test_csv_holds_every_row_of_every_table(db: Path, connection: sqlite3.Connection, tmp_path: Path) -> None:
    written = export(db, tmp_path, "csv", header="code")
    assert {path.stem for path in written} == {*NAMES, "datapackage"}
    for name in NAMES:
        cursor = connection.execute(f"select * from [{name}]")
        names = [column[0] for column in cursor.description]
        stored = [{n: "" if v is None else str(v) for n, v in zip(names, row, strict=True)} for row in cursor]
        found = csv_rows(tmp_path / f"{name}.csv")
        key = lambda row: sorted(row.items())  # noqa: E731
        assert sorted(found, key=key) == sorted(stored, key=key)
    assert HOSTILE in {row["subject"] for row in csv_rows(tmp_path / "decisions.csv")}


@pytest.mark.parametrize("header", HEADERS)
def test_the_data_package_describes_its_files(db: Path, tmp_path: Path, header: Header) -> None:
    export(db, tmp_path, "csv", header=header)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "tabular-data-package"
    rows = {one["name"]: csv_rows(tmp_path / one["path"]) for one in package["resources"]}
    assert rows.keys() == NAMES
    for resource in package["resources"]:
        path = tmp_path / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        assert resource["title"]
        assert resource["description"]
        _check_schema(resource["name"], resource["schema"], rows)


def _check_schema(name: str, schema: dict[str, Any], rows: dict[str, list[dict[str, str]]]) -> None:
    parse = {"string": str, "integer": int, "number": float}
    own = rows[name]
    for field in schema["fields"]:
        assert field["title"]
        assert field["description"]
        for row in own:
            if row[field["name"]]:
                parse[field["type"]](row[field["name"]])
    keys = [tuple(row[part] for part in schema["primaryKey"]) for row in own]
    assert schema["primaryKey"]
    assert len(keys) == len(set(keys))
    for key in schema["foreignKeys"]:
        there = {row[key["reference"]["fields"]] for row in rows[key["reference"]["resource"] or name]}
        assert {row[key["fields"]] for row in own} <= {*there, ""}


def test_parquet_holds_every_row_with_its_type(
    db: Path, connection: sqlite3.Connection, tmp_path: Path
) -> None:
    written = export(db, tmp_path, "parquet")
    assert {path.stem for path in written} == NAMES
    for path in written:
        table = pyarrow.parquet.read_table(path)
        stored = connection.execute(f"select * from [{path.stem}]").fetchall()
        found = [tuple(row.values()) for row in table.to_pylist()]
        assert sorted(map(repr, found)) == sorted(map(repr, stored))
    members = pyarrow.parquet.read_schema(tmp_path / "members.parquet")
    assert str(members.field("confidence").type) == "double"
    assert "Độ tin cậy" in members.field("confidence").metadata[b"description"].decode()


@pytest.mark.parametrize("file_format", FORMATS)
def test_equal_data_gives_equal_files(db: Path, tmp_path: Path, file_format: str) -> None:
    for name in ("a", "b"):
        export(db, tmp_path / name, file_format)
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_failure_leaves_the_old_file_and_no_half_one(db: Path, tmp_path: Path, file_format: str) -> None:
    export(db, tmp_path, file_format)
    before = hashes(tmp_path)

    def stop(name: str, done: int, total: int) -> None:
        if name == "decisions" and done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(db, tmp_path, file_format, stop)
    after = hashes(tmp_path)
    before.pop("datapackage.json", None)  # a package describes all of its files or is not there
    assert after == before


def test_progress_is_told_for_every_table(db: Path, tmp_path: Path) -> None:
    seen: dict[str, tuple[int, int]] = {}
    export(db, tmp_path, "csv", lambda name, done, total: seen.update({name: (done, total)}))
    assert seen.keys() == NAMES
    assert all(done == total for done, total in seen.values())


def test_an_export_is_of_one_moment(db_copy: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(db_copy, isolation_level=None)) as writer:
        writer.execute("update roles set name = name")  # a log beside the file: somebody writes

        def meddle(name: str, done: int, total: int) -> None:
            if name == "decisions" and not done:
                writer.execute("delete from members")

        export(db_copy, tmp_path / "out", "csv", meddle)
    assert len(csv_rows(tmp_path / "out" / "members.csv")) == 6


def test_without_pyarrow_the_error_names_the_line_to_run(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackage) as caught:
        export(db, tmp_path, "parquet")
    assert "pip install" in caught.value.next_step
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [None, b"khong phai co so du lieu", b""])
def test_what_is_no_database_of_ours(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError):
        export(path, tmp_path / "out", "jsonl")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made(db: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("là tệp")
    with pytest.raises(StoreError, match="--out"):
        export(db, tmp_path / "out", "jsonl")


def test_the_command(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["quyetdinh", "export", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(str(ended.value.code))

    assert run("--db", db, "--out", tmp_path / "out") == Exit.WELL
    assert "decisions.jsonl" in capsys.readouterr().out
    assert run("--db", db, "--out", tmp_path / "out", "--format", "csv", "--quiet") == Exit.WELL
    assert capsys.readouterr().out == ""
    assert run("--db", db, "--out", tmp_path / "out", "--format", "xml") == Exit.USAGE
    assert "jsonl, csv, xlsx, parquet" in capsys.readouterr().err
    assert run("--db", db) == Exit.USAGE
    assert run("--db", tmp_path / "khong-co.db", "--out", tmp_path / "out") == Exit.NOTHING_DONE


def test_the_command_copies_the_database_for_publishing(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["quyetdinh", "export", "--format", "sqlite", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(str(ended.value.code))

    before = db.read_bytes()
    assert run("--db", db, "--out", tmp_path / "a") == run("--db", db, "--out", tmp_path / "b") == Exit.WELL
    assert run("--db", db, "--out", tmp_path / "b") == Exit.WELL, "it takes the place of the one before"
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")
    assert list(hashes(tmp_path / "a")) == ["quyetdinh.db"]
    assert db.read_bytes() == before
    site = Site(tmp_path / "a" / "quyetdinh.db")
    try:
        assert site.get(f"/quyet-dinh/{D1}").status_code == 200
        assert "Đặng Hồng Mẫu" in site.get("/tim-kiem?q=dang+hong+mau").text
    finally:
        site.close()
    assert run("--db", db, "--out", tmp_path / "c", "--no-evidence") == Exit.WELL
    with closing(sqlite3.connect(tmp_path / "c" / "quyetdinh.db")) as copy:
        assert copy.execute("select count(*) from evidence").fetchone() == (0,)
        assert copy.execute("select count(*) from members").fetchone() == (6,)
    capsys.readouterr()
    assert run("--db", db, "--out", db.parent) == Exit.NOTHING_DONE
    assert "đang dùng" in capsys.readouterr().err
    assert db.read_bytes() == before
