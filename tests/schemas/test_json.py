"""The checked-in JSON Schemas are those of the models."""

from __future__ import annotations

import pytest

from schemas.json_schema import ROOTS, schema_text
from tests.support.places import ROOT

FOLDER = ROOT / "schemas" / "json"


@pytest.mark.parametrize("name", sorted(ROOTS))
def test_schema_is_fresh(name: str) -> None:
    kept = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert kept == schema_text(name), "stale: run 'quyetdinh schema --write schemas/json'"


def test_no_schema_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(ROOTS)
