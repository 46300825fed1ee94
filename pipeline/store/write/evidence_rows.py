"""Evidence as rows: where each stored value was seen, or from which seen value it follows."""

from __future__ import annotations

from pipeline.store.tables.catalog import table
from pipeline.store.write.collect import Rows
from schemas import Decision, Evidence
from schemas.stored import Spot, spot

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


def add_evidence(rows: Rows, decision: Decision, key: str) -> None:
    """Adds the parser's evidence, then a row of method 'derived' for each normal form without its own.

    Call it when the decision's other rows are there. Evidence for values that are not stored is left out.
    """
    seen: dict[tuple[str, str], Evidence] = {}
    for number, one in enumerate(decision.evidence, start=1):
        where = spot(one.path, decision, key)
        if where is None or where.row_id is None or where.column is None:
            continue
        seen.setdefault((where.row_id, where.column), one)
        _add(rows, f"{key}-e{number}", key, where, one)
    number = len(decision.evidence)
    for name, columns in FOLLOWS_FROM.items():
        at = [(table(name).column_names.index(column), column) for column in columns]
        for row in rows.tables[name]:
            row_id = str(row[0])
            if not row_id.startswith(key) or (row_id != key and row_id[len(key)] != "-"):
                continue  # of another decision in the file
            for index, column in at:
                if row[index] is None or (row_id, column) in seen:
                    continue
                shown = next((c for c in columns[column] if (row_id, c) in seen), None)
                if shown is not None:
                    number += 1
                    basis = seen[row_id, shown].model_copy(update={"method": "derived"})
                    _add(rows, f"{key}-e{number}", key, Spot(name, row_id, column), basis)


def _add(rows: Rows, id_: str, key: str, where: Spot, one: Evidence) -> None:
    box = one.box
    x0, y0, x1, y1 = (box.x0, box.y0, box.x1, box.y1) if box else (None, None, None, None)
    rows.add(
        "evidence", id=id_, decision_id=key, table_name=where.table, row_id=where.row_id,
        column_name=where.column, page=one.page, x0=x0, y0=y0, x1=x1, y1=y1, text=one.text,
        method=one.method, confidence=one.confidence,
    )  # fmt: skip
