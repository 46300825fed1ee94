"""Figures by hand in real heads: `python -m benchmarks.hand ../shared/handwriting [--weights FOLDER]`.

Every agency is read by weights that never saw it: FOLDER holds the `family-N.npz` that
`python -m training.hand --families` makes. Without it the shipped weights read all, which know these papers.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.hand.pages import page_of
from pipeline.read import scan
from pipeline.read.hand.figures import MOST, agreed, figures_between
from pipeline.read.hand.head import with_head
from pipeline.read.hand.network import STEP, Floats, likelihoods, weights
from pipeline.read.hand.pieces import SURE
from pipeline.read.hand.read import VIEWS
from pipeline.read.hand.strip import SCALE_DPI, strip_of
from pipeline.read.layout.pieces import Piece
from pipeline.read.scan import Scan
from pipeline.read.scan_page import scan_lines
from training.hand.real import RealLine, real_lines

_KINDS = ("number", "day", "month")
_NUMBER = re.compile(r"Số:? ?(?P<number>[^\s/]+) ?/")
_DATE = re.compile(r"ngày (?P<day>\S*) ?tháng (?P<month>\S*) ?năm")
_FLAGGED = 0.8
_POINT = 72 / 200  # of a pixel


@dataclass(frozen=True)
class Outcome:
    """A group by hand: what stands there, is read in its box, and in the page's text (None: a gap)."""

    paper: str
    kind: str
    given: str
    boxed: str
    found: str | None
    sure: bool


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.hand")
    parser.add_argument("strips", type=Path)
    parser.add_argument("--weights", type=Path)
    given = parser.parse_args(arguments)
    papers: dict[str, dict[str, RealLine]] = defaultdict(dict)
    for line in real_lines(given.strips):
        if line.dpi == 200:
            papers[line.paper][line.part] = line
    outcomes, seconds = list[Outcome](), list[float]()
    for parts in papers.values():
        family = next(iter(parts.values())).family
        by = stored(given.weights / f"family-{family}.npz") if given.weights else weights()
        with patch("pipeline.read.hand.network.weights", return_value=by):
            found, spent = read_paper(parts)
        outcomes += found
        seconds.append(spent)
    report(outcomes, seconds)


def stored(path: Path) -> dict[str, Floats]:
    with np.load(path) as kept:
        return {name: np.asarray(kept[name], np.float32) for name in kept.files}


def read_paper(parts: dict[str, RealLine]) -> tuple[list[Outcome], float]:
    """Its groups, and the seconds that reading its head by hand took."""
    seconds = 0.0

    def timed(*given: Any) -> list[Piece]:
        nonlocal seconds
        start = process_time()
        pieces = with_head(*given)
        seconds = process_time() - start
        return pieces

    page = page_of(*(255 - parts[part].ink if part in parts else None for part in ("number", "date")))
    with patch.object(scan, "with_head", timed):
        found = scan.read_scan(page, 200, "vie")
    seen = dict(groups_in(found, page.shape[1] * _POINT, page.shape[0] * _POINT))
    outcomes = []
    for line in parts.values():
        for kind, group in line.groups.items():
            if group["handwritten"] or group.get("stamped"):
                boxed = in_box(line, kind, group["box"])
                outcomes.append(
                    Outcome(line.paper, kind, group["text"], boxed, *seen.get(kind, (None, False)))
                )
    return outcomes, seconds


def in_box(line: RealLine, kind: str, box: Sequence[float]) -> str:
    """What the reader sees in a box, in pixels of the strip."""
    views = []
    for scale, down in VIEWS:
        place = (0.0, float(line.ink.shape[1]), line.base + down * line.dpi)
        said = likelihoods(strip_of(255 - line.ink, line.dpi / scale, place, line.slope))
        per = STEP * line.dpi / SCALE_DPI / scale
        views.append(figures_between(said, max(round(box[0] / per) - 1, 0), round(box[2] / per) + 2))
    return agreed(views, MOST[kind])[0]


def groups_in(seen: Scan, width: float, height: float) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Kind, text, and whether it goes without a flag, of what is read as number, day and month; points."""
    for line in scan_lines(seen, width, height, ()):
        sure = [w.source == "hand" and w.confidence >= _FLAGGED for w in line.words for _ in f"{w.text} "]
        for pattern in (_NUMBER, _DATE):
            if match := pattern.search(" ".join(word.text for word in line.words)):
                for kind, value in match.groupdict().items():
                    if value.isdecimal():
                        yield kind, (value, sure[match.start(kind)])


def report(outcomes: Sequence[Outcome], seconds: Sequence[float]) -> None:
    print(
        "| | n | box given | found and read | wrong, no flag | no flag | gap |\n|---|---|---|---|---|---|---|"
    )
    for kind in (*_KINDS, "all"):
        own = [one for one in outcomes if kind in (one.kind, "all")]
        shares = [
            sum(one.boxed == one.given for one in own), sum(one.found == one.given for one in own),
            sum(one.sure and one.found != one.given for one in own), sum(one.sure for one in own),
            sum(one.found is None for one in own),
        ]  # fmt: skip
        print(
            f"| {kind} | {len(own)} |",
            " | ".join(f"{100 * n / max(len(own), 1):.1f} % ({n})" for n in shares),
            "|",
        )
    print(f"a head: {1000 * np.mean(seconds):.0f} ms, at most {1000 * max(seconds):.0f}; sure from {SURE}")
    for one in sorted(outcomes, key=lambda one: not one.sure):
        if one.given not in (one.boxed, one.found) or one.found != one.given:
            print(
                "sure" if one.sure else "    ",
                one.paper,
                one.kind,
                one.given,
                "box:",
                one.boxed,
                "found:",
                one.found,
            )


if __name__ == "__main__":
    main()
