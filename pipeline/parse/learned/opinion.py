"""What the tagger says of a line that the rules have parsed: it parts posts they could not, or doubts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.parse.grammar.posts import Post
from pipeline.parse.grammar.seats import Seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.learned.features import rule_spans
from pipeline.parse.learned.tagger import Tagged, same, tag
from pipeline.parse.learned.tokens import FIELDS, Field
from schemas import BodyKind

PARTS = 0.99
"""Least marginal at which the tagger parts a post; on held-out pages all of those were right."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The post as it should be read. `sure`: the tagger's marginal where the split is its own, else None.

    `doubted`: fields in which rules and tagger still differ; `seen`: the words that the tagger found.
    """

    post: Post
    sure: float | None
    doubted: tuple[Field, ...]
    seen: tuple[Span, ...]


def second_opinion(text: str, folded: str, span: Span, seat: Seat, kind: BodyKind | None) -> Opinion:
    """Asks the tagger about the line between two offsets. A role outside the line is none of its business."""
    tagged = tag(text, folded, *span, kind)
    parted, sure = part_post(seat.post, tagged)
    rules = rule_spans(replace(seat, post=parted))
    asked = [field for field in FIELDS if field != "role" or "role" in rules]
    doubted = tuple(field for field in asked if not _agree(rules.get(field), tagged.spans.get(field)))
    return Opinion(parted, sure, doubted, tuple(tagged.spans.values()))


def part_post(post: Post, tagged: Tagged) -> tuple[Post, float | None]:
    """Position and organisation where the rules saw a position alone and the tagger is sure of both."""
    position, organization = tagged.spans.get("position"), tagged.spans.get("organization")
    if post.organization or not (post.position and position and organization):
        return post, None
    if position[1] >= organization[0] or not same((position[0], organization[1]), post.position):
        return post, None
    sure = min(tagged.marginals["position"], tagged.marginals["organization"])
    return (Post(position, organization, True), sure) if sure >= PARTS else (post, None)


def _agree(first: Span | None, second: Span | None) -> bool:
    return first is second if first is None or second is None else same(first, second)
