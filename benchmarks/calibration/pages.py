"""The calibration set on disk: a gold folder for each level of spoiled pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration.documents import document
from benchmarks.reading.layouts import degraded
from corpus.generator import gold, layout
from corpus.generator.scan import Spoil, degrade, pictured

CLEAN = "text-layer"
_INK = 150  # grey values below are ink on a copy in black and white


def _light(page: NDArray[np.uint8], seed: int) -> NDArray[np.uint8]:
    return degrade(page, seed, colour=False)


def _mid(page: NDArray[np.uint8], seed: int) -> NDArray[np.uint8]:
    return degraded(np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), np.uint8), "mid", seed)


def _worn(page: NDArray[np.uint8], seed: int) -> NDArray[np.uint8]:
    """A copy in black and white at half the resolution, scanned again."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    small = cv2.resize(grey, (width * 2 // 3, height * 2 // 3), interpolation=cv2.INTER_AREA)
    copy = np.where(cv2.GaussianBlur(small, (0, 0), 0.6) < _INK, 0, 255).astype(np.uint8)
    back = cv2.resize(copy, (width, height), interpolation=cv2.INTER_LINEAR)
    return degraded(np.asarray(back, np.uint8), "light", seed)


LEVELS: Mapping[str, Spoil | None] = {CLEAN: None, "light": _light, "mid": _mid, "worn": _worn}
"""How the pages are spoiled: not at all, as the corpus's scans, as the reading benchmark's, as old copies."""


def make(folder: Path, level: str, seeds: range) -> Path:
    """The gold folder of a level below `folder`, with the decisions of `seeds`."""
    place = folder / level
    for seed in seeds:
        target = place / f"d{seed:03d}"
        if (target / "gold.json").exists():
            continue
        sample, spoil = document(seed), LEVELS[level]
        content = layout.pdf(sample, mark=False)
        if spoil:
            content = pictured(content, seed, spoil, quality=80)
        target.mkdir(parents=True, exist_ok=True)
        (target / "source.pdf").write_bytes(content)
        record = gold.record(sample, "source.pdf", hashlib.sha256(content).hexdigest())
        record["split"] = "scan" if spoil else "digital"
        (target / "gold.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")
    return place
