"""Whole decisions out of the database, nested as `DecisionRecord` says.

Records are plain dictionaries in the order of the model's fields: made by the hundred thousand, and written
as JSON at once, they are validated in the tests and not each time.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from pipeline.publish.ask.record_models import DecisionRecord, DocumentRecord
from pipeline.publish.ask.rows import Row, listed, marks
from schemas import Model
from schemas.stored import flags_of, lists_of, path_of

__all__ = ["all_records", "records"]

_DECISIONS = """select d.*, p.name as province from decisions d
    left join provinces p on p.id = d.province_id where d.id in {ids}"""
_CHILDREN = {
    "legal_bases": "select x.* from legal_bases x where x.decision_id in {ids}",
    "provisions": "select x.* from provisions x where x.decision_id in {ids}",
    "bodies": "select x.* from bodies x where x.decision_id in {ids}",
    "members": """select x.*, o.agency_type_id from members x
        left join organizations o on o.id = x.organization_id where x.decision_id in {ids}""",
    "duties": """select x.*, o.agency_type_id from duties x
        left join organizations o on o.id = x.organization_id where x.decision_id in {ids}""",
    "executors": "select x.* from executors x where x.decision_id in {ids}",
    "recipients": "select x.* from recipients x where x.decision_id in {ids}",
    "relations": "select x.* from relations x where x.decision_id in {ids}",
    "review": "select x.* from review_items x where x.decision_id in {ids}",
}
_EVIDENCE = """select decision_id, table_name, row_id, column_name, page, x0, y0, x1, y1, text, method,
    confidence from evidence where decision_id in {ids} order by length(id), id"""
_SIGNATURES = "select * from signatures where document_id in {ids} order by document_id, ordinal"
_MODELS: dict[str, type[Model]] = {
    "decisions": DecisionRecord,
    "documents": DocumentRecord,
    **{
        name: field.annotation.__args__[0]  # type: ignore[union-attr]
        for name, field in DecisionRecord.model_fields.items()
        if name in _CHILDREN
    },
}
_FIELDS = {
    name: tuple(f.alias or key for key, f in model.model_fields.items()) for name, model in _MODELS.items()
}
_FLAGS = {name: flags_of(model) for name, model in _MODELS.items()}
_LISTS = {name: lists_of(model) for name, model in _MODELS.items()}
_AT_ONCE = 200


def records(conn: sqlite3.Connection, ids: Sequence[str], *, evidence: bool = True) -> Iterator[Row]:
    """The records with these ids, in their order; ids that are not there are passed over.

    `evidence` False leaves the list empty: it is most of a record's size. At most 500 ids at a time.
    """
    among = marks(ids)
    found = {row["id"]: row for row in listed(conn, _DECISIONS.format(ids=among), ids)}
    wanted = [one for one in ids if one in found]
    if not wanted:
        return
    children = {
        name: _by_decision(listed(conn, f"{sql.format(ids=among)} order by length(x.id), x.id", ids))
        for name, sql in _CHILDREN.items()
    }
    seen: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    if evidence:
        for row in conn.execute(_EVIDENCE.format(ids=among), tuple(ids)):
            seen[row[0]].append(row)
    documents = _documents(conn, list({found[one]["document_id"] for one in wanted}))
    today = _today(conn)
    for one in wanted:
        own = {name: by_decision.get(one, []) for name, by_decision in children.items()}
        yield _record(found[one], own, seen[one], documents, today)


def all_records(conn: sqlite3.Connection, *, evidence: bool = True) -> Iterator[Row]:
    """Every record, in the order of ids, without holding more than a few in memory."""
    last = ""
    while True:
        sql = "select id from decisions where id > ? order by id limit ?"
        ids = [row[0] for row in conn.execute(sql, (last, _AT_ONCE))]
        if not ids:
            return
        yield from records(conn, ids, evidence=evidence)
        last = ids[-1]


def _by_decision(rows: list[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["decision_id"]].append(row)
    return grouped


def _documents(conn: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Row]:
    rows = listed(conn, f"select * from documents where id in {marks(ids)}", ids)
    signed: dict[str, list[Row]] = defaultdict(list)
    for row in listed(conn, _SIGNATURES.format(ids=marks(ids)), ids):
        signed[row["document_id"]].append(_signature(row))
    return {row["id"]: _chosen("documents", {**row, "signatures": signed[row["id"]]}) for row in rows}


def _signature(row: Row) -> Row:
    stated = {field: row[field] for field in ("signer", "organization", "signed_at", "page")}
    return {**stated, "box": _box(*(row[side] for side in ("x0", "y0", "x1", "y1")))}


def _box(x0: float | None, y0: float, x1: float, y1: float) -> Row | None:
    return None if x0 is None else {"x0": x0, "y0": y0, "x1": x1, "y1": y1}


def _today(conn: sqlite3.Connection) -> dict[str, str | None]:
    """Province id → the province that it belongs to today; None where it was split."""
    return _followed(tuple(conn.execute("select id, successor_id, valid_to from provinces")))


@lru_cache(maxsize=4)  # the same for every record: a tenth of the time of one
def _followed(rows: tuple[tuple[str, str | None, str | None], ...]) -> dict[str, str | None]:
    successors = {row[0]: row[1] for row in rows}
    ended = {row[0] for row in rows if row[2]}
    today: dict[str, str | None] = {}
    for one in successors:
        last, steps = one, 0
        while (following := successors[last]) in successors and steps < len(rows):
            last, steps = str(following), steps + 1
        today[one] = None if last in ended else last
    return today


def _record(
    row: Row,
    own: dict[str, list[Row]],
    evidence: list[tuple[Any, ...]],
    documents: dict[str, Row],
    today: dict[str, str | None],
) -> Row:
    places = {
        name: {child["id"]: index for index, child in enumerate(rows)}
        for name, rows in own.items()
        if name != "review"
    }
    eids = {child["id"]: child["eid"] for child in own["provisions"]}
    for child in own["provisions"]:
        child["parent"] = eids.get(child["parent_id"])
    for child in own["members"]:
        child["body"] = places["bodies"].get(child["body_id"])
        child["replaces_id"] = child["replaces"]
        child["replaces"] = places["members"].get(child["replaces_id"])
    for child in own["duties"]:
        child["body"] = places["bodies"].get(child["body_id"])
        child["member"] = places["members"].get(child["member_id"])
        child["provision"] = eids.get(child["provision_id"])
    lists = {name: [_chosen(name, child) for child in own[name]] for name in places}
    whole = {
        **row, **lists,
        "signature": {part: row[f"signer_{part}"] for part in ("authority", "position", "name")},
        "province_today_id": today.get(row["province_id"]),
        "document": documents[row["document_id"]],
        "evidence": [_evidence(one, places) for one in evidence],
        "review": [_review(one, places) for one in own["review"]],
    }  # fmt: skip
    return _chosen("decisions", whole)


def _chosen(name: str, row: Row) -> Row:
    """The fields of the model, as it has them, from the columns and what was put beside them."""
    record = {field: row[field] for field in _FIELDS[name]}
    for field in _FLAGS[name]:
        record[field] = bool(record[field])
    for field in _LISTS[name]:
        record[field] = json.loads(record[field])
    return record


def _evidence(row: tuple[Any, ...], places: dict[str, dict[str, int]]) -> Row:
    _, table, row_id, column, page, x0, y0, x1, y1, text, method, confidence = row
    return {
        "path": _path(table, row_id, column, places), "page": page,
        "box": _box(x0, y0, x1, y1),
        "text": text, "method": method, "confidence": confidence,
    }  # fmt: skip


def _review(row: Row, places: dict[str, dict[str, int]]) -> Row:
    place = row["table_name"], row["row_id"], row["column_name"]
    return {
        "path": _path(*place, places) if row["table_name"] else None, "code": row["code"],
        "severity": row["severity"], "message": row["message"], "page": row["page"],
    }  # fmt: skip


def _path(
    table: str, row_id: str | None, column: str | None, places: dict[str, dict[str, int]]
) -> str | None:
    if table == "decisions" or row_id is None:
        return path_of(table, None, column)
    index = places.get(table, {}).get(row_id)
    return None if index is None else path_of(table, index, column)  # None: the row is no longer there
