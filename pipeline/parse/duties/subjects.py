"""The subject that a duty brings along: 'Sở A, Công ty B hỗ trợ …' under a heading that names another."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.lexicon import terms
from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.names import GENDERED_ADDRESS, is_address
from pipeline.parse.act.flow import Flow
from pipeline.parse.duties.assignees import ASKED, HAS, PLURAL, Assignee, AssigneeReader
from pipeline.parse.grammar.duty_words import DUTY_HEADING
from pipeline.parse.grammar.lists import listed, opens_unit
from pipeline.parse.grammar.posts import rank_at
from pipeline.parse.grammar.roles import match_roles
from pipeline.parse.grammar.shared import shared_in
from pipeline.parse.grammar.spans import Span, skip_blanks, skip_marks
from pipeline.text.fold import CAPITAL, fold
from pipeline.text.normal import fold_tones

_PLACE = re.compile(
    rf"\s+(?:{'|'.join(terms.POSTS.places.words)})\b(?:\s+{CAPITAL}\S*)*|(?:\s+{CAPITAL}[^\s,;:.]*)+"
)
_OWN_HEADING = re.compile(rf"{DUTY_HEADING.pattern}\s[^.;:]{{0,40}}?cua\s[^.;:]{{3,80}}:")
_ALSO = re.compile(r"\s*[,(–-]?\s*[^.;:,]{3,60}?\)?(?=:)")  # the role or post behind a person's name
_PHU_TRACH = re.compile(r"\s+phu trach\s*$")  # a modifier of roles, and a verb
_DIRECTS = re.compile(r"\s+chỉ đạo\s*$")  # 'Trưởng ban chỉ đạo chung': here no part of the body's name
_NAMED_BAN = re.compile(r"\b(?:Ban|Tổ|Đoàn|Đội)\s+$")  # "Ban chỉ đạo", "Tổ giúp việc": no verb follows
_MORE = re.compile(r"\s*,\s*|\s+va\s+")
_VERBS = terms.DUTIES.orders
_STRONG_ORDERS = re.compile(terms.alternatives(_VERBS.strong))
_ORDERS = re.compile(terms.alternatives(_VERBS.words))
_DEEDS = re.compile(terms.alternatives((*_VERBS.strong, *_VERBS.words, *_VERBS.deeds)))
_SPELLINGS = frozenset(fold_tones(word) for word in (*_VERBS.strong, *_VERBS.words))


def _spelled(match: re.Match[str], flow: Flow) -> bool:
    """A verb of one syllable must have its diacritics: 'đua' is no 'đưa'."""
    words = flow.text[slice(*match.span())]
    return " " in words or fold_tones(words) in _SPELLINGS


@cache
def _agency() -> re.Pattern[str]:
    names = {pattern for agency in load_agency_types() for pattern in (agency.name, *agency.patterns)}
    return re.compile(terms.alternatives(name for name in names if len(name) > 3))


def own_subject(reader: AssigneeReader, start: int, end: int) -> Assignee | None:
    """A leaf that begins with its own organisations: 'Sở A, Công ty B hỗ trợ …'."""
    flow = reader.flow
    at = start
    if lead := ASKED.match(flow.folded, start, end):
        at = lead.end()
    if who := _heading(reader, at, end) or seat_subject(reader, at, end):
        return who
    if any(body.is_called(flow.folded[at : at + len(name)]) for body in reader.bodies for name in body.names):
        return _other_body(reader, at, end)
    if any(body.begins_like(flow.folded, at) for body in reader.bodies) and (
        who := _other_body(reader, at, end)
    ):
        return who
    if shared := _shared(reader, at, end):
        return shared
    if not opens_unit(flow.text, flow.folded, at) and not (
        _posts(flow, at) and _order(flow, _STRONG_ORDERS, at, end)
    ):
        return None
    stop = (
        _agency_end(flow, at, end) or _order(flow, _STRONG_ORDERS, at, end) or _order(flow, _ORDERS, at, end)
    )
    if stop is None or stop - at > 260:
        return None
    a, b = flow.trim(at, stop, " ,;:\n")
    if rank_at(flow.text, flow.folded, a) and not opens_unit(flow.text, flow.folded, a):
        names = "; ".join(flow.value(x, y) for x, y in listed(flow.text, flow.folded, a, b))
        return Assignee("role", names, (a, b), reader.first)
    return reader.body(a, b) or reader.organizations(a, b)


def _heading(reader: AssigneeReader, at: int, end: int) -> Assignee | None:
    """'Nhiệm vụ của Thư ký: Ghi biên bản …': a leaf with its own heading."""
    match = _OWN_HEADING.match(reader.flow.folded, at, end)
    return reader.of_heading(at, match.end()) if match and match.end() < end else None


def seat_subject(reader: AssigneeReader, start: int, end: int) -> Assignee | None:
    """A role or a member that a sentence begins with: 'Các Ủy viên: …', 'Ông A phụ trách …'."""
    flow = reader.flow
    at = start
    if plural := PLURAL.match(flow.folded, at, end):
        at = plural.end()
    if (title := GENDERED_ADDRESS.match(flow.folded, at, end)) and flow.text[at].isupper():
        at = skip_blanks(flow.text, title.end(), end)
    if person := _person(reader, at, end):
        return person
    who = reader.role(at, end)
    if who is None or who.span is None or who.body is None:
        return None
    stop = _phrase_end(reader, who.span, who.body, end)
    modifier = _PHU_TRACH.search(flow.folded, at, stop)
    if modifier is None and not _acts(flow, stop, end):
        modifier = _DIRECTS.search(flow.text, at, stop)
    if modifier:
        stop = modifier.start()
        who = replace(who, text=flow.value(at, stop), span=(at, stop))
        who = replace(who, text=who.text[:1].upper() + who.text[1:])
    return who if _acts(flow, stop, end) else _person(reader, skip_marks(flow.text, stop, end), end)


def _person(reader: AssigneeReader, at: int, end: int) -> Assignee | None:
    """A member of the decision by name: 'Lò Văn Thử, Trưởng ban: …', 'Lò Văn Thử phụ trách …'."""
    flow = reader.flow
    title = GENDERED_ADDRESS.match(flow.folded, at, end)
    if title and is_address(flow.text[at : title.end()]):
        at = skip_blanks(flow.text, title.end(), end)
    for name, index in reader.names.items():
        stop = at + len(name)
        if not flow.text.startswith(name, at):
            continue
        also = _ALSO.match(flow.folded, stop, min(stop + 90, end))
        if _acts(flow, stop, end) or (also and _acts(flow, also.end(), end)):
            member = reader.draft.members[index]
            return Assignee("person", name, (at, stop), member.body, member.role, index)
    return None


def _phrase_end(reader: AssigneeReader, role: Span, body: int, end: int) -> int:
    """Where 'Tổ trưởng Tổ công tác' ends: the body may be named in full behind the role."""
    flow = reader.flow
    found = match_roles(flow.folded[:end], role[0], reader.bodies[body].kind)
    stop = flow.trim(role[0], found.end)[1] if found else role[1]
    for name in reader.bodies[body].names:
        at = flow.folded.find(fold(name), role[0], min(stop + len(name) + 6, end))
        if 0 <= at <= stop + 5:
            stop = max(stop, at + len(name))
    return stop


def _acts(flow: Flow, at: int, end: int) -> bool:
    """Whether a colon with more behind it, or a verb that gives an order, stands at `at`."""
    at = skip_blanks(flow.text, at, end)
    if flow.text[at : at + 1] == ":":
        return bool(flow.text[at + 1 : end].strip())
    return flow.text[at : at + 1].islower() and bool(_DEEDS.match(flow.folded, at, end))


def _other_body(reader: AssigneeReader, at: int, end: int) -> Assignee | None:
    """'Tổ giúp việc có nhiệm vụ …', 'Ban Thư ký chuẩn bị …' below what another body has to do."""
    flow = reader.flow
    for body in reader.bodies:
        for name in body.names:
            stop = at + len(name)
            if flow.folded.startswith(fold(name), at) and stop < end and _acts(flow, stop, end):
                return Assignee("body", flow.value(at, stop), (at, stop), body.index)
    match = HAS.search(flow.folded, at, min(at + 160, end))
    who = reader.of_phrase(*flow.trim(at, match.start(), " ,;:\n")) if match else None
    return who if who and who.kind == "body" else None


def _posts(flow: Flow, at: int) -> bool:
    """Whether posts of agencies stand at `at`: 'Giám đốc các Sở', but not 'Lãnh đạo, điều hành …'."""
    stop = rank_at(flow.text, flow.folded, at)
    if stop is None:
        return False
    following = flow.text[stop : stop + 40].split()
    return bool(following) and (following[0][0].isupper() or following[0] in ("các", "cơ", "đơn", "những"))


def _shared(reader: AssigneeReader, at: int, end: int) -> Assignee | None:
    """'Các Sở: Tài chính, Xây dựng và các cơ quan liên quan theo … có trách nhiệm …'."""
    flow = reader.flow
    stop = _order(flow, _STRONG_ORDERS, at, end)
    if stop is None:
        return None
    if theo := re.search(r"\s+theo\s", flow.folded[at:stop]):
        stop = at + theo.start()
    shared = shared_in(flow.text, flow.folded, at, stop)
    if shared is None or shared.head:
        return None
    names = "; ".join(shared.full(flow.text, name) for name in shared.names)
    return Assignee("organization", names, (shared.names[0][0], shared.names[-1][1]), reader.first)


def _agency_end(flow: Flow, at: int, end: int) -> int | None:
    """End of a list of agencies that the lexicon knows, each with its place."""
    stop: int | None = None
    while match := _agency().match(flow.folded, at, end):
        stop = match.end()
        if place := _PLACE.match(flow.text, stop, end):
            stop = place.end()
        more = _MORE.match(flow.folded, stop, end)
        if more is None:
            break
        at = more.end()
        if not opens_unit(flow.text, flow.folded, at):
            break
        if not _agency().match(flow.folded, at, end):
            return None
    return stop


def _order(flow: Flow, orders: re.Pattern[str], at: int, end: int) -> int | None:
    """Where the first verb in small letters begins that gives an order."""
    for match in orders.finditer(flow.folded, at, end):
        begin = match.start()
        is_word = flow.text[begin].islower() and flow.folded[begin - 1] in " :"
        if is_word and _spelled(match, flow) and not _NAMED_BAN.search(flow.text, at, begin):
            return begin
    return None
