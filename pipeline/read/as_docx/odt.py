"""ODT (OpenDocument 1.3) in the elements of a Word file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from pipeline.errors import PasswordProtected
from pipeline.read.as_docx.made import Look, cell, element, empty, paragraph, picture, run, text_box
from pipeline.read.docx.document import WordText
from pipeline.read.docx.paragraphs import LINE, PAGE, RENDERED

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE, _DRAW = (f"{_OASIS}{name}:1.0}}" for name in ("text", "table", "style", "drawing"))
_FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
_FAMILY = f"{_OASIS}svg-compatible:1.0}}font-family"
_UNREAD = frozenset(
    f"{_TEXT}{name}"
    for name in ("tracked-changes", "note", "hidden-text", "hidden-paragraph", "bookmark-ref", "ruby-text")
) | {f"{_OASIS}office:1.0}}annotation", f"{_OASIS}office:1.0}}forms"}
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SPACE = re.compile("[ \t\r\n]+")
_DEEPEST, _LEVELS, _MOST = 20, 10, 64  # styles in one another, levels of lists, cells or blanks told as one


def odt_text(data: bytes) -> WordText:
    """Paragraphs, tables, list numbers, text boxes, running heads. No entity is followed.

    Raises PasswordProtected; what zipfile and lxml raise where it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest:
            raise PasswordProtected(
                "Tệp ODT có mật khẩu nên không mở được.",
                "Hãy lưu lại một bản không có mật khẩu rồi chạy lại.",
            )
        content = _parsed(package.read("content.xml"))
        styles = _parsed(package.read("styles.xml")) if "styles.xml" in names else element("styles")
    walk = _Walk([styles, content])
    walk.blocks(content.find(f".//{_OASIS}office:1.0}}text"), walk.made.body)
    for part in styles.iter(f"{_STYLE}header", f"{_STYLE}footer"):
        walk.made.running.append(element("hdr"))
        walk.blocks(part, walk.made.running[-1])
    return walk.made


def _parsed(data: bytes) -> Any:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


class _Styles:
    def __init__(self, roots: list[Any]) -> None:
        """Of two styles of one name the later one holds."""
        self._known = {
            (item.get(f"{_STYLE}family"), item.get(f"{_STYLE}name")): item
            for root in roots
            for item in root.iter(f"{_STYLE}style", f"{_STYLE}default-style")
        }
        self._fonts = {
            item.get(f"{_STYLE}name"): item.get(_FAMILY, "").strip("'\" ")
            for root in roots
            for item in root.iter(f"{_STYLE}font-face")
        }

    def look(self, family: str, name: str | None, outer: Look) -> Look:
        """How text of a style is set inside text set like `outer`."""
        found: dict[str, str] = {}
        for style in self._chain(family, name):
            for said in style.iterchildren(f"{_STYLE}text-properties"):
                found = {**said.attrib, **found}
        font = found.get(f"{_STYLE}font-name", "")
        font = self._fonts.get(font) or font or found.get(f"{_FO}font-family", "").strip("'\" ")
        capitals, shown = found.get(f"{_FO}text-transform"), found.get(f"{_TEXT}display")
        return Look(
            font or outer.font,
            capitals=outer.capitals if capitals is None else capitals == "uppercase",
            hidden=outer.hidden if shown is None else shown == "none",
        )

    def begins_page(self, name: str | None) -> bool:
        """Whether paragraphs or tables of a style begin a page."""
        for family in ("paragraph", "table"):
            style = self._known.get((family, name))
            if style is not None and style.get(f"{_STYLE}master-page-name"):
                return True
        for family, kind in (("paragraph", "paragraph"), ("table", "table")):
            for style in self._chain(family, name):
                for said in style.iterchildren(f"{_STYLE}{kind}-properties"):
                    if f"{_FO}break-before" in said.attrib:
                        return str(said.get(f"{_FO}break-before")) == "page"
        return False

    def list_of(self, name: str | None) -> str | None:
        """The list that paragraphs of a style are of."""
        found = (style.get(f"{_STYLE}list-style-name") for style in self._chain("paragraph", name))
        return next(filter(None, found), None)

    def _chain(self, family: str, name: str | None) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            style = self._known.get((family, name))
            if style is None:
                break
            yield style
            name = style.get(f"{_STYLE}parent-style-name")
        if (default := self._known.get((family, None))) is not None:
            yield default


