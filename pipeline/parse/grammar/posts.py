"""Posts: 'Phó Giám đốc Sở Y tế' → position and organisation.

A division (phòng, khoa, ban of an agency) stays with the position; a unit with its own head and seal
opens the organisation, from there to the end of the post.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.lexicon import terms
from pipeline.parse.grammar.roles import match_roles
from pipeline.parse.grammar.spans import MARKS, Span, skip_marks
from pipeline.text.fold import CAPITAL, fold
from pipeline.text.normal import fold_tones

_SEPARATOR = re.compile(r"[,;]|\s[-–—]+|[-–—]+\s|\b(?:thuoc|truc thuoc|cua)\b")
_ABBREVIATED = re.compile(r"(?:^|[\s.])[A-ZĐ]{1,5}\.$")
NO_UNIT = re.compile(r"(?:so huu|bo phan|bo mon|bo may|vu viec|khoa hoc|to chuc)\b")
"""Words that begin like Sở, Bộ, Vụ, Khoa and name no unit."""
_COUNT = re.compile(r"\d{1,3}\s+(?:nguoi\s+)?(?=[^\W\d_])")
_TOLD_WORDS = terms.alternatives(terms.POSTS.told.words)
_TOLD = re.compile(rf"[\s,(–-]*{_TOLD_WORDS}\s+(?P<what>\w).*$", re.DOTALL)
"""What is said behind a post and is no part of it: '… phụ trách khối kinh tế'."""
_ASIDE = r"[^,;:()]*█[^,;:()]*|\(?\d+(?:/\d+)? phieu[^,;:()]*(?:\([^()]*\)|,[^,;()]*%)?\)?|nt|//|nhu tren"
_ASIDE_BEHIND = re.compile(
    rf"(?:(?:^|[,;:\s])\s*(?:{_ASIDE})|\s+tham gia|\s*\((?P<inside>[^()]*)\))[\s,;:.)]*$"
)
_ASIDE_BEFORE = re.compile(rf"[\s,;:]*(?:(?:{_ASIDE})[,;:.\s]+|\((?P<inside>[^()]*)\)[\s,;:]*(?=\S))")
"""What is beside the post: masked contacts, votes, 'như trên', brackets without a post or unit in them."""
_LONGEST_ASIDE = 300  # characters: time stays linear in a line's length
_HEADS_VU = re.compile(r"\bvu\b|lanh dao|dai dien")
# A ministry's vụ has no seal: it stays with who works there, and is the organisation of who heads it.
_VU_OF = re.compile(r"vu\s[^,;]{2,60}?(?:,\s*|\s)(?=(?:bo|uy ban|tong cuc|van phong)\s)")
_PLURAL = re.compile(r"\s+cac\s+")  # "Chủ tịch các xã"
_SEALED = re.compile(r"(?:tram|hat|don|doan|dai)\s")
"""Units with a seal, though inside another one."""
_INSIDE = re.compile(r"(?:to|khoa|bo|nhom)\s")
"""Divisions that are never more than a part of a unit."""
_PLACES = "|".join((*terms.POSTS.places.provinces, *terms.POSTS.places.below))
_PLACE_BEHIND = re.compile(rf"\s(?P<place>(?:{_PLACES})(?:\s+{CAPITAL}[^\s,;]*)+)$")
"""'Trưởng phòng Tư pháp huyện A': the division is the place's."""
_SCHOOL = re.compile(r"(?:^|\s)(?P<noun>[Tt]rường)\s+$")
"""'trường Đại học A': the noun in small letters belongs to the name."""
_TWICE = re.compile(r"([^\W\d_]{3,})\s+(?=\1\s)")
_BAN = re.compile(r"\bban$")  # "Trưởng Ban Dân tộc": the ban is an agency, "Trưởng" its head


@dataclass(frozen=True, slots=True)
class Post:
    """Offsets of the two parts; None where a part is missing. `known`: a rank or unit word was found."""

    position: Span | None
    organization: Span | None
    known: bool


RANKS = re.compile(rf"(?:(?<![^\W_])(?:quyen\s+|q\.\s*))?{terms.alternatives(terms.POSTS.ranks.words)}")
"""Words that open a post, those of who acts in it included."""
_OWN_UNIT = re.compile(terms.alternatives(terms.POSTS.ranks.own_unit))
DIVISION = re.compile(terms.alternatives(terms.POSTS.divisions.words))
"""Words that open a division of an agency."""
_STRONG = re.compile(terms.alternatives(terms.POSTS.units.strong))
_WEAK = re.compile(terms.alternatives(terms.POSTS.units.weak))
_TERMS = (
    *terms.POSTS.ranks.words, *terms.POSTS.units.strong, *terms.POSTS.units.weak, *terms.POSTS.divisions.words
)  # fmt: skip
_SPELLINGS = frozenset(fold_tones(word.lower()) for word in _TERMS)
"""Terms with their diacritics: 'Trưởng' is a rank, 'Trương' a surname, 'Viễn' no 'Viện'."""


