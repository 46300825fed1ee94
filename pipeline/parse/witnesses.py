"""What the head of an annex says of a scan's own number and date confirms what its head seems to say."""

from __future__ import annotations

import re

from pipeline.parse.draft import Draft
from pipeline.text.dates import find_dates

_SURE = 0.97  # confidence of what stands at two places
_OWN = re.compile(
    r"^[\W_]*(?:ban hanh )?kem theo [a-z ]{2,30}? so[ :]*(?P<number>\d{1,5}[a-z]?) ?/(?P<rest>[^)]{0,90})",
    re.MULTILINE,
)
"""'(Ban hành kèm theo Quyết định số 12/QĐ-SYT ngày 3/4/2019'."""


def hear_witnesses(draft: Draft) -> set[str]:
    """Paths of the fields confirmed. A mention never gives a value: it may be another act's."""
    owns = [*_OWN.finditer(draft.flow.folded)]
    said = {
        "number": {own["number"].lstrip("0") for own in owns},
        "issued_on": {found.iso for own in owns for found in find_dates(own["rest"])[:1]},
    }
    confirmed = {path for path in said if said[path] == {str(draft.fields.get(path)).lower().lstrip("0")}}
    for n, seen in enumerate(draft.evidence):
        if seen.path in confirmed:
            draft.evidence[n] = seen.model_copy(update={"confidence": max(seen.confidence, _SURE)})
    return confirmed
