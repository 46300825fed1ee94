"""Some of our own set through the whole line; all of it by `python -m benchmarks.trust privacy`."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.trust import made_up, made_up_files
from benchmarks.trust.privacy import measure_line
from pipeline.run import batch
from pipeline.run.engines import Serial


def test_made_up_values_are_in_no_output_and_innocent_ones_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "Pool", Serial)
    folder = tmp_path / "set"
    folder.mkdir()
    maker = made_up.Maker(random.Random(3))
    personal, innocent = made_up.load()
    some = [replace(one, said=one.said[:2], form=one.form[:1]) for one in personal]
    made_up_files.write_texts(folder, maker, some, innocent)
    work = tmp_path / "work"
    work.mkdir()
    tally = measure_line(folder, tmp_path / "kept", work)
    assert tally.masked.total() > 60
    assert tally.share_masked >= 0.98, tally.report()
    assert tally.share_hidden <= 0.005, tally.report()


def test_the_same_seed_gives_the_same_set(tmp_path: Path) -> None:
    lists = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        made_up_files.write_texts(folder, made_up.Maker(random.Random(1)), *made_up.load())
        lists.append([json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))])
    assert lists[0] == lists[1]
