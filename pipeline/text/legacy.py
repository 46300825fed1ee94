"""Letters of fonts from before Unicode, told by the font's name alone: .VnTime, VNI-Times, VI Times.

A PDF gives their codes as the characters that Western fonts have there: 'Quyết' in .VnTime is 'QuyÕt'.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(?:[ ,_-]*(?:Regular|Normal|Bold|Italic|Oblique|MT|PS))+$", re.IGNORECASE)
_UNDRAWN = "·"
# Glyphs that stand for two codes in Western fonts; software that makes PDFs may name the other one.
_TWINS = str.maketrans("\u2212\u2219\u03bc\u02c9\u0110", "\u00ad\u00b7\u00b5\u00af\u00d0")
_SOFT_HYPHEN = "\u00ad"
_BEYOND_WEST = re.compile("[ăĂơƠưƯ\u1ea0-\u1ef9]")


@dataclass(frozen=True, slots=True)
class _Encoding:
    name: str
    fonts: re.Pattern[str]
    capitals: re.Pattern[str] | None
    letters: Mapping[str, str]
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """encoding: TCVN3, VNI, VISCII or VPS; capitals: all its letters are drawn as capitals."""

    encoding: str
    capitals: bool

    def letter(self, char: str) -> str:
        """What the font draws for one character."""
        return _letter(self, char)

    def marked(self, char: str, before: str) -> str | None:
        """The marks, combining characters, that `char` puts on the letter `before`; None if it is none."""
        mark = _encodings()[self.encoding].marks.get(_code(char))
        stands = mark is not None and len(unicodedata.normalize("NFC", before + mark)) == 1
        return mark if stands else None

    @property
    def has_marks(self) -> bool:
        """Whether its letters may be of two characters."""
        return bool(_encodings()[self.encoding].marks)

    @property
    def in_place_of_hyphen(self) -> str | None:
        """The letter at the code of the soft hyphen, which PDF software often gives as a plain hyphen."""
        drawn = self.letter(_SOFT_HYPHEN)
        return drawn if drawn != _SOFT_HYPHEN else None


@lru_cache(maxsize=4096)
def _letter(font: LegacyFont, char: str) -> str:
    code = _code(char)
    drawn = _encodings()[font.encoding].letters.get(code, code if code.isascii() else char)
    return drawn.upper() if font.capitals else drawn


@lru_cache(maxsize=1024)
def legacy_font(name: str) -> LegacyFont | None:
    """By the name in the PDF, a subset's tag and the style included: 'ABCDEF+.VnTimeH,Bold'."""
    family = _STYLE.sub("", _SUBSET.sub("", name))
    for encoding in _encodings().values():
        if encoding.fonts.match(family):
            capitals = encoding.capitals is not None and encoding.capitals.search(family) is not None
            return LegacyFont(encoding.name, capitals)
    return None


def to_letters(text: str, low: LegacyFont | None, high: LegacyFont | None, before: str = "") -> str:
    """Text as fonts draw it, marks after their letters: `low` the characters below U+0080, `high` the others.

    before: what stands right before it, as drawn. For text whose codes nobody changed, as in Word files:
    characters that are no codes stay.
    """
    found = before
    for char in text:
        font = low if char.isascii() else high
        is_code = char <= "\xff" or _code(char, twins=False) != char
        if font is None or not is_code:
            found += char
        else:
            mark = font.marked(char, _last_letter(found)) if font.has_marks else None
            found += mark or font.letter(char)
    return found[len(before) :]


def _last_letter(text: str) -> str:
    """The last letter of a text with its marks, composed."""
    at = len(text) - 1
    while at > 0 and unicodedata.combining(text[at]):
        at -= 1
    return unicodedata.normalize("NFC", text[max(at, 0) :])


def is_unicode(text: str) -> bool:
    """Whether the text of a font is right as it is: many of its marked letters are in no Western font."""
    beyond = len(_BEYOND_WEST.findall(text))
    return beyond > 0 and 4 * beyond >= sum(char > "\x7f" and char.isalpha() for char in text)


def _code(char: str, twins: bool = True) -> str:
    """The code of a character as one of Latin-1."""
    if twins:
        char = char.translate(_TWINS)
    if "\uf000" <= char <= "\uf0ff":  # where symbol fonts have their codes
        return chr(ord(char) - 0xF000)
    try:
        return char.encode("cp1252").decode("latin-1")
    except UnicodeEncodeError:
        return char


@cache
def _encodings() -> dict[str, _Encoding]:
    data = tomllib.loads((files("pipeline.text") / "legacy_fonts.toml").read_text("utf-8"))
    return {name: _encoding(name, table) for name, table in data.items()}


def _encoding(name: str, table: Mapping[str, object]) -> _Encoding:
    capitals = table.get("capitals")
    letters = {
        chr(int(row, 16) + column): letter
        for row, drawn in table.items()
        if re.fullmatch("[0-9A-F]0", row)
        for column, letter in enumerate(str(drawn))
        if letter != _UNDRAWN
    }
    return _Encoding(
        name, re.compile(str(table["fonts"])), re.compile(f"(?:{capitals})$") if capitals else None,
        letters | _both_cases(table.get("letters")), _both_cases(table.get("marks")),
    )  # fmt: skip


def _both_cases(pairs: object) -> dict[str, str]:
    if not isinstance(pairs, dict):
        return {}
    return {**pairs, **{code.upper(): drawn.upper() for code, drawn in pairs.items()}}
