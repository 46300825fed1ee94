"""Roles that are told behind a list: 'Trong đó ông số 1 làm Trưởng ban, … các ông còn lại làm Ủy viên'."""

from __future__ import annotations

import re

from pipeline.lexicon.names import ADDRESSES
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import LINKS, match_roles
from pipeline.parse.members.records import ListLine, OpenList, tell_role

_WHO = re.compile(
    r"(?:(?:so thu tu|thu tu|so|stt)\s+(?P<first>\d{1,2})(?:\s*(?:den|-)\s*(?:so\s+)?(?P<last>\d{1,2}))?"
    r"(?P<more>(?:\s*(?:,|va)\s*(?:so\s+)?\d{1,2})*)|(?P<rest>con lai))"
    rf"\s*(?:{LINKS.source}|:)\s*"
)
_CALLED = re.compile(rf"{ADDRESSES}\s+(?:con lai|(?:(?:co|ten|tai|o|tu)\s+)*(?:so|stt)\b)")


def read_later_roles(draft: Draft, opened: OpenList, line: ListLine) -> bool:
    """Gives those who were listed without a role the one that a sentence tells by their numbers."""
    body = opened.body
    if body is None or not _CALLED.search(draft.flow.folded, line.start, line.end):
        return False
    told = False
    for who in _WHO.finditer(draft.flow.folded, line.start, line.end):
        role = match_roles(draft.flow.folded[: line.end], who.end(), opened.kind)
        if role is None:
            continue
        numbers = _numbers(who)
        for index, member in enumerate(draft.members):
            if member.body == body.index and (who["rest"] or member.ordinal in numbers):
                told |= tell_role(draft, index, role)
    return told


def _numbers(who: re.Match[str]) -> set[int]:
    if who["rest"]:
        return set()
    first = int(who["first"])
    last = int(who["last"]) if who["last"] else first
    return {*range(first, last + 1), *map(int, re.findall(r"\d+", who["more"]))}
