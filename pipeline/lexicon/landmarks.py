"""The fixed lines of an act as folded text shows them, printed right or as OCR spoils them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.lexicon import terms
from pipeline.text.fold import fold

END_MARK = re.compile(r"\.\s?/\s?\.|/\.\s*$")
"""What closes the last article."""
DATE_LINE = re.compile(
    r"ng[a-z]y\s*(?P<day>[^\n]{0,12}?)\s*th[a-z]ng\s*"
    r"(?P<month>[^\n]{0,12}?)\s*[nh][a-z]m\s*(?P<year>[\d ./lo]{0,8})"
)
"""Day, month and year of the head, whatever they were read as."""
_WORD = re.compile(r"\w+")
_GAP = r"[\W_]*"  # between the words of a line
_KNOWN_BY = 4  # words at either end of a name by which it is known
_CAPITALS = 0.6  # least share of them in a name
_SURE = 9  # letters of a title of which one may be wrong; shorter ones are too alike


def seen(line: str) -> str:
    """A pattern for a line's words: letters that OCR confuses are alike, marks between words free."""
    alike = {group[0]: f"[{group}]" for group in terms.landmarks().alike}
    return _GAP.join("".join(alike.get(c, c) for c in word) for word in _WORD.findall(fold(line)))


ARTICLE = seen(terms.landmarks().article)
"""'Điều', in patterns of others."""


def _any(lines: Iterable[str]) -> str:
    return rf"{_GAP}(?:{'|'.join(map(seen, lines))})(?![^\W\d_])"


def _ends(line: str) -> str:
    words = _WORD.findall(fold(line))
    return "|".join(seen(" ".join(part)) for part in (words[:_KNOWN_BY], words[-_KNOWN_BY:]))


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(map(_ends, terms.landmarks().names)))


@cache
def _motto() -> re.Pattern[str]:
    return re.compile(_ends(terms.landmarks().motto))


def is_national(text: str, folded: str) -> bool:
    """Whether a line holds the motto, or the name of state or party in capitals: running text has it too."""
    for name in _names().finditer(folded):
        letters = [char for char in text[slice(*name.span())] if char.isalpha()]
        if sum(map(str.isupper, letters)) > _CAPITALS * len(letters):
            return True
    return _motto().search(folded) is not None


@cache
def recipients() -> re.Pattern[str]:
    """The heading of the recipients at the start of a line: there the closing begins."""
    return re.compile(_any([terms.landmarks().recipients]))


@cache
def recipients_or_part() -> re.Pattern[str]:
    """The same, or the heading of a part of them, with the marks behind it."""
    lines = terms.landmarks()
    return re.compile(rf"{_any([lines.recipients, lines.recipient_part])}\s*[:.;,]?\s*")


@cache
def recipient_line() -> re.Pattern[str]:
    """A line that only a list of recipients has: 'Như Điều 3', 'Lưu: VT'."""
    return re.compile(_any(terms.landmarks().recipient_lines))


@cache
def annex() -> re.Pattern[str]:
    """The first words of an annex."""
    return re.compile(_any(terms.landmarks().annexes))


@cache
def on_behalf() -> re.Pattern[str]:
    """In whose name somebody signs: 'TM.', 'K/T'."""
    short = [fold(word) for word in terms.landmarks().authorities]
    slashed = "|".join(r"\s?/\s?".join(word) for word in short)
    return re.compile(rf"{_GAP}(?:(?:{'|'.join(short)})\s*[.,:/?;]|(?:{slashed})\b)")


@cache
def basis() -> re.Pattern[str]:
    """The first words of a reason, in any zone: 'Căn cứ', 'Theo đề nghị'."""
    acts = terms.acts()
    return re.compile(_GAP + terms.alternatives([*acts.bases, *_proposals()]))


@cache
def reason() -> re.Pattern[str]:
    """The first words of a reason among others: there 'Theo' and 'Xét' alone are some too."""
    acts = terms.acts()
    return re.compile(_GAP + terms.alternatives([*acts.bases, *acts.weak_bases, *_proposals()]))


def _proposals() -> list[str]:
    return [words.removesuffix(" của") for words in terms.acts().proposals]


@cache
def _titles() -> dict[str, str]:
    return {_letters(fold(title)): title for title in terms.acts().headings}


def _letters(folded: str) -> str:
    return re.sub(r"[^a-z]", "", folded)


@cache
def ends_in_title() -> re.Pattern[str]:
    """A line that ends in the title of an act or of an annex, whatever stands beside it."""
    titles = [*terms.acts().headings, *terms.landmarks().annexes]
    return re.compile(rf"{terms.alternatives(titles)}\W*$")


def title_of(folded: str) -> str | None:
    """The title of acts that a line is: letters may stand apart or be glued, one of a long title be wrong."""
    letters = _letters(folded)
    near = (
        title
        for known, title in _titles().items()
        if len(known) >= _SURE and Levenshtein.distance(known, letters, score_cutoff=1) <= 1
    )
    return _titles().get(letters) or next(near, None)
