"""Scores added up: by document, by split and in all; and the score file that keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluate.fields import MEASURES
from pipeline.evaluate.score import Check, Tally

_SPLITS = ("text-layer", "digital", "signed", "scan", "scan+ocr")


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of some documents. A rate is None when nothing stands behind it."""

    documents: int
    header_right: int
    header_scored: int
    tallies: Mapping[str, Tally]
    given: int  # values we gave that can be judged
    wrong: int
    silent: int  # wrong and not flagged
    flagged: int  # given, and a review item covers them
    false_members: int
    lost_lists: int  # of members, under half found and no error item
    failed: int

    @property
    def header_rate(self) -> float | None:
        """Header fields that equal gold, null included."""
        return self.header_right / self.header_scored if self.header_scored else None

    @property
    def silent_rate(self) -> float | None:
        return self.silent / self.given if self.given else None

    @property
    def flagged_rate(self) -> float | None:
        """What the silence costs: the share of given values that ask for a look."""
        return self.flagged / self.given if self.given else None


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The checks of one document."""

    folder: str
    split: str
    is_copy: bool
    checks: tuple[Check, ...]
    tallies: Mapping[str, Tally]
    false_members: int
    lost_lists: int
    error: str | None

    @property
    def group(self) -> str:
        """Gold's split; a scan that we made ourselves stands apart, it flatters."""
        return f"{self.split} (mô phỏng)" if self.is_copy else self.split


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of a run."""

    documents: tuple[DocumentScore, ...]

    @property
    def groups(self) -> dict[str, Summary]:
        """One summary a split, in a fixed order; simulated scans last."""
        names = {d.group for d in self.documents}
        order = [s for s in _SPLITS if s in names] + sorted(names - set(_SPLITS))
        return {name: summarize(d for d in self.documents if d.group == name) for name in order}

    @property
    def overall(self) -> Summary:
        return summarize(self.documents)

    def scores(self) -> dict[str, Any]:
        """For `benchmarks/scores/`: figures and field paths, never a value."""
        return {
            "overall": figures(self.overall),
            "splits": {name: figures(summary) for name, summary in self.groups.items()},
            "documents": {
                d.folder: {
                    "split": d.group,
                    "failed": d.error is not None,
                    "figures": figures(summarize([d])),
                    "fields": {c.path: _verdict(c) for c in d.checks},
                }
                for d in self.documents
            },
        }

    def write(self, path: Path) -> None:
        """Writes the score file, its folders included."""
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.scores(), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")


def read_scores(path: Path) -> dict[str, Any]:
    """A score file as written by `Report.write`.

    Raises:
        ValueError: it is not one.
    """
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or "documents" not in content:
        raise ValueError(f"{path}: documents")
    return content


def summarize(documents: Iterable[DocumentScore]) -> Summary:
    """Adds up the checks and tallies of documents."""
    scored = list(documents)
    checks = [check for document in scored for check in document.checks]
    header = [check for check in checks if check.group == "header"]
    given = [check for check in checks if check.given and check.silent_counts]
    tallies = {
        measure: sum((d.tallies.get(measure, Tally()) for d in scored), Tally()) for measure in MEASURES
    }
    return Summary(
        documents=len(scored),
        header_right=sum(check.outcome == "right" for check in header),
        header_scored=len(header),
        tallies=tallies,
        given=len(given),
        wrong=sum(check.outcome == "wrong" for check in given),
        silent=sum(check.is_silent for check in given),
        flagged=sum(check.flagged for check in given),
        false_members=sum(d.false_members for d in scored),
        lost_lists=sum(d.lost_lists for d in scored),
        failed=sum(d.error is not None for d in scored),
    )


def figures(summary: Summary) -> dict[str, Any]:
    """A summary as plain JSON: each rate with the counts behind it."""
    return {
        "documents": summary.documents,
        "failed": summary.failed,
        "header": {
            "rate": _round(summary.header_rate),
            "right": summary.header_right,
            "scored": summary.header_scored,
        },
        **{
            measure: {
                "precision": _round(tally.precision),
                "recall": _round(tally.recall),
                "f1": _round(tally.f1),
                "right": tally.right,
                "found": tally.found,
                "gold": tally.gold,
            }
            for measure, tally in summary.tallies.items()
        },
        "silent_errors": {
            "rate": _round(summary.silent_rate),
            "silent": summary.silent,
            "wrong": summary.wrong,
            "given": summary.given,
            "flagged": summary.flagged,
        },
        "false_members": summary.false_members,
        "lost_lists": summary.lost_lists,
    }


def _verdict(check: Check) -> str:
    return f"{check.outcome}, flagged" if check.flagged and check.outcome != "right" else check.outcome


def _round(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)
