"""The trained tagger: a member line in, spans by field and how sure it is out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

from pipeline.parse.grammar.seats import Seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.learned.features import features_of, rule_spans
from pipeline.parse.learned.tokens import Field, spans_of, tokens_of
from pipeline.text.crf import Crf
from schemas import BodyKind

MODEL = Path(str(resources.files("pipeline.parse.learned").joinpath("model.crfsuite")))
"""The model file that is kept with the code; `python -m training.train` makes it."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Spans by field, offsets into the text that was tagged; empty when the line is no seat.

    `marginal`: the lowest probability (0–1) of a tag in the line. `marginals`: the lowest in each span.
    """

    spans: Mapping[Field, Span]
    marginal: float
    marginals: Mapping[Field, float] = field(default_factory=dict)


@cache
def _model() -> Crf:
    return Crf(MODEL)


def tag(text: str, start: int, end: int, kind: BodyKind | None, model: Crf | None = None) -> Tagged:
    """Tags the line between two offsets, its label ('1.') excluded. Total: any text gives spans or none."""
    tokens = tokens_of(text, start, end)
    if not tokens:
        return Tagged({}, 1.0)
    line = text[start:end]  # the flags look no further than the line
    moved = [(a - start, b - start) for a, b in tokens]
    found = (model or _model()).tag(features_of(line, moved, 0, len(line), kind))
    spans: dict[Field, Span] = {}
    marginals: dict[Field, float] = {}
    for name, (first, stop) in spans_of(text, tokens, found.tags).items():
        spans[name] = (tokens[first][0], tokens[stop - 1][1])
        marginals[name] = min(found.marginals[first:stop])
    return Tagged(spans, min(found.marginals), marginals)


def agrees(seat: Seat, tagged: Tagged) -> bool:
    """Whether the rules and the tagger give the same words to each field; a mark at an end may differ."""
    rules = rule_spans(seat)
    return rules.keys() == tagged.spans.keys() and all(
        same(span, tagged.spans[f]) for f, span in rules.items()
    )


def same(first: Span, second: Span) -> bool:
    """Whether two spans hold the same words: one of them may end with a blank, bracket or full stop."""
    return first[0] == second[0] and abs(first[1] - second[1]) <= 1
