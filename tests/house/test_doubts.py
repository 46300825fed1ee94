"""Every doubt of every stage says what was seen, why it is doubtful and what would settle it."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from string import Formatter
from typing import Any, get_type_hints

import pytest

import pipeline
from pipeline import parse
from pipeline.errors import QuyetDinhError
from pipeline.parse.doubts import doubt, wordings
from pipeline.read import doubts as read_doubts
from pipeline.text.doubt import told
from schemas import Severity

SHAPE = re.compile(r"^(?P<seen>.+?): (?P<why>.+)\. Hãy (?P<settle>.+)\.$")
SAMPLES: dict[Any, Any] = {
    str: "Lò Văn Thử", int: 7, Severity: "info", float: 0.5, Sequence[str]: ("TCVN3",),
    QuyetDinhError: QuyetDinhError("Không giải mã được.", "Hãy tải lại tệp."),
}  # fmt: skip


FIELDS = {
    name: {
        field
        for part in (wording.seen, wording.why, wording.settle)
        for _, field, _, _ in Formatter().parse(part)
        if field
    }
    for name, wording in wordings().items()
}


def _makers() -> Iterator[Any]:
    for name, maker in inspect.getmembers(read_doubts, inspect.isfunction):
        if maker.__module__ == read_doubts.__name__ and not name.startswith("_"):
            hints = [kind for key, kind in get_type_hints(maker).items() if key != "return"]
            yield pytest.param(maker, tuple(SAMPLES[kind] for kind in hints), id=name)
    for name in wordings():
        fields = {field: 0.5 if field == "confidence" else "Lò Văn Thử" for field in FIELDS[name]}
        yield pytest.param(partial(doubt, name, **fields), (), id=name)


@pytest.mark.parametrize(("maker", "values"), list(_makers()))
def test_a_doubt_has_three_parts(maker: Callable[..., Any], values: tuple[Any, ...]) -> None:
    doubt = maker(*values)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", doubt.code)
    match = SHAPE.match(doubt.message)
    assert match, doubt.message
    assert all(len(part.split()) >= 3 for part in match.groups()), doubt.message
    for value in values:  # what was seen is shown, but for the names of fields
        if value in ("Lò Văn Thử", 7, ("TCVN3",)):
            assert str(value[0] if isinstance(value, tuple) else value) in doubt.message


def test_who_doubts_gives_all_that_the_wording_shows() -> None:
    told: set[str] = set()
    for path in Path(str(parse.__file__)).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "doubt":
                if isinstance(call.args[0], ast.Constant):
                    name = str(call.args[0].value)
                    told.add(name)
                    assert {given.arg for given in call.keywords} == FIELDS[name], name
                else:
                    assert not call.keywords, path
    assert {name for name, fields in FIELDS.items() if fields} <= told


def test_no_part_may_be_empty() -> None:
    with pytest.raises(ValueError, match="settle"):
        told("Thấy", "vì", " ")


def test_no_doubt_is_worded_elsewhere() -> None:
    root = Path(pipeline.__file__).parent
    allowed = {Path(str(read_doubts.__file__)), root / "mask" / "stage.py"}
    for path in root.rglob("*.py"):
        if path not in allowed and path != root / "parse" / "draft.py":
            assert "ReviewItem(" not in path.read_text("utf-8"), path
