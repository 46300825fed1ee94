"""Posts: 'Phó Giám đốc Sở Y tế' → position and organisation.

A rank heads the smallest unit with a head and seal of its own. A division (phòng, khoa, ban of an agency)
stays with the position; a unit opens the organisation, from there to the end of the post.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.lexicon import terms
from pipeline.lexicon.names import looks_named
from pipeline.lexicon.spelled import Spelled
from pipeline.parse.grammar.roles import match_roles
from pipeline.parse.grammar.spans import MARKS, Span, skip_blanks, skip_marks
from pipeline.text.fold import CAPITAL, fold
from pipeline.text.kept import kept

_SEPARATOR = re.compile(r"[,;]|\s[-–—]+|[-–—]+\s|\b(?P<of>thuoc|truc thuoc|cua)\b")
_WORD = re.compile(r"[^\s,;]*[^\s,;.](?=[\s,;.]|$)|[^\s,;]+|[,;]")
_ABBREVIATED = re.compile(r"(?:^|[\s.])[A-ZĐ]{1,5}\.$")
_COUNT = re.compile(
    r"(?:\d{1,3}|(?i:một|hai|ba|bốn)(?=\s+(?:Phó\s+)?(?:\w+\s+)?[a-zđ]))"
    r"\s+(?:(?:người|đồng chí)\s+)?(?=[^\W\d_])"
)
_MINDS = re.compile(rf"nguoi\s+{terms.alternatives(terms.POSTS.told.words)}")
"""Who is called by what he minds: 'Người phụ trách quản trị Công ty'."""
_TOLD = re.compile(rf"[\s,(–-]*{terms.alternatives(terms.POSTS.told.words)}\s+(?P<what>\w).*$", re.DOTALL)
"""What is said behind a post and is no part of it: '… phụ trách khối kinh tế'."""
AS_ABOVE = r"nt|nhu tren|[\"'”“〃]+|//+"
"""Words and strokes that repeat what stands above, in patterns of others."""
_VOTES = r"\(?\d+(?:/\d+)? phieu[^,;:()]*(?:\([^()]*\)|,[^,;()]*%)?\)?"
_ASIDE = rf"[^,;:()]*█[^,;:()]*|{_VOTES}|ma so\W+\w*\d\w*|{AS_ABOVE}"
_ASIDE_BEHIND = re.compile(
    rf"(?:(?:^|[,;:\s])\s*(?:{_ASIDE})|\s+tham gia|\s*\((?P<inside>[^()]*)\))[\s,;:.)]*$"
)
_ASIDE_BEFORE = re.compile(rf"[\s,;:]*(?:(?:{_ASIDE})[,;:.\s]+|\((?P<inside>[^()]*)\)[\s,;:]*(?=\S))")
"""What is beside the post: contacts, votes, codes of staff, 'như trên', brackets without a post or unit."""
_IN_ASIDES = re.compile(rf"[█)]|phieu|ma so|tham gia|{AS_ABOVE}")
"""What any of them holds: most posts hold none of it, and to look for that is little work."""
_LONGEST_ASIDE = 300  # characters: time stays linear in a line's length
_AND = re.compile(r"(?:,|\s+va)\s+")
_PLURAL = re.compile(r"\s+(?:cac|nhung)\s+")  # "Chủ tịch các xã"
_PLACE_NAME = re.compile(rf"(?:\s+(?:số\s+)?(?:{CAPITAL}(?!{CAPITAL})|\d)[^\s,;]*)+")

_NUMBERED = re.compile(r"[^\W\d_]\s+số\s+\d+$")
_NAMED_UNIT = re.compile(
    rf"{CAPITAL}[^\W\d_]*(?:\s+(?!{CAPITAL})[^\W\d_]+){{1,4}}?"
    rf"(?:{_PLACE_NAME.pattern}|\s+(?:{'|'.join(terms.POSTS.places.below)}))\s*(?:,|$)"
)
"""A noun with a proper name: 'Lâm trường Ea Kiêng', 'Nông trường 3', 'Mặt trận huyện'."""


@dataclass(frozen=True, slots=True)
class Post:
    """Offsets of the two parts; None where a part is missing. `known`: a rank or unit word was found."""

    position: Span | None
    organization: Span | None
    known: bool


_POSTS = terms.POSTS
RANKS = Spelled(_POSTS.ranks.words)
"""Words that open a post."""
_FORMER = Spelled(_POSTS.ranks.before)
_HEADS = re.compile(rf".*{terms.alternatives(_POSTS.ranks.heads)}")
_OWN_UNIT = re.compile(terms.alternatives(_POSTS.ranks.own_unit))
ANY_POST = re.compile(terms.alternatives(terms.CLOSING.shared.posts))
"""A post that any unit has: 'Đại diện', 'Lãnh đạo'."""
_PEOPLE = re.compile(rf"(?:(?:cac|nhung)\s+)?{terms.alternatives(_POSTS.people.words)}")
DIVISION = Spelled(_POSTS.divisions.words)
"""Words that open a division of an agency."""
_INSIDE = Spelled(_POSTS.divisions.never_units)
_CELLS = Spelled(_POSTS.units.cells)
_SUBJECTS = Spelled((*_POSTS.units.cells, *_POSTS.units.subjects))
_STRONG = Spelled((*_POSTS.units.strong, *_POSTS.units.cells))
_GLUED = re.compile(rf"(?<=[A-ZĐ.])(?:{'|'.join(_POSTS.units.glued)})(?=\s|{CAPITAL}(?!{CAPITAL})|$)")
"""Short units that typists and OCR set right behind a division: 'TP. KHTHBV An Minh'."""
_WEAK = Spelled(_POSTS.units.weak)
_SEALED = Spelled(_POSTS.units.sealed)
_SPOT = Spelled(_POSTS.places.spots)
PLACE = Spelled((*_POSTS.places.words, *_POSTS.places.spots))
"""Words that open the name of a place."""
NO_UNIT = re.compile(terms.alternatives(_POSTS.units.none))
"""Words that begin like Sở, Bộ, Vụ, Khoa and name no unit."""


def rank_at(text: str, folded: str, start: int, end: int | None = None) -> int | None:
    """End of the rank at `start`, that of who acts in it or left it included, or None."""
    end = len(text) if end is None else end
    former = _FORMER.match(text, folded, start, end)
    match = RANKS.match(text, folded, skip_blanks(text, former.end(), end) if former else start, end)
    return match.end() if match else None


def unit_end(text: str, folded: str, start: int) -> int | None:
    """End of the organisation's first words at `start`, or None."""
    match = _STRONG.match(text, folded, start) or _WEAK.match(text, folded, start)
    match = match or _SEALED.match(text, folded, start)
    return match.end() if match else None


