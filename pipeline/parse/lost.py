"""Signs of a list that was lost: persons, counts and bodies that the text names and the record lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon import names
from pipeline.parse.doubts import doubt
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import is_article, label_in
from pipeline.parse.grammar.persons import honorific_at
from pipeline.parse.grammar.posts import opens_post
from pipeline.parse.members.runs import is_of_others
from pipeline.text.fold import CAPITAL, fold
from schemas import Severity

_NAME = rf"(?P<name>(?:{CAPITAL}[^\s,;:.()]*\s+){{1,4}}{CAPITAL}[^\s,;:.()]*)"
_ADDRESSED = re.compile(rf"(?:{names.SPELLED_ADDRESS}\.?|[Hh]ọ(?:,? và)? tên\s*:)\s+{_NAME}")
_ALONE = re.compile(rf"{_NAME}\s*(?:[,;:(–|-]|$)")
_ENUMERATED = re.compile(rf"[,;]\s+(?:và\s+)?{_NAME}(?=[,;.(]|\s[–-]\s)")
"""'các ông A, B và C': those behind the first have no form of address."""
_COUNT = re.compile(
    rf"(?:danh sach (?:nay )?(?:co|gom)|gom(?:\s+co)?)\s+(?P<n>\d{{1,3}})\s+"
    rf"(?:nguoi|thanh vien|{names.ADDRESS})"
)
_NO_LIST = ("regulate", "dissolve")
"""What an act does that sets up a body and need not list anybody."""
_FEWEST = 2  # persons of a text that are not read
_LONG = 3  # syllables of a name without a form of address: shorter ones may be a place's


def add_lost(draft: Draft) -> None:
    """Adds review items for members that the text speaks of and that were not found."""
    if is_of_others(draft) or draft.action in _NO_LIST:
        return
    unread = _unread_persons(draft)
    if not draft.members and (draft.bodies or len(unread) > _FEWEST):
        draft.doubt("members", doubt("no_members"))
        return
    if unread:
        lost = len(unread) >= max(_FEWEST, sum(member.name is not None for member in draft.members) / 2)
        severity: Severity = "error" if lost else "warning"
        told = doubt("unread_persons", severity, count=len(unread), persons=", ".join(unread))
        draft.doubt("members", told)
    _counts(draft)
    seated = {member.body for member in draft.members}
    for index, body in enumerate(draft.bodies):
        if draft.members and index not in seated:
            draft.doubt(f"bodies[{index}]", doubt("body_without_members", name=body.name))


def _unread_persons(draft: Draft) -> list[str]:
    """Names of persons in articles and annexes who are no members, each once, as printed."""
    known = [fold(member.name) for member in draft.members if member.name]
    found: dict[str, str] = {}
    for name in _persons(draft):
        folded = " ".join(fold(name).split())
        if not any(folded.startswith(one) or one.startswith(folded) for one in known):
            found.setdefault(folded, " ".join(name.split()))
    return list(found.values())


def _persons(draft: Draft) -> Iterator[str]:
    """Names behind a form of address and those that follow it, in a cell, or first in a labelled line."""
    flow = draft.flow
    for block in draft.blocks("articles", "annex"):
        addressed = list(_ADDRESSED.finditer(flow.text, block.start, block.end))
        yield from (
            match["name"]
            for match in addressed
            if not opens_post(flow.text, flow.folded, match.start("name"))  # 'Ông Chánh Văn phòng'
        )
        firsts = [cell for cell in block.cells if cell[0] < cell[1]]
        label, start = label_in(flow.text, flow.folded, block.start, block.end)
        if label is not None and not is_article(label) and not block.cells:
            firsts = [(start, block.end)]
        bare = [
            _ALONE.match(flow.text, honorific_at(flow.text, flow.folded, *first)[2], first[1])
            for first in firsts
        ]
        if addressed and not block.cells:
            bare += _ENUMERATED.finditer(flow.text, addressed[0].end(), block.end)
        yield from (
            match["name"]
            for match in bare
            if match and names.looks_named(words := match["name"].split()) and len(words) >= _LONG
        )


def _counts(draft: Draft) -> None:
    """Printed counts are a checksum: 'gồm 09 thành viên', 'Danh sách này có 25 đồng chí'."""
    printed = [int(match["n"]) for match in _COUNT.finditer(draft.flow.folded)]
    found = len(draft.members)
    if printed and found not in (*printed, sum(printed)):
        most = max(printed)
        severity: Severity = "error" if 2 * found < most else "warning"
        draft.doubt("members", doubt("count_mismatch", severity, printed=most, found=found))
