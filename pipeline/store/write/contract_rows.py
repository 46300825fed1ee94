"""A reading and its linked decisions → the rows of every table. Pure: no clock, no database.

A column that is called like a field of the contract is filled from it; only what is derived is named here.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.store.write.document_rows import DocumentRows, SqlValue, sides
from pipeline.store.write.evidence_rows import add_evidence
from schemas import MASK, Decision, LinkedDecision, Reading, ReviewItem
from schemas.stored import StoredPlace, decision_id, place_of, row_id


def contract_rows(reading: Reading, linked: Sequence[LinkedDecision]) -> DocumentRows:
    """All rows of a file. Equal input gives equal rows, ids included."""
    organizations = {o.id: o for one in linked for o in one.organizations}
    persons = {p.id: p for one in linked for p in one.persons}
    rows = DocumentRows(reading.source.id, tuple(organizations.values()), tuple(persons.values()))
    _pages(rows, reading)
    for one in linked:
        _decision(rows, one, reading)
    whole = StoredPlace("documents", reading.source.id)
    _review(rows, reading.source.id[:12], None, [(item, whole) for item in reading.review])
    return rows


def _pages(rows: DocumentRows, reading: Reading) -> None:
    for page in reading.pages:
        rows.add("pages", page, document_id=rows.document_id, page=page.number)
    hidden = [
        (page.number, word.box)
        for page in reading.pages
        for line in page.lines
        for word in line.words
        if MASK in word.text and word.box is not None
    ]
    for number, (place, box) in enumerate(hidden, start=1):
        rows.add("page_masks", box, document_id=rows.document_id, ordinal=number, page=place)
    for number, signature in enumerate(reading.signatures, start=1):
        rows.add(
            "signatures", signature, document_id=rows.document_id, ordinal=number, **sides(signature.box)
        )


def _decision(rows: DocumentRows, linked: LinkedDecision, reading: Reading) -> None:
    decision = linked.decision
    key = decision_id(rows.document_id, decision.ordinal)
    rows.add(
        "decisions", decision, id=key, document_id=rows.document_id, issued_year=_year(decision),
        province_id=linked.province_id, issuer_id=linked.issuer_id,
        needs_review=int(_needs_review(decision, reading)), superseded_by=None, address=None,
        **{f"signer_{part}": value for part, value in decision.signature},
    )  # fmt: skip
    _text_units(rows, decision, key)
    _bodies(rows, linked, key)
    _addressees(rows, linked, key)
    for one in linked.organizations:
        rows.add("organization_names", one, decision_id=key, organization_id=one.id)
    add_evidence(rows, decision, key)
    places = [(item, place_of(item.path, decision, key)) for item in decision.review]
    _review(rows, key, key, [(item, place or StoredPlace("decisions")) for item, place in places])


def _year(decision: Decision) -> int | None:
    if decision.issued_year is None and decision.issued_on:
        return int(decision.issued_on[:4])
    return decision.issued_year


def _needs_review(decision: Decision, reading: Reading) -> bool:
    """Whether a doubt about the decision, or about reading one of its pages, is more than a remark."""

    def concerns(item: ReviewItem) -> bool:
        return item.page is None or decision.page_first <= item.page <= decision.page_last

    items = [*decision.review, *filter(concerns, reading.review)]
    return any(item.severity in ("warning", "error") for item in items)


def _of(key: str, table: str, index: int) -> dict[str, SqlValue]:
    return {"id": row_id(key, table, index), "decision_id": key}


def _text_units(rows: DocumentRows, decision: Decision, key: str) -> None:
    for n, basis in enumerate(decision.legal_bases):
        rows.add("legal_bases", basis, **_of(key, "legal_bases", n), ordinal=n + 1, cited_decision_id=None)
    ids = _provision_ids(decision, key)
    for n, unit in enumerate(decision.provisions):
        rows.add("provisions", unit, **_of(key, "provisions", n), parent_id=ids.get(unit.parent or ""))
    for n, relation in enumerate(decision.relations):
        rows.add("relations", relation, **_of(key, "relations", n), target_decision_id=None)


def _provision_ids(decision: Decision, key: str) -> dict[str, str]:
    ids: dict[str, str] = {}
    for index, unit in enumerate(decision.provisions):
        ids.setdefault(unit.eid, row_id(key, "provisions", index))
    return ids


def _bodies(rows: DocumentRows, linked: LinkedDecision, key: str) -> None:
    """Bodies, who sits in them and what they must do; each row says where and when, for quick filters."""
    decision = linked.decision
    dated: dict[str, SqlValue] = {"province_id": linked.province_id, "issued_year": _year(decision)}
    provisions = _provision_ids(decision, key)
    for n, body in enumerate(decision.bodies):
        rows.add("bodies", body, **_of(key, "bodies", n), **dated, ordinal=n + 1)
    for n, member in enumerate(decision.members):
        rows.add(
            "members", member, **_of(key, "members", n), **dated,
            body_id=_child(key, "bodies", member.body, len(decision.bodies)),
            replaces=_child(key, "members", member.replaces, len(decision.members)),
            person_id=_at(linked.member_persons, n), organization_id=_at(linked.member_organizations, n),
        )  # fmt: skip
    for n, duty in enumerate(decision.duties):
        rows.add(
            "duties", duty, **_of(key, "duties", n), **dated, ordinal=n + 1,
            body_id=_child(key, "bodies", duty.body, len(decision.bodies)),
            provision_id=provisions.get(duty.provision or ""),
            member_id=_child(key, "members", duty.member, len(decision.members)),
            organization_id=_at(linked.duty_organizations, n),
        )  # fmt: skip


def _child(key: str, table: str, index: int | None, count: int) -> str | None:
    """Id of the row that an index of the contract points to; None when it points nowhere."""
    return row_id(key, table, index) if index is not None and 0 <= index < count else None


def _at(ids: Sequence[str | None], index: int) -> str | None:
    return ids[index] if index < len(ids) else None


def _addressees(rows: DocumentRows, linked: LinkedDecision, key: str) -> None:
    decision = linked.decision
    for table, items, organizations in (
        ("executors", decision.executors, linked.executor_organizations),
        ("recipients", decision.recipients, linked.recipient_organizations),
    ):
        for n, item in enumerate(items):
            rows.add(table, item, **_of(key, table, n), ordinal=n + 1, organization_id=_at(organizations, n))


def _review(
    rows: DocumentRows, prefix: str, decision: str | None, items: Sequence[tuple[ReviewItem, StoredPlace]]
) -> None:
    for number, (item, place) in enumerate(items, start=1):
        rows.add(
            "review_items", item, id=f"{prefix}-v{number}", document_id=rows.document_id,
            decision_id=decision, table_name=place.table, row_id=place.row_id, column_name=place.column,
        )  # fmt: skip
