"""Compares what the pipeline finds with gold records: field by field, and what went wrong unsaid."""

from pipeline.evaluate.changes import Changes, changes
from pipeline.evaluate.evaluation import Prediction, evaluate
from pipeline.evaluate.report import DocumentScore, Report, Summary, read_scores
from pipeline.evaluate.score import Check, Tally, Verdict

__all__ = [
    "Changes", "Check", "DocumentScore", "Prediction", "Report", "Summary", "Tally", "Verdict",
    "changes", "evaluate", "read_scores",
]  # fmt: skip
