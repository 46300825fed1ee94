"""Recipients ('Nơi nhận') and what each gets the decision for."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import ARTICLE, RECIPIENTS_OR_PART
from pipeline.parse.doubts import doubt
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.spans import TRAIL, Span
from pipeline.text.fold import is_upper
from schemas import Recipient

_SHORT_PURPOSE = (  # b/c, để t/h, p/hợp, đ/biết
    r"(?:de\s+)?(?:b\s*/?\s*c(?:ao)?|t\s*/?\s*h(?:ien)?|p\s*/?\s*h(?:op)?|d\s*/?\s*b(?:iet)?)(?=\s*(?:[),;]|/?[€©])|\s[a-z])"
)
_SPOILED_PURPOSE = r"[a-z]{1,3}/[a-z]{2,}\s+[a-z]{1,3}/|[a-z]{1,2}/[a-z€©](?=\s*\))"  # what OCR makes of them
_SPECK = re.compile(rf"\S{{1,3}}\s+(?=nhu (?:{ARTICLE} \d|tren\b))")  # read before the first line's own words
_LOST_COMMA = re.compile(r"(?<=\bVT)\s+(?=[A-ZĐ]{2})")  # 'Lưu: VT VX': the registry and the drafting unit
_PURPOSE_WORDS = terms.alternatives(terms.CLOSING.purposes.words)
_PURPOSE = re.compile(
    rf"\(\s*(?P<purpose>(?:{_SHORT_PURPOSE}|{_PURPOSE_WORDS}|{_SPOILED_PURPOSE})[^()]*)\)\s*$"
)


def _lines(draft: Draft) -> list[Span]:
    """The printed lines; one without a label goes on with a labelled one that ends with a comma."""
    flow = draft.flow
    lines: list[Span] = []
    goes_on = False
    for block in draft.blocks("recipients"):
        labelled = label_in(flow.text, flow.folded, block.start, block.end)[0] is not None
        if goes_on and not labelled:
            lines[-1] = (lines[-1][0], block.end)
        else:
            lines.append((block.start, block.end))
        goes_on = labelled and flow.text[block.start : block.end].rstrip().endswith(",")
    return lines


def read_recipients(draft: Draft) -> None:
    """One recipient a line; what stands in brackets behind it is its purpose."""
    flow = draft.flow
    for start, end in _lines(draft):
        heading = RECIPIENTS_OR_PART.match(flow.folded, start, end)
        if heading:
            start = heading.end()
        label, start = label_in(flow.text, flow.folded, start, end)
        filed = any(one.text.startswith("Lưu") for one in draft.recipients[-1:])  # it is the last recipient
        if label is None and (filed or not (heading or draft.recipients)):
            continue
        if draft.ocr and (speck := _SPECK.match(flow.folded, start, end)):
            start = speck.end()
        start, end = flow.trim(start, end, TRAIL + "_*")
        if purpose := _PURPOSE.search(flow.folded, start, end):
            start, end = flow.trim(start, purpose.start(), TRAIL)
        words = flow.text[start:end]
        if len(words) < 2 or not any(map(str.isalpha, words)):
            continue
        if label is None and is_upper(words) and len(words) > 6:
            continue
        path = f"recipients[{len(draft.recipients)}]"
        why = None
        if purpose:
            why = draft.put(f"{path}.purpose", *flow.trim(*purpose.span("purpose"), " /€©"))
        value = draft.put(f"{path}.text", start, end)
        if draft.ocr and value.startswith("Lưu"):
            value = _LOST_COMMA.sub(", ", value)
        draft.recipients.append(Recipient(text=value, purpose=why))
        draft.mark("recipients", start, end, "nơi nhận")
    if not draft.recipients:
        draft.doubt("recipients", doubt("no_recipients"))
