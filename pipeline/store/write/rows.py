"""A reading and its linked decisions → the rows of every table. Pure: no clock, no database."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pipeline.store.tables.content import CONTENT_TABLES
from pipeline.store.write.collect import Rows
from pipeline.store.write.evidence_rows import add_evidence
from schemas import MASK, Decision, LinkedDecision, Reading, ReviewItem
from schemas.stored import Spot, row_id, spot


def decision_id(source_id: str, ordinal: int) -> str:
    """First 12 hex digits of the file's hash and the place of the act in the file."""
    return f"{source_id[:12]}-{ordinal}"


def document_rows(reading: Reading, linked: Sequence[LinkedDecision]) -> Rows:
    """All rows of a file. Equal input gives equal rows, ids included."""
    source = reading.source.id
    organizations = {o.id: o for one in linked for o in one.organizations}
    persons = {p.id: p for one in linked for p in one.persons}
    rows = Rows(
        source,
        {t.name: [] for t in CONTENT_TABLES if t.name != "documents"},
        tuple(organizations.values()),
        tuple(persons.values()),
    )
    for page in reading.pages:
        rows.add(
            "pages", document_id=source, page=page.number, width=page.width, height=page.height,
            rotation=page.rotation, text_source=page.text_source, confidence=page.confidence,
            text=page.text,
        )  # fmt: skip
    _masks(rows, reading)
    _signatures(rows, reading)
    for one in linked:
        _decision(rows, one, reading)
    for number, item in enumerate(reading.review, start=1):
        rows.add(
            "review_items", id=f"{source[:12]}-v{number}", document_id=source, decision_id=None,
            table_name="documents", row_id=source, column_name=None, code=item.code,
            severity=item.severity, message=item.message, page=item.page,
        )  # fmt: skip
    return rows


def _masks(rows: Rows, reading: Reading) -> None:
    hidden = [
        (page.number, word.box)
        for page in reading.pages
        for line in page.lines
        for word in line.words
        if MASK in word.text and word.box is not None
    ]
    for number, (page, box) in enumerate(hidden, start=1):
        rows.add(
            "page_masks", document_id=rows.document_id, ordinal=number, page=page,
            x0=box.x0, y0=box.y0, x1=box.x1, y1=box.y1,
        )  # fmt: skip


def _signatures(rows: Rows, reading: Reading) -> None:
    for number, signature in enumerate(reading.signatures, start=1):
        sides = signature.box.model_dump() if signature.box else dict.fromkeys(("x0", "y0", "x1", "y1"))
        rows.add(
            "signatures", document_id=rows.document_id, ordinal=number, signer=signature.signer,
            organization=signature.organization, signed_at=signature.signed_at, page=signature.page, **sides,
        )  # fmt: skip


def _decision(rows: Rows, linked: LinkedDecision, reading: Reading) -> None:
    decision = linked.decision
    key = decision_id(rows.document_id, decision.ordinal)
    signature = decision.signature
    rows.add(
        "decisions", id=key, document_id=rows.document_id, ordinal=decision.ordinal,
        page_first=decision.page_first, page_last=decision.page_last, type=decision.type,
        number=decision.number, symbol=decision.symbol, code=decision.code, subject=decision.subject,
        action=decision.action, issued_on=decision.issued_on, issued_year=_year(decision),
        place=decision.place, province_id=linked.province_id, issuer=decision.issuer,
        issuer_id=linked.issuer_id, proposed_by=decision.proposed_by,
        effective_text=decision.effective_text, effective_on=decision.effective_on,
        signer_authority=signature.authority, signer_position=signature.position,
        signer_name=signature.name, needs_review=int(_needs_review(decision, reading)),
    )  # fmt: skip
    _text_units(rows, decision, key)
    _seats(rows, linked, key)
    _duties(rows, linked, key)
    _addressees(rows, linked, key)
    add_evidence(rows, decision, key)
    _review(rows, decision, key)


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


