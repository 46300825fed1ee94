"""Tables and queries of the site as files: whole, with the header asked for, and nothing in them is run."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyarrow.parquet
import pytest

from pipeline.publish.ask import questions
from pipeline.publish.export import export
from pipeline.publish.sheets import answer
from pipeline.publish.sheets.answer import CutShort
from pipeline.text.spreadsheet import harmless
from tests.support.opened_files import sheet
from tests.support.publish_sample import D1, D2, PAGE_1
from tests.support.site import Site

MANY = 1200
FORMULAS = ['=HYPERLINK("http://a","b")', "+1,=2", '-"x"\r\n=3', "@a", "\t=4"]
NUMBER, PLAIN = "-12", "chữ, có dấu phẩy, -1 và =2"


@pytest.fixture(scope="module")
def written(db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("csv") / "quyetdinh.db"
    path.write_bytes(db.read_bytes())
    with closing(sqlite3.connect(path)) as conn, conn:
        for n, text in enumerate([*FORMULAS, NUMBER, PLAIN], start=50):
            conn.execute(
                "insert into duties (id, decision_id, ordinal, text, page, confidence) "
                "values (?, ?, ?, ?, 1, 1)",
                [f"{D1}-d{n}", D1, n, text],
            )
        conn.executemany(
            "insert into legal_bases (id, decision_id, ordinal, text) values (?, ?, ?, 'Mẫu')",
            [(f"{D1}-l{n}", D1, n) for n in range(100, 100 + MANY)],
        )
        conn.execute("update members set confidence = -0.5, position = '=1+1' where decision_id = ?", [D2])
    return path


@pytest.fixture(scope="module")
def opened(written: Path) -> Iterator[Site]:
    site = Site(written)
    yield site
    site.close()


def texts(said: str, column: str = "text") -> list[str]:
    assert said.startswith("\ufeff")
    return [row[column] for row in csv.DictReader(io.StringIO(said.removeprefix("\ufeff"), newline=""))]


@pytest.mark.parametrize(
    "query", ["", "&_stream=on&_size=max", "&_dl=on", "&_labels=on", "&_header=on&_sort=text", "&_size=2"]
)
def test_tables_of_the_site(opened: Site, query: str) -> None:
    found = texts(opened.get(f"/quyetdinh/duties.csv?header=code{query}").text)
    assert {*map(harmless, FORMULAS), NUMBER, PLAIN} <= {*found}
    assert not {*FORMULAS} & {*found}


def test_numbers_stay_numbers(opened: Site) -> None:
    said = opened.get(f"/quyetdinh/members.csv?header=code&decision_id={D2}").text
    assert {*texts(said, "confidence")} == {"-0.5"}
    assert {*texts(said, "position")} == {"'=1+1"}


def test_json_keeps_what_is_stored(opened: Site) -> None:
    rows = opened.get("/quyetdinh/duties.json?_shape=array&_size=max").json()
    assert {*FORMULAS} <= {row["text"] for row in rows}


def test_exported_tables(written: Path, tmp_path: Path) -> None:
    export(written, tmp_path, "csv", header="code")
    found = texts((tmp_path / "duties.csv").read_bytes().decode())
    assert {*map(harmless, FORMULAS), NUMBER, PLAIN} <= {*found}
    assert not {*FORMULAS} & {*found}


def test_a_table_comes_whole_not_by_the_page(opened: Site) -> None:
    asked = "/quyetdinh/legal_bases"
    assert opened.get(f"{asked}.csv").text.count("\r\n") > MANY
    assert len(sheet(opened.get(f"{asked}.xlsx").content)) > MANY
    told = opened.get(f"{asked}.jsonl?_next=x&_sort_desc=ordinal")
    lines = [json.loads(line) for line in told.iter_lines()]
    assert len(lines) >= MANY
    assert lines[0]["ordinal"] == 99 + MANY
    table = pyarrow.parquet.read_table(io.BytesIO(opened.get(f"{asked}.parquet").content))
    assert table.num_rows == len(lines)


def test_conditions_of_the_page_hold_in_the_file(opened: Site) -> None:
    heading, *rows = sheet(opened.get(f"/quyetdinh/members.xlsx?decision_id={D2}&role=head").content)
    assert [row[heading.index("Họ và tên")] for row in rows] == ["Phạm Thị Ví Dụ"]
    assert rows[0][heading.index("Chức vụ")] == "=1+1"  # text in a cell of text
    assert rows[0][heading.index("Độ tin cậy")] == -0.5


def test_queries_have_their_own_headings(opened: Site) -> None:
    shown = opened.get("/quyetdinh/quy-mo-to-chuc.csv?loai=to")
    assert "Số thành viên" in shown.text.splitlines()[0]
    assert shown.headers["content-disposition"] == 'attachment; filename="quy-mo-to-chuc.csv"'
    coded = opened.get("/quyetdinh/quy-mo-to-chuc.csv?loai=to&header=code").text
    assert coded.splitlines()[1:] == shown.text.splitlines()[1:]
    assert "deputies" in coded.splitlines()[0]


def test_a_flat_file_of_members_says_of_which_decision_they_are(opened: Site) -> None:
    rows = [json.loads(line) for line in opened.get("/quyetdinh/member_details.jsonl").iter_lines()]
    (head,) = (row for row in rows if row["name"] == "Đặng Hồng Mẫu")
    assert {
        "decision_code": "12/QĐ-UBND", "issued_on": "2025-03-04", "province": "Cao Bằng", "page": 1,
        "agency_type": "Sở Y tế", "role": "head", "confidence": 0.95,
        "decision_subject": "Về việc thành lập Tổ công tác mẫu", "body": "Tổ công tác mẫu tỉnh Cao Bằng",
        "decision_address": PAGE_1.removeprefix("/quyet-dinh/"),
    }.items() <= head.items()  # fmt: skip
    assert "search_key" not in head


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("members.csv?header=x", 400), ("khong-co.xlsx", 404),
        (f"members/{D1}-m1.csv", 200), (f"members/{D1}-m99.csv", 404),
        ("muc-can-ra-soat.parquet", 200), ("members.parquet?name=khong-ai", 200),
        ("members.jsonl?name=khong-ai", 200), ("members.xlsx?name=khong-ai", 200),
    ],
)  # fmt: skip
def test_what_there_is_and_is_not(opened: Site, path: str, status: int) -> None:
    assert opened.get(f"/quyetdinh/{path}").status_code == status


def test_the_head_of_an_answer_costs_no_file(opened: Site) -> None:
    head = opened.send("HEAD", "/quyetdinh/members.xlsx")
    assert head.status_code == 200
    assert head.headers["content-disposition"] == 'attachment; filename="thanh-vien.xlsx"'
    assert head.content == b""


def test_too_many_rows_for_a_file_made_whole_are_said_before_it(
    opened: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "MOST_ON_THE_SITE", 1000)
    refused = opened.get("/quyetdinh/legal_bases.xlsx")
    assert refused.status_code == 400
    assert "1.000 dòng" in refused.text
    assert opened.get("/quyetdinh/legal_bases.csv").status_code == 200


def test_a_question_that_takes_too_long_is_said_where_nothing_was_sent(
    opened: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "_LONGEST_MS", -1)
    monkeypatch.setattr(questions, "_STEPS", 10)
    refused = opened.get("/quyetdinh/legal_bases.xlsx")
    assert refused.status_code == 400
    assert "quá lâu" in refused.text


def test_a_file_that_grows_too_large_ends_as_no_file_does(
    opened: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "_PIECE", 1_000)
    monkeypatch.setattr(answer, "_LARGEST", 30_000)
    with pytest.raises(CutShort, match="quá lớn"):
        opened.get("/quyetdinh/legal_bases.csv")


def test_without_pyarrow_there_is_no_parquet(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    site = Site(written)
    try:
        assert ".parquet" not in site.get("/quyetdinh/members").text
        assert site.get("/quyetdinh/members.parquet").status_code == 404
    finally:
        site.close()
