"""JSON Schema made from the models; the files in schemas/json are its output and never edited."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from schemas.base import Model
from schemas.decision import Decision
from schemas.linked import LinkedDecision
from schemas.page import Reading

ROOTS: dict[str, type[Model]] = {
    "decision": Decision,
    "linked-decision": LinkedDecision,
    "reading": Reading,
}
"""What passes between the stages, by file name."""


def json_schema(name: str) -> dict[str, Any]:
    """The schema of one of `ROOTS`, for values as they are written (JSON Schema 2020-12).

    Raises KeyError for another name.
    """
    schema = ROOTS[name].model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text(name: str) -> str:
    """The exact content of schemas/json/<name>.json."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_all(folder: Path) -> list[Path]:
    """Writes all schemas into `folder`; returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in ROOTS:
        path = folder / f"{name}.json"
        path.write_text(schema_text(name), encoding="utf-8")
        paths.append(path)
    return paths
