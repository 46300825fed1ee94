"""What a scan says elsewhere of its own number and date confirms what its head seems to say, or not."""

from __future__ import annotations

import re

from pipeline.parse.doubts import doubt
from pipeline.parse.draft import Draft
from pipeline.text.dates import find_dates

_SURE = 0.97  # confidence of what stands at two places
_OWN = re.compile(
    r"^[\W_]*(?:ban hanh )?kem theo [a-z ]{2,30}? so[ :]*(?P<number>\d{1,5}[a-z]?) ?/(?P<rest>[^)]{0,90})",
    re.MULTILINE,
)
"""The head of an annex: '(Ban hành kèm theo Quyết định số 12/QĐ-SYT ngày 3/4/2019'."""


def hear_witnesses(draft: Draft) -> set[str]:
    """Paths of the fields confirmed. A mention never gives a value: it may be another act's."""
    folded, fields = draft.flow.folded, draft.fields
    said: dict[str, set[str]] = {"number": set(), "issued_on": set()}
    for own in _OWN.finditer(folded):
        said["number"].add(own["number"].lstrip("0"))
        said["issued_on"] |= {found.iso for found in find_dates(own["rest"])[:1]}
    issued = fields.get("issued_on", "9999")
    said["issued_on"] |= {
        base.issued_on for base in draft.legal_bases if base.issued_on and base.issued_on > issued
    }
    confirmed = set()
    for path, values in said.items():
        if path not in fields or not values:
            continue
        if values == {str(fields[path]).lower().lstrip("0")}:
            confirmed.add(path)
        else:
            others = ", ".join(sorted(values))
            draft.doubt(path, doubt("contradicted", value=fields[path], others=others), draft.page_first)
    for n, seen in enumerate(draft.evidence):
        if seen.path in confirmed:
            draft.evidence[n] = seen.model_copy(update={"confidence": max(seen.confidence, _SURE)})
    return confirmed