def _text_units(rows: Rows, decision: Decision, key: str) -> None:
    for index, basis in enumerate(decision.legal_bases):
        rows.add(
            "legal_bases", id=row_id(key, "legal_bases", index), decision_id=key, ordinal=index + 1,
            type=basis.type, number=basis.number, issued_on=basis.issued_on, issuer=basis.issuer,
            title=basis.title, text=basis.text, cited_decision_id=None,
        )  # fmt: skip
    ids = _provision_ids(decision, key)
    for index, unit in enumerate(decision.provisions):
        rows.add(
            "provisions", id=row_id(key, "provisions", index), decision_id=key,
            parent_id=ids.get(unit.parent or ""), eid=unit.eid, kind=unit.kind, label=unit.label,
            heading=unit.heading, text=unit.text, ordinal=unit.ordinal, page_first=unit.page_first,
            page_last=unit.page_last,
        )  # fmt: skip
    for index, relation in enumerate(decision.relations):
        rows.add(
            "relations", id=row_id(key, "relations", index), decision_id=key, kind=relation.kind,
            target_code=relation.target_code, target_issued_on=relation.target_issued_on,
            target_decision_id=None,
        )  # fmt: skip


def _provision_ids(decision: Decision, key: str) -> dict[str, str]:
    ids: dict[str, str] = {}
    for index, unit in enumerate(decision.provisions):
        ids.setdefault(unit.eid, row_id(key, "provisions", index))
    return ids


def _child(key: str, table: str, index: int | None, count: int) -> str | None:
    """Id of the row that an index of the contract points to; None when it points nowhere."""
    return row_id(key, table, index) if index is not None and 0 <= index < count else None


def _at(ids: Sequence[str | None], index: int) -> str | None:
    return ids[index] if index < len(ids) else None


def _seats(rows: Rows, linked: LinkedDecision, key: str) -> None:
    decision = linked.decision
    for index, body in enumerate(decision.bodies):
        rows.add(
            "bodies", id=row_id(key, "bodies", index), decision_id=key, ordinal=index + 1, name=body.name,
            alias=body.alias, kind=body.kind, standing_agency=body.standing_agency,
            working_rules=json.dumps(body.working_rules, ensure_ascii=False),
            province_id=linked.province_id, issued_year=_year(decision),
        )  # fmt: skip
    for index, member in enumerate(decision.members):
        rows.add(
            "members", id=row_id(key, "members", index), decision_id=key,
            body_id=_child(key, "bodies", member.body, len(decision.bodies)),
            province_id=linked.province_id, issued_year=_year(decision), ordinal=member.ordinal,
            honorific=member.honorific, gender=member.gender, name=member.name,
            person_id=_at(linked.member_persons, index), position=member.position,
            organization=member.organization, organization_id=_at(linked.member_organizations, index),
            role_text=member.role_text, role=member.role, change=member.change,
            invited=int(member.invited), text=member.text, page=member.page,
            confidence=member.confidence,
        )  # fmt: skip


def _duties(rows: Rows, linked: LinkedDecision, key: str) -> None:
    decision = linked.decision
    provisions = _provision_ids(decision, key)
    for index, duty in enumerate(decision.duties):
        rows.add(
            "duties", id=row_id(key, "duties", index), decision_id=key,
            body_id=_child(key, "bodies", duty.body, len(decision.bodies)),
            province_id=linked.province_id, issued_year=_year(decision),
            provision_id=provisions.get(duty.provision or ""), ordinal=index + 1, label=duty.label,
            assignee_kind=duty.assignee_kind, assignee=duty.assignee,
            member_id=_child(key, "members", duty.member, len(decision.members)), role=duty.role,
            organization_id=_at(linked.duty_organizations, index), action_verb=duty.action_verb,
            text=duty.text, page=duty.page, confidence=duty.confidence,
        )  # fmt: skip


def _addressees(rows: Rows, linked: LinkedDecision, key: str) -> None:
    decision = linked.decision
    for index, executor in enumerate(decision.executors):
        rows.add(
            "executors", id=row_id(key, "executors", index), decision_id=key, ordinal=index + 1,
            text=executor.text, organization_id=_at(linked.executor_organizations, index),
        )  # fmt: skip
    for index, recipient in enumerate(decision.recipients):
        rows.add(
            "recipients", id=row_id(key, "recipients", index), decision_id=key, ordinal=index + 1,
            text=recipient.text, purpose=recipient.purpose,
            organization_id=_at(linked.recipient_organizations, index),
        )  # fmt: skip


def _review(rows: Rows, decision: Decision, key: str) -> None:
    for number, item in enumerate(decision.review, start=1):
        where = spot(item.path, decision, key) or Spot("decisions")
        rows.add(
            "review_items", id=f"{key}-v{number}", document_id=rows.document_id, decision_id=key,
            table_name=where.table, row_id=where.row_id, column_name=where.column, code=item.code,
            severity=item.severity, message=item.message, page=item.page,
        )  # fmt: skip
