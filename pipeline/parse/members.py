"""Which blocks list members, of which body, under which role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.parse.bodies import (
    BODY_ACTIONS,
    OpenBody,
    add_body,
    founded_in,
    name_span,
    read_standing,
    spoken_of_in,
)
from pipeline.parse.draft import Draft
from pipeline.parse.flow import Block
from pipeline.parse.labels import Label, label_of
from pipeline.parse.member_rows import TableReader, tables_of
from pipeline.parse.role_grammar import FoundRole, kind_of, match_roles, role_only
from pipeline.parse.seat_grammar import Seat, parse_seat
from schemas import BodyKind, Member, Role

_OPENS = re.compile(
    r"\bgom\b|bao gom|thanh phan|co ten sau|danh sach|nhu sau\s*:|sau day\s*:|dinh kem|kem theo"
)
_DUTY_TALK = re.compile(
    r"nhiem vu|trach nhiem|quyen han|chuc nang|che do|hieu luc|thi hanh|nguyen tac|kinh phi|doi tuong"
)
_LEAVES = re.compile(
    r"[,;]?\s+(?:thay\s+(?:the\s+)?(?:cho\s+)?|thay vi tri cua\s+)(?=(?:ong|ba|dong chi|d/c)\b)"
)
_OFFICE = re.compile(r"ke toan|thu quy|kiem soat vien")  # under a role heading these are posts
_ASSIGNS = re.compile(r"phan cong")


@dataclass(slots=True)
class _State:
    """Where the walk stands."""

    body: OpenBody | None = None
    heading: tuple[str, Role, tuple[int, int]] | None = None
    listing: bool = False
    count: int = 0


def read_members(draft: Draft) -> list[OpenBody]:
    """Bodies and their seats, from articles and annexes."""
    bodies: list[OpenBody] = []
    state = _State()
    action = draft.fields.get("action")
    assigns = action == "assign"
    content = draft.blocks("articles", "annex")
    tables = tables_of(content, draft.flow.text)
    for index, block in content:
        flow = draft.flow
        if block.cells:
            body = state.body if state.listing else bodies[0] if bodies and block.zone == "annex" else None
            if body is not None and index in tables:
                heading = (state.heading[0], state.heading[1]) if state.heading else None
                TableReader(draft, body, heading).read(tables[index])
            continue
        text, folded = flow.text[block.start : block.end], flow.folded[block.start : block.end]
        label = label_of(text, folded)
        start = block.start + (label.length if label else 0)
        words = flow.folded[start : block.end]
        if label and label.kind == "article":
            state.heading, state.listing = None, False
            if founded := _founding(draft, action, start, block.end):
                existing = next((b for b in bodies if b.is_called(flow.folded[slice(*founded)])), None)
                state.body = existing or add_body(draft, bodies, *founded, block.end)
                state.listing = bool(_OPENS.search(words)) or words.rstrip().endswith(":")
                state.count = _count(draft, state.body.index)
                if action == "other":
                    draft.fields["action"] = action = "establish"
                read_standing(draft, state.body, founded[1], block.end)
            elif assigns and _ASSIGNS.search(words[:60]):
                state.listing = True
            elif bodies and re.match(r"\s*(?:thanh phan|danh sach|thanh vien|nhan su)\b", words):
                state.listing, state.body = True, bodies[0]
            continue
        if block.zone == "annex" and not state.listing and bodies and _annex_lists(draft, block):
            state.listing, state.body = True, state.body or bodies[0]
        if not state.listing:
            if bodies and (opened := _another(draft, bodies, block, start, label)):
                state.body, state.heading, state.listing, state.count = (
                    opened,
                    None,
                    True,
                    _count(draft, opened.index),
                )
            continue
        if _read_line(draft, bodies, state, block, label, start, assigns):
            draft.used.add(index)
    return bodies


def _founding(draft: Draft, action: object, start: int, end: int) -> tuple[int, int] | None:
    found = founded_in(draft, start, end)
    if found is None:
        return None
    lead = draft.flow.folded[start : found[0]]
    if action not in BODY_ACTIONS and not re.match(r"\s*(?:nay\s+)?(?:thanh lap|kien toan)", lead):
        return None
    return found if len(lead) < 120 else None


def _annex_lists(draft: Draft, block: Block) -> bool:
    return bool(re.search(r"danh sach|thanh phan|thanh vien", draft.flow.folded[block.start : block.end]))


def _another(
    draft: Draft, bodies: list[OpenBody], block: Block, start: int, label: Label | None
) -> OpenBody | None:
    """A heading such as 'Tổ giúp việc gồm:' opens another body, or comes back to one that is known."""
    flow = draft.flow
    words = flow.folded[start : block.end]
    lead = re.match(r"\s*(?:thanh lap\s+|danh sach\s+|thanh phan\s+|kien toan\s+|thanh vien\s+)*", words)
    at = start + (lead.end() if lead else 0)
    if kind_of(flow.text[at : at + 40]) is None or not flow.text[at : at + 1].isupper():
        return None
    if (
        _DUTY_TALK.search(words)
        or match_roles(flow.folded, at, None)
        or not (
            re.search(r"\bgom\b|:\s*$", words)
            or (label and label.kind == "roman")
            or (block.zone == "annex" and len(words) < 120)
        )
    ):
        return None
    span = name_span(draft, at, block.end)
    for body in bodies:
        if body.is_called(flow.folded[slice(*span)]):
            return body
    return add_body(draft, bodies, *span, block.end)


def _count(draft: Draft, body: int) -> int:
    return sum(1 for member in draft.members if member.body == body)


def _read_line(
    draft: Draft,
    bodies: list[OpenBody],
    state: _State,
    block: Block,
    label: Label | None,
    start: int,
    assigns: bool,
) -> bool:
    """One block of a list. True when it was a seat, a role heading or a body heading."""
    flow = draft.flow
    body = state.body
    kind = body.kind if body else None
    words = flow.text[start : block.end]
    if body is not None and (heading := _role_heading(words, kind)):
        state.heading = (heading[0], heading[1], (start, start))
        return True
    if body is not None and (opened := _another(draft, bodies, block, start, label)):
        state.body, state.heading, state.count = opened, None, _count(draft, opened.index)
        return True
    if assigns:
        return _assigned(draft, state, block, label, start)
    spoken_of = spoken_of_in(bodies, flow.folded[start : block.end]) or body
    if spoken_of is not None and read_standing(draft, spoken_of, start, block.end):
        return False
    inline = _inline_heading(draft, start, block.end, kind)
    begin = inline[1] if inline else start
    heading_role = (inline[0], flow.value(inline[0].start, inline[0].end)) if inline else None
    parts = _distributed(
        draft, begin, block.end, label, heading_role is not None or state.heading is not None
    )
    taken = False
    for at, to, head in parts:
        leaver = _LEAVES.search(flow.folded, at, to)
        to = leaver.start() if leaver else to
        seat = parse_seat(flow.text, flow.folded, at, to, kind, loose=True)
        if seat.role and state.heading and _OFFICE.match(flow.folded, seat.role.start):
            seat = parse_seat(flow.text, flow.folded, at, to, kind, roles=False)
        if not _is_seat(draft, seat, label, state, heading_role is not None, at, to):
            continue
        taken = True
        _add(draft, state, block, label, at, to, seat, heading_role, head, len(parts) > 1)
        if leaver:
            _replaced(draft, block, leaver.end(), block.end)
    if not taken and label is None and words.rstrip()[-1:] in ".;" and block.zone == "articles":
        state.listing = state.listing and len(words) < 80
    return taken


def _replaced(draft: Draft, block: Block, start: int, end: int) -> None:
    """'… thay ông B, nghỉ hưu': the one before joins, B leaves the same seat."""
    flow = draft.flow
    joined = draft.members[-1]
    draft.members[-1] = joined.model_copy(update={"change": "joins"})
    old = parse_seat(flow.text, flow.folded, start, end, None)
    if old.name is None:
        return
    path = f"members[{len(draft.members)}]"
    values = {"name": draft.put(f"{path}.name", *old.name)}
    if old.honorific:
        values["honorific"] = draft.put(f"{path}.honorific", *old.honorific)
    draft.members.append(
        Member(
            body=joined.body,
            ordinal=joined.ordinal,
            gender=old.gender,
            role=joined.role,
            role_text=joined.role_text,
            change="leaves",
            text=joined.text,
            page=block.page,
            **values,
        )  # fmt: skip
    )


def _role_heading(words: str, kind: BodyKind | None) -> tuple[str, Role] | None:
    """'Các ủy viên:' alone on its line; the words in the singular and their role."""
    found = role_only(words, kind)
    if found is None:
        return None
    return words[found.start : found.end].strip(), found.role


def _inline_heading(
    draft: Draft, start: int, end: int, kind: BodyKind | None
) -> tuple[FoundRole, int] | None:
    """'Trưởng ban: Ông A, …': the role and where the rest begins."""
    flow = draft.flow
    lead = re.match(r"\s*(?:cac\s+)?", flow.folded[start:end])
    at = start + (lead.end() if lead else 0)
    found = match_roles(flow.folded[:end], at, kind)
    if found is None:
        return None
    colon = re.match(r"\s*(?:\([^)]*\)\s*)?(?::|\bla\b\s*:?)\s*", flow.folded[found.end : end])
    if colon is None or not flow.text[found.end + colon.end() : end].strip():
        return None
    return found, found.end + colon.end()


_LIST_HEAD = re.compile(
    r"(?P<head>(?:dai dien\s+)?(?:lanh dao|giam doc|pho giam doc|thu truong|truong|chu tich|thu truong)[^:,;]{0,30}?)\s*(?:cac\s+)?(?P<noun>so|co quan|don vi|bo|ban|huyen|nganh)[^:,;]{0,24}:\s*"
)


def _distributed(
    draft: Draft, start: int, end: int, label: Label | None, under_role: bool
) -> list[tuple[int, int, str | None]]:
    """One seat each for 'Giám đốc các sở: A, B, C'; the head word is repeated for each."""
    flow = draft.flow
    match = _LIST_HEAD.match(flow.folded, start, end)
    if (match and under_role) or (match and label):
        head = re.sub(r"(?i)\s+các$", "", flow.value(match.start("head"), match.end("head")))
        parts = []
        at = match.end()
        for piece in re.finditer(r"[^;,]+(?:,\s*(?=thể thao|Thể thao)[^;,]+)?", flow.text[at:end]):
            a, b = flow.trim(at + piece.start(), at + piece.end(), " ,;.\n")
            if a < b:
                parts.append((a, b, head))
        if len(parts) > 1:
            return parts
    return [(start, end, None)]


def _is_seat(
    draft: Draft, seat: Seat, label: Label | None, state: _State, has_role: bool, at: int, to: int
) -> bool:
    if _DUTY_TALK.search(draft.flow.folded[at:to]) and seat.role is None and seat.name is None:
        return False
    role = seat.role is not None or has_role or state.heading is not None
    if seat.name is not None:
        return seat.honorific is not None or role or (seat.post.known and label is not None)
    if not role:
        return bool(
            label and label.kind in ("number", "dash", "letter") and seat.post.known and to - at < 160
        )
    return seat.post.position is not None or seat.post.organization is not None


def _assigned(draft: Draft, state: _State, block: Block, label: Label | None, start: int) -> bool:
    """People who are only given duties: members without body and role."""
    flow = draft.flow
    if label is None or label.kind not in ("number", "roman", "letter", "decimal"):
        return False
    seat = parse_seat(flow.text, flow.folded, start, block.end, None)
    if seat.name is None or seat.honorific is None:
        return False
    _add(draft, state, block, label, start, block.end, seat, None, None, False, roleless=True)
    return True


def _add(
    draft: Draft, state: _State, block: Block, label: Label | None, at: int, to: int, seat: Seat,
    inline: tuple[FoundRole, str] | None, head: str | None, many: bool, roleless: bool = False,
) -> None:  # fmt: skip
    flow = draft.flow
    state.count += 1
    numbered = (
        label is not None and label.number is not None and label.kind in ("number", "decimal") and not many
    )
    index = len(draft.members)
    path = f"members[{index}]"
    values: dict[str, str | None] = {}
    for name, span in (
        ("honorific", seat.honorific), ("name", seat.name), ("position", seat.post.position),
        ("organization", seat.post.organization),
    ):  # fmt: skip
        if span:
            values[name] = draft.put(f"{path}.{name}", *span).rstrip(":")
    if head:
        values["organization"] = values.get("organization") or values.get("position")
        values["position"] = head
    role: Role | None = None
    if not roleless:
        if seat.role is not None:
            role = seat.role.role
            values["role_text"] = draft.put(f"{path}.role_text", seat.role.start, seat.role.end)
        elif inline is not None:
            role = inline[0].role
            values["role_text"] = draft.put(f"{path}.role_text", inline[0].start, inline[0].end)
        elif state.heading is not None:
            values["role_text"], role = state.heading[0], state.heading[1]
        elif state.body is not None:
            role = "member"
            draft.doubt(
                f"{path}.role",
                "implied",
                "Dòng này không ghi vai trò; hiểu là thành viên.",
                block.page,
                "info",
            )
    draft.members.append(
        Member(
            body=state.body.index if state.body else None,
            ordinal=label.number if numbered and label and label.number is not None else state.count,
            gender=seat.gender,
            role=role,
            invited=seat.invited,
            text=flow.value(block.start, block.end),
            page=block.page,
            **values,
        )
    )
    draft.mark("members", at, to, values.get("name") or values.get("position") or "thành viên")
