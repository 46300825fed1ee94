"""Characters set in fonts from before Unicode → the letters that those fonts draw."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Sequence

import pypdfium2.raw as raw

from pipeline.pdf.char import Chars
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


def to_unicode(chars: Chars, fonts: Sequence[LegacyFont | None]) -> tuple[Chars, tuple[str, ...]]:
    """The characters, their places kept, and the encodings they were converted from.

    fonts: one for each character, None where its font is no such one. Text that PDF software mapped to
    Unicode in spite of its font's name stays as it is.
    """
    page = _Page(list(chars.texts), chars)
    mapped = {
        name for name in {font.encoding for font in fonts if font} if _is_mapped(name, chars.texts, fonts)
    }
    hyphens = []
    converted = set()
    for n, (text, font) in enumerate(zip(chars.texts, fonts, strict=True)):
        if font is None or font.encoding in mapped:
            continue
        mark = font.marked(text, page.letter_before(n)) if font.has_marks else None
        letter = mark or font.letter(text)
        if letter != text:
            converted.add(font.encoding)
            page.texts[n] = letter
        elif text == "-" and font.in_place_of_hyphen:
            hyphens.append((n, font.in_place_of_hyphen))
    for n, letter in hyphens:
        if page.makes_syllable(n, letter):
            page.texts[n] = letter
    return chars.reading(page.texts), tuple(sorted(converted))


def _is_mapped(encoding: str, texts: Sequence[str], fonts: Sequence[LegacyFont | None]) -> bool:
    own = (text for text, font in zip(texts, fonts, strict=True) if font and font.encoding == encoding)
    return is_unicode("".join(own))


class _Page:
    """The letters while they are converted, and which of them stand beside each other."""

    def __init__(self, texts: list[str], chars: Chars) -> None:
        self.texts = texts
        self._left, _, self._right, _ = chars.places.tolist()
        self._bases: list[float] = chars.bases.tolist()
        self._after_space: list[bool] = chars.after_space.tolist()
        self._near: list[float] = (_BESIDE * (chars.places[3] - chars.places[1])).tolist()

    def letter_before(self, n: int) -> str:
        """The letter, with its marks, that the character stands beside; '' where there is none."""
        at = n
        while at > 0 and self._beside(at - 1, at):
            at -= 1
            if not unicodedata.combining(self.texts[at][0]):
                return unicodedata.normalize("NFC", "".join(self.texts[at:n]))
        return ""

    def makes_syllable(self, n: int, letter: str) -> bool:
        """Whether the word around a hyphen is a syllable with the letter: 'n-ớc' is, 'QĐ-TTg' is not."""
        before, after = n, n + 1
        while before > 0 and not self._after_space[before] and self._goes_on(before - 1, n):
            before -= 1
        while after < len(self.texts) and not self._after_space[after] and self._goes_on(after, n):
            after += 1
        letters = self.texts[before:after]
        letters[n - before] = letter
        return len(letters) > 1 and is_syllable("".join(letters))

    def _beside(self, left: int, right: int) -> bool:
        return self._level(left, right) and abs(self._left[right] - self._right[left]) < self._near[left]

    def _goes_on(self, n: int, hyphen: int) -> bool:
        return self.texts[n].isalpha() and self._level(n, hyphen)

    def _level(self, one: int, other: int) -> bool:
        return abs(self._bases[one] - self._bases[other]) < self._near[one]
