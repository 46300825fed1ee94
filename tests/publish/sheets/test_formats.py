"""Rows come out of each format as they went in, whatever stands in them, and nothing in a file is run."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import QuyetDinhError
from pipeline.publish.sheets import excel
from pipeline.publish.sheets.excel import LONGEST
from pipeline.publish.sheets.formats import FORMATS
from pipeline.publish.sheets.sheet import Column, Header, Sheet
from pipeline.text.spreadsheet import harmless
from tests.support.opened_files import opened, sheet

TEXT = Column("text", "Nội dung", "text", "như in.")
COUNT, SHARE = Column("n", "Số", "integer"), Column("share", "Phần", "real")
ALL = (TEXT, COUNT, SHARE)
FORMULAS = ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://a","b")']
# What spreadsheets and XML find hard: control characters, halves of pairs left out, ends of lines, escapes.
ODD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
ROW = st.tuples(
    st.none() | ODD | st.sampled_from(FORMULAS),
    st.none() | st.integers(-(2**40), 2**40),
    st.none() | st.floats(allow_nan=False, allow_infinity=False, width=32),
)


def written(ending: str, rows: list[tuple[Any, ...]], columns: Any = ALL, header: Header = "code") -> bytes:
    out = io.BytesIO()
    FORMATS[ending].write(Sheet("mau", "Mẫu", columns, rows), out, header)
    return out.getvalue()


@given(rows=st.lists(ROW, max_size=4))
@settings(max_examples=60)
def test_programs_get_what_is_stored(rows: list[tuple[Any, ...]]) -> None:
    assert opened("jsonl", written("jsonl", rows))[1:] == rows
    assert opened("parquet", written("parquet", rows)) == [("text", "n", "share"), *rows]


@given(rows=st.lists(ROW, max_size=4))
@settings(max_examples=60)
def test_spreadsheets_get_the_same_and_run_none_of_it(rows: list[tuple[Any, ...]]) -> None:
    found = opened("csv", written("csv", rows))[1:]
    assert found == [tuple("" if cell is None else str(harmless(cell)) for cell in row) for row in rows]
    assert not any(cell[:1] in "=+-@" and not _number(cell) for row in found for cell in row if cell)


def _number(cell: str) -> bool:
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True


@given(rows=st.lists(ROW, min_size=1, max_size=4))
@settings(max_examples=40)
def test_a_workbook_holds_text_as_text(rows: list[tuple[Any, ...]]) -> None:
    content = written("xlsx", rows)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    found = sheet(content)[1:]
    for row, cells in zip(rows, found, strict=False):  # empty rows at the end are not there
        text, count, share = cells
        assert text == _in_excel(row[0])
        assert count == row[1]
        assert share == (None if row[2] is None else pytest.approx(row[2]))


def _in_excel(text: str | None) -> str | None:
    """A cell has one end of line; what XML cannot hold has a mark in its place."""
    if not text:
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", lines)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_headings_are_for_people_or_for_programs(ending: str) -> None:
    columns = (TEXT, Column("body", "Tổ chức"), Column("body_id", "Tổ chức"))
    row = [("a", "b", "c")]
    assert opened(ending, written(ending, row, columns, "label"))[0] == (
        "Nội dung", "Tổ chức (body)", "Tổ chức (body_id)"
    )  # fmt: skip
    assert opened(ending, written(ending, row, columns, "code"))[0] == ("text", "body", "body_id")


def test_a_workbook_says_what_its_columns_mean() -> None:
    assert sheet(written("xlsx", []), 1)[:2] == [
        ("Mã cột", "Tên cột", "Giải thích"), ("text", "Nội dung", "như in."),
    ]  # fmt: skip


def test_a_long_cell_is_cut_with_a_mark_and_a_long_number_stays_exact() -> None:
    (_, (text, number, _)) = sheet(written("xlsx", [("a" * 40_000, 2**60, None)]))
    assert len(text) == LONGEST
    assert text.endswith("a…")
    assert number == str(2**60)


@pytest.mark.parametrize("text", ["<r><f>1+1</f></r>", "<r></is></c></row>", "</t>", "&amp;"])
def test_text_is_no_markup_of_the_workbook(text: str) -> None:
    (_, (found, *_)) = sheet(written("xlsx", [(text, 1, None)]))
    assert found.removeprefix(" ") == text


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 2)
    assert len(sheet(written("xlsx", [("a", 1, None)] * 2))) == 3
    with pytest.raises(QuyetDinhError, match="Excel"):
        written("xlsx", [("a", 1, None)] * 3)


@pytest.mark.parametrize(
    ("values", "kind"),
    [([1, None], "int64"), ([1, 2.5], "double"), ([1, "a"], "string"), ([None], "string"), ([], "string")],
)
def test_a_column_of_unknown_kind_gets_the_narrowest_that_holds(values: list[Any], kind: str) -> None:
    content = written("parquet", [(value,) for value in values], (Column("x", "X"),))
    table = pyarrow.parquet.read_table(io.BytesIO(content))
    assert str(table.schema.field("x").type) == kind
    expected = [str(one) if kind == "string" and one is not None else one for one in values]
    assert table["x"].to_pylist() == expected


@pytest.mark.parametrize("ending", FORMATS)
def test_equal_rows_give_equal_files(ending: str) -> None:
    rows = [("a", 1, 0.5), (None, None, None)]
    assert written(ending, rows) == written(ending, rows)
