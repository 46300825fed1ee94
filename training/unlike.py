"""`python -m training.unlike [folder]` makes pipeline/parse/unlike.toml from decisions with gold.

FOLDER (default: benchmarks/genre) holds sets of them; readings are kept in data/unlike, so that a second run
takes a minute. A logistic model of each field by Newton's method, from all sets; what limits would flag of a
set is counted as learned from the others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.evaluate import Prediction
from pipeline.evaluate.align import pair_decisions
from pipeline.evaluate.evaluation import score_document
from pipeline.evaluate.gold import GoldDocument, load
from pipeline.ingest import process
from pipeline.parse import parse_docs
from pipeline.parse.draft import Draft
from pipeline.parse.limits import least_sure
from pipeline.parse.unlike import ALWAYS, FIELDS, Field, signed
from pipeline.readings import ReadingCache
from pipeline.settings import Settings
from schemas import Reading

ROOT = Path(__file__).parents[1]
FLAGGED_FROM = 0.12  # one in eight such values is wrong: worth a look
_LIMITS = (0.05, 0.09, 0.12, 0.15, 0.2)
_STEADY = 1.0  # of the penalty on weights
_STEPS = 25


@dataclass(frozen=True, slots=True)
class Case:
    """A value that the parser gave: its signs, and whether it is wrong."""

    field: Field
    signs: Mapping[str, float]
    wrong: bool


def main(folder: Path) -> None:
    cache = ReadingCache(ROOT / "data" / "unlike")
    sets = {place.name: list(_cases(place, cache)) for place in sorted(folder.iterdir()) if place.is_dir()}
    for limit in _LIMITS:
        caught = [_caught(name, sets, limit) for name in sets]
        print(limit, "wrong, right:", *map(sum, zip(*caught, strict=True)))
    weights = {field: learned([case for cases in sets.values() for case in cases], field) for field in FIELDS}
    known = (ROOT / "pipeline" / "parse" / "unlike.toml").read_text("utf-8")
    (ROOT / "pipeline" / "parse" / "unlike.toml").write_text(_toml(known, weights, sets), "utf-8")


def _cases(folder: Path, cache: ReadingCache) -> Iterator[Case]:
    for document in load(folder):
        reading = process(document.source, Settings(), cache).reading
        if reading is not None:
            yield from _of(document, reading)


def _of(document: GoldDocument, reading: Reading) -> Iterator[Case]:
    drafts: list[Draft] = [doc._.draft for doc in parse_docs(reading)]
    decisions = tuple(draft.decision() for draft in drafts)
    checks = [
        check for check in score_document(document, Prediction(reading, decisions)).checks if check.given
    ]
    for record, decision in zip(document.records, pair_decisions(document, decisions), strict=True):
        if decision is not None:
            draft = drafts[decisions.index(decision)]
            own = {
                check.place: check for check in checks if check.given and check.path.startswith(record.prefix)
            }
            sure = {path: seen.confidence for path, seen in least_sure(draft.evidence).items()}
            for seen in signed(draft.members, sure, ocr=draft.ocr):
                check = own.get(f"members[{seen.index}].{seen.field}")
                if check is not None and (check.outcome == "right" or check.silent_counts):
                    yield Case(seen.field, seen.signs, check.outcome != "right")


def learned(cases: Sequence[Case], field: Field) -> dict[str, float]:
    """Weights of the signs of a field; only the sign that all have bears no penalty."""
    own = [case for case in cases if case.field == field]
    names = list(own[0].signs)
    signs = np.array([list(case.signs.values()) for case in own])
    wrong = np.array([case.wrong for case in own], float)
    steady = np.diag([0.0 if name == ALWAYS else _STEADY for name in names])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        chance = _chances(signs, weights)
        slope = signs.T @ (chance - wrong) + steady @ weights
        bend = (signs * (chance * (1 - chance))[:, None]).T @ signs + steady
        weights -= np.linalg.lstsq(bend, slope, rcond=None)[0]
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _chances(signs: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-signs @ weights)))


def _caught(left_out: str, sets: dict[str, list[Case]], limit: float) -> tuple[int, int]:
    """How many wrong and right values of a set would be flagged, as learned from the other sets."""
    others = [case for name, cases in sets.items() if name != left_out for case in cases]
    wrong = right = 0
    for field in FIELDS:
        own = [case for case in sets[left_out] if case.field == field]
        if own:
            weights = np.array(list(learned(others, field).values()))
            over = _chances(np.array([list(case.signs.values()) for case in own]), weights) >= limit
            wrong += sum(case.wrong for case, flagged in zip(own, over, strict=True) if flagged)
            right += sum(not case.wrong for case, flagged in zip(own, over, strict=True) if flagged)
    return wrong, right


def _toml(known: str, weights: dict[Field, dict[str, float]], sets: dict[str, list[Case]]) -> str:
    """The file anew: its reasons as they are, all figures as learned."""
    reasons = known[known.index("[reasons]") : known.index("[weights.")]
    count, documents = sum(map(len, sets.values())), ", ".join(sets)
    lines = [
        f"# Written by `python -m training.unlike` on {date.today().isoformat()} from {count} values of",
        f"# {documents}; the reasons are ours.",
        f"flagged_from = {FLAGGED_FROM}",
        "",
        reasons.rstrip(),
    ]
    for field, own in weights.items():
        lines += ["", f"[weights.{field}]", *(f'"{name}" = {weight}' for name, weight in own.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "benchmarks" / "genre")
