"""Field paths of the contract ('members[3].name', 'signature.name') → table, row and column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from schemas import Decision

_PATH = re.compile(r"^(?P<field>\w+)(?:\[(?P<index>\d+)\])?(?:\.(?P<column>\w+))?(?:\[\d+\])?$")

LETTERS = {
    "legal_bases": "l", "provisions": "p", "bodies": "b", "members": "m", "duties": "d",
    "executors": "x", "recipients": "r", "relations": "n",
}  # fmt: skip
"""Table → the letter in the ids of its rows."""

_DECISION_COLUMNS = {
    "type": "type", "number": "number", "symbol": "symbol", "code": "code", "subject": "subject",
    "action": "action", "issued_on": "issued_on", "issued_year": "issued_year", "place": "place",
    "province": "province_id", "issuer": "issuer", "proposed_by": "proposed_by",
    "effective_text": "effective_text", "effective_on": "effective_on",
    "page_first": "page_first", "page_last": "page_last", "signature.authority": "signer_authority",
    "signature.position": "signer_position", "signature.name": "signer_name",
}  # fmt: skip
_RENAMED = {
    ("members", "body"): "body_id",
    ("duties", "body"): "body_id",
    ("duties", "member"): "member_id",
    ("duties", "provision"): "provision_id",
    ("provisions", "parent"): "parent_id",
}


@dataclass(frozen=True)
class Spot:
    """A place in the database; a missing row means the decision, a missing column the whole row."""

    table: str
    row_id: str | None = None
    column: str | None = None


def row_id(decision_id: str, table: str, index: int) -> str:
    """Id of the row for item `index` (0-based) of a decision's list."""
    return f"{decision_id}-{LETTERS[table]}{index + 1}"


def spot(path: str | None, decision: Decision, decision_id: str) -> Spot | None:
    """Where `path` is stored; None for a path that the decision does not have.

    A list without an index ('members') is the table as a whole; no path is the whole decision.
    """
    if path is None:
        return Spot("decisions")
    if path in _DECISION_COLUMNS:
        return Spot("decisions", decision_id, _DECISION_COLUMNS[path])
    field, index, column = _split(path)
    if field == "signature" and column is None and index is None:
        return Spot("decisions", decision_id, "signer_name")
    if field not in LETTERS:
        return None
    if index is None:
        return Spot(field) if column is None else None
    items = getattr(decision, field)
    if index >= len(items) or (column is not None and column not in type(items[0]).model_fields):
        return None
    stored = _RENAMED.get((field, column or ""), column)
    return Spot(field, row_id(decision_id, field, index), stored)


@lru_cache(maxsize=65536)
def _split(path: str) -> tuple[str, int | None, str | None]:
    """'members[3].name' → ('members', 3, 'name'); an empty field where it is no path."""
    match = _PATH.match(path)
    if match is None:
        return "", None, None
    index = match["index"]
    return match["field"], int(index) if index else None, match["column"]
