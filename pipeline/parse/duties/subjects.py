"""Who a sentence tells to do something: 'Sở A, Công ty B hỗ trợ …', 'Sau khi …, Ban phải …', 'Thư ký: …'.

The one reader of this construct. A subject ends where its sentence goes on: at a colon with more behind it,
or at words in small letters that give an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from pipeline.lexicon import terms
from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.names import address_at
from pipeline.lexicon.spelled import Spelled
from pipeline.parse.act.flow import Flow
from pipeline.parse.duties.assignees import NAMED, PLURAL, PREDICATE, Assignee, AssigneeReader
from pipeline.parse.grammar.duty_words import DUTY_HEADING, ORDER, ORDERS, PLAIN_ORDER, VERB
from pipeline.parse.grammar.lists import listed, opens_unit
from pipeline.parse.grammar.posts import rank_at, small_division
from pipeline.parse.grammar.roles import match_roles, names_body
from pipeline.parse.grammar.shared import shared_in
from pipeline.parse.grammar.spans import Span, skip_blanks, skip_marks
from pipeline.text.fold import CAPITAL, fold

_WORDS = terms.DUTIES.orders
_LONGEST = 200  # characters of a subject
_SHORTEST = 6  # of 'Đoàn ' and a blank
_MOST = 6  # names in it that are read one by one
ASKS = re.compile(rf"{terms.alternatives(_WORDS.asks)}\s*:?\s*")
"""Words that ask somebody, before the name."""
_WHEN = re.compile(terms.alternatives(_WORDS.whens))
_BESIDE = re.compile(terms.alternatives(_WORDS.beside))
_MANNER = terms.alternatives(_WORDS.manner)
_NO_ORDER = re.compile(terms.alternatives(_WORDS.no_orders))
_TOLD = re.compile(rf"(?:[^.;:,]|,\s+ba\b){{3,80}}?(?=(?:\s+{_MANNER})?\s+{PLAIN_ORDER.pattern})")
_MEANT_COLON = re.compile(r"(?!cac|nhung|moi|tung)[^.;:,]{3,60}(?=:\s*\S)")
_GROUP = rf"(?:cac|nhung)\s+{terms.alternatives(_WORDS.groups)}"
_TOLD_GROUP = re.compile(
    rf"(?:{_GROUP}|[^.;:]{{2,40}}?{NAMED.pattern})[^.;:]{{0,50}}?(?<!,)(?<! duoc)(?=\s+{ORDER.pattern})"
)
_TOLD_LOOSELY = re.compile(rf"(?!moi|tung)[^.;:,]{{3,50}}?(?=\s+{ORDER.pattern})")
_AND = re.compile(r"\s*,\s*(?:va\s+)?|\s+(?:va|hoac|cung)\s+")
_OWN_HEADING = re.compile(
    rf"(?:(?:du kien\s+)?{DUTY_HEADING.pattern}\s[^.;:]{{0,40}}?cua|doi voi)\s[^.;:]{{3,80}}:"
)
_STRANGER = re.compile(rf"{CAPITAL}[^\s,;:.()]*(?:\s{CAPITAL}[^\s,;:.()]*){{1,5}}")
_ALSO = (  # the role or post behind a person's name
    re.compile(r"\s*[,(–-]?\s*[^.;:,]{3,60}?\)?(?=:)"),
    *(
        re.compile(rf"\s*,\s*[^.;:,]{{3,60}}?(?=,?\s+{orders})")
        for orders in (PLAIN_ORDER.pattern, ORDER.pattern)
    ),
)
_NAMED_BAN = re.compile(r"\b(?:Ban|Tổ|Đoàn|Đội)\s+$")  # "Ban chỉ đạo", "Tổ giúp việc": no verb follows
_ASIDE = re.compile(
    r"\s*(?:\([^()]{2,60}\)|,?\s*(?:co )?lien quan\b|,?\s*theo\s[^.;:,]{3,60}?(?=,|\s+co trach nhiem)"
    rf"|\s+(?:duoc|moi|neu|co ten|lam viec|hoat dong)\s[^.;:]{{2,90}}?(?=[\s,]\s*{PLAIN_ORDER.pattern}))"
)
_FULL_STOP, _NEAR_STOP = re.compile(r"\.(?:\s|$)"), re.compile(r"[:;]|\.(?:\s|$)")
_ORDERS = Spelled(ORDERS)
_HOW_AT_END = re.compile(rf"\s{_MANNER}$")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who, and where the words behind the subject begin; `colon`: they are all that is told.

    `plain`: words that tell somebody to do something, whatever follows.
    """

    who: Assignee
    end: int
    colon: bool
    plain: bool


