"""Compares what the pipeline finds with gold records: field by field, and what went wrong unsaid."""

from pipeline.evaluate.compare import Changes, changes
from pipeline.evaluate.report import DocumentScore, Report, Summary, read_scores
from pipeline.evaluate.run import Prediction, evaluate
from pipeline.evaluate.score import Check, Outcome, Tally

__all__ = [
    "Changes", "Check", "DocumentScore", "Outcome", "Prediction", "Report", "Summary", "Tally",
    "changes", "evaluate", "read_scores",
]  # fmt: skip
