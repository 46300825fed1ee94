"""What is accepted, what is refused and with which words; plain text; limits; the input stays untouched."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import (
    DamagedFile,
    EmptyFile,
    NotADocument,
    OcrUnavailable,
    PasswordProtected,
    QuyetDinhError,
    TooLarge,
)  # fmt: skip
from pipeline.read import read, reader_version
from pipeline.settings import ReadSettings
from tests.support.read_samples import BODY, CLOSING, HEAD, pdf_of, picture_of, picture_pdf, read_bytes


def _locked() -> bytes:
    target = io.BytesIO()
    made = Canvas(target, encrypt=StandardEncryption("secret", canPrint=0))
    made.drawString(100, 100, "x")
    made.save()
    return target.getvalue()


def _zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("empty.pdf", b"", EmptyFile),
        ("marks-of-order-alone.txt", "\ufeff\ufeff".encode(), EmptyFile),
        ("blank.txt", b" \n\t\n", EmptyFile),
        ("page.pdf", b"<!DOCTYPE html><html><body>404</body></html>", NotADocument),
        ("page.pdf", b"\xef\xbb\xbf\n <HTML><body>404</body></HTML>", NotADocument),
        ("text.docx", _zipped(), DamagedFile),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), NotADocument),
        ("noise.bin", bytes(range(256)) * 4, NotADocument),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", DamagedFile),
        ("cut.png", b"\x89PNG\r\n\x1a\n" + bytes(40), DamagedFile),
        ("locked.pdf", _locked(), PasswordProtected),
    ],
)
def test_refused_with_a_reason(tmp_path: Path, name: str, data: bytes, error: type[QuyetDinhError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(tmp_path, data, name)
    assert caught.value.reason.endswith(".")
    assert caught.value.next_step.endswith(".")


def test_refusal_lists_what_is_accepted(tmp_path: Path) -> None:
    with pytest.raises(NotADocument, match="PDF, ảnh PNG, JPEG, TIFF"):
        read_bytes(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "bang.xls")


def test_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        read(tmp_path / "none.pdf", ReadSettings())


@pytest.mark.parametrize(
    "settings", [ReadSettings(max_pages=1), ReadSettings(max_megabytes=0.001)], ids=["pages", "bytes"]
)
def test_limits_on_files(tmp_path: Path, settings: ReadSettings) -> None:
    with pytest.raises(TooLarge):
        read_bytes(tmp_path, pdf_of(BODY, BODY), settings=settings)


def test_limit_on_pixels(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        read_bytes(tmp_path, picture_pdf(picture_of(pdf_of(BODY))), settings=ReadSettings(max_megapixels=0.2))


def test_missing_model_names_the_line_to_run(tmp_path: Path) -> None:
    settings = ReadSettings(language="xyz")
    with pytest.raises(OcrUnavailable, match="sudo apt-get install tesseract-ocr-xyz"):
        read_bytes(tmp_path, picture_pdf(picture_of(pdf_of(BODY))), settings=settings)
    assert read_bytes(tmp_path, pdf_of(BODY), settings=settings).split == "digital"


_TEXT = "QUYẾT ĐỊNH\nĐiều 1. Thành lập Tổ trồng cây.\n\fĐiều 2. Ông Trần Thử Nghiệm, Tổ trưởng.\n"


def _cp1258(text: str) -> bytes:
    """cp1258 has letters with hats and horns, and tones as marks of their own."""
    made = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = [c for c in parts[1:] if c in "\u0300\u0301\u0303\u0309\u0323"]
        made.append(
            unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + "".join(tones)
        )
    return "".join(made).encode("cp1258")


@pytest.mark.parametrize(
    "data", [_TEXT.encode(), _TEXT.encode("utf-8-sig"), _TEXT.encode("utf-16"), _cp1258(_TEXT)],
    ids=["utf-8", "bom", "utf-16", "cp1258"],
)  # fmt: skip
def test_plain_text(tmp_path: Path, data: bytes) -> None:
    reading = read_bytes(tmp_path, data, "van-ban.txt")
    assert reading.split == "text"
    assert reading.source.media_type == "text/plain"
    assert [page.text for page in reading.pages] == [
        "QUYẾT ĐỊNH\nĐiều 1. Thành lập Tổ trồng cây.", "Điều 2. Ông Trần Thử Nghiệm, Tổ trưởng."
    ]  # fmt: skip
    assert all(word.box is None for page in reading.pages for line in page.lines for word in line.words)


def test_same_bytes_same_reading_and_untouched_input(tmp_path: Path) -> None:
    data = pdf_of((*HEAD, *BODY, *CLOSING))
    first, second = read_bytes(tmp_path, data), read_bytes(tmp_path, data)
    assert first.model_dump_json() == second.model_dump_json()
    assert (tmp_path / "van-ban.pdf").read_bytes() == data


def test_blank_page_is_blank(tmp_path: Path) -> None:
    pages = read_bytes(tmp_path, pdf_of(BODY, ())).pages
    assert [page.text_source for page in pages] == ["text-layer", "blank"]


def test_version_names_the_settings() -> None:
    assert reader_version(ReadSettings()) == reader_version(ReadSettings())
    assert reader_version(ReadSettings(dpi=300)) != reader_version(ReadSettings())


def test_long_files_keep_their_pages_in_order(tmp_path: Path) -> None:
    pages = [[(90.0, 200.0, f"Trang thử số {number} của văn bản dài")] for number in range(1, 21)]
    reading = read_bytes(tmp_path, pdf_of(*pages))
    assert [page.text for page in reading.pages] == [page[0][2] for page in pages]
