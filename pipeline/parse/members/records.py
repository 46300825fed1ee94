"""Members as records: what a parsed line gives, with its role and its place in the list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.parse import doubts
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import Label, is_article, label_in
from pipeline.parse.grammar.role_repair import mended_role
from pipeline.parse.grammar.roles import FoundRole
from pipeline.parse.grammar.seats import Seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.bodies import OpenBody
from pipeline.text.fold import fold
from schemas import BodyKind, Change, Member, Role

_REWORDED = re.compile(r":\s*[“\"](?=\d{1,3}[a-zđ]?\s*[.)])")
"""Before the new wording of a numbered line: 'nay sửa lại là: “4. Bà A, …”'."""


@dataclass(slots=True)
class OpenList:
    """A list of members while it is read: whose, under which role, and how many it has by now."""

    body: OpenBody | None = None
    heading: tuple[str, Role] | None = None
    listing: bool = False
    count: int = 0
    levels: tuple[str, str] | None = None
    """Kinds of label: of the heading, and of the first seat below it."""
    unit: Span | None = None
    """The agency that a heading names: those below it who name none are of it."""

    @property
    def kind(self) -> BodyKind | None:
        """Whose words of roles hold in this list; None: those of any body."""
        return self.body.role_kind if self.body else None

    def turn_to(self, body: OpenBody, draft: Draft) -> None:
        """Begins the list of `body`, or goes on with it, under no role yet."""
        self.body, self.count, self.unit = body, draft.seats_in(body.index), None
        self.head(None, None)

    def head(self, role: tuple[str, Role] | None, label: Label | None) -> None:
        """The seats below have this role, up to the next label of the heading's own level."""
        self.heading, self.levels = role, (label.kind, "") if label else None

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


def imply_role(draft: Draft, path: str, page: int) -> Role:
    """A seat without any word for its role is a plain one; noted for review."""
    draft.doubt(f"{path}.role", doubts.implied_role(), page)
    return "member"


@dataclass(frozen=True, slots=True)
class SeatContext:
    """What a seat takes from outside its own words.

    `role` stands at the start of its line; `post` is the position and the organisation that a list of several
    seats gives ('Giám đốc các sở: Y tế, …'), `unit` the agency that stands before it ('Sở Y tế: ông A, …');
    `invited` holds for all of them; `several` says that the line's number is no seat's own, `roleless` that
    the act gives no roles, `change` what the decision does to the seat.
    """

    role: FoundRole | None = None
    post: tuple[str, str] | None = None
    unit: Span | None = None
    invited: bool = False
    several: bool = False
    roleless: bool = False
    change: Change = "listed"


def add_seat(
    draft: Draft, opened: OpenList, line: ListLine, span: Span, seat: Seat, context: SeatContext
) -> None:
    """Adds the member that the words of `span` name, or tells the role of who was listed without one."""
    told = seat.role or context.role
    known = _listed_before(draft, opened, seat.name) if seat.name and context.change != "leaves" else None
    if told and known is not None:
        tell_role(draft, known, told)
        return
    opened.count += 1
    path = f"members[{len(draft.members)}]"
    parts = {
        "honorific": seat.honorific,
        "name": seat.name,
        "position": seat.post.position,
        "organization": seat.post.organization,
    }
    values = {name: draft.put(f"{path}.{name}", *part).rstrip(":") for name, part in parts.items() if part}
    position, organization = values.get("position"), values.get("organization")
    if organization is None and (unit := context.unit or opened.unit) and not context.post:
        organization = draft.put(f"{path}.organization", *unit)
    if context.post:
        position, organization = context.post[0] or None, context.post[1] or None
    role_text, role = _role(draft, opened, path, seat.role or context.role, line, context.roleless)
    number = None if context.several else line.number
    draft.members.append(
        Member(
            body=opened.body.index if opened.body else None,
            ordinal=opened.count if number is None else number,
            honorific=values.get("honorific"),
            gender=seat.gender,
            name=values.get("name"),
            position=position,
            organization=organization,
            role_text=role_text,
            role=role,
            change=context.change,
            invited=seat.invited or context.invited,
            text=draft.flow.value(line.block.start, line.end),
            page=line.block.page,
        )
    )
    draft.mark("members", *span, values.get("name") or position or "thành viên")


def _listed_before(draft: Draft, opened: OpenList, name: Span) -> int | None:
    """Index of the one who was listed by this name without a role, in the open body."""
    called = fold(draft.flow.value(*name))
    body = opened.body.index if opened.body else None
    found = [
        index
        for index, member in enumerate(draft.members)
        if not member.role_text and member.body == body and member.name and fold(member.name) == called
    ]
    return found[0] if len(found) == 1 and draft.members[found[0]].change != "leaves" else None


def tell_role(draft: Draft, index: int, role: FoundRole) -> bool:
    """Notes the role of a member who has none by his own line; False where the line told it."""
    member, path = draft.members[index], f"members[{index}].role"
    if member.role_text or member.change == "leaves":
        return False
    text = draft.put(f"{path}_text", role.start, role.end)
    draft.members[index] = member.model_copy(update={"role": role.role, "role_text": text})
    draft.review[:] = [item for item in draft.review if item.path != path]
    return True


def _role(
    draft: Draft, opened: OpenList, path: str, found: FoundRole | None, line: ListLine, roleless: bool
) -> tuple[str | None, Role | None]:
    """The words of the role and its normal form: the line's own, else the heading's, else implied."""
    if roleless:
        return None, None
    if found is not None:
        text = draft.put(f"{path}.role_text", found.start, found.end)
        mended = mended_role(text, opened.kind) if draft.ocr else None
        return mended[0] if mended else text, found.role
    if opened.heading is not None:
        return opened.heading
    if opened.body is not None:
        return None, imply_role(draft, path, line.block.page)
    return None, None
