"""Hostile archives."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from benchmarks.trust.hostile_files import Ending, Hostile
from benchmarks.trust.hostile_files.text import HEAD

_TEXT = HEAD.encode()


def _zip(*entries: tuple[str | zipfile.ZipInfo, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as made:
        for name, data in entries:
            made.writestr(name, data, packed)
    return out.getvalue()


def _link(name: str, target: str) -> bytes:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return _zip((info, target.encode()))


def _nested(depth: int) -> bytes:
    data = _zip(("a.txt", _TEXT))
    for _ in range(depth):
        data = _zip(("b.zip", data))
    return data


def _many(count: int) -> bytes:
    return _zip(*((f"{n}.txt", b"a") for n in range(count)), packed=zipfile.ZIP_STORED)


def _claims(field: int, value: int, size: str) -> bytes:
    """An archive whose first directory entry claims something else."""
    data = bytearray(_zip(("a.txt", _TEXT)))
    struct.pack_into(size, data, data.index(b"PK\x01\x02") + field, value)
    return bytes(data)


def _claims_of_many() -> bytes:
    """Each entry within bounds, all together 20 GB."""
    data = bytearray(_zip(*((f"{n}.txt", _TEXT) for n in range(100))))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 24, 200_000_000)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def _ends(field: int, value: int, size: str) -> bytes:
    data = bytearray(_zip(("a.txt", _TEXT)))
    struct.pack_into(size, data, data.rindex(b"PK\x05\x06") + field, value)
    return bytes(data)


def files() -> list[Hostile]:
    """All of them; names with 'two' hold one document that can be read beside what cannot."""
    found: list[tuple[str, Callable[[], bytes], Ending]] = [
        ("slip", lambda: _zip(("../../../../tmp/hostile-slip.txt", _TEXT)), "any"),
        ("slip-windows", lambda: _zip(("..\\..\\a.txt", _TEXT), ("C:\\a.txt", _TEXT)), "any"),
        ("absolute", lambda: _zip(("/etc/hostile.txt", _TEXT)), "any"),
        ("device-names", lambda: _zip(("/dev/zero", _TEXT), ("dev/zero", _TEXT)), "any"),
        ("nested-50", lambda: _nested(50), "any"),
        ("bomb", lambda: _zip(("a.txt", b"a" * 400_000_000)), "any"),
        ("bomb-of-many", _claims_of_many, "any"),
        ("entries-5000", lambda: _many(5000), "any"), ("entries-60000", lambda: _many(60_000), "any"),
        ("empty", lambda: b"PK\x05\x06" + bytes(18), "any"), ("head-only", lambda: b"PK\x03\x04", "fails"),
        ("cut", lambda: _zip(("a.txt", _TEXT))[:-30], "fails"), ("text", lambda: _TEXT, "any"),
        ("name-odd", lambda: _zip(("a\nb.txt", _TEXT), ("\u202etxt.a.txt", _TEXT + b"1"), ("-rf.txt", _TEXT + b"2"), ("b" * 5000 + ".txt", _TEXT + b"3")), "any"),
        ("name-empty", lambda: _zip(("a.txt", _TEXT)).replace(b"a.txt", b"/////"), "any"),
        ("name-twice", lambda: _zip(("a.txt", _TEXT), ("a.txt", _TEXT + b"1")), "any"),
        ("link", lambda: _link("a.txt", "/etc/passwd"), "any"),
        ("hidden-only", lambda: _zip((".a.txt", _TEXT), ("__MACOSX/b.txt", _TEXT)), "any"),
        ("two-checksum", lambda: _claims(16, 1, "<I"), "any"),
        ("two-size-4e9", lambda: _claims(24, 0xFFFFFFF0, "<I"), "any"),
        ("two-packed-4e9", lambda: _claims(20, 0xFFFFFFF0, "<I"), "any"),
        ("two-method-99", lambda: _claims(10, 99, "<H"), "any"), ("two-secret", lambda: _claims(8, 1, "<H"), "any"),
        ("two-offset", lambda: _claims(42, 0x7FFFFFFF, "<I"), "any"),
        ("directory-4e9", lambda: _ends(12, 0xFFFFFFF0, "<I"), "any"), ("directory-beyond", lambda: _ends(16, 0x7FFFFFF0, "<I"), "any"),
        ("count-65535", lambda: _ends(10, 65535, "<H"), "any"), ("comment-65535", lambda: _ends(20, 65535, "<H"), "any"),
        ("lzma", lambda: _zip(("a.txt", _TEXT), packed=zipfile.ZIP_LZMA), "any"),
        ("bzip2", lambda: _zip(("a.txt", _TEXT), packed=zipfile.ZIP_BZIP2), "any"),
        ("overlap", lambda: _zip(("a.txt", _TEXT), ("b.txt", _TEXT)), "any"),
    ]  # fmt: skip
    return [Hostile(f"{name}.zip", make, ending) for name, make, ending in found]