def subject_of(reader: AssigneeReader, start: int, end: int, *, loose: bool = False) -> Subject | None:
    """The subject of a sentence, or None. `loose`: any word in small letters goes on from a known name."""
    flow = reader.flow
    heading = _OWN_HEADING.match(flow.folded, start, end)
    if heading and heading.end() < end and (who := reader.of_heading(start, heading.end())):
        return Subject(who, skip_blanks(flow.text, heading.end(), end), True, True)
    sentence = _Sentence(reader, end, loose)
    for at in _beginnings(flow, start, end):
        if found := sentence.subject(at):
            return found if at == start or not found.colon else replace(found, colon=False)
    return None


def _beginnings(flow: Flow, start: int, end: int) -> Iterator[int]:
    """Where the subject may begin: behind 'Giao', 'Riêng', behind a phrase that says when."""
    yield start
    asks = ASKS.match(flow.folded, start, end)
    if asks:
        yield asks.end()
    if _WHEN.match(flow.folded, start, end):
        for comma in re.finditer(r",\s+|:\s+|\s+thi\s+", flow.folded[start : min(start + _LONGEST, end)]):
            yield start + comma.end()


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence up to `end`; `known`: what was read at an offset with so many names left to read.

    Readings of one name often end alike, so that what stands behind is read once.
    """

    reader: AssigneeReader
    end: int
    loose: bool
    known: dict[tuple[int, int], Subject | None] = field(default_factory=dict)

    def subject(self, at: int, most: int = _MOST) -> Subject | None:
        """The first reading of who stands at `at` behind which the sentence goes on, or another name."""
        place = (at, most)
        if place not in self.known:
            self.known[place] = self._read(at, most)
        return self.known[place]

    def _read(self, at: int, most: int) -> Subject | None:
        flow, end = self.reader.flow, self.end
        for who, stop, sure in _names(self.reader, at, end, self.loose):
            while aside := _ASIDE.match(flow.folded, stop, end):
                stop = aside.end()
            if tail := _tail(flow, stop, end, self.loose and sure):
                return Subject(who, *tail)
            more = _AND.match(flow.folded, stop, end) if most > 1 else None
            if more and (rest := self.subject(more.end(), most - 1)):
                return replace(rest, who=joined(who, rest.who))
        return None


def joined(first: Assignee, other: Assignee) -> Assignee:
    """Both as one assignee."""
    span = (first.span[0], other.span[1]) if first.span and other.span else first.span
    return replace(first, text=f"{first.text}; {other.text}", span=span, role=None, member=None)


def _tail(flow: Flow, at: int, end: int, loose: bool) -> tuple[int, bool, bool] | None:
    """Where the words behind a subject begin, whether a colon stands before them, whether they are plain."""
    begin = flow.trim(at, end, " ,\n")[0]
    if flow.text[begin : begin + 1] == ":":
        begin = skip_blanks(flow.text, begin + 1, end)
        return (begin, True, False) if begin < end else None
    if not flow.text[begin : begin + 1].islower() or _NO_ORDER.match(flow.folded, begin, end):
        return None
    plain = _is_order(flow, PLAIN_ORDER, begin, end)
    goes_on = loose and "," not in flow.text[at:begin] and not _BESIDE.match(flow.folded, begin, end)
    told = plain or goes_on or _is_order(flow, ORDER, begin, end)
    return (begin, False, plain) if told else None


def _is_order(flow: Flow, orders: re.Pattern[str], begin: int, end: int) -> bool:
    match = orders.match(flow.folded, begin, end)
    if match is None or (orders is ORDER and _NAMED_BAN.search(flow.text, max(0, begin - _SHORTEST), begin)):
        return False
    beside = _BESIDE.match(flow.folded, begin, end)  # 'trực thuộc' is no 'trực'
    longer = beside is not None and orders is ORDER and beside.end() > match.end()
    return not longer and _ORDERS.bears_out(flow.text[slice(*match.span())])


def _names(reader: AssigneeReader, at: int, end: int, loose: bool) -> Iterator[tuple[Assignee, int, bool]]:
    """Readings of who stands at `at`: the assignee, where its words end, whether that end is sure."""
    flow = reader.flow
    plural = PLURAL.match(flow.folded, at, end)
    inner = plural.end() if plural else at
    title = address_at(flow.text, flow.folded, inner, end)
    behind = skip_blanks(flow.text, title.end(), end) if title else inner  # "Ông Tổ trưởng"
    yield from _persons(reader, behind, end, stranger=title is not None)
    yield from _seats(reader, behind, end)
    bodies = list(_bodies(reader, at, inner, end))
    yield from bodies[:1]
    yield from _units(reader, at, end)
    yield from bodies[1:]
    if bodies and " " in flow.text[inner : bodies[0][1]]:
        yield *bodies[0][:2], True
    patterns = [_TOLD, _MEANT_COLON]
    if flow.text[at : at + 1].isupper():
        patterns += [_TOLD_GROUP, _TOLD_LOOSELY] if loose else [_TOLD_GROUP]
    told = next(filter(None, (pattern.match(flow.folded, at, end) for pattern in patterns)), None)
    if told and (who := reader.meant(at, told.end())):
        yield who, told.end(), False


def _persons(
    reader: AssigneeReader, at: int, end: int, *, stranger: bool = False
) -> Iterator[tuple[Assignee, int, bool]]:
    """'Lò Văn Thử phụ trách …', 'Lò Văn Thử, Trưởng ban: …'; a `stranger` is no member of a body."""
    flow = reader.flow
    people: list[Assignee] = []
    for name, index in reader.names.items():
        if flow.text.startswith(name, at):
            member = reader.draft.members[index]
            people.append(Assignee("person", name, None, member.body, member.role, index))
    other = _STRANGER.match(flow.text, at, end) if stranger else None
    if other and other.group() not in reader.names and reader.role(at, end) is None:
        people.append(Assignee("person", other.group(), None, reader.first))
    for person in people:
        stop = at + len(person.text)
        who = replace(person, span=(at, stop))
        yield from ((who, also, True) for also in (*_also(flow, stop, end), stop))


def _also(flow: Flow, start: int, end: int) -> Iterator[int]:
    """Where the role or post may end that stands behind a person's name."""
    at = skip_marks(flow.text, start, end)
    if rank_at(flow.text, flow.folded, at) is None and match_roles(flow.folded, at, None) is None:
        return
    for behind in _ALSO:
        if also := behind.match(flow.folded, start, min(start + 90, end)):
            yield also.end()


