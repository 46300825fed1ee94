"""Sentences that name a body's standing agency: 'Sở A là cơ quan thường trực của Ban Chỉ đạo'."""

from __future__ import annotations

import re

from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.duty_words import ORDER
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.bodies import OpenBody

_STANDING = r"(?:co quan|don vi|bo phan)\s+thuong truc"
NAMES_STANDING = re.compile(rf"\b{_STANDING}\b")
STANDING_HAS = re.compile(
    rf"{NAMES_STANDING.pattern}[^.;:]*?(?:\bva|,)\s+(?:cham nhat\s[^.;:]*\sphai|{ORDER.pattern})\s"
)
"""The agency is told in the same sentence what to do: '… và chịu trách nhiệm …'."""
_SENTENCES = (
    re.compile(rf"(?P<agency>[^.;:]{{4,90}}?)\s*:?\s+(?:la|lam|giu vai tro la)\s+{_STANDING}"),
    re.compile(
        rf"{_STANDING}[^.;:]{{0,80}}?(?:\s+(?:la|dat tai)\b|:)\s*:?\s*"
        r"(?P<agency>[^.;]{4,90})"
    ),
    re.compile(r"^thuong truc\s+[^.;:]{3,80}?\s+(?:la|dat tai)\s+(?P<agency>[^.;]{4,90})"),
)
_LEAD = re.compile(r"^(?:giao(?:\s+cho)?|chon|phan cong)\s+")
_END = re.compile(
    r",?\s+(?:co (?:trach nhiem|nhiem vu)|va\s+(?:co|su dung|chiu)\b|chiu\b|de\s|giup\b)|,\s(?!the thao)"
)


def standing_agency(flow: Flow, start: int, end: int) -> Span | None:
    """Where a sentence between two offsets names the standing agency of a body."""
    if flow.folded.find("thuong truc", start, end) < 0:
        return None
    for sentence in re.finditer(r"[^.;\n]+", flow.folded[start:end]):
        words = sentence.group().lstrip()
        base = start + sentence.end() - len(words)
        for match in filter(None, (pattern.search(words) for pattern in _SENTENCES)):
            at, to = flow.trim(base + match.start("agency"), base + match.end("agency"), " ,:-")
            if lead := _LEAD.match(flow.folded[at:to]):
                at += lead.end()
            if stop := _END.search(flow.folded, at, to):
                to = stop.start()
            if flow.text[at : at + 1].isupper():
                return at, to
    return None


def read_standing(draft: Draft, body: OpenBody, start: int, end: int) -> bool:
    """Whether a sentence names the standing agency; the first one named is the body's."""
    if (agency := standing_agency(draft.flow, start, end)) is None:
        return False
    body.standing = body.standing or draft.put(f"bodies[{body.index}].standing_agency", *agency)
    return True
