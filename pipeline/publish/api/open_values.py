"""Values that answers may have, each set once with its name; others may come, and a client must take them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from pipeline.publish.api.compare_answers import DutyMatch, TopicBasis
from pipeline.publish.api.parameter_types import AGENCY_TYPES, PROVINCES
from pipeline.publish.api.queries import SearchIn
from pipeline.publish.ask.metadata import names
from schemas import (
    Action,
    AssigneeKind,
    BodyKind,
    Change,
    Gender,
    Method,
    ProvisionKind,
    RelationKind,
    Role,
    Severity,
    Split,
)

__all__ = ["SCHEMAS", "known_name", "open_name"]

_ASKED_FOR = {"ProvinceId": PROVINCES, "AgencyTypeId": AGENCY_TYPES}
"""Ids that filters take; what answers have are ids of rows, whatever they be."""

_VALUES: dict[str, tuple[Any, str]] = {
    "Action": (Action, "action"),
    "AssigneeKind": (AssigneeKind, "assignee_kind"),
    "BodyKind": (BodyKind, "bodies.kind"),
    "Change": (Change, "change"),
    "DutyMatch": (DutyMatch, "duty_matches.method"),
    "Gender": (Gender, "gender"),
    "Method": (Method, "method"),
    "ProvisionKind": (ProvisionKind, "provisions.kind"),
    "RelationKind": (RelationKind, "relations.kind"),
    "Role": (Role, "role"),
    "SearchTable": (SearchIn, ""),
    "Severity": (Severity, "severity"),
    "Split": (Split, "split"),
    "TopicBasis": (TopicBasis, "body_groups.basis"),
}
"""Name of the schema → its values, and where their Vietnamese names are."""
_NAMES = {get_args(values): name for name, (values, _) in _VALUES.items()}


def open_name(values: Sequence[str]) -> str:
    """The schema of a set of values in answers. KeyError for a set that has no name yet."""
    return _NAMES[tuple(values)]


def known_name(values: Sequence[str]) -> str | None:
    """The schema of a set of values in questions, where others are errors. None for one of its own."""
    asked_for = {known: name for name, known in _ASKED_FOR.items()}
    if name := asked_for.get(tuple(values)):
        return name
    return f"Known{_NAMES[tuple(values)]}" if tuple(values) in _NAMES else None


def _schemas() -> dict[str, Any]:
    found: dict[str, Any] = {
        name: {"title": name, "type": "string", "enum": list(known)} for name, known in _ASKED_FOR.items()
    }
    for name, (values, named) in _VALUES.items():
        known = list(get_args(values))
        called = names().values_of(named) if named else {}
        found[name] = {
            "title": name,
            "description": "One of the known values, or one that a later version knows.",
            "anyOf": [{"$ref": f"#/components/schemas/Known{name}"}, {"type": "string"}],
        }
        found[f"Known{name}"] = {
            "title": f"Known{name}",
            "type": "string",
            "enum": known,
            "description": "; ".join(f"{one}: {called[one]}" for one in known) if called else "Tables.",
        }
    return found


SCHEMAS = _schemas()
"""Name → schema, for the components of the OpenAPI document."""
