"""Every doubt of every stage says what was seen, why it is doubtful and what would settle it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import pipeline
from pipeline.errors import QuyetDinhError
from pipeline.parse import doubts as parse_doubts
from pipeline.read import doubts as read_doubts
from pipeline.text.doubt import told

MODULES = (parse_doubts, read_doubts)
SHAPE = re.compile(r"^(?P<seen>.+?): (?P<why>.+)\. Hãy (?P<settle>.+)\.$")
SAMPLES: dict[Any, Any] = {
    str: "Lò Văn Thử", int: 7, float: 0.5, Sequence[str]: ("TCVN3",),
    QuyetDinhError: QuyetDinhError("Không giải mã được.", "Hãy tải lại tệp."),
}  # fmt: skip


def _makers() -> Iterator[Any]:
    for module in MODULES:
        for name, maker in inspect.getmembers(module, inspect.isfunction):
            if maker.__module__ == module.__name__ and not name.startswith("_"):
                hints = [kind for key, kind in get_type_hints(maker).items() if key != "return"]
                choices = [(SAMPLES[kind],) if kind in SAMPLES else get_args(kind) for kind in hints]
                for first in choices[0] if choices else (None,):
                    rest = tuple(choice[0] for choice in choices[1:])
                    values = (first, *rest) if choices else ()
                    yield pytest.param(maker, values, id=f"{name}-{first}")


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


def test_no_part_may_be_empty() -> None:
    with pytest.raises(ValueError, match="settle"):
        told("Thấy", "vì", " ")


def test_no_doubt_is_worded_elsewhere() -> None:
    root = Path(pipeline.__file__).parent
    allowed = {Path(str(module.__file__)) for module in MODULES} | {root / "mask" / "stage.py"}
    for path in root.rglob("*.py"):
        if path not in allowed and path != root / "parse" / "draft.py":
            assert "ReviewItem(" not in path.read_text("utf-8"), path
