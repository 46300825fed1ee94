"""Evidence as rows: where each stored value was seen, or from which seen value it follows."""

from __future__ import annotations

from pipeline.store.tables.catalog import table
from pipeline.store.write.document_rows import DocumentRows, sides
from schemas import Decision, Evidence
from schemas.stored import StoredPlace, place_of

FOLLOWS_FROM: dict[str, dict[str, tuple[str, ...]]] = {
    "decisions": {
        "code": ("number",),
        "type": ("symbol", "subject"),
        "issued_year": ("issued_on",),
        "action": ("subject",),
        "province_id": ("issuer", "place"),
        "effective_on": ("effective_text",),
    },
    "bodies": {"kind": ("name",)},
    "members": {"gender": ("honorific",), "role": ("role_text", "name", "position")},
    "duties": {
        "assignee_kind": ("assignee",),
        "role": ("assignee",),
        "action_verb": ("text",),
        "label": ("text",),
    },
    "recipients": {"purpose": ("text",)},
    "relations": {"kind": ("target_code",)},
}
"""Table → column → the columns that show it: a normal form is believed for the words it stands for."""


def add_evidence(rows: DocumentRows, decision: Decision, key: str) -> None:
    """Adds the parser's evidence, then a row of method 'derived' for each normal form without its own.

    Call it when the decision's other rows are there. Evidence for values that are not stored is left out.
    """
    seen: dict[tuple[str, str], Evidence] = {}
    for number, one in enumerate(decision.evidence, start=1):
        place = place_of(one.path, decision, key)
        if place is None or place.row_id is None or place.column is None:
            continue
        seen.setdefault((place.row_id, place.column), one)
        _add(rows, f"{key}-e{number}", key, place, one)
    number = len(decision.evidence)
    for name, columns in FOLLOWS_FROM.items():
        at = [(table(name).column_names.index(column), column) for column in columns]
        for row in rows.of_decision(name, key):
            row_id = str(row[0])
            for index, column in at:
                if row[index] is None or (row_id, column) in seen:
                    continue
                shown = next((c for c in columns[column] if (row_id, c) in seen), None)
                if shown is not None:
                    number += 1
                    basis = seen[row_id, shown].model_copy(update={"method": "derived"})
                    _add(rows, f"{key}-e{number}", key, StoredPlace(name, row_id, column), basis)


def _add(rows: DocumentRows, id_: str, key: str, place: StoredPlace, one: Evidence) -> None:
    rows.add(
        "evidence", one, id=id_, decision_id=key, table_name=place.table, row_id=place.row_id,
        column_name=place.column, **sides(one.box),
    )  # fmt: skip
