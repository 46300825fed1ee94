"""Strips cut from real papers, with what stands on them: a folder with labels.jsonl beside the program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from pipeline.read.hand.alphabet import DAY, HAND, MONTH, NUMBER, PRINTED, SLASH, YEAR
from training.hand.figures import Gray
from training.hand.spoil import spoiled, to_strip

FAMILIES = (("kg-", "ct-", "taydo", "lc-"), ("hg-", "bct", "chc"))
"""Agencies that are tested together, those of one province or ministry in one; the others are one more."""


@dataclass(frozen=True)
class RealLine:
    """paper: its id; part: number or date; ink: 255 is ink; base: the row on which print stands at the left

    edge, lower by `slope` a column."""

    paper: str
    part: str
    ink: Gray
    base: float
    slope: float
    dpi: float
    marks: str
    groups: dict[str, dict[str, Any]]

    @property
    def family(self) -> int:
        return next((n for n, keys in enumerate(FAMILIES) if self.paper.startswith(keys)), len(FAMILIES))


def real_lines(folder: Path) -> list[RealLine]:
    """All strips at 200 dpi and, where there are any, at 300."""
    found = []
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        for part in ("number", "date"):
            for dpi, suffix in ((200, ""), (300, "_300")):
                path = folder / label["id"] / f"{part}{suffix}.png"
                if path.is_file():
                    grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
                    found.append(_line(label, part, np.asarray(grey, np.uint8), dpi))
    return found


def _line(label: dict[str, Any], part: str, grey: Gray, dpi: int) -> RealLine:
    keys = ("number",) if part == "number" else ("day", "month")
    groups = {key: label[key] for key in keys if label[key]}
    if part == "number":
        years = re.match(r"(\d{4})/", label["symbol"] or "")
        marks = NUMBER + _figures(label["number"]) + SLASH + (years[1] + SLASH if years else "")
    else:
        marks = DAY + _figures(label["day"]) + MONTH + _figures(label["month"]) + YEAR
        marks += str(label["year"]) if label["year"] else ""
    ink = even_ink(grey)
    base, slope = base_of(ink)
    return RealLine(label["id"], part, ink, base, slope, dpi, marks, groups)


def _figures(group: dict[str, Any] | None) -> str:
    if group is None:
        return ""
    by_hand = group["handwritten"] or group.get("stamped")
    return "".join(HAND[int(c)] if by_hand else PRINTED[int(c)] for c in group["text"])


def even_ink(grey: Gray) -> Gray:
    """Ink on an even ground."""
    paper = np.percentile(grey, 80)
    return np.asarray(np.clip(255 - grey.astype(np.float32) * 255 / max(paper, 1), 0, 255), np.uint8)


def base_of(ink: Gray) -> tuple[float, float]:
    """Where print stands: the row below which most ink ends, and how it slopes."""
    dark = (ink > 100).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    rules = [n for n in range(1, count) if stats[n][2] > 5 * stats[n][3] and stats[n][2] > 60]
    dark[np.isin(labels, rules)] = 0
    high, wide = dark.shape
    best = (0.0, high * 0.7, 0.0)
    for slope in np.arange(-0.05, 0.0501, 0.0025):
        shear = np.array([[1, 0, 0], [-slope, 1, 0]], np.float64)
        rows = cv2.warpAffine(dark, shear, (wide, high)).sum(axis=1).astype(float)
        drop = rows[1:-4] + rows[2:-3] - rows[3:-2] - rows[4:-1]
        drop[: high // 4] = 0
        row = int(drop.argmax())
        if drop[row] > best[0] * 1.01:
            best = (float(drop[row]), row + 2.5, float(slope))
    return best[1], best[2]


def figures_of(lines: Iterable[RealLine]) -> dict[str, list[Gray]]:
    """The figures by hand that touch no other, by digit."""
    found: dict[str, list[Gray]] = {}
    for line in lines:
        for group in line.groups.values():
            if line.dpi == 200 and (group["handwritten"] or group.get("stamped")):
                left, top, right, bottom = (max(round(side), 0) for side in group["box"])
                parts = _apart(line.ink[top:bottom, left:right])
                if len(parts) == len(group["text"]):
                    for digit, part in zip(group["text"], parts, strict=True):
                        found.setdefault(digit, []).append(part)
    return found


def _apart(ink: Gray) -> list[Gray]:
    """What hangs together, from left to right, each tight; a stroke above another belongs to it."""
    ink = cv2.convertScaleAbs(ink, alpha=255 / max(float(np.percentile(ink, 99)), 1))
    _, labels, stats, _ = cv2.connectedComponentsWithStats((ink > 90).astype(np.uint8), connectivity=8)
    parts: list[tuple[int, int, list[int]]] = []
    for n in sorted(range(1, len(stats)), key=lambda n: stats[n][0]):
        left, wide, high = int(stats[n][0]), int(stats[n][2]), int(stats[n][3])
        if max(wide, high) < ink.shape[0] / 4:  # dots
            continue
        if parts and min(parts[-1][1], left + wide) - left > 0.5 * min(wide, parts[-1][1] - parts[-1][0]):
            parts[-1] = (parts[-1][0], max(parts[-1][1], left + wide), [*parts[-1][2], n])
        else:
            parts.append((left, left + wide, [n]))
    found = []
    for left, right, own in parts:
        near = cv2.dilate(np.isin(labels, own).astype(np.uint8), np.ones((3, 3), np.uint8))
        part = (ink * near)[:, left:right]
        rows = np.flatnonzero(part.max(axis=1) > 90)
        found.append(np.asarray(part[rows[0] : rows[-1] + 1], np.uint8))
    return found


def varied(rng: np.random.Generator, line: RealLine) -> Gray:
    """The strip as another scanner might have given it."""
    scale = line.dpi / 200
    first = min((group["box"][0] for group in line.groups.values()), default=0) * scale
    start = max(first - float(rng.uniform(100, 180)) * scale, 0) if line.part == "date" else 0
    high, wide = round(170 * scale), round(line.ink.shape[1] - start + 20 * scale)
    base = 110 * scale
    turn = np.array([[1, 0, 10 * scale - start], [-line.slope, 1, base - line.base]])
    level = np.asarray(cv2.warpAffine(line.ink, turn, (wide, high), flags=cv2.INTER_LINEAR), np.uint8)
    if rng.random() < 0.35:
        return to_strip(rng, level, base, line.dpi, line.dpi)
    return spoiled(rng, level, base, line.dpi)
