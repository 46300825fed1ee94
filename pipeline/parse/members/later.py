"""Roles told for a list: 'số 1 là Trưởng ban, … còn lại là Ủy viên', '(*) Trưởng ban', 'TB: Trưởng ban'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.lexicon.names import ADDRESSES
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import LINKS, FoundRole, match_roles
from pipeline.parse.members.naming import body_name_in
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
_CODE = re.compile(r"(?<!\w)(?P<code>[A-ZĐ]{1,4}(?: [A-ZĐ]{1,4})?)\.?\s*(?:[:=–—-]+|là\b)\s*")
_ALL = re.compile(r"\b(?:sau|duoi)(?: day)? (?:la|lam) ")
_LEGEND = 2  # codes: fewer may be a role behind a colon


@dataclass(frozen=True, slots=True)
class Told:
    """A role and who has it: the numbers in the list, so many stars, a code, or (none) all the others."""

    role: FoundRole
    numbers: frozenset[int]
    stars: int = 0
    code: str = ""

    @property
    def of_all(self) -> bool:
        """Whether it is the role of all who have no other."""
        return not (self.numbers or self.stars or self.code)


def roles_told(draft: Draft, line: ListLine) -> list[Told]:
    """The roles that a line tells by numbers, places in the list, stars or codes; [] for other lines."""
    folded = draft.flow.folded[: line.end]
    codes = list(_CODE.finditer(draft.flow.text, line.start, line.end))
    ends = [*(code.start() for code in codes[1:]), line.end]
    coded = [
        Told(role, frozenset(), code=code["code"])
        for code, end in zip(codes, ends, strict=False)
        if (role := match_roles(folded[:end], code.end(), None))
    ]
    if len(coded) >= _LEGEND:
        return coded
    found: list[Told] = []
    before = line.start
    for who in _WHO.finditer(folded, before):
        link = _LINK.match(folded, who.end())
        role = (link and match_roles(folded, link.end(), None)) or _role_before(folded, before, who.start())
        if role is not None:
            found.append(Told(role, _numbers(who), len(who["stars"] or "")))
            before = max(who.end(), role.end)
    if len({told.role.role for told in found}) < 2 and all(told.numbers for told in found):
        return found if _CALLED.search(folded, line.start) else []  # 'Tổ số 1: Tổ trưởng: …'
    return found


def tell_roles(draft: Draft, legends: list[tuple[int | None, Told]]) -> None:
    """Gives those listed without a role the one that a sentence tells for them; the body is None for any."""
    for body, one in sorted(legends, key=lambda legend: legend[1].of_all):
        for index, member in enumerate(draft.members):
            text, role = member.text or "", told_role(draft, one.role, None)
            if one.code:
                meant = _decoded(draft, index, one.code)
                role = replace(role, text=one.code)
            elif one.stars:
                meant = one.stars in map(len, _STARS.findall(text))
            else:
                meant = body in (None, member.body) and (not one.numbers or member.ordinal in one.numbers)
            if meant:
                tell_role(draft, index, role)


def _decoded(draft: Draft, index: int, code: str) -> bool:
    """Whether a code is a cell of a member's row or ends his line; what was made of it is taken back."""
    member = draft.members[index]
    at_end = rf"[\s,;:(–—-]+{code}\W*$"
    if member.role_text != code and not re.search(rf"(?:^|\|)\s*{code}\s*\||{at_end}", member.text or ""):
        return False
    position = re.sub(at_end, "", member.position or member.role_text or "")
    position = "" if position == code else position
    draft.members[index] = member.model_copy(update={"role_text": None, "position": position or None})
    return True


def role_of_all(draft: Draft, line: ListLine) -> list[Told]:
    """The role that a line gives all of a list: 'các ông, bà có tên sau đây là hòa giải viên của …'."""
    roles = []
    for lead in _ALL.finditer(draft.flow.folded, line.start, line.end):
        name = body_name_in(draft, lead.end(), line.end)  # 'Ủy viên Hội đồng Thuốc …': the noun is its
        roles.append(match_roles(draft.flow.folded[: name[0] if name else line.end], lead.end(), None))
    return [Told(role, frozenset()) for role in roles if role and role.role != "head"]


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
