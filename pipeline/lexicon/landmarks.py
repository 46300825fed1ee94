"""The fixed lines of an act as patterns for folded text, printed right or as OCR spoils them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from pipeline.lexicon import terms
from pipeline.text.fold import fold

_LINES, _ACTS = terms.LANDMARKS, terms.ACTS
_ALIKE = {group[0]: f"[{group}]" for group in _LINES.alike}
_GAP = r"[\W_]*"  # what may stand between the words of a line, and before it
_KNOWN_BY = 4  # words at either end of a name by which it is known
_CAPITALS = 0.6  # least share of them in a name
_SURE = 9  # letters of a title of which one may be wrong; shorter ones are too alike


def _seen(words: Iterable[str]) -> str:
    """Words of a line: letters that OCR confuses are alike, marks between words free."""
    return _GAP.join("".join(_ALIKE.get(char, char) for char in word) for word in words)


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", fold(line))


def _any(*lines: str) -> str:
    """One of the lines, where it begins."""
    return rf"{_GAP}(?:{'|'.join(_seen(_words(line)) for line in lines)})(?![^\W\d_])"


def _ends(line: str) -> str:
    words = _words(line)
    return f"{_seen(words[:_KNOWN_BY])}|{_seen(words[-_KNOWN_BY:])}"


ARTICLE = _seen(_words(_LINES.article))
"""'Điều', in patterns of others."""
END_MARK = re.compile(r"\.\s?/\s?\.|/\.\s*$")
"""What closes the last article."""
DATE_LINE = re.compile(
    r"ng(?:ay|[a-z]y(?![a-z]))\s*(?P<day>[^\n]{0,12}?)\s*th[a-z]ng\s*"
    r"(?P<month>[^\n]{0,12}?)\s*[nh][a-z]m\s*(?P<year>[\d ./lo]{0,8})"
)
"""Day, month and year of the head, whatever they were read as."""
STAMP = re.compile(rf"{_GAP}{terms.alternatives(_ACTS.stamps)}")
"""What is stamped or printed above an act and is none of its words: 'HỎA TỐC'."""
RECIPIENTS = re.compile(_any(*_LINES.recipients))
"""The heading of the recipients at the start of a line: there the closing begins."""
RECIPIENTS_OR_PART = re.compile(rf"{_any(*_LINES.recipients, _LINES.recipient_part)}\s*[:.;,]?\s*")
"""The same, or the heading of a part of them, with the marks behind it."""
RECIPIENT_LINE = re.compile(_any(*_LINES.recipient_lines))
"""A line that only a list of recipients has: 'Như Điều 3', 'Lưu: VT'."""
ANNEX = re.compile(_any(*_LINES.annexes))
"""The first words of an annex."""
_SLASH = r"\s?[/.]\s?"
_SHORT = [fold(word) for word in _LINES.authorities]
ON_BEHALF = re.compile(
    rf"{_GAP}(?:(?:{'|'.join(_SHORT)})\s*[.,:/?;]|(?:{'|'.join(map(_SLASH.join, _SHORT))})\b)"
)
"""In whose name somebody signs: 'TM.', 'K/T'."""
_PROPOSALS = [words.removesuffix(" của") for words in _ACTS.proposals]
BASIS = re.compile(_GAP + terms.alternatives([*_ACTS.bases, *_PROPOSALS]))
"""The first words of a reason, in any zone: 'Căn cứ', 'Theo đề nghị'."""
REASON = re.compile(_GAP + terms.alternatives([*_ACTS.bases, *_ACTS.weak_bases, *_PROPOSALS]))
"""The first words of a reason among others: there 'Theo' and 'Xét' alone are some too."""
ENDS_IN_TITLE = re.compile(rf"{terms.alternatives([*_ACTS.headings, *_LINES.annexes])}\W*$")
"""A line that ends in the title of an act or of an annex, whatever stands beside it."""
DECIDER = re.compile(_GAP + terms.alternatives(_ACTS.deciders))
"""The first words of the line that says who decides, where they are nobody else's in a title."""
_NAMES = re.compile("|".join(map(_ends, _LINES.names)))
_MOTTO = re.compile(_ends(_LINES.motto))


def is_national(text: str, folded: str) -> bool:
    """Whether a line holds the motto, or the name of state or party in capitals: running text has it too."""
    for name in _NAMES.finditer(folded):
        letters = [char for char in text[slice(*name.span())] if char.isalpha()]
        if sum(map(str.isupper, letters)) > _CAPITALS * len(letters):
            return True
    return _MOTTO.search(folded) is not None


def _letters(folded: str) -> str:
    return re.sub(r"[^a-z]", "", folded)


_TITLES = {_letters(fold(title)): title for title in _ACTS.headings}


def title_of(folded: str) -> str | None:
    """The title of acts that a line is: letters may stand apart or be glued, one of a long title be wrong."""
    letters = _letters(folded.split(" / ")[0])  # 'QUYẾT ĐỊNH / DECISION'
    near = (
        title
        for known, title in _TITLES.items()
        if len(known) >= _SURE and Levenshtein.distance(known, letters, score_cutoff=1) <= 1
    )
    return _TITLES.get(letters) or next(near, None)
