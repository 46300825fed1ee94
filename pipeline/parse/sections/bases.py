"""The preamble: which acts it cites as legal bases, and who proposed the decision."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESSES
from pipeline.parse.doubts import doubt
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.citation_numbers import tidy
from pipeline.parse.grammar.citations import Cited, citations_in
from pipeline.parse.grammar.posts import DIVISION, RANKS
from pipeline.parse.grammar.spans import TRAIL
from pipeline.text.fold import fold
from schemas import LegalBasis

_LEAD = re.compile(
    rf"[\W_]{{0,4}}{terms.alternatives([*terms.ACTS.bases, *terms.ACTS.weak_bases])}\s*[:.]*\s*"
)
_PROPOSAL = re.compile(rf"[\W_]{{0,4}}{terms.alternatives(terms.ACTS.proposals)}\s*[:.]?\s*")
_ALSO_PROPOSED = re.compile(
    r"(?:[,;]|\sva|\bxet|\btheo|\bcan cu)\s+(?:(?:theo|xet)\s+)?(?:de nghi|de xuat)"
    r"(?:\s+tai\s[^;]{0,80}?)?\s+cua\s+"
)
"""Behind another reason: 'Xét kết quả Đại hội và đề nghị của …', 'Xét đề nghị tại Tờ trình số … của …'."""
_ADDRESSED = re.compile(rf"(?:cac\s+)?{ADDRESSES}\s+")
_PAPER = re.compile(r"so\s*[:.]?\s*\d[^;]{0,60}?\scua\s+")  # 'Xét Tờ trình số … ngày … của Sở A'
_PROPOSER_END = re.compile(
    r"\s+(?:tai|theo)\s+(?:cac\s+)?(?:to\s*trinh|van\s+ban|cong\s+van|bao\s+cao|phien\s+hop|cuoc\s+hop)"
    r"|\s+\(|\s+ngay\s+\d|\s+ve\s+(?:viec|ket\s+qua)\b|[;.,]?\s*$|;"
)
_ANOTHER = re.compile(
    rf"(?:[,;]|\sva)\s+(?:(?:theo|xet)\s+)?(?:de nghi|y kien)\s+cua\s+(?!cac\b)"
    rf"|(?:;|\sva)\s+(?:cua\s+)?(?:cac\s+)?(?:{ADDRESSES}\s+)?"
    rf"(?={RANKS.source}|{DIVISION.source}|{terms.BODY_STARTS}|so\s)(?=\S+\s+\S)"
)
"""Before one more who proposes, behind the paper of the first: '… số 5/TTr-SNV; của Giám đốc Sở Tư pháp'."""
_ACTS = re.compile(rf",\s+(?=(?:\w+[^\w,;]+){{1,16}}?{terms.alternatives(terms.ACTS.performs)})")
"""Before who issues the act, with the verb of what it does."""


_NO_ACTS = frozenset(map(fold, terms.ACTS.papers))
"""Papers that are cited for what they tell: minutes."""


def read_bases(draft: Draft) -> None:
    """Legal bases and the proposer, from the preamble."""
    flow = draft.flow
    for block in draft.blocks("preamble"):
        if match := _PROPOSAL.match(flow.folded, block.start, block.end):
            _proposer(draft, match.end(), block.end)
            continue
        end = block.end
        if also := _ALSO_PROPOSED.search(flow.folded, block.start, end):
            _proposer(draft, also.end(), end)
            end = also.start()
        if match := _LEAD.match(flow.folded, block.start, end):
            for cited in citations_in(
                flow.text, flow.folded, match.end(), _before_act(draft, match.end(), end)
            ):
                if not (cited.type and draft.flow.folded[slice(*cited.type)] in _NO_ACTS):
                    _add(draft, cited)
    if not draft.legal_bases and draft.blocks("preamble"):
        draft.doubt("legal_bases", doubt("no_legal_basis"))


def _before_act(draft: Draft, start: int, end: int) -> int:
    """Where the bases end that share a sentence with the act itself: '…, UBND tỉnh ban hành Kế hoạch:'."""
    if draft.flow.text[start:end].rstrip()[-1:] not in ":":
        return end
    acts = (
        own for own in _ACTS.finditer(draft.flow.folded, start, end) if draft.flow.text[own.end()].isupper()
    )
    return next((own.start() for own in acts), end)


def _proposer(draft: Draft, start: int, end: int) -> None:
    """Whose proposal it is, without the form of address and without the paper it came in."""
    flow = draft.flow
    if "proposed_by" in draft.fields:
        return
    if paper := _PAPER.match(flow.folded, start, end):
        start = paper.end()
    each: list[tuple[int, int]] = []
    begins, ends = [start], [end]
    for another in _ANOTHER.finditer(flow.folded, start, end):
        begins.append(another.end())
        ends.insert(-1, another.start())
    for begin, until in zip(begins, ends, strict=True):
        stop = _PROPOSER_END.search(flow.folded, begin, until)
        at, to = flow.trim(begin, stop.start() if stop else until, " \n\t,;.:")
        if addressed := _ADDRESSED.match(flow.folded, at, to):
            at = addressed.end()
        if at < to:
            each.append((at, to))
    if each:
        value = "; ".join(flow.value(*one) for one in each)
        draft.put("proposed_by", each[0][0], each[-1][1], value=value)


def _add(draft: Draft, cited: Cited) -> None:
    flow = draft.flow
    path = f"legal_bases[{len(draft.legal_bases)}]"
    values: dict[str, str] = {}
    for name in ("type", "number", "issuer", "title"):
        if span := getattr(cited, name):
            values[name] = draft.put(f"{path}.{name}", *span)
    if "number" in values:
        values["number"] = tidy(values["number"])
    if "type" in values:
        values["type"] = values["type"][:1].upper() + values["type"][1:]
    if cited.date:
        draft.put(f"{path}.issued_on", cited.date[1], cited.date[2])
        values["issued_on"] = cited.date[0]
    start, end = flow.trim(cited.start, cited.end, TRAIL)
    draft.legal_bases.append(LegalBasis(**values, text=flow.value(start, end)))
    draft.mark("bases", start, end, "căn cứ")
