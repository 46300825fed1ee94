"""The province of a decision, by issuer, head and place, else by what the text names."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import is_national
from pipeline.lexicon.provinces import only_province_named, province_name
from pipeline.parse import doubts
from pipeline.parse.draft import Draft
from pipeline.text.fold import fold

_BELOW_PROVINCE = re.compile(terms.alternatives(terms.POSTS.places.below))


def read_province(draft: Draft) -> None:
    """Sets province; None for central bodies and where nothing names one.

    The head of a district or commune does not name its province. There the one province that the reasons, or
    else the whole act, name is taken, and noted for review.
    """
    fields, flow = draft.fields, draft.flow
    left = [(b.start, b.end) for _, b in draft.blocks("head") if b.column != "right"]
    head = [flow.value(a, b) for a, b in left if not is_national(flow.text[a:b], flow.folded[a:b])]
    issuer = fields.get("issuer")
    texts = [text for text in [issuer, *head] if text]
    when = fields.get("issued_on") or fields.get("issued_year")
    name = province_name(texts, fields.get("place"), when)
    if name is None and any(_BELOW_PROVINCE.search(fold(text)) for text in texts):
        for zones in (("preamble",), ("title", "preamble", "articles", "recipients")):
            named = (flow.value(b.start, b.end) for _, b in draft.blocks(*zones))
            name = name or only_province_named(named, when)
        if name:
            draft.doubt("province", doubts.inferred_province(name), draft.page_first)
    if name:
        fields["province"] = name
