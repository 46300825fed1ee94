"""Who has a duty: the assignee that a heading or a phrase names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESSES
from pipeline.lexicon.spelled import Spelled
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.duty_words import DUTY_HEADING, ORDER, PLAIN_ORDER, VERB
from pipeline.parse.grammar.lists import listed, opens_unit
from pipeline.parse.grammar.posts import DIVISION, unit_end
from pipeline.parse.grammar.roles import kind_of, match_roles, names_body
from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.bodies import OpenBody, called
from pipeline.parse.members.standing import standing_agency
from pipeline.text.fold import fold
from schemas import AssigneeKind, Member, Role

_OF = re.compile(
    rf"{DUTY_HEADING.pattern}(?:\s+cu the)?[^:;.]{{0,60}}?"
    r"\s+(?:cua|doi voi|cho)\s+(?P<who>[^:;.]+)"
)
_REPEATED = re.compile(  # "Tổ trưởng Tổ công tác": the role holds the body's noun already
    r"(?:pho\s+)?(?:truong\s+(?P<noun>ban|doan)|(?P<to>to)\s+(?:truong|pho))(?:\s+thuong truc)?"
    r"(?=\s+(?(noun)(?P=noun)|(?P=to))\b)|(?:uy vien|thanh vien)(?=\s+(?:ban|to|doan|hoi dong|tieu ban)\b)"
)
_FIELD = re.compile(  # 'Tổ phó kỹ thuật', 'Thành viên là lãnh đạo Sở A', 'Thành viên mạng lưới:'
    rf"\s+(?!{ORDER.pattern}|{terms.alternatives(terms.DUTIES.orders.beside)})\w+\s\w+(?=\s+{ORDER.pattern}|:|\W*$)"
    rf"|\s+la\s+(?:lanh dao|dai dien)\s[^.;:,]{{3,60}}?(?=\W*$|:|\s+{PLAIN_ORDER.pattern})"
)
PREDICATE = re.compile(
    r"\s+(?:có|được|là|do|khi|phải|họp|hoạt động|đến khi|xin|sẽ|đã|tự|từ|như sau|cụ thể|sau đây"
    r"|giúp(?! việc)|tham mưu|thực hiện (?:các )?(?:chức năng|nhiệm vụ))(?!\w)"
)
"""Ends a name in a sentence about it."""
PLURAL = re.compile(rf"\s*(?:cac|nhung|moi|tung)\s+(?:{ADDRESSES}\s+)?")
_ASKED = re.compile(r"(?:giao|de nghi|yeu cau)\s+(?:cho\s+)?(?:cac\s+)?|cac\s+")
"""What may stand before those who are told to do something."""
_AND_RULES = re.compile(rf"\s*(?:,|va)\s*{terms.alternatives(terms.DUTIES.rules.joined)}")
_MEANT = re.compile(
    rf"(?!{terms.alternatives(terms.DUTIES.orders.public)}){terms.alternatives(terms.DUTIES.orders.meant)}[\s,(/]"
)
_UNITS = re.compile(rf"(?:(?:cac|nhung)\s+)?{terms.alternatives(terms.DUTIES.orders.groups)}")
_LONGEST_HEADING, _LONGEST_PLURAL = 160, 50
NAMED = re.compile(r"\bco ten\b")
_PLACE = Spelled(terms.POSTS.places.words)
_NO_AGENCIES = frozenset({"to", "doi", "tieu_ban", "to_giup_viec", "hoi_dong", "doan"})
"""Kinds of bodies whose names no agency bears."""


@dataclass(frozen=True, slots=True)
class Assignee:
    """Kind, words and where they stand; `body` and `member` are indices into the act's own."""

    kind: AssigneeKind
    text: str
    span: Span | None
    body: int | None
    role: Role | None = None
    member: int | None = None


