"""Who may import whom. The floors keep each stage understandable, testable and replaceable by itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import ROOT

STAGES = ("read", "mask", "parse", "link", "store", "publish", "evaluate")
GROUND = ("schemas", "text", "pdf", "errors", "settings")
CONDUCTOR = ("ingest", "readings", "withholding")

ALLOWED = {
    "schemas": {"schemas"},
    "errors": set(),
    "settings": {"schemas"},
    "text": {"schemas", "text", "errors"},
    "pdf": {"schemas", "text", "pdf", "errors", "settings"},
    "lexicon": {*GROUND, "lexicon"},
    **{stage: {*GROUND, "lexicon", stage} for stage in STAGES},
    "overlay": {"schemas", "text", "errors", "overlay"},
    "readings": {"schemas"},
    "withholding": {*GROUND, "overlay", "readings", "mask"},
    "ingest": {*GROUND, *CONDUCTOR, "overlay", "read", "mask", "parse", "link"},
    "run": {*GROUND, *CONDUCTOR, "overlay", "store", "run"},
    "cli": {*GROUND, *STAGES, *CONDUCTOR, "overlay", "run", "cli"},
}
ENGINES = {
    "pypdfium2": {"pdf"},
    "pdfplumber": {"read"},
    "tesserocr": {"read"},
    "cv2": {"read"},
    "spacy": {"parse"},
    "underthesea": {"text"},
    "sqlite_utils": {"store"},
    "datasette": {"publish"},
    "click": {"cli"},
    "pyarrow": {"publish", "run"},
    "xlsxwriter": {"publish"},
    "distributed": {"run"},
    "fsspec": {"run"},
    "aiohttp": {"run"},
}
FILES = sorted([*ROOT.glob("schemas/**/*.py"), *ROOT.glob("pipeline/**/*.py")])


def part_of(module: str) -> str | None:
    """'pipeline.read.file' is of 'read'; None for what is not ours. The version is free to all."""
    head, _, rest = module.partition(".")
    if head == "schemas":
        return "schemas"
    return rest.partition(".")[0] or None if head == "pipeline" else None


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            if node.module == "pipeline":
                yield from (f"pipeline.{alias.name}" for alias in node.names if alias.name != "__version__")
            else:
                yield node.module


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def own_part(path: Path) -> str | None:
    return part_of(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_floor(path: Path) -> None:
    own = own_part(path)
    used = {part for module in imports(path) if (part := part_of(module))}
    assert used <= (ALLOWED[own] if own else set())


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_engines_stay_in_their_package(path: Path) -> None:
    for module in imports(path):
        homes = ENGINES.get(module.partition(".")[0])
        assert homes is None or own_part(path) in homes, f"{module} belongs to {homes}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
    prints = any(isinstance(call.func, ast.Name) and call.func.id == "print" for call in calls)
    assert not prints or own_part(path) == "cli"


def room_of(module: str) -> tuple[str, str] | None:
    """'pipeline.parse.act.flow' is in the room 'act' of 'parse'; None for what lies in no room."""
    stage, _, rest = module.removeprefix("pipeline.").partition(".")
    room, _, inside = rest.partition(".")
    return (stage, room) if module.startswith("pipeline.") and inside else None


@pytest.mark.parametrize("stage", STAGES)
def test_rooms_of_a_stage_call_each_other_in_one_direction(stage: str) -> None:
    calls: dict[str, set[str]] = {}
    for path in (ROOT / "pipeline" / stage).glob("*/*.py"):
        used = {room[1] for module in imports(path) if (room := room_of(module)) and room[0] == stage}
        calls.setdefault(path.parent.name, set()).update(used - {path.parent.name})
    while calls:
        lowest = {room for room, used in calls.items() if not used & calls.keys()}
        assert lowest, f"rooms in a circle: {calls}"
        calls = {room: used for room, used in calls.items() if room not in lowest}


def test_no_drawers() -> None:
    assert not [name_of(path) for path in FILES if path.stem in {"utils", "helpers", "common", "misc"}]
