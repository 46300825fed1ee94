"""Fonts, styles and lists of a DOC file as elements of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from
from typing import Any

from pipeline.read.as_docx.doc_file import DocFile, Properties, properties
from pipeline.read.as_docx.made import Look, element, looks, numbered

_STYLES, _FONTS, _LISTS, _LIST_USES = 1, 15, 73, 74  # numbers of tables
_CAPITALS, _HIDDEN, _FONT, _FONT_HIGH = 0x083B, 0x083C, 0x4A4F, 0x4A51
_LEVEL, _LIST = 0x260A, 0x460B
_NONE = 0x0FFF  # a style that is based on none
_FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
    23: "bullet", 255: "none",
}  # fmt: skip


def font_names(file: DocFile) -> list[str]:
    """By their numbers."""
    data, at, names = file.table(_FONTS), 4, []
    while at < len(data):
        entry = data[at + 1 : at + 1 + data[at]]
        names.append(entry[39:].decode("utf-16-le", "replace").partition("\0")[0])
        at += 1 + data[at]
    return names


def look_of(said: Properties, fonts: list[str]) -> Look:
    """How text with these properties is set, as far as they say it."""

    def font(code: int) -> str:
        number = unpack_from("<H", said[code])[0] if code in said else len(fonts)
        return fonts[number] if number < len(fonts) else ""

    low, high = font(_FONT), font(_FONT_HIGH)
    return Look(low or high, high, _toggle(said, _CAPITALS), _toggle(said, _HIDDEN))


def _toggle(said: Properties, code: int) -> bool | None:
    """None: as the style has it."""
    value = said[code][0] if said.get(code) else 0x80
    return None if value == 0x80 else value in (1, 0x81)


def list_place(said: Properties) -> tuple[int, int | None] | None:
    """The list that a paragraph with these properties names, by number, 0 for none, and the level in it."""
    if _LIST not in said:
        return None
    number = unpack_from("<h", said[_LIST])[0]
    return max(number, 0), said[_LEVEL][0] if _LEVEL in said else None


def styles(file: DocFile, fonts: list[str]) -> Any:
    """Their ids are their numbers; paragraphs without a style have that of number 0."""
    root, data = element("styles"), file.table(_STYLES)
    if not data:
        return root
    at = 2 + unpack_from("<H", data)[0]
    count, head = unpack_from("<HH", data, 2)
    defaults = [fonts[n] if n < len(fonts) else "" for n in unpack_from("<3H", data, 2 + 12)]
    looks(element("rPrDefault", element("docDefaults", root)), Look(defaults[0], defaults[2]))
    for number in range(count):
        size = unpack_from("<H", data, at)[0]
        if size:
            _style(root, number, data[at + 2 : at + 2 + size], head, fonts)
        at += 2 + size
    return root


def _style(root: Any, number: int, data: bytes, head: int, fonts: list[str]) -> None:
    kind, based = (value for raw in unpack_from("<H", data, 2) for value in (raw & 15, raw >> 4))
    if kind not in (1, 2):
        return
    made = element("style", root, type="paragraph" if kind == 1 else "character", styleId=number)
    if number == 0:
        made.set(made.tag.replace("style", "default"), "1")
    if based != _NONE:
        element("basedOn", made, val=based)
    at = head + 2 + 2 * unpack_from("<H", data, head)[0] + 2  # behind the name and its end
    parts = []
    for _ in range(3 - kind):
        at += at % 2
        size = unpack_from("<H", data, at)[0]
        parts.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    looks(made, look_of(properties(parts[-1]), fonts))
    place = list_place(properties(parts[0][2:])) if kind == 1 else None
    if place:
        numbered(element("pPr", made), *place)


def numbering(file: DocFile, fonts: list[str]) -> Any:
    """Lists by their numbers, as paragraphs and styles name them."""
    root = element("numbering")
    start, size = file.place(_LISTS)
    if not size:
        return root
    data, at = file.tables, start + size
    ids = {}
    for n in range(unpack_from("<H", data, start)[0]):
        entry = start + 2 + 28 * n
        ids[unpack_from("<i", data, entry)[0]] = n
        made = element("abstractNum", root, abstractNumId=n)
        for level in range(1 if data[entry + 26] & 1 else 9):
            at = _level(made, data, at, level, fonts)
    for number, (list_id, changes) in enumerate(_uses(file.table(_LIST_USES), fonts), start=1):
        if list_id in ids:
            made = element("num", root, numId=number)
            element("abstractNumId", made, val=ids[list_id])
            made.extend(changes)
    return root


def _level(parent: Any, data: bytes, at: int, level: int, fonts: list[str]) -> int:
    """Adds a level; where the next one begins."""
    start, form = unpack_from("<iB", data, at)
    looks_size, other_size = data[at + 24], data[at + 25]
    at += 28 + other_size
    look = look_of(properties(data[at : at + looks_size]), fonts)
    at += looks_size
    size = unpack_from("<H", data, at)[0]
    text = data[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace")
    made = element("lvl", parent, ilvl=level)
    element("start", made, val=start)
    element("numFmt", made, val=_FORMS.get(form, "decimal"))
    element("lvlText", made, val="".join(f"%{ord(c) + 1}" if ord(c) < 9 else c for c in text))
    looks(made, look)
    return int(at + 2 + 2 * size)


def _uses(data: bytes, fonts: list[str]) -> Iterator[tuple[int, list[Any]]]:
    """Of each use of a list the list's id and what is changed of it there."""
    count = unpack_from("<I", data)[0] if data else 0
    at = 4 + 16 * count
    for n in range(count):
        list_id, changed = unpack_from("<i8xB", data, 4 + 16 * n)
        at += 4
        changes = []
        for _ in range(changed):
            start, flags = unpack_from("<iI", data, at)
            at += 8
            made = element("lvlOverride", ilvl=flags & 15)
            if flags & 16:
                element("startOverride", made, val=start)
            if flags & 32:
                at = _level(made, data, at, flags & 15, fonts)
            changes.append(made)
        yield list_id, changes