def _seats(reader: AssigneeReader, at: int, end: int) -> Iterator[tuple[Assignee, int, bool]]:
    """A role in one of the bodies, and who holds it: 'Các Ủy viên: …', 'Tổ phó Mai Thí Dụ: …'."""
    flow, end = reader.flow, min(end, at + _LONGEST)
    who = reader.role(at, end)
    if who is None or who.span is None:
        return
    kind = reader.bodies[who.body].kind if who.body is not None else None
    stop = _role_end(reader, who.span, who.body, end)
    readings: list[tuple[Assignee, int, bool]] = [(who, stop, False)]
    blanks = re.finditer(r"\s", flow.text[at : who.span[1]])
    for cut in [who.span[1], *reversed([at + blank.start() for blank in blanks])]:
        role = match_roles(flow.folded[:cut], at, kind)
        if cut < stop and role and role.end == cut:
            text = flow.value(at, cut)
            shorter = replace(who, text=text[:1].upper() + text[1:], span=(at, cut)), cut, False
            order = ORDER.match(flow.folded, cut + 1)
            overlaps = order is not None and order.end() > stop  # 'Phó ban | trực tiếp'
            readings.insert(0 if overlaps else len(readings), shorter)
    yield from readings
    yield from _persons(reader, skip_blanks(flow.text, stop, end), end)
    yield who, stop, True


def _role_end(reader: AssigneeReader, role: Span, body: int | None, end: int) -> int:
    """Where 'Tổ trưởng Tổ công tác' ends: the body may be named in full behind the role."""
    flow = reader.flow
    kind, names = (reader.bodies[body].kind, reader.bodies[body].names) if body is not None else (None, ())
    found = match_roles(flow.folded[:end], role[0], kind)
    stop = max(role[1], flow.trim(role[0], found.end)[1]) if found else role[1]
    for name in names:
        at = flow.folded.find(fold(name), role[0], min(stop + len(name) + 6, end))
        if 0 <= at <= stop + 5:
            stop = max(stop, at + len(name))
    return stop


def _bodies(reader: AssigneeReader, at: int, inner: int, end: int) -> Iterator[tuple[Assignee, int, bool]]:
    """A body by as many words of its name as stand there: 'Tổ công tác', 'Đội'."""
    flow = reader.flow
    if not flow.text[inner : inner + 1].isupper():
        return
    begun = {
        (stop, -body.index)
        for body in reader.bodies
        for name in body.names
        for stop in _common(flow, inner, end, name)
        if stop - inner == len(name) or names_body(flow.text[inner:stop])
    }
    for stop, index in sorted(begun, reverse=True):
        yield Assignee("body", flow.value(at, stop), (at, stop), -index), stop, False


