"""What signature fields state, and where they are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.pdf.signatures import _attribute_time, _iso
from pipeline.pdf.widgets import value_names
from schemas import Box
from tests.support.read_samples import BODY, pdf_of, read_bytes


@pytest.mark.parametrize(
    ("stated", "time"),
    [
        (b"D:20240405083000+07'00'", "2024-04-05T08:30:00+07:00"),
        (b"D:20240405013000Z", "2024-04-05T01:30:00+00:00"),
        (b"D:20240405083000+07", "2024-04-05T08:30:00+07:00"),
        (b"D:20240405083000\x00", "2024-04-05T08:30:00"),
        (b"", None),
        (b"D:2024", None),
    ],
)
def test_stated_times(stated: bytes, time: str | None) -> None:
    assert _iso(stated) == time


def test_time_in_the_signature() -> None:
    attribute = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05\x31\x0f\x17\x0d"
    assert _attribute_time(b"..." + attribute + b"240405013000Z...") == "2024-04-05T01:30:00+00:00"
    assert _attribute_time(b"..." + attribute + b"2404050130") is None
    assert _attribute_time(b"") is None


def test_unsigned_files_have_none(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, pdf_of(BODY))
    assert not reading.is_signed
    assert reading.signatures == ()


def signed_pdf(*names: str, turned: int = 0) -> bytes:
    """A page with a signature field of 100 × 50 points for each name, one above the other."""
    objects: list[bytes] = []
    fields = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(names)))
    objects.append(
        f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{fields}] /SigFlags 3 >> >>".encode()
    )
    objects.append(b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    objects.append(
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turned} /Annots [{fields}]"
        " /Resources << /Font << /F 4 0 R >> >> >>".encode()
    )
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for n, name in enumerate(names):
        box = f"100 {700 - 100 * n} 200 {750 - 100 * n}"
        objects.append(
            f"<< /Type /Annot /Subtype /Widget /FT /Sig /T {name} /V {6 + 2 * n} 0 R /P 3 0 R"
            f" /Rect [{box}] >>".encode("latin-1")
        )
        objects.append(
            f"<< /Type /Sig /M (D:2024040508300{n}+07'00') /ByteRange [0 PLACE{n:05} 0 0]"
            " /Contents <3003020105> >>".encode()
        )  # fmt: skip
    made, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    for n in range(len(names)):
        value = made.index(b"/Contents", made.index(b"PLACE%05d" % n)) + len("/Contents ")
        made = made.replace(b"PLACE%05d" % n, b"%010d" % value)
    return made


def test_places_of_signatures(tmp_path: Path) -> None:
    # The second field's name in hexadecimal, the third with escapes.
    reading = read_bytes(
        tmp_path, signed_pdf("(So van ban)", "<FEFF004E0067006100791EF3>", r"(K\375 \(so\))")
    )
    assert [signature.signed_at for signature in reading.signatures] == [
        f"2024-04-05T08:30:0{n}+07:00" for n in range(3)
    ]
    assert [signature.page for signature in reading.signatures] == [1, 1, 1]
    boxes = [signature.box.model_dump() for signature in reading.signatures if signature.box]
    assert boxes == [{"x0": 100, "y0": 92 + 100 * n, "x1": 200, "y1": 142 + 100 * n} for n in range(3)]


def test_places_on_a_turned_page(tmp_path: Path) -> None:
    (signature,) = read_bytes(tmp_path, signed_pdf("(So)", turned=90)).signatures
    assert signature.box == Box(x0=700, y0=100, x1=750, y1=200)


def test_fields_of_one_name_leave_the_place_open(tmp_path: Path) -> None:
    for signature in read_bytes(tmp_path, signed_pdf("(Ky)", "(Ky)")).signatures:
        assert signature.page is None
        assert signature.box is None


def test_names_of_values() -> None:
    data = b"1 0 obj << /T (Cu) /V 9 0 R >> endobj 9 0 obj << /Contents <00> >> endobj"
    later = b" 1 0 obj << /V 9 0 R /T (M\\\\oi) >> endobj"
    at = data.index(b"<00>")
    assert value_names(data, [at, 3]) == ["Cu", None]
    assert value_names(data + later, [at]) == ["M\\oi"]
    assert value_names(data, [0, 10**9]) == [None, None]


@given(st.binary(max_size=200), st.lists(st.integers(-5, 300), max_size=3))
def test_any_bytes(data: bytes, places: list[int]) -> None:
    assert len(value_names(b"1 0 obj" + data + b"/V 1 0 R" + data, places)) == len(places)
