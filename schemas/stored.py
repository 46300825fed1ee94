"""Field paths of the contract ('members[3].name', 'signature.name') ↔ table, row and column; ids of rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from schemas import Decision, Model, Signature

_PATH = re.compile(r"^(?P<field>\w+)(?:\[(?P<index>\d+)\])?(?:\.(?P<column>\w+))?(?:\[\d+\])?$")

LETTERS = {
    "legal_bases": "l", "provisions": "p", "bodies": "b", "members": "m", "duties": "d",
    "executors": "x", "recipients": "r", "relations": "n",
}  # fmt: skip
"""Table → the letter in the ids of its rows."""

_SIGNED = {f"signature.{part}": f"signer_{part}" for part in Signature.model_fields}
_HEAD = {*Decision.model_fields, "code"} - {*LETTERS, "signature", "evidence", "review"}
DECISION_COLUMNS = {**{name: name for name in _HEAD}, "province": "province_id", **_SIGNED}
"""Path of a value of the head → its column."""
POINTERS = {"body": "body_id", "member": "member_id", "provision": "provision_id", "parent": "parent_id"}
"""Fields that point into another list of the decision → the columns that hold the ids of its rows."""
_PATHS = {column: path for path, column in DECISION_COLUMNS.items()}
_FIELDS = {column: field for field, column in POINTERS.items()}


@dataclass(frozen=True)
class StoredPlace:
    """A place in the database; a missing row means the decision, a missing column the whole row."""

    table: str
    row_id: str | None = None
    column: str | None = None


def decision_id(source_id: str, ordinal: int) -> str:
    """First 12 hex digits of the file's hash and the place of the act in the file."""
    return f"{source_id[:12]}-{ordinal}"


def row_id(decision_id: str, table: str, index: int) -> str:
    """Id of the row for item `index` (0-based) of a decision's list."""
    return f"{decision_id}-{LETTERS[table]}{index + 1}"


def place_of(path: str | None, decision: Decision, decision_id: str) -> StoredPlace | None:
    """Where `path` is stored; None for a path that the decision does not have.

    A list without an index ('members') is the table as a whole; no path is the whole decision.
    """
    if path is None:
        return StoredPlace("decisions")
    if path in DECISION_COLUMNS:
        return StoredPlace("decisions", decision_id, DECISION_COLUMNS[path])
    field, index, column = _split(path)
    if field == "signature" and column is None and index is None:
        return StoredPlace("decisions", decision_id, DECISION_COLUMNS["signature.name"])
    if field not in LETTERS:
        return None
    if index is None:
        return StoredPlace(field) if column is None else None
    items = getattr(decision, field)
    if index >= len(items) or (column is not None and column not in type(items[0]).model_fields):
        return None
    return StoredPlace(field, row_id(decision_id, field, index), POINTERS.get(column or "", column))


def path_of(table: str, index: int | None, column: str | None) -> str | None:
    """Field path of a stored place; `index` counts from 0 in the decision's list.

    ('members', 3, 'name') → 'members[3].name'; ('decisions', …, 'signer_name') → 'signature.name';
    None for the decision as a whole.
    """
    if table == "decisions":
        return _PATHS.get(column, column) if column else None
    row = table if index is None else f"{table}[{index}]"
    return f"{row}.{_FIELDS.get(column, column)}" if column else row


def flags_of(model: type[Model]) -> list[str]:
    """Fields that are Booleans: 0 and 1 in the database."""
    return [name for name, field in model.model_fields.items() if field.annotation is bool]


def lists_of(model: type[Model]) -> list[str]:
    """Fields that are lists of words: JSON in the database."""
    return [name for name, field in model.model_fields.items() if field.annotation == tuple[str, ...]]


@lru_cache(maxsize=65536)
def _split(path: str) -> tuple[str, int | None, str | None]:
    """'members[3].name' → ('members', 3, 'name'); an empty field where it is no path."""
    match = _PATH.match(path)
    if match is None:
        return "", None, None
    index = match["index"]
    return match["field"], int(index) if index else None, match["column"]
