"""Files that are made from others are as they would be made now."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from docs.generated import FILES
from tests.support.places import ROOT


@pytest.mark.parametrize("path", FILES)
def test_a_generated_file_is_fresh(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == FILES[path](), "stale: run 'make generated'"


def test_no_generated_schema_is_left_over() -> None:
    folder = PurePath("schemas/json")
    assert {path.name for path in (ROOT / folder).iterdir()} == {
        PurePath(path).name for path in FILES if PurePath(path).parent == folder
    }
