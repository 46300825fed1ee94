"""Lines between the rows of a list in columns: headings over a part of it, and what ends it."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import ARTICLE
from pipeline.read.layout.rows import Row
from pipeline.text.fold import fold

_ENDS = re.compile(
    rf"[\W_]*(?:{ARTICLE}\s+\d|tong (?:cong|so)\b|an dinh\b|danh sach (?:nay|tren|gom|co)\b"
    r"|nhung nguoi co ten|(?:ban hanh )?kem theo\b)"
)
_PART = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])\s*[.)/:-]\s*(?=[^\W\d_])")
_LABEL = re.compile(r"(?:\d{1,2}\s*[.)/:-]\s*|(?P<roman>[IVX]{1,5})\s+|(?P<letter>[a-zđ])\)\s*)?")
_LEAST_LETTERS = 6
_BODY = re.compile(terms.BODY_STARTS)
ROLE = re.compile(rf"[\W_]*{terms.ROLE_STARTS}")
"""Words of a role at the start of folded ones."""


def ends_list(row: Row) -> bool:
    """An article, or a sentence on the list that stands below it."""
    return _ENDS.match(fold(row.text)) is not None


def is_heading(row: Row, chunks: int) -> bool:
    """'II. Thành viên', 'TỔ GIÚP VIỆC', 'Tổ giúp việc gồm:': one chunk that heads the rows below it."""
    text = row.text
    if chunks != 1:
        return False
    if part := _PART.match(text):
        return text[part.end()].isupper() and sum(map(str.isalpha, text[part.end() :])) >= _LEAST_LETTERS
    label = _LABEL.match(text)
    words = text[label.end() if label else 0 :]
    if not words[:1].isupper() or not _BODY.match(fold(words)):
        return False
    if label and (label["roman"] or (label["letter"] and not ROLE.match(fold(words)))):
        return True
    if len(words.split()) > 1 and words == words.upper() and sum(map(str.isalpha, words)) >= _LEAST_LETTERS:
        return True
    return re.search(r"(?:\bgom\s*)?:\s*$|\bgom\s*$", fold(words)) is not None
