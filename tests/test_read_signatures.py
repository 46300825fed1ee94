"""What signature fields state: times in the file's notation and in the signature's attributes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.pdf.signatures import _attribute_time, _iso
from tests.read_samples import BODY, pdf_of, read_bytes


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