def _common(flow: Flow, at: int, end: int, name: str) -> list[int]:
    """Where each of the words of `name` ends that stand at `at`, one after the other."""
    stops: list[int] = []
    for word in fold(name).split():
        begin = skip_blanks(flow.text, stops[-1] if stops else at, end)
        if not re.compile(rf"{re.escape(word)}(?![^\W_])").match(flow.folded, begin, end):
            break
        stops.append(begin + len(word))
    return stops


def _units(reader: AssigneeReader, at: int, end: int) -> Iterator[tuple[Assignee, int, bool]]:
    """Agencies, posts and other bodies, up to the words that give an order or to a colon."""
    flow = reader.flow
    end = min(end, at + _LONGEST)
    division = small_division(flow.text, flow.folded, at, end)
    if not (flow.text[at : at + 1].isupper() or PLURAL.match(flow.folded, at, end) or division):
        return
    for stop in _stops(flow, at, end):
        theo = re.compile(r"\s+theo\s").search(flow.folded, at, stop)
        shared = shared_in(flow.text, flow.folded, at, theo.start() if theo else stop)
        a, b = flow.trim(at, stop, " ,;:\n")
        if shared and not shared.head:
            names = "; ".join(shared.full(flow.text, name) for name in shared.names)
            span = (shared.names[0][0], shared.names[-1][1])
            yield Assignee("organization", names, span, reader.first), stop, False
        elif (who := _unit(reader, a, b, end)) and who.span and who.span[1] == b:
            yield who, stop, False


def _unit(reader: AssigneeReader, start: int, end: int, last: int) -> Assignee | None:
    """The posts, the body or the agencies that the words between two offsets are."""
    flow = reader.flow
    if PREDICATE.search(flow.text, start, end) or ":" in flow.text[start:end]:
        return None
    several = PLURAL.match(flow.folded, start, end)
    begin = several.end() if several else start
    if rank_at(flow.text, flow.folded, begin) and not opens_unit(flow.text, flow.folded, begin):
        behind = skip_marks(flow.text, end, last)
        plain = ":" in flow.text[end:behind] or PLAIN_ORDER.match(flow.folded, behind, last)
        if not _posts(flow, begin, end, bool(plain or several)):
            return None
        names = "; ".join(flow.value(*one) for one in listed(flow.text, flow.folded, begin, end))
        return Assignee("role", names, (start, end), reader.first)
    one = not any(names_body(flow.text[more.end() : end]) for more in _AND.finditer(flow.folded, start, end))
    named = reader.of_phrase(start, end) if one else None
    if named and named.kind == "body":
        return named
    if small_division(flow.text, flow.folded, start, end):
        return Assignee("organization", flow.value(start, end), (start, end), reader.first)
    return reader.organizations(start, end)


def _posts(flow: Flow, at: int, end: int, plain: bool) -> bool:
    """Whether posts of agencies stand at `at`: 'Giám đốc các Sở', but not 'Lãnh đạo, điều hành …'.

    `plain`: a colon or plain words follow, before which a post needs no name: 'Giáo viên chủ nhiệm: …'.
    """
    stop = rank_at(flow.text, flow.folded, at)
    following = flow.text[stop:end].split() if stop else []
    if following and (following[0][0].isupper() or following[0] in ("các", "cơ", "đơn", "những")):
        return True
    told = VERB.match(flow.folded, at, end) or _HOW_AT_END.search(flow.folded, at, end)
    return plain and "," not in flow.text[at:end] and not told


def _stops(flow: Flow, at: int, end: int) -> Iterator[int]:
    """Where a list of agencies may end: before plain words, then before any order."""
    known = _agency().match(flow.folded, at, end)  # 'Ban Quản lý dự án đầu tư xây dựng': a name with verbs
    first = known.end() if known else at + 1
    full, near = (mark.search(flow.text, at, end) for mark in (_FULL_STOP, _NEAR_STOP))
    end = full.start() if full else end
    colon = near.start() if near else end
    if other := _NO_ORDER.search(flow.folded, first, end):
        end, colon = other.start(), min(colon, other.start())
    for orders, to in ((PLAIN_ORDER, end), (ORDER, colon)):
        for match in islice(orders.finditer(flow.folded, first, to), _MOST):
            begin = match.start()
            small = flow.text[begin].islower() and flow.folded[begin - 1] in " :"
            if small and _is_order(flow, orders, begin, end):
                yield len(flow.text[:begin].rstrip(" ,"))
    if flow.text[colon : colon + 1] == ":":
        yield colon


@cache
def _agency() -> re.Pattern[str]:
    names = {pattern for agency in load_agency_types() for pattern in (agency.name, *agency.patterns)}
    return re.compile(terms.alternatives(name for name in names if len(name) > 3))
