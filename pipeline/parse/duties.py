"""Duties and who has them; rules on how a body works.

A duty is a leaf of the tree under a heading that speaks of nhiệm vụ or trách nhiệm, or a sentence 'X có
nhiệm vụ …'. Its assignee is the nearest heading above that names a body, a role, a person or an
organisation; a leaf that begins with organisations of its own overrides it. Lead-ins are no duties.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.lexicon import terms
from pipeline.lexicon.agencies import load_agency_types
from pipeline.parse.bodies import OpenBody, read_standing, spoken_of_in
from pipeline.parse.draft import Draft
from pipeline.parse.post_grammar import rank_at, unit_at, unit_end
from pipeline.parse.role_grammar import kind_of, match_roles
from pipeline.parse.seat_grammar import parse_seat
from pipeline.parse.tree import Node
from pipeline.text.fold import fold
from pipeline.text.words import first_word
from schemas import AssigneeKind, Duty, Role

Span = tuple[int, int]

_PLACE_WORDS = ("tỉnh", "thành", "huyện", "xã", "quận", "thị", "phường", "công", "các", "cấp")
_OF = re.compile(
    r"(?:nhiem vu|trach nhiem|quyen han|chuc nang)(?:\s+cu the)?[^:;.]{0,60}?\s+(?:cua|doi voi|cho)\s+(?P<who>[^:;.]+)"
)
_TOLD = re.compile(r"(?P<who>(?:cac|nhung)\s[^.;:]{4,80}?)\s+(?:phai|co trach nhiem|chiu trach nhiem)\s")
_AND_RULES = re.compile(r"\s*(?:,|va)\s*(?:che do|nguyen tac|co quan thuong truc|kinh phi|quy che)\b")
_STANDING_LEAD = re.compile(
    r"(?:giao\s+)?(?P<who>[^.;:]{4,80}?)\s+(?:la|lam)\s+(?:co quan|don vi)\s+thuong truc[^:]*:\s*$"
)
_HAS = re.compile(
    r"\s*,?\s*(?P<verb>(?:co|chiu)\s+(?:nhiem vu|trach nhiem|chuc nang)|thuc hien (?:cac )?(?:chuc nang|nhiem vu)|tien hanh|giup\b(?! viec)|tham muu|chu tri)\b"
)
_RULE_OPENS = re.compile(r"^(?:kinh phi|con dau|che do|nguyen tac|thoi gian lam viec|to chuc hop)\b")
_NOT_DUTY = re.compile(
    r"hieu luc|chiu trach nhiem (?:thi hanh|to chuc thi hanh)|trach nhiem thi hanh|can cu quyet dinh thi hanh|quyet dinh nay thay the|thay the quyet dinh"
)
_IMPLEMENT = re.compile(
    r"to chuc thuc hien|trien khai thuc hien|phan cong nhiem vu|phan cong trach nhiem|giao nhiem vu"
)
_SHARED_HEAD = re.compile(r"(?:cac\s+)?(?P<noun>so)\s*:\s*")
_STRONG_ORDERS = re.compile(r"\b(?P<verb>(?:co|chiu)\s+trach nhiem|chu tri|phoi hop|can cu|co nhiem vu)\b")
_ORDERS = re.compile(
    r"\b(?P<verb>(?:co|chiu)\s+trach nhiem|chu tri|phoi hop|theo doi|huong dan|kiem tra|to chuc|can cu|thuc hien|cap phat|ho tro|bo tri|tham muu|trien khai|bao cao|tong hop|quan ly|xay dung|cung cap|lap\b|cap\b|dam bao|bao dam|rut kinh|ra soat|cap nhat|don doc|tiep nhan|giup|dua|van hanh|khoi phuc|dieu dong|cu\b|kiem soat|giam sat|tuyen truyen|cap|san xuat|nghien cuu)\b"
)


@dataclass(frozen=True, slots=True)
class _Who:
    """An assignee: what kind, the words, where they stand, whose body, whose role."""

    kind: AssigneeKind
    text: str
    span: Span | None
    body: int | None
    role: Role | None = None
    member: int | None = None


@dataclass(frozen=True, slots=True)
class _Mode:
    """What the headings above say. `strict`: a heading gives its leaves to somebody, so all are duties."""

    who: _Who | None = None
    duties: bool = False
    rules: bool = False
    strict: bool = False


@cache
def _headings(name: str) -> re.Pattern[str]:
    return re.compile(terms.alternatives(getattr(terms.duties().headings, name)))


@cache
def _rules() -> re.Pattern[str]:
    return re.compile(terms.alternatives(terms.duties().rules.words))


@cache
def _agency() -> re.Pattern[str]:
    names = {pattern for agency in load_agency_types() for pattern in (agency.name, *agency.patterns)}
    return re.compile(terms.alternatives(name for name in names if len(name) > 3))


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(terms.alternatives([verb for group in terms.duties().verbs.values() for verb in group]))


class DutyReader:
    """Walks the tree of one act."""

    def __init__(self, draft: Draft, bodies: list[OpenBody]) -> None:
        self.draft = draft
        self.flow = draft.flow
        self.bodies = bodies
        self.names = {m.name: i for i, m in enumerate(draft.members) if m.name}

    def read(self) -> None:
        for root in self.draft.nodes:
            if root.block.zone == "articles":
                self._visit(root, _Mode())

    # -- the walk ---------------------------------------------------------------------------------

    def _visit(self, node: Node, mode: _Mode) -> None:
        if node.index in self.draft.used:
            self._under_member(node)
            return
        if node.children and self._is_sentence(node):
            self._leaf(node, mode)
            for child in node.children:
                self._visit(child, mode)
            return
        if node.children:
            inner = self._open(node, mode)
            for child in node.children:
                self._visit(child, inner)
                if child.label is None and child is not node.children[-1]:
                    inner = self._after_lead_in(child, inner)
            return
        self._leaf(node, mode)

    def _is_sentence(self, node: Node) -> bool:
        """An article whose own words are a sentence and whose children are paragraphs of their own."""
        words = self.flow.text[node.start : node.end].rstrip()
        return words.endswith((".", ";")) and all(child.label is None for child in node.children)

    def _open(self, node: Node, mode: _Mode) -> _Mode:
        """What the heading or lead-in of a node says of the leaves below it."""
        words = self.flow.folded[node.start : node.end]
        if _NOT_DUTY.search(words) and len(words) > 60:
            return _Mode()
        lists_members = any(child.index in self.draft.used for child in node.walk()[1:])
        if lists_members and node.label and node.label.kind == "article" and not self._assigns():
            return _Mode()
        speaks = bool(_headings("duties").search(words))
        rules = bool(_headings("rules").search(words))
        who = self._who(node.start, node.end) or mode.who
        if rules and not speaks:
            return _Mode(who, False, True)
        if _IMPLEMENT.search(words) and who is mode.who:
            return _Mode(None, True)
        if speaks or (mode.duties and not rules):
            named = who is not None and who is not mode.who and not rules
            return _Mode(who or self._only_body(), True, strict=named)
        if who and who is not mode.who and who.kind in ("person", "organization", "role"):
            return _Mode(who, True, strict=True)
        return replace(mode, who=who)

    def _after_lead_in(self, child: Node, mode: _Mode) -> _Mode:
        """'Ban Chỉ đạo có nhiệm vụ:' as a paragraph before the list."""
        words = self.flow.folded[child.start : child.end]
        if words.rstrip().endswith(":") and not child.children and _headings("duties").search(words):
            return _Mode(
                self._who(child.start, child.end) or mode.who or self._only_body(), True, strict=True
            )
        return mode

    def _leaf(self, node: Node, mode: _Mode) -> None:
        start, end = self.flow.trim(node.start, node.end)
        words = self.flow.folded[start:end]
        if len(words) < 8 or _NOT_DUTY.search(words) or node.block.cells:
            return
        body = self._body_of(mode)
        for a, b in self._sentences(start, end, node):
            sentence = self.flow.folded[a:b]
            spoken_of = spoken_of_in(self.bodies, sentence) or body
            if spoken_of and read_standing(self.draft, spoken_of, a, b):
                continue
            is_rule = _rules().search(sentence) and not (mode.strict and node.label)
            if mode.rules or is_rule or _RULE_OPENS.match(sentence):
                self._rule(body, a, b)
            elif mode.duties and not sentence.rstrip().endswith(":"):
                self._duty(node, mode, a, b)
            else:
                self._prose(node, a, b)

    def _under_member(self, node: Node) -> None:
        """Dashes below a person in a list are that person's duties."""
        member = next(
            (
                i
                for i, m in enumerate(self.draft.members)
                if m.text == self.flow.value(node.block.start, node.block.end)
            ),
            None,
        )
        for child in node.children:
            if child.index in self.draft.used:
                self._under_member(child)
            elif member is not None and self.draft.members[member].name:
                record = self.draft.members[member]
                who = _Who("person", record.name or "", None, record.body, record.role, member)
                self._visit(child, _Mode(who, True, strict=True))

    # -- who --------------------------------------------------------------------------------------

    def _assigns(self) -> bool:
        return self.draft.fields.get("action") == "assign"

    def _only_body(self) -> _Who | None:
        if len(self.bodies) != 1:
            return None
        body = self.bodies[0]
        return _Who("body", body.alias or body.name, None, 0)

    def _body_of(self, mode: _Mode) -> OpenBody | None:
        if mode.who and mode.who.body is not None and mode.who.body < len(self.bodies):
            return self.bodies[mode.who.body]
        return self.bodies[0] if self.bodies else None

    def _who(self, start: int, end: int) -> _Who | None:
        """The assignee that a heading names: 'Trách nhiệm của Tổ trưởng:', '2.1. Ông A - …', 'Sở Y tế:'."""
        words = self.flow.folded[start:end]
        if match := _OF.search(words):
            stop = _AND_RULES.search(match["who"])
            to = start + match.start("who") + stop.start() if stop else start + match.end("who")
            a, b = self.flow.trim(start + match.start("who"), to, " ,.;:\n")
            if inner := self._named(a, b):
                return inner
        if match := _HAS.search(words):
            a, b = self.flow.trim(start, start + match.start(), " ,.;:\n")
            if inner := self._named(a, b):
                return inner
        if match := _STANDING_LEAD.match(words):
            a, b = self.flow.trim(start, start + match.end("who"), " ,.;:\n")
            return self._organizations(a, b)
        a, b = self.flow.trim(start, end, " ,.;:\n")
        if words.rstrip().endswith(":") and (heading := self._organizations(a, b)):
            return heading
        return self._named(a, b) if b - a < 160 else None

    def _named(self, start: int, end: int) -> _Who | None:
        """The assignee that a phrase is."""
        flow = self.flow
        if plural := re.match(
            r"\s*(?:cac|nhung|moi|tung)\s+(?:dong chi\s+|ong\s*[(/,]?\s*ba\s*\)?\s+)?", flow.folded[start:end]
        ):
            inner = self._named_single(start + plural.end(), end)
            return inner if inner and inner.kind in ("role", "person") else self._organizations(start, end)
        return self._named_single(start, end)

    def _named_single(self, start: int, end: int) -> _Who | None:
        flow = self.flow
        words = flow.folded[start:end]
        seat = parse_seat(flow.text, flow.folded, start, end, None)
        if seat.name and flow.value(*seat.name) in self.names:
            index = self.names[flow.value(*seat.name)]
            member = self.draft.members[index]
            return _Who("person", member.name or "", seat.name, member.body, member.role, index)
        if seat.name and seat.honorific:
            return _Who("person", flow.value(*seat.name), seat.name, self._first())
        for body in self.bodies:
            if (kind_of(flow.text[start:end]) is not None) and body.is_called(words):
                return _Who("body", flow.value(start, end), (start, end), body.index)
        for body in self.bodies or [None]:
            found = match_roles(flow.folded[:end], start, body.kind if body else None) if body else None
            if found and found.end - start > 3:
                text = flow.value(found.start, found.end)
                return _Who(
                    "role",
                    text[:1].upper() + text[1:],
                    (found.start, found.end),
                    body.index if body else None,
                    found.role,
                )
        if (
            self.bodies
            and kind_of(flow.text[start:end]) is not None
            and flow.text[start : start + 1].isupper()
        ):
            kind = kind_of(flow.text[start:end])
            same = [b for b in self.bodies if b.kind == kind]
            if same and _shares_words(same[0].name, flow.text[start:end]):
                return _Who("body", flow.value(start, end), (start, end), same[0].index)
        return self._organizations(start, end)

    def _first(self) -> int | None:
        return 0 if self.bodies else None

    def _organizations(self, start: int, end: int) -> _Who | None:
        """Agencies that the words between two offsets list; the phrase must begin with one."""
        flow = self.flow
        at = start
        if lead := re.match(r"(?:giao|de nghi|yeu cau|cac)\s+(?:cho\s+|cac\s+)?", flow.folded[start:end]):
            at += lead.end()
        if not self._opens_unit(at):
            return None
        names = [flow.value(a, b) for a, b in self._listed(at, end)]
        return _Who("organization", "; ".join(names), (at, end), self._first())

    def _opens_unit(self, at: int) -> bool:
        flow = self.flow
        if not unit_at(flow.text, flow.folded, at):
            return False
        if _verbs().match(flow.folded, at):
            return False
        stop = unit_end(flow.text, flow.folded, at)
        if stop is None:
            return False
        if " " in flow.text[at:stop]:
            return True
        following = re.match(r"\s+(\S+)", flow.text[stop : stop + 60])
        return bool(following) and (following[1][:1].isupper() or following[1].lower() in _PLACE_WORDS)

    def _listed(self, start: int, end: int) -> list[Span]:
        """Parts at commas and 'và' before another unit; 'Phòng, chống' and 'Văn hóa, Thể thao' stay whole."""
        cuts = [start]
        flow = self.flow
        for match in re.finditer(r"[,;]\s*|\s+va\s+", flow.folded[start:end]):
            at = start + match.end()
            if self._opens_unit(at) or rank_at(flow.text, flow.folded, at):
                cuts.append(at)
        spans = []
        for a, b in zip(cuts, [*cuts[1:], end], strict=True):
            a, b = flow.trim(a, b, " ,;:.\n")
            if flow.folded[a:b].endswith(" va"):
                b -= 3
            spans.append((a, b))
        return spans

    # -- records ----------------------------------------------------------------------------------

    def _sentences(self, start: int, end: int, node: Node) -> list[Span]:
        """A labelled leaf is one piece; prose may hold several bodies' duties."""
        if node.label is not None and node.label.kind != "article":
            return [(start, end)]
        cuts = [start]
        for match in re.finditer(r"\.\s+(?=[^\W\d_])", self.flow.text[start:end]):
            if self.flow.text[start + match.end()].isupper():
                cuts.append(start + match.end())
        return [self.flow.trim(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]

    def _prose(self, node: Node, start: int, end: int) -> None:
        """'X có nhiệm vụ …' without a heading above it."""
        if self._assigns() and (told := _TOLD.match(self.flow.folded, start, end)):
            span = self.flow.trim(*told.span("who"), " ,;:\n")
            self._duty(node, _Mode(_Who("role", self.flow.value(*span), span, None), True), start, end)
            return
        match = _HAS.search(self.flow.folded[start:end])
        if match is None or match.start() > 160 or self.flow.folded[start:end].rstrip().endswith(":"):
            return
        strong = match["verb"].startswith(("co ", "chiu ")) or self.bodies
        a, b = self.flow.trim(start, start + match.start(), " ,;:\n")
        who = self._named(a, b)
        if who is None and self._assigns() and match["verb"].startswith(("co", "chiu")):
            return
        if who is None or not strong or (not self.bodies and not self._assigns()):
            return
        self._duty(node, _Mode(who, True), start, end)

    def _duty(self, node: Node, mode: _Mode, start: int, end: int) -> None:
        who = mode.who
        own = self._own_subject(start, end, node)
        if own is not None:
            who = own
        if who is None:
            return
        draft = self.draft
        path = f"duties[{len(draft.duties)}]"
        text = draft.put(f"{path}.text", start, end)
        if who.span:
            draft.put(f"{path}.assignee", *who.span)
        label = node.label.text if node.label and node.label.kind != "article" else None
        draft.duties.append(
            Duty(
                body=who.body if self.bodies else None,
                provision=node.eid or None,
                label="-" if label in ("-", "+", "*") else label,
                assignee_kind=who.kind,
                assignee=who.text,
                member=who.member,
                role=who.role if who.kind == "role" else None,
                action_verb=self._verb(start, end),
                text=text,
                page=node.block.page,
            )
        )
        draft.mark("duties", start, end, who.text)

    def _own_subject(self, start: int, end: int, node: Node) -> _Who | None:
        """A leaf that begins with its own organisations: 'Sở A, Công ty B hỗ trợ …'."""
        flow = self.flow
        at = start
        if lead := re.match(r"giao\s+(?:cho\s+)?(?:cac\s+)?", flow.folded[start:end]):
            at += lead.end()
        if any(
            body.is_called(flow.folded[at : at + len(name)]) for body in self.bodies for name in body.names
        ):
            return None
        if shared := _SHARED_HEAD.match(flow.folded, at, end):
            return self._shared(shared, end)
        if not self._opens_unit(at) and not (
            rank_at(flow.text, flow.folded, at) and self._order(_STRONG_ORDERS, at, end)
        ):
            return None
        stop = (
            self._agency_end(at, end) or self._order(_STRONG_ORDERS, at, end) or self._order(_ORDERS, at, end)
        )
        if stop is None or stop - at > 260:
            return None
        a, b = flow.trim(at, stop, " ,;:\n")
        if rank_at(flow.text, flow.folded, a) and not self._opens_unit(a):
            names = "; ".join(flow.value(x, y) for x, y in self._listed(a, b))
            return _Who("role", names, (a, b), self._first())
        return self._organizations(a, b)

    def _shared(self, head: re.Match[str], end: int) -> _Who | None:
        """'Các Sở: Tài chính, Xây dựng và các cơ quan liên quan theo … có trách nhiệm …'."""
        flow = self.flow
        stop = self._order(_STRONG_ORDERS, head.end(), end)
        if stop is None:
            return None
        if theo := re.search(r"\s+theo\s", flow.folded[head.end() : stop]):
            stop = head.end() + theo.start()
        a, b = flow.trim(head.end(), stop, " ,;:\n")
        noun = flow.value(*head.span("noun"))
        names = []
        for part in re.split(r",\s*(?!Thể thao)|\s+và\s+(?=các\b)", flow.value(a, b)):
            names.append(part if part.startswith("các ") or kind_of(part) else f"{noun} {part}")
        return _Who("organization", "; ".join(names), (a, b), self._first())

    def _agency_end(self, at: int, end: int) -> int | None:
        """End of a list of agencies that the lexicon knows, each with its place."""
        flow = self.flow
        stop: int | None = None
        while match := _agency().match(flow.folded, at, end):
            stop = match.end()
            place = re.match(
                r"\s+(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường)(?:\s+[A-ZĐÀ-Ỹ]\S*)*|(?:\s+[A-ZĐÀ-Ỹ][^\s,;:.]*)+",
                flow.text[stop:end],
            )
            stop += place.end() if place else 0
            more = re.match(r"\s*,\s*|\s+va\s+", flow.folded[stop:end])
            if more is None:
                break
            at = stop + more.end()
            if not self._opens_unit(at):
                break
            if not _agency().match(flow.folded, at, end):
                return None
        return stop

    def _order(self, orders: re.Pattern[str], at: int, end: int) -> int | None:
        """Where the first verb in small letters begins that gives an order."""
        for match in orders.finditer(self.flow.folded, at, end):
            if (
                self.flow.text[match.start("verb")].islower()
                and self.flow.folded[match.start("verb") - 1] in " :"
            ):
                return match.start("verb")
        return None

    def _verb(self, start: int, end: int) -> str | None:
        match = _verbs().match(self.flow.folded, start, end)
        if match:
            return self.flow.value(start, match.end()).lower()
        return first_word(self.flow.value(start, min(end, start + 60)))

    def _rule(self, body: OpenBody | None, start: int, end: int) -> None:
        if body is None:
            return
        mentioned = [b for b in self.bodies if b is body or b.is_named_in(self.flow.folded[start:end])]
        for one in mentioned:
            path = f"bodies[{one.index}].working_rules"
            one.rules.append(self.draft.put(path, start, end))
        self.draft.mark("rules", start, end, "quy tắc làm việc")


def _shares_words(name: str, other: str) -> bool:
    """Whether two body names share all but the last words: 'Hội đồng Sáng kiến cơ sở' is that of 'cấp cơ sở'."""
    first, second = fold(name).split(), fold(other).split()
    return len(second) >= 2 and sum(word in first for word in second) >= 0.7 * len(second)
