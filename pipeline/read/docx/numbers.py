"""List numbers of a Word file: Word works them out when it draws the page, the text does not have them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from pipeline.read.docx.styles import Styles

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_KEPT = "-–—+*•"  # bullets that a reader knows; others come from symbol fonts and stand for a dash
_HIGHEST = 780  # thirty times through the alphabet, as Word ends it
_DEEPEST = 20  # list styles that point to one another; a longer chain is a circle


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how its number looks (properties: its w:rPr or None) and where it starts."""

    form: str
    text: str
    start: int
    properties: Any


@dataclass(slots=True)
class Numbers:
    """Counts the lists of one document; ask once for each paragraph, in order of the document.

    numbering: root element of that part, or None. Rules: ECMA-376 part 1, 17.9.
    """

    numbering: Any
    styles: Styles
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Any) -> tuple[str, Any]:
        """The paragraph's number or bullet as Word prints it, and its w:rPr or None; '' where it has none."""
        number, level = self._place(paragraph)
        if number is None or self.numbering is None:
            return "", None
        instance = _child(self.numbering, "num", "numId", number)
        abstract = self._abstract(instance)
        if instance is None or abstract is None:
            return "", None
        level = self._level_of_style(paragraph, abstract, level)
        here = _level(abstract, instance, level)
        if here is None:
            return "", None
        key = str(abstract.get(qn("w:abstractNumId")))
        counts = self.counts.setdefault(key, {})
        restart = _override(instance, level)
        if restart is not None and (number, level) not in self.started:
            counts[level] = restart - 1
        self.started.add((number, level))
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _printed(here, level, counts, abstract, instance), here.properties

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """Number and level that the paragraph or its style names; the number 0 takes a style's list away."""
        found = _numbered(paragraph.find(qn("w:pPr")))
        if found is None or found[0] is None:
            for style in self.styles.of_paragraph(paragraph):
                inherited = _numbered(style.find(qn("w:pPr")))
                if inherited is not None and inherited[0] is not None:
                    level = found[1] if found and found[1] is not None else inherited[1]
                    found = inherited[0], level
                    break
        if found is None or found[0] in (None, "0"):
            return None, 0
        return found[0], found[1] or 0

    def _abstract(self, instance: Any) -> Any:
        """The list's definition; one that points to a list style is looked up there."""
        for _ in range(_DEEPEST):
            if instance is None:
                return None
            named = instance.find(qn("w:abstractNumId"))
            found = _child(self.numbering, "abstractNum", "abstractNumId", _value(named))
            link = found.find(qn("w:numStyleLink")) if found is not None else None
            if link is None:
                return found
            style = next(self.styles.named(_value(link)), None)
            place = _numbered(style.find(qn("w:pPr"))) if style is not None else None
            instance = _child(self.numbering, "num", "numId", place[0]) if place else None
        return None

    def _level_of_style(self, paragraph: Any, abstract: Any, level: int) -> int:
        """A level may belong to a paragraph style (headings): then the style decides."""
        own = _numbered(paragraph.find(qn("w:pPr")))
        if own is not None and own[1] is not None:
            return level
        styles = {style.get(qn("w:styleId")) for style in self.styles.of_paragraph(paragraph)}
        for entry in abstract.findall(qn("w:lvl")):
            if _value(entry.find(qn("w:pStyle"))) in styles:
                return int(entry.get(qn("w:ilvl")))
        return level


def _printed(here: _Level, level: int, counts: dict[int, int], abstract: Any, instance: Any) -> str:
    if here.form == "none":
        return ""
    if here.form == "bullet":
        return bullet(here.text)

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = here if at == level else _level(abstract, instance, at)
        if other is None:
            return ""
        return in_form(counts.get(at, other.start), other.form)

    return _PLACE.sub(number, here.text).strip()


def bullet(text: str) -> str:
    """A list's sign as a reader knows it."""
    return text if text and text in _KEPT else "-"


def in_form(value: int, form: str) -> str:
    """A list number in one of Word's forms: decimal, lowerLetter, upperRoman …; unknown ones as decimal.

    Letters and Roman figures end where no list does: their length grows with the number.
    """
    if value > _HIGHEST:
        return str(value)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        letters, rest = "", value
        for size, sign in _ROMAN:
            while rest >= size:
                letters, rest = letters + sign, rest - size
        return letters if form == "lowerRoman" else letters.upper()
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _level(abstract: Any, instance: Any, level: int) -> _Level | None:
    overridden = _child(instance, "lvlOverride", "ilvl", str(level))
    found = overridden.find(qn("w:lvl")) if overridden is not None else None
    if found is None:
        found = _child(abstract, "lvl", "ilvl", str(level))
    if found is None:
        return None
    return _Level(
        form=_value(found.find(qn("w:numFmt"))) or "decimal",
        text=_value(found.find(qn("w:lvlText"))) or "",
        start=_number(_value(found.find(qn("w:start"))), 1),
        properties=found.find(qn("w:rPr")),
    )


def _override(instance: Any, level: int) -> int | None:
    entry = _child(instance, "lvlOverride", "ilvl", str(level))
    start = entry.find(qn("w:startOverride")) if entry is not None else None
    return _number(_value(start), 1) if start is not None else None


def _numbered(properties: Any) -> tuple[str | None, int | None] | None:
    entry = properties.find(qn("w:numPr")) if properties is not None else None
    if entry is None:
        return None
    level = _value(entry.find(qn("w:ilvl")))
    return _value(entry.find(qn("w:numId"))), _number(level, 0) if level is not None else None


def _child(parent: Any, tag: str, attribute: str, value: str | None) -> Any:
    if value is None:
        return None
    wanted = qn(f"w:{attribute}")
    return next((entry for entry in parent.findall(qn(f"w:{tag}")) if entry.get(wanted) == value), None)


def _value(element: Any) -> str | None:
    return str(element.get(qn("w:val"), "")) if element is not None else None


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise
