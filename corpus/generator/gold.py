"""Gold of a sample, in the form that `quyetdinh evaluate` reads."""

from __future__ import annotations

from typing import Any

from corpus.generator.model import Sample

# The evaluated roles; a list of our own, so that the pipeline's lexicon is tested and not asked.
ROLES = {
    "trưởng ban": "head",
    "trưởng ban chỉ đạo": "head",
    "tổ trưởng": "head",
    "trưởng đoàn": "head",
    "chủ tịch hội đồng": "head",
    "chỉ huy trưởng": "head",
    "đội trưởng": "head",
    "trưởng tiểu ban": "head",
    "phó trưởng ban thường trực": "deputy_standing",
    "tổ phó thường trực": "deputy_standing",
    "phó chỉ huy trưởng thường trực": "deputy_standing",
    "phó chủ tịch thường trực hội đồng": "deputy_standing",
    "phó chủ tịch thường trực": "deputy_standing",
    "phó trưởng đoàn thường trực": "deputy_standing",
    "phó trưởng ban": "deputy",
    "phó ban": "deputy",
    "tổ phó": "deputy",
    "phó tổ trưởng": "deputy",
    "phó trưởng đoàn": "deputy",
    "phó chủ tịch hội đồng": "deputy",
    "phó chỉ huy trưởng": "deputy",
    "đội phó": "deputy",
    "ủy viên thường trực": "member_standing",
    "thành viên thường trực": "member_standing",
    "thư ký": "secretary",
    "thành viên - thư ký": "secretary",
    "ủy viên thư ký": "secretary",
    "thành viên, thư ký": "secretary",
    "thành viên": "member",
    "ủy viên": "member",
    "tổ viên": "member",
    "đội viên": "member",
}


def role_of(text: str) -> str:
    return ROLES[text.lower().replace("uỷ", "ủy").replace("–", "-")]


def split_of(sample: Sample) -> str:
    return {"digital": "digital", "widget": "digital", "scan": "scan", "text": "text-layer"}[
        sample.sample_class
    ]


def record(sample: Sample, source: str, sha256: str) -> dict[str, Any]:
    """The gold record. Honorific 'Mời' is an invitation and no form of address."""
    return {
        "source": source,
        "sha256": sha256,
        "split": split_of(sample),
        "note": f"Văn bản mẫu, nhân vật hư cấu. {sample.note}".strip(),
        "documents": 1,
        "decision": {
            "type": "Quyết định",
            "number": sample.number,
            "symbol": sample.symbol,
            "issued_on": sample.date,
            "issued_year": sample.year,
            "place": sample.place,
            "province": sample.province,
            "issuer": sample.issuer,
            "subject": sample.subject,
            "action": sample.action,
            "effective": sample.effective,
            "proposed_by": sample.proposed_by,
        },
        "legal_bases": [vars(act) for basis in sample.bases for act in basis.acts],
        "articles": [vars(article) for article in sample.articles],
        "bodies": [
            {
                "name": body.name,
                "alias": body.alias,
                "kind": body.kind,
                "standing_agency": body.standing_agency,
                "working_rules": body.working_rules,
            }
            for body in sample.bodies
        ],
        "members": [
            {
                "body": index,
                "ordinal": seat.ordinal,
                "honorific": None if seat.honorific == "Mời" else seat.honorific or None,
                "name": seat.name or None,
                "position": seat.position or None,
                "organization": seat.organization or None,
                "role_text": seat.role or None,
                "role": role_of(seat.role) if seat.role else "member",
            }
            for index, body in enumerate(sample.bodies)
            for seat in body.seats
        ],
        "duties": [
            {
                "body": duty.body,
                "assignee_kind": duty.kind,
                "assignee": duty.assignee,
                "label": duty.label,
                "text": duty.text,
            }
            for duty in sample.duties
        ],
        "executors": sample.executors,
        "recipients": [{"text": text, "purpose": purpose} for text, purpose in sample.recipients],
        "signature": {
            "authority": " ".join(sample.authority) or None,
            "position": sample.position,
            "name": sample.signer,
        },
    }
