"""The trained tagger: a member line in, spans by field and how sure it is out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from pipeline.parse.grammar.seats import Seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.learned.features import features_of, rule_spans
from pipeline.parse.learned.tokens import Field, spans_of, tokens_of
from pipeline.text.crf import Crf, Tags
from schemas import BodyKind

MODEL = Path(str(resources.files("pipeline.parse.learned").joinpath("model.crfsuite")))
"""The model file that is kept with the code; `python -m training.train` makes it."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Spans by field, offsets into the text that was tagged; empty when the line is no seat."""

    spans: Mapping[Field, Span]
    _tags: Tags
    _runs: Mapping[Field, Span]

    @property
    def marginal(self) -> float:
        """The lowest probability (0–1) of a tag in the line."""
        return min(self._tags.marginals, default=1.0)

    @property
    def marginals(self) -> dict[Field, float]:
        """The lowest in each span."""
        return {field: min(self._tags.marginals[slice(*self._runs[field])]) for field in self.spans}


@cache
def _model() -> Crf:
    return Crf(MODEL)


def tag(
    text: str, folded: str, start: int, end: int, kind: BodyKind | None, model: Crf | None = None
) -> Tagged:
    """Tags the line between two offsets, its label ('1.') excluded. Total: any text gives spans or none."""
    tokens = tokens_of(text, start, end)
    found = (model or _model()).tag(features_of(text, folded, tokens, start, end, kind))
    runs = spans_of(text, tokens, found.tags)
    spans = {field: (tokens[first][0], tokens[stop - 1][1]) for field, (first, stop) in runs.items()}
    return Tagged(spans, found, runs)


def agrees(seat: Seat, tagged: Tagged) -> bool:
    """Whether the rules and the tagger give the same words to each field; a mark at an end may differ."""
    rules = rule_spans(seat)
    return rules.keys() == tagged.spans.keys() and all(
        same(span, tagged.spans[f]) for f, span in rules.items()
    )


def same(first: Span, second: Span) -> bool:
    """Whether two spans hold the same words: one of them may end with a blank, bracket or full stop."""
    return first[0] == second[0] and abs(first[1] - second[1]) <= 1