def unit_at(text: str, folded: str, start: int) -> bool:
    """Whether an organisation's or division's first word stands at `start`, with a capital letter."""
    if not text[start : start + 1].isupper() or NO_UNIT.match(folded, start):
        return False
    return unit_end(text, folded, start) is not None or DIVISION.match(text, folded, start) is not None


def opens_post(text: str, folded: str, start: int) -> bool:
    """Whether a rank, an organisation or a division begins at `start`."""
    return rank_at(text, folded, start) is not None or unit_at(text, folded, start)


def after_count(text: str, start: int, end: int) -> int:
    """Where the post begins behind how many of them are meant: '01 chuyên viên Sở Tài chính'."""
    count = _COUNT.match(text, start, end)
    return count.end() if count else start


@kept
def split_post(text: str, folded: str, start: int, end: int) -> Post:
    """Parts the post between two offsets. Total: an unknown wording is a position without organisation."""
    start, end = _without_asides(text, folded, *_trim(text, start, end))
    if inside := text[start:end].startswith("(") and text[start:end].endswith(")"):
        start, end = start + 1, end - 1
    if _MINDS.match(folded, start, end):
        return Post((start, end), None, True)
    if (told := _TOLD.search(folded, start, end)) and told.start() > start and _is_told(text, told):
        start, end = _trim(text, start, told.start())
    start = after_count(text, start, end)
    if not any(map(str.isalpha, text[start:end])):
        return Post(None, None, False)
    rank = _last_rank(text, folded, start, end)
    opening = _Opening(text, folded, end, rank).find(rank[1] if rank else start)
    known = rank is not None or opening is not None
    if opening is None:
        whole = _trim(text, start, end)
        spot = not known and _SPOT.match(text, folded, *whole)
        named = inside and not (known or spot) and text[slice(*whole)].istitle()
        if named and not unit_at(text, folded, whole[0]):
            return Post(None, None, False)  # 'Ông Bảy (Bảy Thợ)', 'Ông Toàn (Hà Nam)'
        return Post(None, whole, False) if spot else Post(whole, None, known)
    position = _trim(text, start, _before_link(folded, start, opening))
    return Post(position if position[0] < position[1] else None, _trim(text, opening, end), known)


