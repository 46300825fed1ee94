"""What the program makes of the acts, by the values of each dimension."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.layouts.acts import make
from pipeline.evaluate import Check, Prediction, Tally
from pipeline.evaluate.evaluation import score_document
from pipeline.evaluate.gold import load
from pipeline.mask import mask
from pipeline.parse import parse
from pipeline.read import read
from pipeline.settings import ReadSettings

MEASURES = {"who": "member", "row": "member_record", "duties": "duty", "bodies": "body"}
_FEW = 6  # acts below which a value or a pair says nothing


@dataclass(frozen=True, slots=True)
class Result:
    index: int
    content: int
    choices: dict[str, str]
    tallies: dict[str, Tally]
    wrong: tuple[Check, ...]
    seconds: float = 0.0


def run(seed: int, indices: Iterable[int], processes: int = 2) -> list[Result]:
    """Makes the acts and has the program read them."""
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(partial(result_of, seed), indices, chunksize=20))


def result_of(seed: int, index: int) -> Result:
    """The score of one act."""
    act = make(seed, index)
    with TemporaryDirectory() as folder:
        place = Path(folder, "act")
        place.mkdir()
        source = place / f"source.{act.suffix}"
        source.write_text(act.source, encoding="utf-8")
        (place / "gold.json").write_text(json.dumps(act.gold, ensure_ascii=False), encoding="utf-8")
        reading = mask(read(source, ReadSettings()))
        score = score_document(load(Path(folder))[0], Prediction(reading, tuple(parse(reading))))
    wrong = tuple(c for c in score.checks if c.outcome != "right")
    return Result(index, act.content, act.choices, dict(score.tallies), wrong)


def report(results: list[Result]) -> Iterator[str]:
    """Lines: in all, by value of each dimension, by pairs of values; worst first."""
    yield f"{len(results)} acts: {_figures(results)}"
    same = defaultdict(list)
    for result in results:
        same[result.content].append(_row(result) in (None, 1.0))
    mixed = sum(any(one) and not all(one) for one in same.values())
    whole = sum(map(all, same.values()))
    yield f"one content in several layouts: {whole} of {len(same)} right in all, {mixed} in some"
    singles: dict[tuple[str, str], list[Result]] = defaultdict(list)
    pairs: dict[tuple[tuple[str, str], ...], list[Result]] = defaultdict(list)
    for result in results:
        for item in result.choices.items():
            singles[item].append(result)
        for pair in combinations(sorted(result.choices.items()), 2):
            pairs[pair].append(result)
    yield ""
    for (dimension, value), some in sorted(singles.items(), key=lambda kv: (_least(kv[1]), kv[0])):
        yield f"{dimension + ' = ' + value:44} {len(some):5} {_figures(some)}  {_examples(some)}"
    yield ""
    worse = {
        pair: (_least(some), min(_least(singles[item]) for item in pair))
        for pair, some in pairs.items()
        if len(some) >= _FEW
    }
    for pair in sorted(
        (p for p, (both, one) in worse.items() if both < one - 0.1), key=lambda p: worse[p][0]
    )[:40]:
        some = pairs[pair]
        told = " & ".join(f"{dimension} = {value}" for dimension, value in pair)
        yield f"{told:70} {len(some):4} {_figures(some)}  {_examples(some)}"


def _figures(results: list[Result]) -> str:
    totals = {
        name: sum((r.tallies.get(key, Tally()) for r in results), Tally()) for name, key in MEASURES.items()
    }
    return " ".join(
        f"{name} {'-' if t.f1 is None else format(100 * t.f1, '5.1f')}" for name, t in totals.items()
    )


def _row(result: Result) -> float | None:
    return result.tallies.get("member_record", Tally()).f1


def _least(results: list[Result]) -> float:
    total = sum((r.tallies.get("member_record", Tally()) for r in results), Tally())
    return 1.0 if total.f1 is None else total.f1


def _examples(results: list[Result]) -> str:
    wrong = [str(r.index) for r in results if any("members" in c.path for c in r.wrong)]
    return " ".join(wrong[:6])
