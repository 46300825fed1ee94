"""How a line of a list parts into seats: at semicolons, or below a post that several units share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.lexicon.names import ADDRESS
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.lists import listed
from pipeline.parse.grammar.posts import after_count, rank_at, unit_at
from pipeline.parse.grammar.roles import FoundRole, role_at_end, role_only
from pipeline.parse.grammar.seats import INVITED, before_role, invitation
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.addressed import seat_of
from pipeline.parse.members.records import ListLine, SeatContext
from schemas import BodyKind

_LIST_HEAD = re.compile(
    rf"(?P<invited>{INVITED})?(?P<head>(?:(?P<any>(?:dai dien\s+)?lanh dao|dai dien"
    r"|(?:pho\s+)?giam doc|(?:pho\s+)?bi thu|thu truong|chu tich)|truong)[^:,;]{0,30}?)"
    r"\s*(?:cac\s+)?(?:(?P<noun>so|co quan|don vi|bo|ban|huyen|xa|nganh|doanh nghiep|hoi"
    r"|trung tam|chi cuc|phong|benh vien)\b"
    r"(?:,\s*(?:ban|nganh))*[^:,;]{0,24})?:\s*"
)
_COUNCIL = re.compile(r"\s+(?:UBND|[UỦ][yỷ] ban nhân dân)$")
_NOUNS = {
    "so": "Sở", "huyen": "huyện", "xa": "xã",
    "trung tam": "Trung tâm", "chi cuc": "Chi cục", "phong": "Phòng", "benh vien": "Bệnh viện",
}  # fmt: skip
_AND = re.compile(rf"\s+va\s+|,\s+{ADDRESS}\s+")
_ANY = re.compile(r"(?:dai dien\s+)?lanh dao|dai dien|thu truong")  # posts that any unit has
_PIECE = re.compile(r"[^;]+")
_LISTED = re.compile(r"[^;,]+(?:,\s*(?=thể thao|Thể thao)[^;,]+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a line that are one seat, and what they share with the others of the line."""

    span: Span
    context: SeatContext


def parts_of(draft: Draft, start: int, line: ListLine, kind: BodyKind | None, under_role: bool) -> list[Part]:
    """The seats of a line: parted at semicolons, and one each for 'Giám đốc các sở: A, B, C'.

    A shared post holds up to the next part that has its own.
    """
    flow = draft.flow
    pieces = [flow.trim(*piece.span(), " ,;\n") for piece in _PIECE.finditer(flow.text, start, line.end)]
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    if any(role_only(flow.text[slice(*piece)], kind) for piece in pieces[1:]):
        return [Part((start, line.end), SeatContext())]  # '…, Sở Y tế; Tổ phó'
    parts: list[Part] = []
    shared: SeatContext | None = None
    for at, to in pieces:
        own = _stands_alone(draft, at, to)
        match = _LIST_HEAD.match(flow.folded, at, to)
        if match and role_only(flow.text[match.end() : to], kind):
            match = None  # 'Giám đốc Sở Nội vụ: Ủy viên'
        if match and (under_role or line.label) and (match["noun"] or match["any"]):
            role = None if under_role else role_at_end(flow.folded, match.end(), to, kind)
            to = before_role(flow.text, flow.folded, match.end(), role.start) if role else to
            if role is None and not under_role:  # 'Đại diện các cơ quan sau tham gia Ủy viên: A, B'
                role = role_at_end(flow.folded, at, match.end(), kind)
            shared = _shared(flow, match, role)
            parts += [Part(span, shared) for span in _listed_units(draft, match.end(), to)]
        elif shared is not None and not own:
            parts += [Part(span, shared) for span in _listed_units(draft, at, to)]
        elif own or at == pieces[0][0]:
            parts.append(Part((at, to), SeatContext()))
        else:
            return [Part((start, line.end), SeatContext())]
    return parts or [Part((start, line.end), SeatContext())]


def listed_posts(draft: Draft, part: Part, kind: BodyKind | None, several: bool) -> list[Part]:
    """'Các ông, bà: Giám đốc Sở A, Giám đốc Sở B': one seat each where every part is a whole post.

    `several`: the line speaks of more than one; else only 'và' and a form of address part it.
    """
    flow = draft.flow
    role = part.context.role or role_at_end(flow.folded, *part.span, kind)
    end = before_role(flow.text, flow.folded, part.span[0], role.start) if role else part.span[1]
    asked = invitation(flow.folded, part.span[0], end) is not None
    context = replace(part.context, role=role, invited=asked)
    if peers := _peers(draft, part, end):
        return [Part(unit, replace(context, head=head)) for head, unit in peers]
    if several:
        spans = listed(flow.text, flow.folded, part.span[0], end)
    else:
        cuts = [m for m in _AND.finditer(flow.folded, part.span[0], end) if flow.text[m.end()].isupper()]
        begins, ends = (m.end() for m in cuts), (m.start() for m in cuts)
        spans = list(zip([part.span[0], *begins], [*ends, end], strict=True))
    seats = [seat_of(draft, *span) for span in spans]
    if len(spans) < 2 or not all(s.name is None and s.post.position and s.post.organization for s in seats):
        return [part]
    if not (several or all(_stands_alone(draft, *span) for span in spans)):
        return [part]
    return [Part(span, context) for span in spans]


def _peers(draft: Draft, part: Part, end: int) -> list[tuple[str, Span]]:
    """'Lãnh đạo Sở A, Sở B, Thuế tỉnh': the post and each unit, where the first two are of one noun."""
    flow = draft.flow
    seat = seat_of(draft, part.span[0], end)
    post = seat.post
    if seat.name or not (post.position and post.organization) or part.context.head:
        return []
    if not _ANY.fullmatch(flow.folded[slice(*post.position)]):
        return []
    units = listed(flow.text, flow.folded, post.organization[0], end)
    nouns = [flow.folded[at:to].split()[0] for at, to in units]
    named = all(unit_at(flow.text, flow.folded, at) for at, _ in units)
    if len(units) < 2 or nouns[0] != nouns[1] or not named:
        return []
    head = flow.value(*post.position)
    return [(head, unit) for unit in units]


def _shared(flow: Flow, match: re.Match[str], role: FoundRole | None) -> SeatContext:
    """The post before the colon: 'Giám đốc' of each sở, 'Chủ tịch' of 'UBND huyện' each."""
    head = re.sub(r"(?i)\s+các$", "", flow.value(*match.span("head")))
    noun = _NOUNS.get(match["noun"] or "", "")
    if unit := _COUNCIL.search(head):
        head, noun = head[: unit.start()], f"{unit.group().strip()} {noun}".strip()
    return SeatContext(role=role, head=head, noun=noun, invited=match["invited"] is not None)


def _stands_alone(draft: Draft, start: int, end: int) -> bool:
    """Whether the words begin like a seat of their own: with a person or a rank."""
    text, seat = draft.flow.text, seat_of(draft, start, end)
    if seat.name is not None and seat.honorific is not None:
        return True
    if seat.post.position is None:
        return False
    return rank_at(text, draft.flow.folded, after_count(text, seat.post.position[0], end)) is not None


def _listed_units(draft: Draft, start: int, end: int) -> list[Span]:
    spans = (
        draft.flow.trim(*piece.span(), " ,;.\n") for piece in _LISTED.finditer(draft.flow.text, start, end)
    )
    return [(a, b) for a, b in spans if a < b]