def is_unit(text: str, folded: str, start: int, end: int) -> bool:
    """Whether words are a unit or a division and nothing else: no post, no remark."""
    if unit_end(text, folded, start) is None:
        division = unit_at(text, folded, start) and rank_at(text, folded, start) is None
        return division and match_roles(folded, start, None) is None
    post = split_post(text, folded, start, end)
    return post.position is None and post.organization == (start, end)


def small_division(text: str, folded: str, at: int, end: int) -> bool:
    """'phòng Kế hoạch', 'tổ Văn phòng' in small letters, but no 'tổ chức'."""
    match = DIVISION.match(text, folded, at, end) if text[at : at + 1].islower() else None
    return match is not None and text[match.end() + 1 : match.end() + 2].isupper()


def before_asides(text: str, folded: str, start: int, end: int) -> int:
    """Where the words end that stand before asides: contacts, votes, remarks in brackets."""
    while _IN_ASIDES.search(folded, begin := max(start, end - _LONGEST_ASIDE), end):
        aside = _ASIDE_BEHIND.search(folded, begin, end)
        if aside is None or not _is_aside(text, folded, aside, start):
            return end
        end = _trim(text, start, aside.start())[1]
    return end


def _without_asides(text: str, folded: str, start: int, end: int) -> Span:
    """The span without what stands beside the post at its ends."""
    end = before_asides(text, folded, start, end)
    while (aside := _ASIDE_BEFORE.match(folded, start, end)) and _is_aside(text, folded, aside, end):
        start = aside.end()
    return start, end


def _is_aside(text: str, folded: str, aside: re.Match[str], edge: int) -> bool:
    """Brackets may hold the post itself, the unit or the role, or be all there is."""
    at = aside.start("inside")
    if at < 0 or edge in aside.span():
        return at < 0
    speaks = ANY_POST.match(folded, at) is not None  # '(đại diện chủ đầu tư)'
    return speaks or not (opens_post(text, folded, at) or match_roles(folded, at, None))


def _is_told(text: str, told: re.Match[str]) -> bool:
    """'phụ trách khối kinh tế' tells what of; before a unit's name the same words belong to the post."""
    return told["what"] is None or not text[told.start("what")].isupper()


def _last_rank(text: str, folded: str, start: int, end: int) -> Span | None:
    """The last rank word at the start of a segment: party titles before it belong to the position."""
    found = None
    for match in re.finditer(r"^|[,;]\s*(?:kiem\s+)?|\s+kiem\s+|\s+-\s+", folded[start:end]):
        at = start + match.end()
        stop = rank_at(text, folded, at, end)
        if stop is None or (match.end() and found is None):
            continue
        if "-" in match.group() and (stop == end or folded[stop] in ",;"):
            continue  # 'Vụ Công chức - Viên chức'
        unit = _STRONG.match(text, folded, at, end)
        if unit is None or unit.end() < stop:
            found = (at, stop)
    return found


