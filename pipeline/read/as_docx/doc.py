"""DOC (Word 97 to 2003) in the elements of a Word file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from struct import unpack_from
from typing import Any

from pipeline.read.as_docx.doc_file import DocFile, Properties, Stretch, plex, properties
from pipeline.read.as_docx.doc_tables import font_names, list_place, look_of, numbering, styles
from pipeline.read.as_docx.made import (
    Sided,
    element,
    paragraph,
    picture,
    run,
    table_by_edges,
    text_box,
)
from pipeline.read.docx.document import WordText
from pipeline.read.docx.paragraphs import LINE, PAGE

_SECTIONS, _SHAPES, _BOXES = 6, 40, 56  # numbers of tables
_BODY, _RUNNING, _BOX_TEXTS = 0, 2, 6  # parts of the text
_IN_TABLE, _ENDS_ROW, _EDGES, _NEW_PAGE = 0x2416, 0x2417, 0xD608, 0x2407
_DELETED, _SECTION_KIND = 0x0800, 0x3009
_MARK = re.compile("[\r\x07\x0c]")
_FIELD_OPENS, _FIELD_SHOWS, _FIELD_ENDS, _PICTURE, _SHAPE = "\x13", "\x14", "\x15", "\x01", "\x08"
_SIGNS = "[\x01\x08\x13-\x15]"
_PART = re.compile(f"{_SIGNS}|{_SIGNS.replace('[', '[^')}+")
_SAID = str.maketrans(
    {"\x0b": LINE, "\x0e": LINE, "\x1e": "-", "\x1f": "\xad"}
    | dict.fromkeys("\x00\x02\x03\x04\x05\x06\x07\n\x0c\r", "")
)


def doc_text(data: bytes) -> WordText:
    """Paragraphs, tables, list numbers, text boxes and running heads of a DOC file.

    Raises NotADocument, PasswordProtected; what `DocFile` raises where it is damaged.
    """
    return _Walk(DocFile(data)).told()


class _Walk:
    def __init__(self, file: DocFile) -> None:
        self.file = file
        self.fonts = font_names(file)
        self.characters, self.paragraphs = file.characters(), file.paragraphs()
        self.starts = [[one.first for one in them] for them in (self.characters, self.paragraphs)]
        self.parts = file.parts()
        self.boxes = _text_boxes(file, self.parts[_BOX_TEXTS][0])
        self.continuous = _continuous(file)
        self.fields: list[bool] = []  # open ones, the innermost last: whether what stands there is shown

    def told(self) -> WordText:
        made = WordText(element("body"), styles(self.file, self.fonts), numbering(self.file, self.fonts), [])
        self._flow(made.body, *self.parts[_BODY])
        for box in self.boxes.values():  # of shapes that are grouped: no anchor names them
            self._flow(made.body, *box)
        made.running.append(self._flow(element("hdr"), *self.parts[_RUNNING]))
        return made

    def _flow(self, parent: Any, first: int, end: int) -> Any:
        """The paragraphs and tables of a stretch of text, into an element."""
        outer, self.fields = self.fields, []
        rows: list[tuple[int, list[Sided]]] = []
        cells: list[list[Any]] = [[]]
        for start, stop in self._between_marks(first, end):
            stretch = self._at(1, stop - 1)
            inside, mark = _is_on(stretch.said, _IN_TABLE), self.file.text[stop - 1]
            if not inside and rows:
                parent.append(table_by_edges(rows))
                rows, cells = [], [[]]
            if inside and mark == "\x07" and _is_on(stretch.said, _ENDS_ROW):
                rows.append(_row(stretch.said, cells[:-1]))
                cells = [[]]
                continue
            made = self._paragraph(start, stop, stretch)
            if inside:
                cells[-1].append(made)
                if mark == "\x07":
                    cells.append([])
            else:
                parent.append(made)
        if rows:
            parent.append(table_by_edges(rows))
        self.fields = outer
        return parent

    def _between_marks(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """First character of each paragraph and the one behind its mark."""
        for mark in _MARK.finditer(self.file.text, first, end):
            yield first, mark.end()
            first = mark.end()
        if first < end:
            yield first, end

    def _at(self, kind: int, place: int) -> Stretch:
        """kind: 0 for characters, 1 for paragraphs."""
        known = (self.characters, self.paragraphs)[kind]
        return known[max(bisect_right(self.starts[kind], place) - 1, 0)] if known else Stretch(0, 0, {})

    def _paragraph(self, first: int, end: int, stretch: Stretch) -> Any:
        made = paragraph(style=stretch.style, number=list_place(stretch.said))
        if _is_on(stretch.said, _NEW_PAGE):
            run(made, PAGE)
        at = first
        while at < end:
            look = self._at(0, at)
            stop = min(max(look.end, at + 1), end)
            if not _is_on(look.said, _DELETED):
                self._run(made, at, stop, look.said)
            at = stop
        if self.file.text[end - 1] == "\x0c" and end not in self.continuous:
            run(made, PAGE)
        return made

    def _run(self, parent: Any, first: int, end: int, said: Properties) -> None:
        look = look_of(said, self.fonts)
        for part in _PART.finditer(self.file.text, first, end):
            sign = part[0]
            if sign == _FIELD_OPENS:
                self.fields.append(False)
            elif sign in (_FIELD_SHOWS, _FIELD_ENDS):
                if self.fields:
                    self.fields.pop()
                if sign == _FIELD_SHOWS:
                    self.fields.append(True)
            elif not all(self.fields):
                continue
            elif sign == _SHAPE and part.start() in self.boxes:
                text_box(parent, self._flow(element("body"), *self.boxes.pop(part.start())))
            elif sign in (_PICTURE, _SHAPE):
                picture(parent)
            else:
                run(parent, sign.translate(_SAID), look)


def _is_on(said: Properties, code: int) -> bool:
    return said.get(code, b"\0")[:1] not in (b"", b"\0")


def _row(said: Properties, cells: Sequence[Sequence[Any]]) -> tuple[int, list[Sided]]:
    """The row that ends with a mark of these properties."""
    told = said.get(_EDGES, b"\0")
    count = told[0]
    if count < len(cells):  # no edges are told
        return 0, [Sided(1000 * n, content) for n, content in enumerate(cells, start=1)]
    edges = unpack_from(f"<{count + 1}h", told, 1)
    made = []
    for n, (content, right) in enumerate(zip(cells, edges[1:], strict=False)):
        flags = told[3 + 2 * count + 20 * n :][:1] or b"\0"  # those of the last cells may be left out
        made.append(Sided(right, content, above=flags[0] >> 5 & 3 == 1, before=flags[0] & 3 == 1))
    return edges[0], made


def _text_boxes(file: DocFile, base: int) -> dict[int, tuple[int, int]]:
    """Text boxes by the place in the text where their shape hangs, or by one that none has."""
    places, shapes = plex(file.table(_SHAPES), 26)
    anchors = {shape[:4]: place for place, shape in zip(places, shapes, strict=False)}
    places, boxes = plex(file.table(_BOXES), 22)
    return {
        anchors.get(box[14:18], -1 - n): (base + first, base + end)
        for n, ((first, end), box) in enumerate(zip(pairwise(places), boxes, strict=True))
    }


def _continuous(file: DocFile) -> set[int]:
    """Where sections begin that do not begin on a page of their own."""
    places, sections = plex(file.table(_SECTIONS), 12)
    found = set()
    for place, section in zip(places, sections, strict=False):
        at = unpack_from("<I", section, 2)[0]
        if at < len(file.main) - 2:
            said = properties(file.main[at + 2 :][: file.u16(at)])
            if said.get(_SECTION_KIND, b"\2") in (b"\0", b"\1"):
                found.add(place)
    return found
