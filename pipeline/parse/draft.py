"""What the components write into while an act is parsed, and how it becomes a Decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.act.tree import Node
from pipeline.parse.doubts import Doubt
from pipeline.parse.grammar.spans import Span
from schemas import (
    Body,
    Decision,
    Duty,
    Evidence,
    Executor,
    LegalBasis,
    Member,
    Method,
    Provision,
    Recipient,
    Relation,
    ReviewItem,
    Signature,
)

# Each line that a value stands on has the whole value beside it: an endless one would give its square.
_MOST_PLACES, _LONGEST = 100, 6000


@dataclass(slots=True)
class Draft:
    """One act in the making. Components add values with the span they were seen at."""

    flow: Flow
    act_type: str | None
    ordinal: int
    page_first: int
    page_last: int
    ocr: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    signature: dict[str, str] = field(default_factory=dict)
    legal_bases: list[LegalBasis] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    executors: list[Executor] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    review: list[ReviewItem] = field(default_factory=list)
    spans: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    """Indices of blocks that a list of members took."""
    duty_cells: dict[int, tuple[int, Span]] = field(default_factory=dict)
    """Index of a table row → its member, and the cell that says what this member has to do."""

    @property
    def action(self) -> str | None:
        """What the act does, a value of schemas.Action; None where its words do not say."""
        return self.fields.get("action")

    def blocks(self, *zones: str) -> list[Block]:
        """Blocks of the given zones, in order."""
        return [block for block in self.flow.blocks if block.zone in zones]

    def seats_in(self, body: int | None) -> int:
        """How many members the body with this index has by now, those who leave it aside."""
        return sum(member.body == body and member.change != "leaves" for member in self.members)

    def put(
        self, path: str, start: int, end: int, method: Method = "rule", sure: float = 0.99, value: Any = None
    ) -> str:
        """Records where a value stands; a path without dot or bracket is a field of the decision itself."""
        text = self.flow.value(start, end)
        if "." not in path:
            self.fields[path] = text if value is None else value
        elif path.startswith("signature."):
            self.signature[path.removeprefix("signature.")] = text if value is None else value
        printed = " ".join(self.flow.printed[start:end].split())
        if printed != text and method == "rule":
            method = "lexicon"
        if self.flow.by_hand(start, end):
            method = "hand"
        for sighting in self.flow.sightings(start, end)[:_MOST_PLACES]:
            self.evidence.append(
                Evidence(
                    path=path,
                    page=sighting.page,
                    box=sighting.box,
                    text=printed[:_LONGEST],
                    method=method,
                    confidence=round(min(sure, max(sighting.confidence, 0.0)), 4),
                )
            )
        return text

    def mark(self, group: str, start: int, end: int, label: str) -> None:
        """Notes a span for drawing and for spaCy's span groups."""
        self.spans.setdefault(group, []).append((start, end, label))

    def doubt(self, path: str | None, doubt: Doubt, page: int | None = None) -> None:
        """Adds a review item, once for each path and code."""
        if not any(item.path == path and item.code == doubt.code for item in self.review):
            self.review.append(
                ReviewItem(
                    path=path, code=doubt.code, severity=doubt.severity, message=doubt.message, page=page
                )
            )

    def decision(self) -> Decision:
        """The frozen record; members and duties are as sure as their least sure field."""
        least: dict[str, float] = {}
        for seen in self.evidence:
            row = seen.path.split(".")[0]
            least[row] = min(least.get(row, 1.0), seen.confidence)
        return Decision(
            ordinal=self.ordinal,
            page_first=self.page_first,
            page_last=self.page_last,
            type=self.act_type,
            signature=Signature(**self.signature),
            legal_bases=tuple(self.legal_bases),
            provisions=tuple(self.provisions),
            bodies=tuple(self.bodies),
            members=tuple(
                member.model_copy(update={"confidence": least.get(f"members[{n}]", 0.9)})
                for n, member in enumerate(self.members)
            ),
            duties=tuple(
                duty.model_copy(update={"confidence": least.get(f"duties[{n}]", 0.9)})
                for n, duty in enumerate(self.duties)
            ),
            executors=tuple(self.executors),
            recipients=tuple(self.recipients),
            relations=tuple(self.relations),
            evidence=tuple(self.evidence),
            review=tuple(self.review),
            **self.fields,
        )
