"""What the decision page says: all rows of a decision, arranged as a reader looks for them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from pipeline.publish.ask.addresses import anchor_of
from pipeline.publish.ask.central import is_central
from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.provinces import name_of_province
from pipeline.publish.ask.questions import one, several
from pipeline.publish.ask.rows import Row
from pipeline.publish.pages.spots import Spot, anchor, spots_of
from pipeline.publish.pages.text_marks import pieces_of
from schemas.stored import LETTERS

__all__ = ["record_of"]

_CHILDREN = {
    "bodies": "select * from bodies where decision_id = ? order by ordinal",
    "members": "select m.*, o.agency_type_id, a.name as agency_type, r.name as replaced from members m "
    "left join members r on r.id = m.replaces "
    "left join organizations o on o.id = m.organization_id left join agency_types a "
    "on a.id = o.agency_type_id where m.decision_id = ? order by length(m.id), m.id",
    "duties": "select * from duties where decision_id = ? order by length(id), id",
    "legal_bases": "select l.*, d.code as cited_code, d.address as cited_address from legal_bases l "
    "left join decisions d on d.id = l.cited_decision_id where l.decision_id = ? order by l.ordinal",
    "provisions": "select * from provisions where decision_id = ? order by ordinal, length(id), id",
    "executors": "select * from executors where decision_id = ? order by ordinal",
    "recipients": "select * from recipients where decision_id = ? order by ordinal",
    "relations": "select n.*, d.code as known_code, d.address as target_address from relations n "
    "left join decisions d on d.id = n.target_decision_id where n.decision_id = ? order by n.id",
    "evidence": "select * from evidence where decision_id = ?",
    "reviews": "select * from review_items where decision_id = ? order by severity, length(id), id",
    "older": "select d.id, d.address, f.file_name, f.modified_at from decisions d "
    "join documents f on f.id = d.document_id where d.superseded_by = ? order by f.modified_at desc, d.id",
    "facts": "select f.*, g.name as group_name, g.provinces as group_provinces from body_facts f "
    "join body_groups g on g.id = f.group_id where f.decision_id = ?",
}
_PAGES = (
    "select document_id, page, width, height, text_source, confidence, text from pages "
    "where document_id = ? and page between ? and ? order by page"
)
_LOW = 0.8
_DRAWN = frozenset({
    "assignee", "assignee_kind", "confidence", "decision_id", "honorific", "id", "issued_on", "issued_year",
    "issuer", "kind", "name", "number", "ordinal", "organization", "page", "position", "province_id",
    "reason", "replaces", "role", "role_text", "standing_agency", "text", "title", "type",
})  # fmt: skip
"""Columns of rows that the page has a place for, or says once for the whole decision."""


async def record_of(datasette: Any, decision_id: str) -> Row | None:
    """Everything of a decision for its page; None when there is no such decision."""
    decision = await one(
        datasette,
        "select d.*, f.file_name, f.media_type, f.split, f.is_signed, f.page_count, f.source_url, "
        f"f.publisher, f.retrieved_on, n.address as newer_address, {is_central('d')} as is_central "
        "from decisions d "
        "join documents f on f.id = d.document_id left join decisions n on n.id = d.superseded_by "
        "where d.id = ?",
        [decision_id],
    )
    if decision is None:
        return None
    span = [decision["document_id"], decision["page_first"], decision["page_last"]]
    *listed, pages = await several(
        datasette, *((sql, [decision_id]) for sql in _CHILDREN.values()), (_PAGES, span)
    )
    parts = dict(zip(_CHILDREN, listed, strict=True))
    spots = spots_of(parts["evidence"])
    there: dict[int, list[Row]] = defaultdict(list)
    for row in parts["evidence"]:
        there[row["page"]].append(row)
    shown = [_shown(page, spots, there) for page in pages]
    placed = {spot.anchor for page in shown for spot in page["spots"]} | {
        piece.anchor for page in shown for piece in page["pieces"]
    }
    flags = _flags(parts["reviews"])
    for table in LETTERS.keys() - {"provisions"}:
        for row in parts[table]:
            row["anchor"] = anchor_of(row["id"])
            row["placed"] = row["anchor"] in placed
            row["flags"] = flags.get(row["id"], [])
            row["unsure"] = (row.get("confidence") or 1) < _LOW
            row["more"] = _more(table, row)
    return {
        "decision": decision,
        "province": name_of_province(decision["province_id"], decision["is_central"]),
        "bodies": [_with_rules(body, parts) for body in parts["bodies"]],
        "loose_members": [m for m in parts["members"] if m["body_id"] is None],
        "duties": _by_assignee(parts["duties"]),
        "duty_count": len(parts["duties"]),
        "member_count": sum(member["change"] != "leaves" for member in parts["members"]),
        "bases": parts["legal_bases"],
        "tree": _tree(parts["provisions"]),
        "executors": parts["executors"],
        "recipients": parts["recipients"],
        "relations": parts["relations"],
        "older": parts["older"],
        "flags": [review for review in parts["reviews"] if review["severity"] != "info"],
        "notes": [review for review in parts["reviews"] if review["severity"] == "info"],
        "head_flags": _head_flags(parts["reviews"]),
        "certainty": _certainty(parts["evidence"], parts["reviews"]),
        "pages": shown,
        "placed": placed,
    }


def _shown(page: Row, spots: dict[int, list[Spot]], evidence: dict[int, list[Row]]) -> Row:
    """A page with the places of its values: boxes where it has a size, else runs of its text."""
    pieces = [] if page["width"] else pieces_of(page["text"] or "", evidence.get(page["page"], []))
    return page | {"spots": spots.get(page["page"], []), "pieces": pieces}


def _more(table: str, row: Row) -> list[tuple[str, object]]:
    """Label and value of what the table's page shows of a row, and this page does not draw in its own way."""
    said = names()
    return [
        (said.column(table, column), said.value(table, column, row[column]) or row[column])
        for column in said.shown_columns(table)
        if column not in _DRAWN and row[column] not in (None, "")
    ]


