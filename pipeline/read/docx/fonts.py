"""Runs of a Word file set in fonts from before Unicode → the letters that those fonts draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from pipeline.read.docx.styles import Styles
from pipeline.text.legacy import LegacyFont, is_unicode, legacy_font, to_letters

_AXES = ("ascii", "hAnsi")  # fonts for characters below and from U+0080: ECMA-376 part 1, 17.3.2.26
SOFT_HYPHEN = "\u00ad"  # a letter in some of these fonts, elsewhere a place where a word may be parted


class RunFonts(NamedTuple):
    """low, high: for characters below and from U+0080; None where the font has Unicode letters."""

    low: LegacyFont | None = None
    high: LegacyFont | None = None

    @property
    def encoding(self) -> str | None:
        """That of the letters with marks: all encodings agree on the others."""
        return self.high.encoding if self.high else self.low.encoding if self.low else None


class TextRun(NamedTuple):
    """Text of one run. capitals: its format sets it in capitals."""

    text: str
    fonts: RunFonts = RunFonts()
    capitals: bool = False


class Fonts:
    """Which runs of a document are set in such fonts, by the name that run, styles or defaults give.

    Much was typed in Unicode while the font still was an old one: such text, told by letters that no Western
    font has, stays as it is. Short text without such letters goes with the most of its document.
    """

    def __init__(self, styles: Styles, roots: Sequence[Any]) -> None:
        """roots: elements of the parts that have text or styles."""
        self.converted: set[str] = set()
        self._styles = styles
        self._are_used = any(map(legacy_font, _names(roots)))
        self._unicode: frozenset[str] = frozenset()
        if self._are_used:
            self._unicode = self._typed_in_unicode(roots)

    def of(self, paragraph: Any, *properties: Any) -> RunFonts:
        """Of text in a paragraph with these properties of its own (w:rPr or None), the strongest first."""
        if not self._are_used:
            return RunFonts()
        layers = list(self._layers(paragraph, properties))
        return RunFonts(*(_named(layers, axis) for axis in _AXES))

    def text(self, spans: Sequence[TextRun]) -> str:
        """The text of spans that stand side by side, in Unicode."""
        kept = self._unicode | {name for name, text in _by_encoding(spans) if is_unicode(text)}
        found = ""
        for text, fonts, capitals in spans:
            letters = text
            if fonts.encoding and fonts.encoding not in kept:
                letters = to_letters(text, fonts.low, fonts.high, found)
                if letters != text:
                    self.converted.add(fonts.encoding)
            found += letters.upper() if capitals else letters
        return found

    def _layers(self, paragraph: Any, properties: Iterable[Any]) -> Iterator[Any]:
        """What may name the font: ECMA-376 part 1, 17.7.2."""
        for own in properties:
            if own is None:
                continue
            yield own
            named = own.find(qn("w:rStyle"))
            if named is not None:
                yield from (style.find(qn("w:rPr")) for style in self._styles.named(named.get(qn("w:val"))))
        yield from (style.find(qn("w:rPr")) for style in self._styles.of_paragraph(paragraph))
        yield self._styles.run_defaults

    def _typed_in_unicode(self, roots: Sequence[Any]) -> frozenset[str]:
        votes: Counter[str] = Counter()
        for paragraph in (item for root in roots for item in root.iter(qn("w:p"))):
            spans = [
                TextRun(entry.text or "", self.of(paragraph, run.find(qn("w:rPr"))))
                for run in paragraph.iter(qn("w:r"))
                for entry in run.iter(qn("w:t"))
            ]
            for name, text in _by_encoding(spans):
                marked = sum(not char.isascii() for char in text)
                votes[name] += marked if is_unicode(text) else -marked
        return frozenset(name for name, vote in votes.items() if vote > 0)


def _names(roots: Iterable[Any]) -> Iterator[str]:
    for root in roots:
        for entry in root.iter(qn("w:rFonts")):
            yield from (entry.get(qn(f"w:{axis}"), "") for axis in _AXES)


def _named(layers: Iterable[Any], axis: str) -> LegacyFont | None:
    """The font that the first layer to say so gives; a theme's font wins over one named beside it."""
    for layer in layers:
        entry = layer.find(qn("w:rFonts")) if layer is not None else None
        if entry is None:
            continue
        if entry.get(qn(f"w:{axis}Theme")):
            return None
        if name := entry.get(qn(f"w:{axis}")):
            return legacy_font(name)
    return None


def _by_encoding(spans: Iterable[TextRun]) -> list[tuple[str, str]]:
    texts: dict[str, str] = {}
    for span in spans:
        if name := span.fonts.encoding:
            texts[name] = texts.get(name, "") + span.text
    return list(texts.items())
