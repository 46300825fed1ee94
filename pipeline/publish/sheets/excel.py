"""An Excel workbook: the rows, and a second sheet that says what its columns mean.

Text is written as text, so that nothing in it is run and nothing needs an apostrophe.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, BinaryIO

import xlsxwriter

from pipeline.errors import QuyetDinhError
from pipeline.publish.sheets.sheet import Header, Sheet, headings

__all__ = ["LONGEST", "MOST_ROWS", "write_excel"]

MOST_ROWS = 1_048_575
"""Of one sheet, below its heading."""
LONGEST = 32_767
"""Characters of a cell."""
_EXACT = 10**15  # Excel keeps 15 digits
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False,
}  # fmt: skip
_WIDTHS = {"integer": 10, "real": 10}
_WIDE = 28


def write_excel(sheet: Sheet, out: BinaryIO, header: Header) -> None:
    """Longer text is cut and ends with '…'. QuyetDinhError for more rows than a sheet has.

    Where it fails `out` holds what is no use: closing the book is what removes its files on disk.
    """
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": sheet.title, "created": datetime(2000, 1, 1)})  # equal data, equal files
    try:
        bold = book.add_format({"bold": True})
        _write_rows(book.add_worksheet("Dữ liệu"), sheet, header, bold)
        _write_meanings(book.add_worksheet("Giải thích cột"), sheet, bold)
    finally:
        book.close()


def _write_rows(page: Any, sheet: Sheet, header: Header, bold: Any) -> None:
    above = headings(sheet.columns, header)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, _WIDTHS.get(column.kind, _WIDE))
        page.write_string(0, place, above[place], bold)
    page.freeze_panes(1, 0)
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        if number > MOST_ROWS:
            raise QuyetDinhError(
                f"{sheet.title}: một trang Excel chỉ có {MOST_ROWS:,} dòng.".replace(",", "."),
                "Lọc hẹp lại, hoặc chọn CSV, JSON Lines hay Parquet.",
            )
        for place, value in enumerate(row):
            if isinstance(value, float) or (isinstance(value, int) and abs(value) < _EXACT):
                page.write_number(number, place, value)
            elif value is not None and value != "":
                page.write_string(number, place, _fitting(str(value)))
    page.autofilter(0, 0, number, max(len(above) - 1, 0))


def _write_meanings(page: Any, sheet: Sheet, bold: Any) -> None:
    page.set_column(0, 1, _WIDE)
    page.set_column(2, 2, 100)
    for place, text in enumerate(("Mã cột", "Tên cột", "Giải thích")):
        page.write_string(0, place, text, bold)
    for place, column in enumerate(sheet.columns, start=1):
        for cell, text in enumerate((column.name, column.label, column.about)):
            page.write_string(place, cell, text)


def _fitting(text: str) -> str:
    """What a cell can hold: characters of XML, its one end of line, not too many of them."""
    if not text.isprintable():
        text = _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.startswith("<r>"):  # xlsxwriter takes '<r>…</r>' for markup of its own and writes it as it is
        text = f" {text}"
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
