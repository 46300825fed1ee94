"""Files that lost a part: what is left is read, and what is lost is said."""

from __future__ import annotations

import io
import random
import zlib
from pathlib import Path

import pytest

from benchmarks.trust.hostile_files.pdf import second, stream
from pipeline.errors import DamagedFile
from pipeline.pdf.repair import repaired
from pipeline.settings import ReadSettings
from schemas import Reading
from tests.support.needs import needs_ocr
from tests.support.read_samples import BODY, pdf_of, picture_of, picture_pdf, read_bytes

NEVER = ReadSettings(ocr="never")


def codes(reading: Reading, page: int | None) -> set[str]:
    return {item.code for item in reading.review if item.page == page}


@pytest.mark.parametrize("share", [0.995, 0.98])
def test_a_pdf_without_its_end_is_read_as_far_as_it_goes(share: float, tmp_path: Path) -> None:
    whole = pdf_of(BODY, BODY)
    found = read_bytes(tmp_path, whole[: int(share * len(whole))], settings=NEVER)
    assert found.pages[0].text == read_bytes(tmp_path, whole, settings=NEVER).pages[0].text
    assert codes(found, None) == {"repaired-file"}


def test_a_page_whose_contents_are_lost_is_not_blank(tmp_path: Path) -> None:
    whole = pdf_of(BODY, BODY)
    with pytest.raises(DamagedFile):
        read_bytes(tmp_path, whole[: int(0.9 * len(whole))], settings=NEVER)


def test_what_is_whole_is_not_mended(tmp_path: Path) -> None:
    assert codes(read_bytes(tmp_path, pdf_of(BODY), settings=NEVER), None) == set()


@pytest.mark.parametrize("tree", [b"", b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"])
@pytest.mark.parametrize("packed", [False, True])
def test_objects_are_found_wherever_they_lie(tree: bytes, packed: bool, tmp_path: Path) -> None:
    page = b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 6 0 R>>>>/Contents 4 0 R>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = b"3 0 obj\n%s\nendobj\n6 0 obj\n%s\nendobj\n" % (page, font)
    if packed:
        head = b"3 0 6 %d " % (len(page) + 1)
        data = zlib.compress(head + page + b" " + font)
        about = b"<</Type/ObjStm/N 2/First %d/Filter/FlateDecode/Length %d>>" % (len(head), len(data))
        objects = b"9 0 obj\n%sstream\n%s\nendstream\nendobj\n" % (about, data)
    shown = stream(b"BT /F1 12 Tf 72 700 Td (Mau) Tj ET")
    data = b"%PDF-1.7\n" + objects + tree + b"4 0 obj\n" + shown
    assert read_bytes(tmp_path, data, settings=NEVER).pages[0].text == "Mau"


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<</Type/Page>>\nendobj /Encrypt 2 0 R", b"%PDF-" + bytes(999)],
)
def test_nothing_left(data: bytes, tmp_path: Path) -> None:
    assert repaired(data) is None
    with pytest.raises(DamagedFile):
        read_bytes(tmp_path, data)


def scanned(name: bytes, data: bytes, bits: int, width: int, height: int) -> bytes:
    """Two pages; the second is one image."""
    about = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace/DeviceGray/Filter/%s"
    )
    resources = b"<</XObject<</I 12 0 R>>>>"
    return second({
        10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources %s/Contents 11 0 R>>" % resources,
        11: stream(b"q 595 0 0 842 0 0 cm /I Do Q"), 12: stream(data, about % (width, height, bits, name)),
    })  # fmt: skip


@needs_ocr
@pytest.mark.parametrize(
    ("name", "share", "expected"),
    [("DCTDecode", 1.0, set()), ("DCTDecode", 0.6, {"unread-part"}), ("FlateDecode", 1.0, set()),
     ("FlateDecode", 0.6, {"unread-part"})],
)  # fmt: skip
def test_an_image_that_ends_early(name: str, share: float, expected: set[str], tmp_path: Path) -> None:
    picture = picture_of(pdf_of(BODY)).convert("L")
    if name == "DCTDecode":
        target = io.BytesIO()
        picture.save(target, "JPEG")
        data = target.getvalue()
    else:
        data = zlib.compress(picture.tobytes())
    cut = data[: int(share * len(data))]
    found = read_bytes(tmp_path, scanned(name.encode(), cut, 8, *picture.size))
    assert found.pages[1].text_source == "ocr"
    assert codes(found, 2) - {"ocr-page"} == expected


@pytest.mark.parametrize("width", [1240, 1241, 1242, 1243])
def test_noise_is_no_blank_page_however_its_rows_are_filled(width: int, tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(30_000)
    found = read_bytes(tmp_path, scanned(b"JBIG2Decode", noise, 1, width, 1754))
    assert found.pages[1].text_source != "blank"
    assert codes(found, 2) == {"unread-page"}


@needs_ocr
def test_a_page_larger_than_any_paper_is_read_coarser(tmp_path: Path) -> None:
    small = ReadSettings(max_megapixels=2.0)
    found = read_bytes(tmp_path, picture_pdf(picture_of(pdf_of(BODY))), settings=small)
    assert found.pages[0].text_source == "ocr"
    assert len(found.pages[0].text) > 20
