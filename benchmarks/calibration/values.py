"""Values of a gold folder, right or wrong, with what the parser knew of them: confidence and flags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluate import Prediction
from pipeline.evaluate.align import pair_decisions
from pipeline.evaluate.evaluation import score_document
from pipeline.evaluate.gold import GoldDocument, load
from pipeline.ingest import process
from pipeline.parse.limits import field_of, least_sure
from pipeline.readings import ReadingCache
from pipeline.settings import Settings

BY_CONFIDENCE = "low-confidence"


@dataclass(frozen=True, slots=True)
class Value:
    """One value that the parser gave, its field as in `limits.field_of`, the confidence of its weakest place.

    `flagged`: a doubt covers it; `otherwise`: one does that has nothing to do with confidence.
    """

    document: str
    field: str
    confidence: float | None
    right: bool
    flagged: bool
    otherwise: bool


def values(folder: Path, cache: ReadingCache) -> Iterator[Value]:
    """All values given for the documents of a gold folder; articles, executors and rules are left out."""
    for document in load(folder):
        outcome = process(document.source, Settings(), cache)
        if outcome.error:
            raise outcome.error
        decisions = tuple(linked.decision for linked in outcome.linked)
        yield from _of(document, Prediction(outcome.reading, decisions))


def _of(document: GoldDocument, made: Prediction) -> Iterator[Value]:
    (decision,) = pair_decisions(document, made.decisions)
    if decision is None:
        return
    seen = least_sure(decision.evidence)
    codes: dict[str | None, set[str]] = {}
    for item in decision.review:
        codes.setdefault(item.path, set()).add(item.code)
    for check in score_document(document, made).checks:
        if check.given and check.silent_counts:
            row = check.place.rpartition(".")[0] or None
            said = set().union(*(codes.get(path, ()) for path in (None, check.place, row)))
            least = seen.get(check.place)
            yield Value(
                document.folder, field_of(check.place, least.text if least else ""),
                least.confidence if least else None, check.outcome == "right",
                check.flagged, bool(said - {BY_CONFIDENCE}),
            )  # fmt: skip