def _spelled(text: str, match: re.Match[str] | None) -> re.Match[str] | None:
    """The match, unless it folds like a term but is spelled otherwise.

    Of several syllables only those all with capitals are doubted: names such as 'Văn Thu', 'Chu Tích'.
    """
    if match is None:
        return None
    printed = text[match.start() : match.end()]
    words = printed.split()
    if "." in printed or (len(words) > 1 and not (printed.istitle() and not printed.isupper())):
        return match
    return match if fold_tones(" ".join(words).lower()) in _SPELLINGS else None


def rank_at(text: str, folded: str, start: int) -> int | None:
    """End of the rank word at `start`, or None."""
    match = _spelled(text, RANKS.match(folded, start))
    return match.end() if match else None


def unit_end(text: str, folded: str, start: int) -> int | None:
    """End of the organisation's first words at `start`, or None."""
    match = _spelled(text, _STRONG.match(folded, start)) or _spelled(text, _WEAK.match(folded, start))
    return match.end() if match else None


def unit_at(text: str, folded: str, start: int) -> bool:
    """Whether an organisation's or division's first word stands at `start`, with a capital letter."""
    if not text[start : start + 1].isupper() or NO_UNIT.match(folded, start):
        return False
    return unit_end(text, folded, start) is not None or bool(_spelled(text, DIVISION.match(folded, start)))


def after_count(text: str, start: int, end: int) -> int:
    """Where the post begins behind how many of them are meant: '01 chuyên viên Sở Tài chính'."""
    count = _COUNT.match(text, start, end)
    return count.end() if count else start


def split_post(text: str, folded: str, start: int, end: int) -> Post:
    """Parts the post between two offsets. Total: an unknown wording is a position without organisation."""
    start, end = _without_asides(text, folded, *_trim(text, start, end))
    if text[start:end].startswith("(") and text[start:end].endswith(")"):
        start, end = start + 1, end - 1
    if (told := _TOLD.search(folded, start, end)) and told.start() > start and _is_told(text, told):
        start, end = _trim(text, start, told.start())
    start = after_count(text, start, end)
    if start >= end:
        return Post(None, None, False)
    rank_start = _last_rank(text, folded, start, end)
    after = RANKS.match(folded, rank_start, end) if rank_start is not None else None
    body = after.end() if after else start
    opening = _organization(text, folded, start if after is None else body, end, after)
    known = after is not None or opening is not None
    if opening is None:
        return Post(_trim(text, start, end), None, known)
    if (school := _SCHOOL.search(text, start, opening)) and (after is None or school.start() >= after.end()):
        opening = school.start("noun")
    position = _trim(text, start, _before_link(folded, start, opening))
    return Post(position if position[0] < position[1] else None, _trim(text, opening, end), known)


def before_asides(text: str, folded: str, start: int, end: int) -> int:
    """Where the words end that stand before asides: contacts, votes, remarks in brackets."""
    while True:
        aside = _ASIDE_BEHIND.search(folded, max(start, end - _LONGEST_ASIDE), end)
        if aside is None or not _is_aside(text, folded, aside, start):
            return end
        end = _trim(text, start, aside.start())[1]


def _without_asides(text: str, folded: str, start: int, end: int) -> Span:
    """The span without what stands beside the post at its ends."""
    end = before_asides(text, folded, start, end)
    while (aside := _ASIDE_BEFORE.match(folded, start, end)) and _is_aside(text, folded, aside, end):
        start = aside.end()
    return start, end


def _is_aside(text: str, folded: str, aside: re.Match[str], edge: int) -> bool:
    """Brackets may hold the post itself, the unit or the role, or be all there is."""
    at = aside.start("inside")
    return at < 0 or not (
        edge in aside.span()
        or rank_at(text, folded, at) is not None
        or unit_at(text, folded, at)
        or match_roles(folded, at, None)
    )


def _is_told(text: str, told: re.Match[str]) -> bool:
    """'phụ trách khối kinh tế' tells what of; before a unit's name the same words belong to the post."""
    return told["what"] is None or not text[told.start("what")].isupper()