def _with_rules(body: Row, parts: dict[str, list[Row]]) -> Row:
    try:
        rules = json.loads(body["working_rules"] or "[]")
    except ValueError:
        rules = []
    fact = next((row for row in parts["facts"] if row["body_id"] == body["id"]), None)
    members = [member for member in parts["members"] if member["body_id"] == body["id"]]
    sitting = sum(member["change"] != "leaves" for member in members)
    return body | {
        "rules": rules if isinstance(rules, list) else [], "fact": fact, "members": members,
        "sitting": sitting,
    }  # fmt: skip


def _by_assignee(duties: list[Row]) -> list[tuple[str, str | None, list[Row]]]:
    """(assignee, kind, duties) in the order in which assignees first appear."""
    grouped: dict[tuple[str, str | None], list[Row]] = {}
    for duty in duties:
        key = (duty["assignee"] or "Không rõ giao cho ai", duty["assignee_kind"])
        grouped.setdefault(key, []).append(duty)
    return [(name, kind, listed) for (name, kind), listed in grouped.items()]


def _tree(provisions: list[Row]) -> list[Row]:
    """Articles with their parts inside, at any depth; parts whose parent is missing stand at the top."""
    inside: dict[str | None, list[Row]] = defaultdict(list)
    known = {row["id"] for row in provisions}
    for row in provisions:
        inside[row["parent_id"] if row["parent_id"] in known else None].append(row)

    def grown(row: Row, depth: int) -> Row:
        parts = inside.get(row["id"], []) if depth < 12 else []
        return row | {"parts": [grown(part, depth + 1) for part in parts]}

    return [grown(row, 0) for row in inside[None]]


def _flags(reviews: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for review in reviews:
        if review["row_id"] and review["severity"] != "info":
            found[review["row_id"]].append(review)
    return found


def _certainty(evidence: list[Row], reviews: list[Row]) -> tuple[int, int]:
    """Of how many of the values that were read nothing is doubted, and how many there are."""
    values = {
        (row["row_id"], row["column_name"])
        for row in evidence
        if row["method"] != "derived" and row["column_name"]
    }
    doubted = {
        (review["row_id"], review["column_name"]) for review in reviews if review["severity"] != "info"
    }
    sure = [value for value in values if value not in doubted and (value[0], None) not in doubted]
    return len(sure), len(values)


def _head_flags(reviews: list[Row]) -> dict[str, list[Row]]:
    """Part of the head ('so', 'ngay' …) → what is doubted about it."""
    found: dict[str, list[Row]] = defaultdict(list)
    for review in reviews:
        if review["table_name"] == "decisions" and review["severity"] != "info":
            name = anchor("decisions", "", review["column_name"])
            if name:
                found[name].append(review)
    return found
