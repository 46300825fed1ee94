"""Files made to break who reads them, each cause once: a reading that says what it lacks, or an error."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from benchmarks.trust.hostile import all_files
from benchmarks.trust.hostile_files.pdf import contents, pdf
from benchmarks.trust.hostile_files.word import docx
from pipeline.errors import QuyetDinhError, TimedOut
from pipeline.read import read
from pipeline.read.allowance import at_most
from pipeline.read.page_by_page import read_pages
from pipeline.read.pdf_page import ReadPage
from pipeline.settings import ReadSettings
from schemas import Page, Reading

FILES = {file.name: file for file in all_files()}
SETTINGS = ReadSettings(ocr="never")


def reading_of(data: bytes, folder: Path, settings: ReadSettings = SETTINGS) -> Reading:
    path = folder / "a.pdf"
    path.write_bytes(data)
    return read(path, settings)


def ending(name: str, folder: Path) -> str:
    """The code of the error, else the codes of serious review items, else 'read'."""
    try:
        found = reading_of(FILES[name].make(), folder)
    except QuyetDinhError as error:
        return error.code
    told = {item.code for item in found.review if item.severity != "info"}
    return " ".join(sorted(told)) or "read"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("xref-prev-self.pdf", "read"), ("pages-cycle.pdf", "damaged"), ("pages-5000.pdf", "too-large"),
        ("count-2-of-1.pdf", "unread-page"), ("box-wide.pdf", "read"), ("box-nan.pdf", "read"),
        ("rotate-45.pdf", "read"), ("cropbox-outside.pdf", "too-large"), ("encrypted.pdf", "password"),
        ("encrypted-by-owner.pdf", "read"), ("letter-1e30.pdf", "read"), ("letters-lone-low.pdf", "read"),
        ("letters-right-to-left.pdf", "read"), ("letters-million.pdf", "broken-text-layer"),
        ("form-self.pdf", "read"),
        ("action-launch.pdf", "read"), ("attachment.pdf", "read"), ("signature-range-huge.pdf", "read"),
        ("font-type3-self.pdf", "read"), ("contents-flate-broken.pdf", "damaged"),
        ("second-contents-broken.pdf", "unread-page"), ("second-image-jpx-noise.pdf", "unread-page"),
        ("second-image-jbig2-noise.pdf", "unread-page"), ("second-image-flate-noise.pdf", "unread-page"),
        ("image-jpeg-noise.pdf", "damaged"), ("truncated-50.pdf", "damaged"),
        ("2e9x2e9.png", "too-large"), ("cut-50%.jpg", "damaged"), ("loop.tif", "unread-page"),
        ("byte-10%.docx", "damaged"), ("without-document.xml.docx", "not-a-document"),
        ("external-entity.docx", "read"),
        ("half-character.docx", "damaged"), ("header-missing.docx", "damaged"),
        ("numbers-level.docx", "read"),
        ("pictures-only.docx", "unread-part"), ("tables-5000.docx", "damaged"),
        ("external-entity.odt", "read"), ("bomb.odt", "too-large"), ("cells.odt", "read"),
        ("encrypted.odt", "password"), ("deep.rtf", "damaged"), ("cut.rtf", "damaged"),
        ("include.rtf", "read"), ("spans.html", "read"), ("external.html", "read"),
        ("line-3e6.html", "long-line"),
        ("no-act.html", "not-a-document"), ("nothing.mht", "not-a-document"),
        ("nothing.docx", "read"), ("numbers-letters.docx", "read"),
        ("form-feeds.txt", "too-large"), ("bom-only.txt", "empty"),
        ("quotes.txt", "long-line"), ("utf-8-halves.txt", "not-a-document"),
    ],
)  # fmt: skip
def test_each_ends_with_a_word(name: str, expected: str, tmp_path: Path) -> None:
    assert ending(name, tmp_path) == expected


@pytest.mark.parametrize(
    "data",
    [
        "a\u202eb\u2066c\u0085d\u2028e\ue000f\u200dg".encode(),
        docx("<w:p><w:r><w:t>a\u202eb\u2066c\u0085d\u2028e\ue000f\u200dg</w:t></w:r></w:p>"),
    ],
    ids=["text", "word"],
)
def test_what_cannot_be_seen_is_not_stored(data: bytes, tmp_path: Path) -> None:
    assert reading_of(data, tmp_path).pages[0].text == "abc d efg"


def test_a_line_too_long_for_any_page_is_broken(tmp_path: Path) -> None:
    found = reading_of(b"mau " * 3000 + b"x" * 5000, tmp_path)
    lines = [line.text for line in found.pages[0].lines]
    assert max(map(len, lines)) <= 2000
    assert "".join(lines).replace(" ", "") == "mau" * 3000 + "x" * 5000
    assert [item.code for item in found.review] == ["long-line"]


def test_a_cell_too_long_goes_on_in_a_row_below(tmp_path: Path) -> None:
    texts = ("mau " * 900, "b")
    cell, short = (f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts)
    found = reading_of(docx(f"<w:tbl>{f'<w:tr>{short}{cell}</w:tr>' * 2}</w:tbl>"), tmp_path)
    rows = [[cell.text for cell in line.cells] for line in found.pages[0].lines]
    assert [first for first, _ in rows] == ["b", "", "b", ""]
    assert " ".join(second for _, second in rows[:2]) == ("mau " * 900).strip()


def test_letters_beside_the_page_or_larger_than_it_are_bounded(tmp_path: Path) -> None:
    shown = b"BT /F1 12 Tf 1 0 0 1 72 700 Tm (Mau) Tj 1 0 0 1 -9000 700 Tm (ngoai) Tj ET"
    assert reading_of(contents(shown), tmp_path).pages[0].text == "Mau"
    page = reading_of(contents(shown + b" BT /F1 5000 Tf 0 0 Td (O) Tj ET"), tmp_path).pages[0]
    boxes = [word.box for line in page.lines for word in line.words if word.box]
    assert all(box.width <= page.width and box.height <= page.height for box in boxes)


def page_of(index: int) -> ReadPage:
    page = Page(number=index + 1, width=0, height=0, text_source="text-layer", confidence=1)
    return ReadPage(page, "digital", ())


def unread(pages: list[ReadPage]) -> list[int]:
    return [item.page for page in pages for item in page.review if item.page and item.code == "unread-page"]


def test_a_page_that_takes_too_long_is_left_and_said() -> None:
    def slow(index: int) -> ReadPage:
        while index == 1:
            time.sleep(0.01)
        return page_of(index)

    found = read_pages(3, slow, 0.05, float("inf"))
    assert [page.page.number for page in found.pages] == [1, 2, 3]
    assert unread(found.pages) == [2]
    assert not found.finished


def test_pages_not_begun_in_time_are_left_and_said() -> None:
    found = read_pages(3, page_of, 10, time.monotonic() - 1)
    assert unread(found.pages) == [2, 3]
    assert not found.finished


def test_memory_that_one_page_lacks_costs_that_page() -> None:
    def hungry(index: int) -> ReadPage:
        if index == 1:
            raise MemoryError
        return page_of(index)

    assert unread(read_pages(2, hungry, 10, float("inf")).pages) == [2]


def test_a_file_whose_first_page_cannot_be_read_is_refused() -> None:
    """It may bear a mark of secrecy."""

    def slow(index: int) -> ReadPage:
        raise TimedOut("Chậm.", "Tách.")

    with pytest.raises(TimedOut):
        read_pages(2, slow, 10, float("inf"))


def test_an_unfinished_reading_is_never_taken_for_the_whole(tmp_path: Path) -> None:
    two = pdf({2: b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>"})
    (tmp_path / "a.pdf").write_bytes(two)
    whole = read(tmp_path / "a.pdf", SETTINGS)
    part = read(tmp_path / "a.pdf", SETTINGS, until=time.monotonic() - 1)
    assert part.reader != whole.reader
    assert [item.page for item in part.review if item.code == "unread-page"] == [2]


def test_time_is_not_taken_in_threads_that_cannot_be_told() -> None:
    def patient() -> None:
        with at_most(0.01):
            time.sleep(0.05)
        ended.append(True)

    ended: list[bool] = []
    thread = threading.Thread(target=patient)
    thread.start()
    thread.join()
    assert ended
