"""Sentences that name a body's standing agency: 'Sở A là cơ quan thường trực của Ban Chỉ đạo'."""

from __future__ import annotations

import re

from pipeline.parse.draft import Draft
from pipeline.parse.grammar.duty_words import ORDER
from pipeline.parse.members.bodies import OpenBody

STANDING = r"(?:co quan|don vi|bo phan)\s+thuong truc"
"""A standing agency as folded text names it, in patterns of others."""
IS_STANDING = rf"\s*:?\s+(?:la|lam|giu vai tro la)\s+{STANDING}"
"""What stands behind the agency's name."""
NAMES_STANDING = re.compile(rf"\b{STANDING}\b")
STANDING_HAS = re.compile(
    rf"{NAMES_STANDING.pattern}[^.;:]*?(?:(?:\bva|,\s+va)\s+(?:(?:co|chiu)\s+(?:trach nhiem|nhiem vu)"
    rf"|giup|tham muu|chu tri)|,\s+(?:cham nhat\s[^.;:]*\sphai|{ORDER.pattern}))\s"
)
"""The agency is told in the same sentence what to do: '… và chịu trách nhiệm …'."""
_SENTENCES = (
    re.compile(rf"(?P<agency>[^.;:]{{4,90}}?){IS_STANDING}"),
    re.compile(
        rf"{STANDING}[^.;:]{{0,80}}?(?:\s+(?:la|dat tai)\b|:)\s*:?\s*"
        r"(?P<agency>[^.;]{4,90})"
    ),
    re.compile(r"^thuong truc\s+[^.;:]{3,80}?\s+(?:la|dat tai)\s+(?P<agency>[^.;]{4,90})"),
)
_LEAD = re.compile(r"^(?:giao(?:\s+cho)?|chon|phan cong)\s+")
_END = re.compile(
    r",?\s+(?:co (?:trach nhiem|nhiem vu)|va\s+(?:co|su dung|chiu)\b|chiu\b|de\s|giup\b)|,\s(?!the thao)"
)


def read_standing(draft: Draft, body: OpenBody, start: int, end: int) -> bool:
    """Whether a sentence names the standing agency; the first one named is the body's."""
    flow = draft.flow
    if flow.folded.find("thuong truc", start, end) < 0:
        return False
    for sentence in re.finditer(r"[^.;\n]+", flow.folded[start:end]):
        base = start + sentence.start()
        words = sentence.group().lstrip()
        base += len(sentence.group()) - len(words)
        for pattern in _SENTENCES:
            match = pattern.search(words)
            if match is None:
                continue
            at, to = base + match.start("agency"), base + match.end("agency")
            at, to = flow.trim(at, to, " ,:-")
            if lead := _LEAD.match(flow.folded[at:to]):
                at += lead.end()
            if stop := _END.search(flow.folded, at, to):
                to = stop.start()
            if flow.text[at : at + 1].isupper():
                path = f"bodies[{body.index}].standing_agency"
                body.standing = body.standing or draft.put(path, at, to)
                return True
    return False
