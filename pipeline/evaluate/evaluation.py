"""Runs a predictor over all gold documents and scores what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluate.align import pair_decisions
from pipeline.evaluate.gold import GoldDocument, GoldRecord, load
from pipeline.evaluate.report import DocumentScore, Report
from pipeline.evaluate.score import Check, Tally, false_member_checks, score_record
from schemas import Decision, Reading

_OCR_SPLITS = frozenset({"scan", "scan+ocr"})


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the pipeline makes of a file, or why it makes nothing of it."""

    reading: Reading | None
    decisions: tuple[Decision, ...]
    error: str | None = None


def evaluate(gold_dir: Path, predict: Callable[[Path], Prediction]) -> Report:
    """Scores `predict` on each gold document below `gold_dir`.

    A document that fails counts with all its values missing.

    Raises:
        FileNotFoundError, ValueError: see `gold.load`.
    """
    documents = load(gold_dir)
    copies = _copies(documents)
    return Report(
        tuple(
            score_document(document, predict(document.source), is_copy=document.folder in copies)
            for document in documents
        )
    )


def score_document(document: GoldDocument, made: Prediction, *, is_copy: bool = False) -> DocumentScore:
    """Scores one document; `is_copy`: see `DocumentScore.group`."""
    checks: list[Check] = []
    tallies: dict[str, Tally] = {}
    false_members = lost_lists = 0
    for record, decision in zip(document.records, pair_decisions(document, made.decisions), strict=True):
        score = score_record(record, decision, ocr=_read_by_ocr(document.split, record, made.reading))
        checks += score.checks
        false_members += score.false_members
        lost_lists += score.lost_lists
        for measure, tally in score.tallies.items():
            tallies[measure] = tallies.get(measure, Tally()) + tally
    if not document.lists_members:
        for decision in made.decisions:
            surplus = false_member_checks(decision, f"[{decision.ordinal}]")
            checks += surplus
            false_members += len({check.path.rpartition(".")[0] for check in surplus})
    return DocumentScore(
        folder=document.folder,
        split=document.split,
        is_copy=is_copy,
        checks=tuple(checks),
        tallies=tallies,
        false_members=false_members,
        lost_lists=lost_lists,
        error=made.error,
    )


def _read_by_ocr(split: str, record: GoldRecord, reading: Reading | None) -> bool:
    """Scans, and born-digital files whose broken text layer was read as an image."""
    if split in _OCR_SPLITS:
        return True
    first, last = record.pages or (1, 10**6)
    sources = [p.text_source for p in reading.pages if first <= p.number <= last] if reading else []
    return sources.count("ocr") > sources.count("text-layer")


def _copies(documents: tuple[GoldDocument, ...]) -> set[str]:
    """Scans that repeat the members of a document with a text layer: printed and scanned by us."""

    def people(document: GoldDocument) -> tuple[tuple[str | None, str | None], ...]:
        rows = [row for record in document.records for row in record.rows("members") or ()]
        return tuple((row.get("name"), row.get("role")) for row in rows)

    originals = {people(d) for d in documents if d.split not in _OCR_SPLITS} - {()}
    return {d.folder for d in documents if d.split in _OCR_SPLITS and people(d) in originals}
