"""A ratchet: on the sample corpus no measure falls below the scores that are kept with the code.

`RENEW_SCORES=1 pytest tests/corpus/test_scores.py` writes the scores anew after a meant change; CI refuses.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import Prediction, Report, changes, evaluate, read_scores
from pipeline.ingest import process
from pipeline.read import find_model
from pipeline.read.engines.line_readers import line_engines
from pipeline.settings import Settings
from tests.support.places import CORPUS, ROOT

STORED = ROOT / "benchmarks" / "scores" / "corpus.json"
F1 = ("member", "member_record", "duty", "legal_basis", "recipient")
OCR_SPLITS = ("scan", "scan+ocr")
OCR_SLACK = 0.02
"""Other builds of Tesseract read some letters otherwise."""


def refuse_in_ci(environment: Mapping[str, str]) -> bool:
    """Whether the scores are to be renewed. Fails where that must not happen."""
    renew = environment.get("RENEW_SCORES", "") not in ("", "0", "false")
    if renew and environment.get("CI", "").lower() in ("true", "1"):
        pytest.fail("RENEW_SCORES is for a developer's machine: CI compares, it never renews.")
    return renew


def read_corpus() -> Report:
    """The corpus, read and scored."""

    def predict(path: Path) -> Prediction:
        made = process(path, Settings())
        decisions = tuple(linked.decision for linked in made.linked)
        return Prediction(made.reading, decisions, str(made.error) if made.error else None)

    return evaluate(CORPUS, predict)


def rates(scores: Mapping[str, Any], folders: set[str]) -> dict[str, float]:
    """F1 of each class and the rate of right header fields over some documents."""
    found: dict[str, float] = {}
    chosen = [scores["documents"][folder]["figures"] for folder in folders]
    for measure in F1:
        right = sum(document[measure]["right"] for document in chosen)
        both = sum(document[measure]["found"] + document[measure]["gold"] for document in chosen)
        found[measure] = 2 * right / both if both else 1.0
    scored = sum(document["header"]["scored"] for document in chosen)
    found["header"] = sum(document["header"]["right"] for document in chosen) / scored if scored else 1.0
    return found


def shared_folders(before: Mapping[str, Any], now: Mapping[str, Any], scanned: bool) -> set[str]:
    """Documents of one kind that both score files hold."""

    def is_scan(name: str) -> bool:
        return str(now["documents"][name]["split"]).split()[0] in OCR_SPLITS

    return {name for name in now["documents"].keys() & before["documents"].keys() if is_scan(name) is scanned}


def losses(before: Mapping[str, Any], now: Mapping[str, Any], scanned: bool) -> list[str]:
    """Measures that fell, and the fields behind them."""
    folders = shared_folders(before, now, scanned)
    old, new = rates(before, folders), rates(now, folders)
    slack = OCR_SLACK if scanned else 1e-9
    fell = [f"{name}: {old[name]:.4f} → {new[name]:.4f}" for name in old if new[name] < old[name] - slack]
    lost = [place for place in changes(before, now).lost if place.split(":")[0] in folders]
    return [*fell, *lost] if fell else []


def invented(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Documents without members, or with fewer, where more people are seen than before."""
    known = before["documents"]

    def count(scores: Mapping[str, Any], folder: str) -> int:
        return int(scores["documents"][folder]["figures"]["false_members"])

    return [
        f"{f}: false members" for f in now["documents"] if f in known and count(now, f) > count(before, f)
    ]


def test_nothing_falls_below_the_stored_scores() -> None:
    """One test, since one reading of the corpus serves all of it."""
    report = read_corpus()
    now = report.scores()
    if refuse_in_ci(os.environ):
        report.write(STORED)
    before = read_scores(STORED)
    problems = [*losses(before, now, scanned=False), *invented(before, now)]
    if find_model("vie") is not None:
        problems += [f"{name}: failed" for name, document in now["documents"].items() if document["failed"]]
        problems += losses(before, now, scanned=True) if "trueocr" in line_engines() else []
    assert shared_folders(before, now, scanned=False), "the stored scores know no document: RENEW_SCORES=1"
    assert not problems, "\n".join([*problems, "renew with RENEW_SCORES=1 if this is meant"])
    if "trueocr" not in line_engines():
        pytest.skip("all but scans compared; no TrueOCR: make vote, or pip install 'quyetdinh[vote]'")


def test_ci_never_renews() -> None:
    assert not refuse_in_ci({"CI": "true"})
    assert refuse_in_ci({"RENEW_SCORES": "1"})
    with pytest.raises(pytest.fail.Exception):
        refuse_in_ci({"RENEW_SCORES": "1", "CI": "true"})