def _last_rank(text: str, folded: str, start: int, end: int) -> int | None:
    """The last rank word at the start of a segment: party titles before it belong to the position."""
    found = start if _spelled(text, RANKS.match(folded, start, end)) else None
    for match in re.finditer(r"[,;]\s*(?:kiem\s+)?|\s+kiem\s+|\s+-\s+", folded[start:end]):
        at = start + match.end()
        rank = _spelled(text, RANKS.match(folded, at, end))
        if rank and rank.end() == end and "-" in match.group():
            continue  # 'Vụ Công chức - Viên chức'
        unit = _spelled(text, _STRONG.match(folded, at, end))
        if rank and found is not None and not (unit and unit.end() >= rank.end()):
            found = at
    return found


def _organization(text: str, folded: str, start: int, end: int, rank: re.Match[str] | None) -> int | None:
    """Where the organisation begins, or None."""
    if rank and _OWN_UNIT.fullmatch(rank.group()) and (at := skip_marks(folded, start, end)) < end:
        return at
    if rank and (ban := _BAN.search(rank.group())):
        inner = rank.start() + ban.start()
        if text[inner].isupper() and _STRONG.match(folded, inner, end):
            return inner
    if rank and (plural := _PLURAL.match(folded, start, end)):
        at = plural.end()
        if not DIVISION.match(folded, at) or _same_noun(folded, rank, at, end):
            return skip_marks(folded, start, end)
    own = skip_marks(folded, start, end)
    if rank and (twice := _TWICE.match(folded, own, end)):
        own = twice.end()  # 'Trưởng trạm Trạm Y tế'
    elif not (rank and _same_noun(folded, rank, start, end)):
        own = end
    if _SEALED.match(folded, own, end):
        return own
    at = start
    direct = rank is None or not _division_rank(rank.group())
    while at < end:
        at = _skip_blank(folded, at, end)
        if at >= end:
            break
        if (
            text[at].isupper()
            and not NO_UNIT.match(folded, at, end)
            and not (_VU_OF.match(folded, at, end) and not (rank and _HEADS_VU.search(rank.group())))
            and (
                _spelled(text, _STRONG.match(folded, at, end))
                or (direct and _spelled(text, _WEAK.match(folded, at, end)))
            )
        ):
            return at
        separator = _SEPARATOR.match(folded, at, end)
        if separator:
            direct = folded[at] in ",;" or separator.group().strip() in ("thuoc", "truc thuoc", "cua")
            at = separator.end()
            continue
        direct = False
        at = _next_word(folded, at, end)
    if own < end and not _INSIDE.match(folded, own, end):
        return own
    place = _PLACE_BEHIND.search(text, start, end) if rank and _division_rank(rank.group()) else None
    return place.start("place") if place else None


def _same_noun(folded: str, rank: re.Match[str], at: int, end: int) -> bool:
    """'Trạm trưởng Trạm Y tế', 'Tổ trưởng các Tổ …': the unit repeats the noun of its head's post."""
    words = folded[skip_marks(folded, at, end) : end].split(maxsplit=1)
    return len(words) > 1 and words[0] in rank.group().split()[-2:]


_RANK_ENDS = frozenset(fold(word) for word in terms.POSTS.divisions.rank_ends)


def _division_rank(rank: str) -> bool:
    """'Trưởng phòng', 'Phó khoa': what follows is the division's name."""
    return rank.split()[-1].strip(".") in _RANK_ENDS


def _skip_blank(folded: str, at: int, end: int) -> int:
    while at < end and folded[at] in " \n\t.(":
        at += 1
    return at


def _next_word(folded: str, at: int, end: int) -> int:
    match = re.compile(r"[^\s,;]*[^\s,;.](?=[\s,;.]|$)|[^\s,;]+|[,;]").match(folded, at, end)
    return match.end() if match else at + 1


def _before_link(folded: str, start: int, opening: int) -> int:
    """Drops 'thuộc' or 'của' between position and organisation."""
    link = re.search(r"\s+(?:truc thuoc|thuoc|cua)\s*$", folded[start:opening])
    return start + link.start() if link else opening


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and (
        text[end - 1] in " ,;:-–—→⇒=|\n\t_`(" or (text[end - 1] in '”"' and "“" not in text[start:end])
    ):
        end -= 1
    if end > start and text[end - 1] == "." and not _ABBREVIATED.search(text[start:end]):
        end -= 1
    inside = text[start:end]
    if inside.startswith("(") and inside.count("(") > inside.count(")"):
        start += 1
    if inside.endswith(")") and inside.count(")") > inside.count("("):
        end -= 1
    return start, end
