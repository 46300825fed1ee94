"""The cache of readings: after a change of anything that they are made by, none of before is shown."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import readings
from pipeline.readings import behind_readings, cache_of_this_code
from tests.support.places import ROOT


def _imported(path: Path) -> Iterator[Path]:
    """Files of ours that a module imports, packages by their __init__."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            place = ROOT.joinpath(*name.split("."))
            yield from (one for one in (place.with_suffix(".py"), place / "__init__.py") if one.is_file())


def test_everything_that_reading_and_masking_import_is_in_the_key() -> None:
    rooms = (ROOT / "pipeline" / stage for stage in ("read", "mask"))
    waiting = {path for room in rooms for path in room.rglob("*.py")}
    seen: set[Path] = set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        waiting |= set(_imported(path)) - seen
    assert len(seen) > 80
    assert seen <= set(behind_readings())


def test_data_and_rooms_are_in_the_key() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in behind_readings()}
    assert {"pipeline/lexicon/phrases.txt", "pipeline/lexicon/roles.toml"} <= names
    assert "pipeline/read/engines/vote.py" in names
    assert not any("__pycache__" in name for name in names)


@pytest.mark.parametrize("changed", ["pipeline/read/room/engine.py", "pipeline/lexicon/phrases.txt"])
def test_a_change_in_a_room_or_in_data_makes_another_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    for name in ("pipeline/readings.py", "pipeline/read/room/engine.py", "pipeline/lexicon/phrases.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("một", encoding="utf-8")
    monkeypatch.setattr(readings, "__file__", str(tmp_path / "pipeline" / "readings.py"))
    before = cache_of_this_code(tmp_path / "kho").folder
    assert cache_of_this_code(tmp_path / "kho").folder == before
    (tmp_path / changed).write_text("hai", encoding="utf-8")
    assert cache_of_this_code(tmp_path / "kho").folder != before
