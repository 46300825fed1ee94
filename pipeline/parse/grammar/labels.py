"""Labels at the start of a paragraph: Điều 1., I., 1., 2.1., a), -, +, *."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.lexicon.landmarks import ARTICLE
from pipeline.parse.grammar.roles import names_body, role_only
from pipeline.text.fold import is_upper
from pipeline.text.kept import kept

LabelKind = Literal["article", "roman", "number", "decimal", "letter", "star", "dash", "plus"]

RANK: dict[LabelKind, int] = {
    "article": 0, "roman": 1, "number": 2, "decimal": 3, "letter": 4, "star": 5, "dash": 6, "plus": 7,
}  # fmt: skip
"""Depth in the tree; a label of lower rank holds those of higher rank that follow it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label and the length of its print, trailing blanks included."""

    kind: LabelKind
    text: str
    length: int
    number: int | None = None


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
          "xi": 11, "xii": 12}  # fmt: skip
_NOISE = r"[_|.,'`‘’\-~ ]{0,3}"
_ARTICLE = re.compile(
    rf"{_NOISE}(?P<label>{ARTICLE}\s*(?P<n>\d{{1,2}}|[ivxhl]{{1,5}}))\s*(?P<mark>[.:;,/]\s*[-–]?|[-–]|\))?\s*"
)
_ROMAN_LABEL = re.compile(r"(?P<n>[ivx]{1,5})\s*[.)\-]\s+")
_CAPITAL_LABEL = re.compile(r"(?P<n>[A-E])\s*[.)]\s+(?=[^\W\d_]{2})")  # "A. HỘI ĐỒNG THI"
_MISREAD_ROMAN = re.compile(r"[IVXHL]{1,4}(?:\s*[.)])?\s+(?=[^\W\d_]{2})")
"""What OCR makes of I, II and III: 'L. TRƯỞNG BAN', 'HI. Ủy viên'."""
_DECIMAL = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)]?\s+(?=\D)")
_NUMBER = re.compile(
    rf"{_NOISE}(?P<n>\d{{1,3}}|§)(?P<inserted>[a-zđ](?=\.))?\s*(?:[.)](?:\s?[-–](?=\s))?|[/!¡](?=\s*[^\d\s])|\s?-(?=\s))\s*(?!\d)"
)
_BRACKETED = re.compile(r"\((?P<n>\d{1,3})\)\s*(?=[^\W\d])")
_LETTER = re.compile(r"(?P<n>[a-zđ])\s*[.)](?:\s?[-–](?=\s))?\s*(?=\S)")
_DASH = re.compile(r"(?:[-–—~−_•·●▪]\s+)+(?=\S)|[-–—~−_•·●▪]+(?=[^\s\d\-])")
_PLUS = re.compile(r"\+\s*(?=\S)")
_QUOTE = re.compile(r"(?:[“\"]\s*)+(?=\S)")
_STAR = re.compile(r"[*✓❖o]\s+(?=\S)|\*\s*(?=\S)")


def is_article(label: Label | None) -> bool:
    """Whether it is that of an article: 'Điều 1.'."""
    return label is not None and label.kind == "article"


@kept
def label_of(text: str, folded: str) -> Label | None:
    """The label that `text` starts with, or None. `folded` is its folded form.

    Quotation marks may stand before it: the new wording of an amended clause.
    """
    if (quote := _QUOTE.match(text)) and (quoted := label_of(text[quote.end() :], folded[quote.end() :])):
        return replace(quoted, length=quoted.length + quote.end())
    match = _ARTICLE.match(folded)  # OCR makes an l of I, and of II or III an H, which is no certain figure
    if match and text[match.start("label")] in "ĐÐD":
        figure = match["n"]
        named = match["mark"] is not None or match.end() == len(folded)
        if named or text[match.end() : match.end() + 1].isupper():
            number = int(figure) if figure.isdigit() else _ROMAN.get(figure.replace("l", "i"))
            printed = " ".join(text[match.start("label") : match.end("label")].split())
            return Label("article", printed, match.end(), number)
    if text[:1].isupper() and (match := _ROMAN_LABEL.match(folded)) and match["n"] in _ROMAN:
        return Label("roman", text[: match.end("n")], match.end(), _ROMAN[match["n"]])
    if (match := _CAPITAL_LABEL.match(text)) and (is_upper(text) or names_body(text[match.end() :])):
        return Label("roman", match["n"], match.end(), ord(match["n"]) - ord("A") + 1)
    if (match := _MISREAD_ROMAN.match(text)) and role_only(text[match.end() :]):
        return Label("roman", text[: match.end()].rstrip(" .)"), match.end())
    if match := _DECIMAL.match(folded):
        return Label("decimal", match["n"], match.end(), int(match["n"].rsplit(".", 1)[1]))
    if match := _NUMBER.match(folded):
        figure = "8" if match["n"] == "§" else match["n"]  # how OCR reads an 8 with a tick
        return Label("number", figure + (match["inserted"] or ""), match.end(), int(figure))
    if match := _BRACKETED.match(text):
        return Label("letter", match["n"], match.end(), int(match["n"]))
    if text[:1].islower() and (match := _LETTER.match(folded)):
        return Label("letter", text[0], match.end())
    if match := _PLUS.match(folded):
        return Label("plus", "+", match.end())
    if match := _STAR.match(text):
        return Label("star", "*", match.end())
    if match := _DASH.match(folded):
        return Label("dash", "-", match.end())
    return None


def label_in(text: str, folded: str, start: int, end: int) -> tuple[Label | None, int]:
    """The label between two offsets, and where the words behind it begin."""
    label = label_of(text[start:end], folded[start:end])
    return label, start + (label.length if label else 0)
