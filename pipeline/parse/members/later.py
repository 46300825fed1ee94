"""Roles that a sentence tells for a whole list: 'số 1 là Trưởng ban, … còn lại là Ủy viên', '(*) Trưởng ban'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.lexicon.names import ADDRESSES
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import LINKS, FoundRole, match_roles
from pipeline.parse.members.records import ListLine, tell_role

_PLACES = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5}
_PLACE = rf"\d{{1,2}}|{'|'.join(_PLACES)}"
_WHO = re.compile(
    r"\b(?:so thu tu|thu tu|so|stt)\s+(?P<first>\d{1,2})(?:\s*(?:den|-)\s*(?:so\s+)?(?P<last>\d{1,2}))?"
    r"(?P<more>(?:\s*(?:,|va)\s*(?:so\s+)?\d{1,2})*)"
    rf"|\bthu\s+(?P<nth>{_PLACE})\b|\b(?P<top>dau tien|dung dau(?: danh sach)?|dau danh sach|dung ten dau)\b"
    rf"|(?:\b(?P<count>{_PLACE})\s+\w+\s+)?\b(?P<next>tiep theo|ke tiep)\b"
    r"|(?P<stars>\*+)\)?|\b(?:con lai|khong (?:co |danh )?dau|(?:nguoi|vi|thanh vien|dong chi|ong|ba)\s+khac)\b"
)
_CALLED = re.compile(rf"{ADDRESSES}\s+(?:(?:co|ten|tai|o|tu)\s+)*(?:so|stt)\b")
_LINK = re.compile(rf"\s*(?:{LINKS.source}|[:=–-]|(?<=[*)]))\s*")
_BEFORE = re.compile(r"\b\w")
_LEADS = re.compile(rf"\s*(?:{LINKS.source}|:)[^.;:]*")
_STARS = re.compile(r"(?<=\S)\s*(\*+)")


@dataclass(frozen=True, slots=True)
class Told:
    """A role and who has it: the numbers in the list, or so many stars, or (neither) all the others."""

    role: FoundRole
    numbers: frozenset[int]
    stars: int


def roles_told(draft: Draft, line: ListLine) -> list[Told]:
    """The roles that a line tells by numbers, places in the list or stars; [] for other lines."""
    folded = draft.flow.folded[: line.end]
    found: list[Told] = []
    before, reached = line.start, 0
    for who in _WHO.finditer(folded, line.start):
        link = _LINK.match(folded, who.end())
        role = match_roles(folded, link.end(), None) if link else None
        role = role or _role_before(folded, before, who.start())
        if role is None:
            continue
        numbers = _numbers(who, reached)
        found.append(Told(role, numbers, len(who["stars"] or "")))
        before, reached = max(who.end(), role.end), max(numbers, default=reached)
    if len({told.role.role for told in found}) < 2 and all(told.numbers for told in found):
        return found if _CALLED.search(folded, line.start) else []  # 'Tổ số 1: Tổ trưởng: …'
    return found


def tell_roles(draft: Draft, body: int, told: list[Told]) -> None:
    """Gives those of a body, listed without a role, the roles that a sentence tells for all of them."""
    for one in told:
        for index, member in enumerate(draft.members):
            if one.stars:
                meant = one.stars in map(len, _STARS.findall(member.text or ""))
            else:
                meant = member.body == body and (not one.numbers or member.ordinal in one.numbers)
            if meant:
                tell_role(draft, index, one.role)


def _role_before(folded: str, start: int, end: int) -> FoundRole | None:
    """'Trưởng ban: số 1', 'Phó Trưởng ban là bà có tên tại số 2'."""
    for word in _BEFORE.finditer(folded, start, end):
        role = match_roles(folded[:end], word.start(), None)
        if role and _LEADS.fullmatch(folded, role.end, end):
            return role
    return None


def _numbers(who: re.Match[str], reached: int) -> frozenset[int]:
    """The places in the list, none for stars and 'còn lại'; `reached`: the last place named before."""
    if who["top"]:
        return frozenset({1})
    if who["nth"]:
        return frozenset({_place(who["nth"])})
    if who["next"]:
        return frozenset(range(reached + 1, reached + 1 + _place(who["count"] or "1")))
    if who["first"] is None:
        return frozenset()
    first = int(who["first"])
    more = map(int, re.findall(r"\d+", who["more"]))
    return frozenset({*range(first, int(who["last"] or first) + 1), *more})


def _place(word: str) -> int:
    return _PLACES.get(word) or int(word)