class _Lists:
    """List styles as a Word file's numbering, and of each list its number there."""

    def __init__(self, roots: list[Any], into: Any) -> None:
        self._into = into
        self._starts: dict[str | None, dict[int, int]] = {}  # of each list style, by level
        self._last: dict[str | None, int] = {}  # by list style
        self._by_id: dict[str, int] = {}
        self._count = 0
        for root in roots:
            for style in root.iter(f"{_TEXT}list-style"):
                self._style(style)

    def _style(self, style: Any) -> None:
        name = style.get(f"{_STYLE}name")
        if name in self._starts:
            return
        starts = self._starts[name] = {}
        made = element("abstractNum", self._into, abstractNumId=name)
        for said in style.iterchildren():
            level = _number(said.get(f"{_TEXT}level"), 0)
            if not 1 <= level <= _LEVELS:
                continue
            start = starts[level] = _number(said.get(f"{_TEXT}start-value"), 1)
            form = said.get(f"{_STYLE}num-format", "")
            shown = min(_number(said.get(f"{_TEXT}display-levels"), 1), level)
            text = ".".join(f"%{n}" for n in range(level - shown + 1, level + 1)) if form else ""
            entry = element("lvl", made, ilvl=level - 1)
            element("start", entry, val=start)
            if said.tag == f"{_TEXT}list-level-style-number":
                element("numFmt", entry, val=_FORMS.get(form, "decimal"))
                around = (said.get(f"{_STYLE}num-{side}", "") for side in ("prefix", "suffix"))
                element("lvlText", entry, val=text.join(around))
            else:
                element("numFmt", entry, val="bullet")
                element("lvlText", entry, val=said.get(f"{_TEXT}bullet-char", ""))

    def number(self, item: Any, style: str | None) -> int:
        """That of a list that begins: of another where it goes on with that."""
        before = self._by_id.get(item.get(f"{_TEXT}continue-list", ""))
        if before is None and item.get(f"{_TEXT}continue-numbering") == "true":
            before = self._last.get(style)
        number = before or self._new(style, {})
        self._last[style] = number
        self._by_id[item.get("{http://www.w3.org/XML/1998/namespace}id", "")] = number
        return number

    def restarted(self, style: str | None, level: int, value: int) -> int:
        """The number of a list that goes on with another value from here."""
        self._last[style] = self._new(style, {level: value})
        return self._last[style]

    def _new(self, style: str | None, changed: dict[int, int]) -> int:
        self._count += 1
        made = element("num", self._into, numId=self._count)
        element("abstractNumId", made, val=style or "")
        for level, start in (changed or self._starts.get(style, {})).items():
            element("startOverride", element("lvlOverride", made, ilvl=level - 1), val=start)
        return self._count


class _Walk:
    def __init__(self, roots: list[Any]) -> None:
        self.made = empty()
        self.styles, self.lists = _Styles(roots), _Lists(roots, self.made.numbering)

    def blocks(self, parent: Any, into: Any) -> None:
        """Everything that stands in an element, below one another."""
        for item in parent.iterchildren(etree.Element):
            if item.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph(item, into)
            elif item.tag == f"{_TEXT}list":
                self._list(item, into, None, 1, None)
            elif item.tag == f"{_TABLE}table":
                self._table(item, into)
            elif item.tag.startswith(_DRAW):
                self._inside(item, paragraph(into), Look())
            elif item.tag not in _UNREAD:
                self.blocks(item, into)

    def _paragraph(self, item: Any, into: Any, number: tuple[int, int] | None = None) -> None:
        style = item.get(f"{_TEXT}style-name")
        made = paragraph(into, number=number)
        if self.styles.begins_page(style):
            run(made, PAGE)
        look = self.styles.look("paragraph", style, Look())
        self._inside(item, made, look)

    def _inside(self, item: Any, made: Any, look: Look) -> None:
        """The text of an element, into a paragraph."""
        _say(made, item.text, look)
        for part in item.iterchildren():
            tag = part.tag if isinstance(part.tag, str) else ""
            if tag == f"{_TEXT}s":
                run(made, " " * min(_number(part.get(f"{_TEXT}c"), 1), _MOST))
            elif tag == f"{_TEXT}tab":
                run(made, "\t")
            elif tag == f"{_TEXT}line-break":
                run(made, LINE)
            elif tag == f"{_TEXT}soft-page-break":
                run(made, RENDERED)
            elif tag == f"{_TEXT}span":
                self._inside(part, made, self.styles.look("text", part.get(f"{_TEXT}style-name"), look))
            elif tag == f"{_DRAW}text-box":
                self._box(part, made)
            elif tag in (f"{_DRAW}image", f"{_DRAW}object"):
                picture(made)
            elif tag in (f"{_TEXT}p", f"{_TEXT}list"):  # in a shape
                self._box(item, made)
                return
            elif tag and tag not in _UNREAD:
                self._inside(part, made, look)
            _say(made, part.tail, look)

    def _box(self, item: Any, made: Any) -> None:
        content = element("body")
        self.blocks(item, content)
        text_box(made, content)

    def _list(self, item: Any, into: Any, style: str | None, level: int, number: int | None) -> None:
        style = item.get(f"{_TEXT}style-name") or style
        number = number or self.lists.number(item, style)
        for entry in item.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"):
            value = entry.get(f"{_TEXT}start-value")
            if value:
                number = self.lists.restarted(style, level, _number(value, 1))
            shown = entry.tag == f"{_TEXT}list-item"
            for part in entry.iterchildren(etree.Element):
                if part.tag == f"{_TEXT}list":
                    self._list(part, into, style, level + 1, number)
                elif part.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    self._paragraph(part, into, (number, level - 1) if shown else None)
                    shown = False
                else:
                    self.blocks(part, into)

    def _table(self, item: Any, into: Any) -> None:
        if self.styles.begins_page(item.get(f"{_TABLE}style-name")):
            run(paragraph(into), PAGE)
        made = element("tbl", into)
        for row in item.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table")) is not item:
                continue
            told = element("tr", made)
            for one in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                covered = one.tag == f"{_TABLE}covered-table-cell"
                content = element("tc")
                if not covered:
                    self.blocks(one, content)
                cell(told, content, above=covered)
                for _ in range(1, min(_number(one.get(f"{_TABLE}number-columns-repeated"), 1), _MOST)):
                    cell(told, (), above=covered)


def _say(made: Any, text: str | None, look: Look) -> None:
    if text:
        run(made, _SPACE.sub(" ", text), look)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise
