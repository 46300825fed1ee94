"""Members as records: what a parsed line gives, with its role and its place in the list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.doubts import Doubt, doubt
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import Label, is_article, label_in
from pipeline.parse.grammar.role_repair import mended_role
from pipeline.parse.grammar.roles import FoundRole
from pipeline.parse.grammar.seats import Seat
from pipeline.parse.grammar.spans import SENTENCE_END, Span
from pipeline.parse.members.bodies import OpenBody
from pipeline.text.fold import fold
from schemas import BodyKind, Change, Member, Method, Role

_REWORDED = re.compile(r":\s*[“\"](?=(?:\d{1,3}[a-zđ]?|[a-zđ])\s*[.)])")
"""Before the new wording of a numbered line: 'nay sửa lại là: “4. Bà A, …”'."""
_EDGES = " \n,;:_“”\"'`^"
"""What OCR leaves at the ends of a field, and marks that are none of it."""
_REASON = re.compile(
    rf"(?:(?:do|vi)\s+)?(?P<reason>{terms.alternatives(terms.MEMBERS.changes.reasons)}[^,;()”\"]*)"
)
_REASON_EDGES = ' \n.,;:()”"'


@dataclass(frozen=True, slots=True)
class ToldRole:
    """The role of a seat: its words, what they mean, where to show them, and why to look at them."""

    text: str | None = None
    role: Role | None = None
    span: Span | None = None
    sure: float = 0.99
    doubt: Doubt | None = None


def told_role(draft: Draft, found: FoundRole, kind: BodyKind | None) -> ToldRole:
    """A role as it is printed; words read from an image are mended where that is safe."""
    text = draft.flow.value(found.start, found.end)
    mended = mended_role(text, kind) if draft.ocr else None
    return ToldRole(mended[0] if mended else text, found.role, (found.start, found.end))


@dataclass(slots=True)
class OpenList:
    """A list of members while it is read: whose, and under which role."""

    body: OpenBody | None = None
    heading: ToldRole | None = None
    listing: bool = False
    levels: tuple[str, str] | None = None
    """Kinds of label: of the heading, and of the first seat below it."""
    unit: Span | None = None
    """The agency that a heading names: those below it who name none are of it."""
    leaving: bool = False
    """Whether a heading says that those below it leave."""

    @property
    def kind(self) -> BodyKind | None:
        """Whose words of roles hold in this list; None: those of any body."""
        return self.body.role_kind if self.body else None

    def turn_to(self, body: OpenBody) -> None:
        """Begins the list of `body`, or goes on with it, under no role yet."""
        self.body, self.unit = body, None
        self.head(None, None)

    def head(self, role: ToldRole | None, label: Label | None) -> None:
        """The seats below have this role, up to the next label of the heading's own level."""
        self.heading, self.levels = role, (label.kind, "") if label else None
        self.leaving = False

    def reach(self, label: Label | None) -> None:
        """Comes to a labelled line: one of the heading's own level ends what it says of dashes below it."""
        if self.levels is None or label is None:
            return
        own, below = self.levels
        if not below:
            self.levels = (own, label.kind)
        elif label.kind == own != below:
            self.head(None, None)


@dataclass(frozen=True, slots=True)
class ListLine:
    """A paragraph of a list; `start` is where its words begin behind the label."""

    block: Block
    label: Label | None
    start: int

    @classmethod
    def of(cls, flow: Flow, block: Block) -> ListLine:
        """A block as a line of a list; of a sentence that rewords a line, the new wording."""
        whole = cls(block, *label_in(flow.text, flow.folded, block.start, block.end))
        *_, new = [None, *_REWORDED.finditer(flow.text, whole.start, block.end)]
        if new is None or is_article(whole.label):
            return whole
        return cls.of(flow, replace(block, start=new.end()))

    @property
    def end(self) -> int:
        return self.block.end

    @property
    def number(self) -> int | None:
        """The printed ordinal, None behind dashes and letters."""
        if self.label is None or self.label.kind not in ("number", "decimal"):
            return None
        return self.label.number


@dataclass(frozen=True, slots=True)
class SeatContext:
    """What a seat takes from outside its own words.

    `block` is the paragraph or row that it stands in; `role` holds where the seat has none of its own, `unit`
    where it names no agency; `post` is the position and the organisation that a list of several seats shares
    ('Giám đốc các sở: Y tế, …'), `ordinal` the seat's printed number, `change` what the decision does to it.
    """

    block: Block
    body: OpenBody | None = None
    role: ToldRole | None = None
    unit: Span | None = None
    post: tuple[str, str] | None = None
    ordinal: int | None = None
    invited: bool = False
    change: Change = "listed"

    @classmethod
    def of_line(cls, opened: OpenList, line: ListLine, change: Change = "listed") -> SeatContext:
        """That of the one seat of a line of the open list."""
        return cls(line.block, opened.body, opened.heading, opened.unit, ordinal=line.number, change=change)


def add_seat(draft: Draft, seat: Seat, context: SeatContext) -> int:
    """Adds the member who has a seat, or tells the role of who was listed without one; the member's index.

    A seat without any word for its role is a plain one, noted for review.
    """
    body, block = context.body, context.block
    role = told_role(draft, seat.role, body.role_kind if body else None) if seat.role else context.role
    if (known := _listed_before(draft, seat, context)) is not None and role and role.span:
        tell_role(draft, known, role)
        return known
    index = len(draft.members)
    path = f"members[{index}]"
    method: Method = "table" if block.cells else "rule"
    spans = {
        "honorific": seat.honorific,
        "name": seat.name,
        "position": seat.post.position,
        "organization": seat.post.organization or _unit_of(draft.flow, seat, context),
    }
    values = {
        name: draft.put(f"{path}.{name}", *draft.flow.trim(*span, _EDGES), method=method)
        for name, span in spans.items()
        if span
    }
    position, organization = context.post or (values.get("position"), values.get("organization"))
    if role is None:
        implied = body is not None and context.change != "leaves"
        role = ToldRole(role="member", doubt=doubt("implied_role")) if implied else ToldRole()
    if role.span:
        draft.put(f"{path}.role_text", *role.span, method=method, sure=role.sure)
    if role.doubt:
        for field in ("role", "role_text") if role.text else ("role",):
            draft.doubt(f"{path}.{field}", role.doubt, block.page)
    draft.members.append(
        Member(
            body=body.index if body else None,
            ordinal=context.ordinal or draft.seats_in(body.index if body else None) + 1,
            honorific=values.get("honorific"),
            gender=seat.gender,
            name=values.get("name"),
            position=position or None,
            organization=organization or None,
            role_text=role.text,
            role=role.role,
            change=context.change,
            invited=seat.invited or context.invited,
            text=draft.flow.value(block.start, block.end),
            page=block.page,
        )
    )
    draft.mark("members", block.start, block.end, values.get("name") or position or "thành viên")
    return index


def _unit_of(flow: Flow, seat: Seat, context: SeatContext) -> Span | None:
    """The unit that stands before the seat, unless its post says so: 'Phòng Y tế', 'Trưởng phòng Y tế'."""
    if context.post or context.unit is None:
        return None
    _, _, name = flow.folded[slice(*context.unit)].partition(" ")
    position = flow.folded[slice(*seat.post.position)] if seat.post.position else ""
    return None if name and f" {position}".endswith(f" {name}") else context.unit


def _listed_before(draft: Draft, seat: Seat, context: SeatContext) -> int | None:
    """Index of the one who was listed by this name without a role, in the same body."""
    if seat.name is None or context.change == "leaves":
        return None
    called = fold(draft.flow.value(*seat.name))
    body = context.body.index if context.body else None
    found = [
        index
        for index, member in enumerate(draft.members)
        if not member.role_text and member.body == body and member.name and fold(member.name) == called
    ]
    return found[0] if len(found) == 1 and draft.members[found[0]].change != "leaves" else None


def tell_role(draft: Draft, index: int, role: ToldRole) -> None:
    """Notes the role of a member who has none by his own line."""
    member, path = draft.members[index], f"members[{index}].role"
    if role.span is None or member.role_text or member.change == "leaves":
        return
    draft.put(f"{path}_text", *role.span)
    draft.members[index] = member.model_copy(update={"role": role.role, "role_text": role.text})
    draft.review[:] = [item for item in draft.review if item.path != path]


def reason_in(flow: Flow, start: int, end: int) -> Span | None:
    """Where words say why somebody leaves: 'nghỉ hưu theo chế độ' of '(do nghỉ hưu theo chế độ)'."""
    stop = SENTENCE_END.search(flow.text, start, end)
    begin, end = flow.trim(start, stop.start() if stop else end, _REASON_EDGES)
    found = _REASON.match(flow.folded, begin, end) or flow.first_in_small_letters(_REASON, begin, end)
    return flow.trim(*found.span("reason"), _REASON_EDGES) if found else None


def note_leaver(draft: Draft, leaver: int, joiner: int | None, reason: Span | None) -> None:
    """Notes that the member of one index comes for that of another, and why the latter leaves."""
    if joiner is not None:
        draft.members[joiner] = draft.members[joiner].model_copy(update={"replaces": leaver})
    if reason is not None:
        text = draft.put(f"members[{leaver}].reason", *reason)
        draft.members[leaver] = draft.members[leaver].model_copy(update={"reason": text})
