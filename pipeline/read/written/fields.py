"""A line of text in fields: what tabs, pipes or runs of blanks part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.read.written.markup import unescaped, without_marks
from pipeline.text.normal import clean
from schemas import Cell, Line, Word
from schemas.page import Column, LineKind

Parting = Literal["tab", "pipe", "blanks", "rule", "none"]
"""What parts a line; rule: it is drawn between rows of a table and has no fields."""

_PIPE = re.compile(r"(?<!\\)[|│┃║]")
_TAB = re.compile("\t")
_GAP = re.compile(r"(?<!ngày)(?<!tháng)(?<!năm)(?<![Ss]ố:)(?<![Ss]ố)(?<! ) {2,}(?!(?:tháng|năm) |/)")
"""Blanks that part fields; those of a date or number that is written in by hand part nothing."""
_DRAWN = re.compile(r"[\s|│┃║+:=─━═╌┄—–\-_┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╟╫╢╭╮╰╯]+")
_STROKE = re.compile(r"[=─━═╌┄—–\-_]{2}")
_CORNER = re.compile(r"[|│┃║+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╟╫╢╭╮╰╯]")
_RULE = re.compile(r"[\s_*~=—–-]{3,}")
_LABEL = re.compile(r"\(?\d{1,3}[.)/:]?-?|[-+*•–—]|[a-zđ][.)]|[IVX]{1,5}[.)]?")
_BLANKS = str.maketrans({"\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u3000": " "})
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """Words between two delimiters, from character x0 to x1 of their line; both equal where it is empty."""

    text: str
    x0: int
    x1: int


@dataclass(frozen=True, slots=True)
class Parted:
    """A line with its fields; between pipes or tabs one may be empty. begins: it opens a paragraph."""

    text: str
    fields: tuple[Field, ...]
    by: Parting
    begins: bool = False

    @property
    def is_blank(self) -> bool:
        return self.by != "rule" and not any(field.text for field in self.fields)

    @property
    def indent(self) -> int:
        """Characters before the first word."""
        return next((field.x0 for field in self.fields if field.text), 0)


def part(raw: str) -> Parted:
    """A line by its pipes, else its tabs, else its runs of blanks.

    A label alone before a tab ('1.', '-') and a tab that only indents part nothing.
    """
    line = clean(without_marks(raw.translate(_BLANKS))).rstrip(" ")
    if _DRAWN.fullmatch(line) and _STROKE.search(line) and _CORNER.search(line):
        return Parted("", (), "rule")
    if _PIPE.search(line):
        return Parted(line.strip(" |│┃║"), _between(line, _PIPE), "pipe")
    tabbed = _between(line, _TAB)
    filled = [field.text for field in tabbed if field.text]
    labelled = len(tabbed) == 2 and len(filled) == 2 and _LABEL.fullmatch(filled[0])
    if len(filled) > 1 and not labelled:
        return Parted(line, tabbed, "tab")
    line = " ".join(filled) if labelled else line.expandtabs().rstrip()
    spaced = tuple(field for field in _between(line, _GAP) if field.text)
    return Parted(line, spaced, "blanks" if len(spaced) > 1 else "none")


def _between(line: str, delimiter: re.Pattern[str]) -> tuple[Field, ...]:
    ends = [(0, 0), *(found.span() for found in delimiter.finditer(line)), (len(line), len(line))]
    made = []
    for (_, start), (end, _) in pairwise(ends):
        text = line[start:end]
        words = text.strip()
        x0 = start + len(text) - len(text.lstrip()) if words else start
        made.append(Field(words, x0, x0 + len(words)))
    return tuple(made)


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: '-----', '*****'."""
    return _RULE.fullmatch(text) is not None


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a line or cell, without places."""
    return tuple(Word(text=token) for token in unescaped(_BREAK.sub(" ", text)).split())


def line_of(text: str, column: Column = "full", *, begins: bool = False) -> Line:
    """A line of text; one that is only drawn is furniture."""
    kind: LineKind = "furniture" if is_rule(text) else "text"
    return Line(kind=kind, column=column, words=words_of(text), begins=begins)


def row_of(cells: list[str]) -> Line:
    """A row of a table."""
    made = tuple(Cell(words=words_of(cell)) for cell in cells)
    return Line(kind="row", cells=made, words=tuple(word for cell in made for word in cell.words))
