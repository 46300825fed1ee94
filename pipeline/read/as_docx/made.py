"""Elements of a Word file (ECMA-376 part 1), made from what files of other kinds say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from docx.oxml.ns import nsmap, qn
from lxml import etree

from pipeline.read.docx.document import WordText
from pipeline.read.docx.paragraphs import LINE, PAGE, RENDERED

_W = {"w": nsmap["w"]}
_NOT_XML = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGN = re.compile(f"([\t{LINE}{PAGE}{RENDERED}\xad])")
_SAME_EDGE = 60  # twips: cells of rows of one table whose edges differ by less stand in one column


class Look(NamedTuple):
    """How text is set. font: its name; high: that of characters from U+0080 where it is another."""

    font: str = ""
    high: str = ""
    capitals: bool | None = None
    hidden: bool | None = None


PLAIN = Look()
"""As the style has it."""


class Sided(NamedTuple):
    """A cell whose right edge is known, in twips. above, before: it is one with that cell."""

    right: int
    content: Sequence[Any]
    above: bool = False
    before: bool = False


def empty() -> WordText:
    """A Word file that says nothing yet."""
    return WordText(element("body"), element("styles"), element("numbering"), [])


def element(tag: str, parent: Any = None, **attributes: object) -> Any:
    """An element of that tag and with these attributes, all of the main namespace."""
    made = (
        etree.Element(qn(f"w:{tag}"), nsmap=_W)
        if parent is None
        else etree.SubElement(parent, qn(f"w:{tag}"))
    )
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), printable(str(value)))
    return made


def printable(text: str) -> str:
    """Without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def paragraph(
    parent: Any = None, style: object = None, number: tuple[object, int | None] | None = None
) -> Any:
    """number: that of a list and the level in it."""
    made = element("p", parent)
    if style is not None or number is not None:
        properties = element("pPr", made)
        if style is not None:
            element("pStyle", properties, val=style)
        if number is not None:
            numbered(properties, *number)
    return made


def numbered(properties: Any, number: object, level: int | None) -> None:
    """Says in the properties of a paragraph or style that it is of a list."""
    entry = element("numPr", properties)
    if level is not None:
        element("ilvl", entry, val=level)
    element("numId", entry, val=number)


def looks(parent: Any, look: Look) -> None:
    """The properties of a run, where they say anything."""
    if look == PLAIN:
        return
    properties = element("rPr", parent)
    if look.font or look.high:
        element("rFonts", properties, ascii=look.font, hAnsi=look.high or look.font)
    for tag, value in (("caps", look.capitals), ("vanish", look.hidden)):
        if value is not None:
            element(tag, properties, val="1" if value else "0")


def run(parent: Any, text: str, look: Look = PLAIN) -> Any:
    """Text in a paragraph; tabs, LINE, PAGE and RENDERED in it become the elements that stand for them."""
    made = element("r", parent)
    looks(made, look)
    for part in _SIGN.split(printable(text)):
        if part == "\t":
            element("tab", made)
        elif part == LINE:
            element("br", made)
        elif part == PAGE:
            element("br", made, type="page")
        elif part == RENDERED:
            element("lastRenderedPageBreak", made)
        elif part == "\xad":
            element("softHyphen", made)
        elif part:
            element("t", made).text = part
    return made


def text_box(parent: Any, content: Iterable[Any]) -> None:
    """Paragraphs that stand beside the text, in a paragraph."""
    element("txbxContent", element("r", parent)).extend(content)


def picture(parent: Any) -> None:
    """Something that is not text, in a paragraph."""
    element("drawing", element("r", parent))


def cell(row: Any, content: Iterable[Any], span: int = 1, above: bool = False) -> None:
    """A cell of a row, over so many columns; above: one with that above it."""
    made = element("tc", row)
    properties = element("tcPr", made)
    if span > 1:
        element("gridSpan", properties, val=span)
    if above:
        element("vMerge", properties)
    made.extend(content)


def table_by_edges(rows: Sequence[tuple[int, Sequence[Sided]]]) -> Any:
    """A table of rows, each with its left edge and its cells from left to right."""
    joined = [(left, _joined(cells)) for left, cells in rows]
    edges: list[int] = []
    for edge in sorted({edge for left, cells in joined for edge in (left, *(one.right for one in cells))}):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    made = element("tbl")
    for left, cells in joined:
        row, at = element("tr", made), bisect_left(edges, left - _SAME_EDGE)
        for one in cells:
            to = bisect_left(edges, one.right - _SAME_EDGE)
            cell(row, one.content, max(to - at, 1), one.above)
            at = to
    return made


def _joined(cells: Sequence[Sided]) -> list[Sided]:
    """Cells that are one with those left of them give these their room."""
    kept: list[Sided] = []
    for one in cells:
        if one.before and kept:
            kept[-1] = kept[-1]._replace(right=one.right)
        else:
            kept.append(one)
    return kept