class AssigneeReader:
    """Knows the bodies and members of an act, so that their names and roles are found in its headings."""

    def __init__(self, draft: Draft, bodies: list[OpenBody]) -> None:
        self.draft = draft
        self.flow = draft.flow
        self.bodies = bodies
        self.names = {m.name: i for i, m in enumerate(draft.members) if m.name}

    def main_body(self) -> Assignee | None:
        """The first body of a decision, which headings need not name."""
        return self.the_body(self.bodies[0]) if self.bodies else None

    def the_body(self, body: OpenBody) -> Assignee:
        """A body as the decision calls it for short."""
        return Assignee("body", body.alias or body.name, None, body.index)

    def of_heading(self, start: int, end: int) -> Assignee | None:
        """The assignee that a heading names: 'Trách nhiệm của Tổ trưởng:', '2.1. Ông A - …', 'Sở Y tế:'."""
        words = self.flow.folded[start:end]
        if standing := self.standing(start, end):
            return standing
        if match := _OF.search(words):
            stop = _AND_RULES.search(match["who"])
            to = start + match.start("who") + stop.start() if stop else start + match.end("who")
            a, b = self.flow.trim(start + match.start("who"), to, " ,.;:\n")
            if inner := self.of_phrase(a, b):
                return inner
        a, b = self.flow.trim(start, end, " ,.;:\n")
        who = self.of_phrase(a, b) if b - a < _LONGEST_HEADING else None
        return who or (self.meant(a, b) if b - a < _LONGEST_PLURAL else None)  # 'Các công đoàn cơ sở'

    def meant(self, start: int, end: int) -> Assignee | None:
        """Those who are called by what they are: 'Người tập sự', 'Các cơ quan nêu tại Điều 1'."""
        if not _MEANT.match(self.flow.folded, start, end):
            return None
        units, named = _UNITS.match(self.flow.folded, start, end), NAMED.search(self.flow.folded, start, end)
        kind: AssigneeKind = "organization" if units else "person" if named else "role"
        return Assignee(kind, self.flow.value(start, end), (start, end), self.first)

    def standing(self, start: int, end: int) -> Assignee | None:
        """The agency of 'Sở A là cơ quan thường trực của …', 'Cơ quan thường trực … là Sở A'."""
        agency = standing_agency(self.flow, start, end)
        return self.organizations(*agency) if agency else None

    def of_phrase(self, start: int, end: int) -> Assignee | None:
        """The assignee that a phrase is."""
        if plural := PLURAL.match(self.flow.folded[start:end]):
            inner = self._of_one(start + plural.end(), end)
            if inner and inner.span and inner.kind == "body":
                return replace(inner, text=self.flow.value(start, inner.span[1]))
            return inner if inner and inner.kind in ("role", "person") else self.organizations(start, end)
        return self._of_one(start, end)

    def _of_one(self, start: int, end: int) -> Assignee | None:
        """A person, a body, a role in a body, or agencies, in this order."""
        return (
            self._person(start, end)
            or self.body(start, end)
            or self.role(start, end)
            or self.other_body(start, end)
            or self.organizations(start, end)
        )

    def _person(self, start: int, end: int) -> Assignee | None:
        flow = self.flow
        seat = parse_seat(flow.text, flow.folded, start, end, None)
        if seat.name is None:
            return None
        name = flow.value(*seat.name)
        if name in self.names:
            index = self.names[name]
            member = self.draft.members[index]
            return Assignee("person", member.name or "", seat.name, member.body, member.role, index)
        return Assignee("person", name, seat.name, self.first) if seat.honorific else None

    def body(self, start: int, end: int) -> Assignee | None:
        """The body of this act that a phrase names."""
        if not names_body(self.flow.text[start:end]):
            return None
        words = self.flow.folded[start:end]
        if tail := PREDICATE.search(self.flow.text, start, end):
            end, words = tail.start(), self.flow.folded[start : tail.start()]
        body = called(self.bodies, words)
        return Assignee("body", self.flow.value(start, end), (start, end), body.index) if body else None

    def role(self, start: int, end: int) -> Assignee | None:
        """The role that a phrase begins with: in one of the bodies, in any where the act has none."""
        known: list[OpenBody | None] = [*self.bodies] or [None]
        for body in known:
            kind, index = (body.kind, body.index) if body else (None, None)
            found = match_roles(self.flow.folded[:end], start, kind)
            if found and found.end - start > 3:
                repeated = _REPEATED.match(self.flow.folded, start, found.end)
                stop = repeated.end() if repeated else found.end
                field = _FIELD.match(self.flow.folded, stop, end)
                if field and self.flow.text[slice(*field.span())].split()[0].islower():
                    stop = field.end()
                span = self.flow.trim(start, stop)
                text = self.flow.value(*span)
                return Assignee("role", text[:1].upper() + text[1:], span, index, found.role)
        return None

    def other_body(self, start: int, end: int) -> Assignee | None:
        """A body that is called otherwise in part, or one that only helps: 'Nhóm 1', 'Tổ phục vụ'."""
        printed = self.flow.text[start:end]
        kind = kind_of(printed)
        if kind is None or not printed[:1].isupper() or VERB.match(self.flow.folded, start):
            return None
        same = next((b for b in self.bodies if b.kind == kind), None)
        alike = same is not None and _shares_words(same.name, printed)
        if not alike and kind not in _NO_AGENCIES and opens_unit(self.flow.text, self.flow.folded, start):
            return None
        behind = self.flow.text, self.flow.folded, start + printed.find(" ") + 1
        of_unit = unit_end(*behind) or DIVISION.match(*behind) or _PLACE.match(*behind)
        if kind in ("to", "doan", "doi") and not alike and of_unit:  # 'Tổ Văn phòng', 'Đoàn xã A'
            return Assignee("organization", self.flow.value(start, end), (start, end), self.first)
        aside = printed.find(" (")
        name = self.flow.trim(start, start + aside if aside > 0 else end)
        return Assignee("body", self.flow.value(*name), (start, end), same.index if same else self.first)

    @property
    def first(self) -> int | None:
        """Index of the decision's first body, to which agencies are told to help."""
        return 0 if self.bodies else None

    def organizations(self, start: int, end: int) -> Assignee | None:
        """Agencies that the words between two offsets list; the phrase must begin with one."""
        flow = self.flow
        at = start
        if lead := _ASKED.match(flow.folded[start:end]):
            at += lead.end()
        if not opens_unit(flow.text, flow.folded, at):
            return None
        if tail := PREDICATE.search(flow.text, at, end):
            end = tail.start()
        names = [flow.value(a, b) for a, b in listed(flow.text, flow.folded, at, end)]
        return Assignee("organization", "; ".join(names), (at, end), self.first)


def _shares_words(name: str, other: str) -> bool:
    """Whether seven in ten words of `other` stand in `name`: 'cấp' may come or go."""
    first, second = fold(name).split(), fold(other).split()
    return len(second) >= 2 and sum(word in first for word in second) >= 0.7 * len(second)


def holder(member: Member, index: int) -> Assignee:
    """The row's person, else the agency whose seat it is, else the role."""
    if member.name:
        return Assignee("person", member.name, None, member.body, member.role, index)
    if member.organization or not member.role_text:
        return Assignee("organization", member.organization or member.text, None, member.body, None, index)
    return Assignee("role", member.role_text, None, member.body, member.role, index)
