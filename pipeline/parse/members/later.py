"""Roles told for a whole list: 'số 1 là Trưởng ban, … còn lại là Ủy viên', '(*) Trưởng ban'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.lexicon.names import ADDRESSES
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import LINKS, FoundRole, match_roles
from pipeline.parse.members.records import ListLine, tell_role, told_role

_PLACES = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5}
_WHO = re.compile(
    r"\b(?:so thu tu|thu tu|so|stt)\s+(?P<first>\d{1,2})(?:\s*(?:den|-)\s*(?:so\s+)?(?P<last>\d{1,2}))?"
    r"(?P<more>(?:\s*(?:,|va)\s*(?:so\s+)?\d{1,2})*)"
    rf"|\bthu\s+(?P<place>{'|'.join(_PLACES)})\b"
    r"|\b(?P<top>dau tien|(?:dung (?:ten )?)?dau danh sach|dung (?:ten )?dau)\b|(?P<stars>\*+)\)?"
    r"|\b(?:con lai|khong (?:co |danh )?dau|(?:nguoi|vi|thanh vien|dong chi|ong|ba)\s+khac)\b"
)
_CALLED = re.compile(rf"{ADDRESSES}\s+(?:(?:co|ten|tai|o|tu)\s+)*(?:so|stt)\b")
_LINK = re.compile(rf"\s*(?:{LINKS.source}|[:=–-]|(?<=[*)]))\s*")
_FARTHEST = 80  # characters between a role and the number behind it: time stays linear
_WORD = re.compile(r"\b\w")
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
    before = line.start
    for who in _WHO.finditer(folded, line.start):
        link = _LINK.match(folded, who.end())
        role = (link and match_roles(folded, link.end(), None)) or _role_before(folded, before, who.start())
        if role is not None:
            found.append(Told(role, _numbers(who), len(who["stars"] or "")))
            before = max(who.end(), role.end)
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
                tell_role(draft, index, told_role(draft, one.role, None))


def _role_before(folded: str, start: int, end: int) -> FoundRole | None:
    """'Trưởng ban: số 1', 'Phó Trưởng ban là bà có tên tại số 2'."""
    folded, start = folded[:end], max(start, end - _FARTHEST)
    roles = (match_roles(folded, word.start(), None) for word in _WORD.finditer(folded, start))
    return next((role for role in roles if role and _LEADS.fullmatch(folded, role.end, end)), None)


def _numbers(who: re.Match[str]) -> frozenset[int]:
    """The places in the list; none for stars and 'còn lại'."""
    if who["top"] or who["place"]:
        return frozenset({_PLACES[who["place"] or "nhat"]})
    if who["first"] is None:
        return frozenset()
    first, more = int(who["first"]), re.findall(r"\d+", who["more"])
    return frozenset({*range(first, int(who["last"] or first) + 1), *map(int, more)})
