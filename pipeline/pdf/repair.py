"""A PDF whose end is lost → the same bytes with a new end: what it still has is found object by object."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj(?![a-z])")
_KIND = re.compile(rb"/Type\s*/(Page|Pages|Catalog|ObjStm)(?![A-Za-z])")
_PARENT = re.compile(rb"/Parent\s+(\d{1,7})\s+\d{1,5}\s+R")
_PAGES = re.compile(rb"/Pages\s+(\d{1,7})\s+\d{1,5}\s+R")
_STREAM = re.compile(rb"stream\r?\n")
_NUMBERS = re.compile(rb"/(N|First)\s+(\d{1,7})(?!\s+\d+\s+R)")
_HEAD = 4096  # bytes of an object in which its dictionary tells what it is
_MOST_OBJECTS, _UNPACKED = 200_000, 50_000_000  # a file with more is not mended


def repaired(data: bytes) -> bytes | None:
    """None where nothing is left to be read, or what is left is encrypted.

    The file's own page tree is kept where it is whole; else all pages are taken in the order of the file.
    """
    if b"/Encrypt" in data:
        return None
    places: dict[int, int] = {}
    heads: dict[int, bytes] = {}
    packed: dict[int, bytes] = {}
    room = _UNPACKED
    for found in _OBJECT.finditer(data):
        number, head = int(found[1]), data[found.end() : found.end() + _HEAD].partition(b"endobj")[0]
        heads.pop(number, None)  # the last one holds, and stands last
        places[number], heads[number] = found.start(), head.partition(b"stream")[0]
        packed.pop(number, None)
        for inner, body in _unpacked(heads[number], data, found.end()) if b"ObjStm" in heads[number] else ():
            packed[inner] = heads[inner] = body
            room -= len(body)
            if room < 0:
                return None
        if len(heads) > _MOST_OBJECTS:
            return None
    root = _catalog(heads) or _made_tree(heads, packed)
    return _ended(data, places, packed, root) if root else None


def _unpacked(head: bytes, data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The objects of a stream of objects, as far as it can be unpacked."""
    told = {key: int(value) for key, value in _NUMBERS.findall(head)}
    start = _STREAM.search(data, at, at + _HEAD)
    if start is None or {b"N", b"First"} - told.keys() or b"/DecodeParms" in head:
        return
    try:
        text = zlib.decompressobj().decompress(memoryview(data)[start.end() :], _UNPACKED)
    except zlib.error:
        return
    first = told[b"First"]
    numbers = [int(word) for word in text[:first].split() if word.isdigit()][: 2 * told[b"N"]]
    for n in range(0, len(numbers) - 1, 2):
        end = numbers[n + 3] if n + 3 < len(numbers) else len(text)
        yield numbers[n], text[first + numbers[n + 1] : first + end]


def _kind(head: bytes) -> bytes:
    found = _KIND.search(head)
    return found[1] if found else b""


def _catalog(heads: dict[int, bytes]) -> int | None:
    """The last catalog whose page tree is there."""
    for number in reversed(heads):
        pages = _PAGES.search(heads[number]) if _kind(heads[number]) == b"Catalog" else None
        if pages and int(pages[1]) in heads:
            return number
    return None


def _made_tree(heads: dict[int, bytes], new: dict[int, bytes]) -> int | None:
    """Adds a catalog and a tree of all pages; parents that are lost come back as nodes that say nothing."""
    pages = [number for number, head in heads.items() if _kind(head) == b"Page"]
    if not pages:
        return None
    parents = {int(found[1]) for number in pages if (found := _PARENT.search(heads[number]))}
    top = max(heads) + 1
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    tree = b"<</Type/Pages/MediaBox[0 0 595 842]/Count %d/Kids[%s]>>" % (len(pages), kids)
    new |= dict.fromkeys((top, *parents - heads.keys()), tree)
    new[top + 1] = b"<</Type/Catalog/Pages %d 0 R>>" % top
    return top + 1


def _ended(data: bytes, places: dict[int, int], new: dict[int, bytes], root: int) -> bytes:
    """With the new objects, a table of all places and a trailer behind it."""
    parts = [data, b"\nendstream\nendobj\n"]
    size = sum(map(len, parts))
    for number, body in sorted(new.items()):
        places[number] = size
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        size += len(parts[-1])
    table = b"".join(b"%d 1\n%010d 00000 n \n" % entry for entry in sorted(places.items()))
    parts.append(b"xref\n0 1\n0000000000 65535 f \n" + table)
    parts.append(
        b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, root, size)
    )
    return b"".join(parts)
