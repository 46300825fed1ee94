"""The province of a decision, by issuer, head and place, else by what the text names."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import is_national
from pipeline.lexicon.provinces import only_province_named, province_name
from pipeline.parse.doubts import doubt
from pipeline.parse.draft import Draft
from pipeline.parse.sections.issuer import sentence_case
from pipeline.text.fold import CAPITAL, fold

_BELOW_PROVINCE = re.compile(terms.alternatives(terms.POSTS.places.below))


_CALLED = re.compile(rf"\btỉnh (?P<name>{CAPITAL}\w*(?: {CAPITAL}\w*){{0,3}})")


def _printed(draft: Draft, texts: list[str]) -> str | None:
    """What the head calls a tỉnh and no list knows; of a scan only where the act calls it so again."""
    for text in texts:
        if called := _CALLED.search(sentence_case(text)):
            times = draft.flow.text.lower().count(f"tỉnh {called['name']}".lower())
            return called["name"] if times > 1 or not draft.ocr else None
    return None


def read_province(draft: Draft) -> None:
    """Sets province; None for central bodies and where nothing names one.

    The head of a district or commune does not name its province. There the one province that the reasons, or
    else the whole act, name is taken, and noted for review.
    """
    fields, flow = draft.fields, draft.flow
    left = [(b.start, b.end) for b in draft.blocks("head") if b.column != "right"]
    head = [flow.value(a, b) for a, b in left if not is_national(flow.text[a:b], flow.folded[a:b])]
    issuer = fields.get("issuer")
    texts = [text for text in [issuer, *head] if text]
    when = fields.get("issued_on") or fields.get("issued_year")
    name = province_name(texts, fields.get("place"), when)
    if name is None and any(_BELOW_PROVINCE.search(fold(text)) for text in texts):
        for zones in (("preamble",), ("title", "preamble", "articles", "recipients")):
            named = (flow.value(b.start, b.end) for b in draft.blocks(*zones))
            name = name or only_province_named(named, when)
        if name:
            draft.doubt("province", doubt("inferred_province", name=name), draft.page_first)
        texts += [flow.value(b.start, b.end) for b in draft.blocks("preamble")]
    if name is None and (printed := _printed(draft, texts)):
        name = printed
        draft.doubt("province", doubt("unknown_province", name=name), draft.page_first)
    if name:
        fields["province"] = name