class _Opening:
    """Looks for the word that opens the organisation behind a rank, or in a post without one."""

    def __init__(self, text: str, folded: str, end: int, rank: Span | None) -> None:
        self.text, self.folded, self.end = text, folded, end
        self.rank = folded[slice(*rank)] if rank else ""
        self.rank_start = rank[0] if rank else 0
        self.divided = bool(self.rank) and self.rank.split()[-1].strip(".") in _RANK_ENDS

    def find(self, start: int) -> int | None:
        """Where the organisation begins, or None."""
        first = skip_marks(self.folded, start, self.end)
        if self.rank and (at := self._right_behind(start, first)) is not None:
            return at
        sealed: int | None = None
        at, direct = start, not self.divided
        while at < self.end:
            while at < self.end and self.folded[at] in " \n\t.(":
                at += 1
            if at >= self.end:
                break
            if self._unit(at, direct, at == first):
                return at
            seal = self._match(_SEALED, at) if sealed is None and self.text[at].isupper() else None
            sealed = at if seal and self._is_named(seal) else sealed
            if separator := _SEPARATOR.match(self.folded, at, self.end):
                direct = self.folded[at] in ",;" or separator["of"] is not None
                at = separator.end()
                continue
            direct = False
            word = _WORD.match(self.folded, at, self.end)
            after = word.end() if word else at + 1
            if glued := _GLUED.search(self.text, at, after):
                return glued.start()
            at = after
        found = (sealed, self._own(first), self._named_unit(first), self._place(start))
        return next((at for at in found if at is not None), None)

    def _own(self, at: int) -> int | None:
        """What a head or speaker has behind his rank: 'Trạm …', 'Đội … số 5', but not a part of an agency."""
        inside, numbered = self._match(_INSIDE, at), _NUMBERED.search(self.text, at, self.end)
        if self._names_own_noun(at) and (inside is None or numbered):
            return at
        division = self._match(DIVISION, at) if ANY_POST.fullmatch(self.rank) else None
        return at if division and self._is_named(division) else None

    def _named_unit(self, at: int) -> int | None:
        """Right behind the rank of a head, any noun with a name: 'Giám đốc Lâm trường Ea Kiêng'."""
        unit = _NAMED_UNIT.match(self.text, at, self.end) if _HEADS.fullmatch(self.rank) else None
        of_person = unit is not None and looks_named(unit.group().split()[-3:])
        return at if unit and not of_person and not self._match(DIVISION, at) else None

    def _match(self, words: Spelled, at: int) -> re.Match[str] | None:
        return words.match(self.text, self.folded, at, self.end)

    def _right_behind(self, start: int, first: int) -> int | None:
        """The organisation right behind a rank that names its unit, speaks for it or heads several."""
        if first >= self.end:
            return None
        inner = self.rank_start + self.rank.rfind(" ") + 1
        if self.text[inner].isupper() and self._match(_STRONG, inner) and not self._names_own_noun(first):
            return inner  # 'Trưởng Ban Dân tộc': the ban is an agency, 'Trưởng' its head
        people = _PEOPLE.match(self.folded, first, self.end)
        speaks = ANY_POST.fullmatch(self.rank) and (people or self._match(DIVISION, first))
        if _OWN_UNIT.fullmatch(self.rank) and not speaks:
            return first
        if (plural := _PLURAL.match(self.folded, start, self.end)) and not people:
            at = plural.end()
            inside = self._match(DIVISION, at) or self._match(_SPOT, at)
            return first if inside is None or self._names_own_noun(at) else None
        return first if self._names_own_noun(first) and self._match(_SEALED, first) else None

    def _unit(self, at: int, direct: bool, first: bool) -> bool:
        """Whether a unit's noun stands here; inside a division's name one without a name is its subject."""
        if NO_UNIT.match(self.folded, at, self.end):
            return False
        unit = self._match(_STRONG, at) or (self._match(_WEAK, at) if direct else None)
        if unit is None:
            return False
        named = self._is_named(unit)
        if self.text[at].islower():  # 'trường Đại học A'; 'Giám đốc sở Y tế', 'Trưởng công an xã A'
            behind = skip_marks(self.folded, unit.end(), self.end)
            whole = named and (self.text[behind].isupper() or self._match(PLACE, behind) is not None)
            return not self.text[slice(*unit.span())].islower() or (bool(self.rank) and first and whole)
        return named or not self._match(_CELLS if direct else _SUBJECTS, at)

    def _is_named(self, unit: re.Match[str]) -> bool:
        return self.text[unit.end() : self.end].lstrip()[:1].isalnum()

    def _names_own_noun(self, at: int) -> bool:
        """'Trạm trưởng Trạm Y tế', 'Tổ trưởng các Tổ …': the unit repeats the noun of its head's post."""
        words = self.folded[at : self.end].split(maxsplit=1)
        if len(words) < 2 or words[0] not in self.rank.split()[-2:]:
            return False
        printed = self.text[at : at + len(words[0])]
        return DIVISION.bears_out(printed) or _STRONG.bears_out(printed) or _SEALED.bears_out(printed)

    def _place(self, start: int) -> int | None:
        """'Trưởng phòng Tư pháp huyện A', 'già làng buôn B': a place with its name, to the end."""
        heads = self.rank.endswith("truong")
        if not self.rank or (heads and _SPOT.match(self.text, self.folded, start + 1, self.end)):
            return None  # 'Phó Trưởng thôn A'
        for place in PLACE.finditer(self.text, self.folded, start, self.end):
            name = _PLACE_NAME.match(self.text, place.end(), self.end)
            more = _AND.match(self.folded, name.end(), self.end) if name else None  # 'thôn A và thôn B'
            if name and (name.end() == self.end or (more and self.folded.startswith(place[0], more.end()))):
                return place.start()
        return None


_RANK_ENDS = frozenset(fold(word) for word in _POSTS.divisions.rank_ends)
"""'Trưởng phòng', 'Phó khoa': what follows is the division's name."""


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
