"""Characters set in fonts from before Unicode → the letters that those fonts draw."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Sequence

import pypdfium2.raw as raw

from pipeline.pdf.char import Char
from pipeline.pdf.native import Address, address_of, font_of
from pipeline.pdf.objects import Handle
from pipeline.text.legacy import LegacyFont, is_unicode, legacy_font
from pipeline.text.syllables import is_syllable

_BESIDE = 0.3  # of a letter's height: a mark further away belongs to no letter


def legacy_texts(texts: Iterable[Handle]) -> dict[Address, LegacyFont]:
    """The texts of a page that are set in such fonts."""
    fonts: dict[Address, LegacyFont | None] = {}
    found = {}
    for text in texts:
        font = font_of(text)
        if font not in fonts:
            fonts[font] = legacy_font(_name(text))
        if (legacy := fonts[font]) is not None:
            found[address_of(text)] = legacy
    return found


def _name(text: Handle) -> str:
    font = raw.FPDFTextObj_GetFont(text)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
    buffer = ctypes.create_string_buffer(max(length, 1))
    if length:
        raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def to_unicode(
    chars: Sequence[Char], fonts: Sequence[LegacyFont | None]
) -> tuple[list[Char], tuple[str, ...]]:
    """The characters, their places kept, and the encodings they were converted from.

    fonts: one for each character, None where its font is no such one. Text that PDF software mapped to
    Unicode in spite of its font's name stays as it is.
    """
    found = list(chars)
    mapped = {name for name in {font.encoding for font in fonts if font} if _is_mapped(name, chars, fonts)}
    hyphens = []
    converted = set()
    for n, (char, font) in enumerate(zip(chars, fonts, strict=True)):
        if font is None or font.encoding in mapped:
            continue
        mark = font.marked(char.text, _letter_before(found, n)) if font.has_marks else None
        letter = mark or font.letter(char.text)
        if letter != char.text:
            converted.add(font.encoding)
            found[n] = char._replace(text=letter)
        elif char.text == "-" and font.in_place_of_hyphen:
            hyphens.append((n, font.in_place_of_hyphen))
    for n, letter in hyphens:
        if _makes_syllable(found, n, letter):
            found[n] = found[n]._replace(text=letter)
    return found, tuple(sorted(converted))


def _is_mapped(encoding: str, chars: Sequence[Char], fonts: Sequence[LegacyFont | None]) -> bool:
    texts = (char.text for char, font in zip(chars, fonts, strict=True) if font and font.encoding == encoding)
    return is_unicode("".join(texts))


def _letter_before(chars: Sequence[Char], n: int) -> str:
    """The letter, with its marks, that the character stands beside; '' where there is none."""
    at = n
    while at > 0 and _beside(chars[at - 1], chars[at]):
        at -= 1
        if not unicodedata.combining(chars[at].text[0]):
            return unicodedata.normalize("NFC", "".join(char.text for char in chars[at:n]))
    return ""


def _beside(left: Char, right: Char) -> bool:
    high = left.bottom - left.top
    return _level(left, right) and abs(right.x0 - left.x1) < _BESIDE * high


def _level(one: Char, other: Char) -> bool:
    return abs(one.base - other.base) < _BESIDE * (one.bottom - one.top)


def _makes_syllable(chars: Sequence[Char], n: int, letter: str) -> bool:
    """Whether the word around a hyphen is a syllable with the letter: 'n-ớc' is, 'QĐ-TTg' is not."""
    before, after = n, n + 1
    while before > 0 and not chars[before].after_space and _goes_on(chars[before - 1], chars[n]):
        before -= 1
    while after < len(chars) and not chars[after].after_space and _goes_on(chars[after], chars[n]):
        after += 1
    letters = [char.text for char in chars[before:after]]
    letters[n - before] = letter
    return len(letters) > 1 and is_syllable("".join(letters))


def _goes_on(char: Char, hyphen: Char) -> bool:
    return char.text.isalpha() and _level(char, hyphen)
