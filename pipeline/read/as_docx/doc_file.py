"""The parts of a DOC file: its text, and what is said of each place in it (MS-DOC, Word 97 and later)."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from struct import Struct, unpack_from
from typing import NamedTuple

import olefile

from pipeline.errors import NotADocument, PasswordProtected

_WORD_97 = 0x00C1  # nFib
_PAGE = 512  # bytes of a page of formatted runs
_PAIRS = 0x9A  # where the FIB's places and lengths of tables begin
_CP1252 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_LENGTHS = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of an operand by its kind; 0: it says so itself
_TABLE_OF_EDGES, _TABS, _MORE = 0xD608, 0xC615, (0x6645, 0x6646)

Properties = dict[int, bytes]
Reader = Callable[[bytes, int, int], tuple[Properties, int]]
"""Of a page of formatted runs, where its entries begin, and the number of one."""


class Stretch(NamedTuple):
    """Characters [first, end) of the text and the properties that they have. style: that of a paragraph."""

    first: int
    end: int
    said: Properties
    style: int = 0


class _Piece(NamedTuple):
    """Characters [first, end) that lie in the file from `at` on, each in so many bytes."""

    first: int
    end: int
    at: int
    width: int


class DocFile:
    """An opened file. text: of the document, then of notes, running heads and text boxes.

    Raises NotADocument for older Word files, PasswordProtected; what olefile, struct and lists raise where
    the file is damaged.
    """

    def __init__(self, data: bytes) -> None:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            self.main: bytes = ole.openstream("WordDocument").read()
            kind, version, flags = *unpack_from("<HH", self.main), self.u16(0x0A)
            if kind != 0xA5EC or version < _WORD_97:
                raise NotADocument(
                    "Tệp Word này được lưu bằng Word 95 hoặc cũ hơn.", "Hãy lưu lại thành DOCX hoặc PDF."
                )
            if flags & 0x0100:
                raise PasswordProtected(
                    "Tệp Word có mật khẩu nên không mở được.",
                    "Hãy lưu lại một bản không có mật khẩu rồi chạy lại.",
                )
            self.tables: bytes = ole.openstream("1Table" if flags & 0x0200 else "0Table").read()
            self._more: bytes = ole.openstream("Data").read() if ole.exists("Data") else b""
        self._pieces = list(self._read_pieces())
        self.text = "".join(map(self._text, self._pieces))

    def u16(self, at: int) -> int:
        return int(unpack_from("<H", self.main, at)[0])

    def u32(self, at: int) -> int:
        return int(unpack_from("<I", self.main, at)[0])

    def place(self, number: int) -> tuple[int, int]:
        """Where the table of that number (from 0) begins in `tables`, and how many bytes it has."""
        return self.u32(_PAIRS + 8 * number), self.u32(_PAIRS + 8 * number + 4)

    def table(self, number: int) -> bytes:
        at, size = self.place(number)
        return self.tables[at : at + size]

    def parts(self) -> list[tuple[int, int]]:
        """Characters of the document, its notes, running heads, macros, comments, end notes, text boxes."""
        lengths = unpack_from("<8i", self.main, 0x4C)
        ends = [0]
        for length in lengths:
            ends.append(ends[-1] + max(length, 0))
        return list(pairwise(ends))

    def characters(self) -> list[Stretch]:
        """The text in stretches of one look."""
        return list(self._by_place(self._runs(12, _look_of)))

    def paragraphs(self) -> list[Stretch]:
        """The text in stretches of paragraphs that are alike."""
        return list(self._by_place(self._runs(13, self._paragraph_of)))

    def _read_pieces(self) -> Iterator[_Piece]:
        clx, at = self.table(33), 0
        while clx[at] == 1:
            at += 3 + unpack_from("<H", clx, at + 1)[0]
        places, entries = plex(clx[at + 5 :], 8)
        if any(first > end for first, end in pairwise(places)) or places[-1] > len(self.main):
            raise ValueError("more text than bytes")
        for (first, end), entry in zip(pairwise(places), entries, strict=True):
            offset = unpack_from("<I", entry, 2)[0]
            narrow = bool(offset & 0x40000000)
            offset &= 0x3FFFFFFF
            yield _Piece(first, end, offset // 2 if narrow else offset, 1 if narrow else 2)

    def _text(self, piece: _Piece) -> str:
        data = self.main[piece.at : piece.at + piece.width * (piece.end - piece.first)]
        if piece.width == 1:
            return data.decode("latin-1").translate(_CP1252)
        if len(text := data.decode("utf-16-le", "surrogatepass")) == len(data) // 2:
            return text
        return "".join(chr(unit) for (unit,) in Struct("<H").iter_unpack(data))  # a character a unit

    def _runs(self, number: int, read: Reader) -> Iterator[tuple[int, int, Properties, int]]:
        """By place in the file: first byte, the one behind the last, what is said there."""
        _, entries = plex(self.table(number), 4)
        for page_number in {unpack_from("<I", entry)[0] & 0x3FFFFF for entry in entries}:
            page = self.main[_PAGE * page_number :][:_PAGE]
            count = page[_PAGE - 1]
            places = unpack_from(f"<{count + 1}I", page)
            for n, (first, end) in enumerate(pairwise(places)):
                said, style = read(page, 4 * (count + 1), n)
                yield first, end, said, style

    def _paragraph_of(self, page: bytes, base: int, n: int) -> tuple[Properties, int]:
        at = 2 * page[base + 13 * n]
        if not at:
            return {}, 0
        size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
        at += 1 if page[at] else 2
        said = properties(page[at + 2 : at + size])
        for code in _MORE:
            if code in said:
                more = unpack_from("<I", said[code])[0]
                said = said | properties(self._more[more + 2 :][: unpack_from("<H", self._more, more)[0]])
        return said, unpack_from("<H", page, at)[0]

    def _by_place(self, runs: Iterator[tuple[int, int, Properties, int]]) -> Iterator[Stretch]:
        """The same by place in the text, which may lie in the file in pieces and in any order."""
        known = sorted(runs, key=lambda run: run[:2])
        starts = [run[0] for run in known]
        for piece in self._pieces:
            stop = piece.at + piece.width * (piece.end - piece.first)
            at, n = piece.at, max(bisect_right(starts, piece.at) - 1, 0)
            while at < stop:
                while n < len(known) and known[n][1] <= at:
                    n += 1
                inside = n < len(known) and known[n][0] <= at
                until = known[n][1] if inside else known[n][0] if n < len(known) else stop
                until = min(max(until, at + piece.width), stop)
                first, end = (piece.first + (x - piece.at) // piece.width for x in (at, until))
                yield Stretch(first, end, *(known[n][2:] if inside else ({}, 0)))
                at = until


def _look_of(page: bytes, base: int, n: int) -> tuple[Properties, int]:
    at = 2 * page[base + n]
    return (properties(page[at + 1 : at + 1 + page[at]]) if at else {}), 0


def plex(data: bytes, size: int) -> tuple[Sequence[int], list[bytes]]:
    """A table of places and, for what lies between two of them each, an entry of that size."""
    count = max((len(data) - 4) // (4 + size), 0)
    if not count:
        return (), []
    places = unpack_from(f"<{count + 1}I", data)
    base = 4 * (count + 1)
    return places, [data[base + size * n : base + size * (n + 1)] for n in range(count)]


@lru_cache(maxsize=4096)
def properties(data: bytes) -> Properties:
    """Changes of properties by their code; each with its operand, without what tells its length."""
    found: Properties = {}
    at = 0
    while at + 2 < len(data):
        code = unpack_from("<H", data, at)[0]
        at += 2
        length = _LENGTHS[code >> 13]
        if not length:
            length, at = data[at], at + 1
            if code == _TABLE_OF_EDGES:
                length, at = max((length | data[at] << 8) - 1, 0), at + 1
            elif code == _TABS and length == 255:
                break  # of unknown length
        found[code] = data[at : at + length]
        at += length
    return found
