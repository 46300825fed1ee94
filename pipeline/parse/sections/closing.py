"""The end of an act: effect, executors, relations to other acts, recipients, signature."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Block
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.citation_numbers import tidy
from pipeline.parse.grammar.spans import TRAIL
from pipeline.parse.sections.executors import read_executors
from pipeline.parse.sections.recipients import read_recipients
from pipeline.parse.sections.signature import read_signature
from pipeline.text.dates import find_dates
from pipeline.text.fold import fold
from schemas import Relation, RelationKind

_EFFECT = re.compile(
    r"(?:hieu luc|thi hanh|(?:to chuc |nay )thuc hien)[^;.]{0,40}?"
    r"(?P<phrase>(?:ke )?tu\s+(?=ngay|thoi diem|khi|thang|nam|\d))"
)
_ACT = re.compile(terms.alternatives(terms.ACTS.types))
_FROM_SIGNING = re.compile(r"(?:ke )?tu ngay (?:ky|ban hanh)")
_PHRASE_END = re.compile(r"\.\s|\./|;|\.\s*$|,(?!\s*ban hanh)|\s+va\s+|\s+thay the\s+|\s+\(|/\.|$")
_CODE = r"\d{1,5}[a-z]?\s*(?:/\s*\d{4})?\s*[/-]\s*q[dp]\s*-?\s*[a-z0-9]*(?:\s*-\s*[a-z0-9]+)*"
_AND_TARGET = re.compile(rf"[^.;]{{0,60}}?(?:,|\bva)\s+quyet dinh\s+so\s*[:.]?\s*(?P<code>{_CODE})")
_KINDS: dict[str, RelationKind] = {
    fold(verb): kind for kind, verbs in terms.CLOSING.relations.items() for verb in verbs
}
"""Folded verb → what it does."""
_RELATION = re.compile(
    rf"(?P<verb>{'|'.join(_KINDS)})[^.;]{{0,60}}?quyet dinh\s+so\s*[:.]?\s*(?P<code>{_CODE})"
)


def _targets(folded: str, start: int, end: int) -> list[tuple[str, re.Match[str]]]:
    """Each act that a verb governs: 'thay thế Quyết định số A và Quyết định số B'."""
    found: list[tuple[str, re.Match[str]]] = []
    for match in _RELATION.finditer(folded, start, end):
        found.append((match["verb"], match))
        at = match.end()
        while more := _AND_TARGET.match(folded, at, end):
            found.append((match["verb"], more))
            at = more.end()
    return found


def read_closing(draft: Draft) -> None:
    """Effect, executors and relations from the articles; recipients and signature from their zones."""
    for block in draft.blocks("articles"):
        if not block.cells:
            _effect(draft, block)
            _relations(draft, block)
    read_executors(draft)
    read_recipients(draft)
    read_signature(draft)


def _effect(draft: Draft, block: Block) -> None:
    flow = draft.flow
    if "effective_text" in draft.fields:
        return
    match = _EFFECT.search(flow.folded, block.start, block.end)
    if not match or not _ACT.search(flow.folded, block.start, match.end()):
        return
    start = match.start("phrase")
    stop = _PHRASE_END.search(flow.folded, start, block.end)
    start, end = flow.trim(start, stop.start() if stop else block.end, TRAIL)
    draft.put("effective_text", start, end)
    dates = find_dates(flow.folded[start:end])
    if dates:
        draft.put("effective_on", start + dates[0].start, start + dates[0].end, value=dates[0].iso)
    elif _FROM_SIGNING.match(flow.folded, start, end) and "issued_on" in draft.fields:
        draft.put("effective_on", start, end, method="derived", value=draft.fields["issued_on"])


def _relations(draft: Draft, block: Block) -> None:
    flow = draft.flow
    for verb, match in _targets(flow.folded, block.start, block.end):
        code = tidy(flow.text[slice(*match.span("code"))])
        dates = [d for d in find_dates(flow.folded[match.end() : match.end() + 45]) if d.start < 12]
        path = f"relations[{len(draft.relations)}]"
        draft.put(f"{path}.target_code", *match.span("code"))
        if dates:
            draft.put(f"{path}.target_issued_on", match.end() + dates[0].start, match.end() + dates[0].end)
        draft.relations.append(
            Relation(
                kind=_KINDS[verb],
                target_code=code,
                target_issued_on=dates[0].iso if dates else None,
            )
        )
