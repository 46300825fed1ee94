"""The province of a decision, by issuer, head and place."""

from __future__ import annotations

from pipeline.lexicon.provinces import province_name
from pipeline.parse.draft import Draft


def read_province(draft: Draft) -> None:
    """Sets province; None for central bodies and where nothing names one."""
    fields, flow = draft.fields, draft.flow
    head = [flow.value(b.start, b.end) for _, b in draft.blocks("head") if b.column != "right"]
    issuer = fields.get("issuer")
    texts = [text for text in [issuer, *head] if text]
    when = fields.get("issued_on") or fields.get("issued_year")
    name = province_name(texts, fields.get("place"), when)
    if name:
        fields["province"] = name
