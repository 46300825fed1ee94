"""What a person should look at: absent fields, doubtful characters, counts that do not add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from pipeline.lexicon import names, terms
from pipeline.parse import doubts
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.posts import rank_at, unit_at
from pipeline.parse.limits import limit_of
from pipeline.parse.lost import add_lost
from pipeline.text.fold import fold

_REQUIRED: tuple[doubts.Absent, ...] = ("number", "symbol", "issued_on", "issuer", "subject", "place")
_DEPUTY = re.compile(r"\bpho\b|thu truong")  # who signs behind "KT."
_OFF_CENTRE = 11  # points by which a line of a signature block may stand off the middle of the others


def add_review(draft: Draft) -> None:
    """Last component: reads the draft, adds review items."""
    for field in _REQUIRED:
        if field not in draft.fields:
            draft.doubt(field, doubts.absent(field), draft.page_first)
    if draft.ocr:
        by_hand = {seen.path for seen in draft.evidence if seen.method == "hand"}
        for path, what in (("number", "Số"), ("issued_on", "Ngày, tháng")):
            if path in draft.fields and path not in by_hand:
                draft.doubt(path, doubts.handwritten(what), draft.page_first)
        _odd_names(draft)
        _signature(draft)
    _odd_posts(draft)
    _low_confidence(draft)
    add_lost(draft)


def _odd_posts(draft: Draft) -> None:
    """Posts and units that do not begin or end as such do."""
    with_roles = _with_roles(draft)
    for index, member in enumerate(draft.members):
        posts = {"position": member.position, "organization": member.organization}
        odd = {field: value for field, value in posts.items() if value and not _looks_built(value)}
        if odd and member.name is None:  # words of nobody's: all of the row may be wrong
            odd = dict.fromkeys((*posts, "role", "role_text"), next(iter(odd.values())))
        for field, value in odd.items():
            draft.doubt(f"members[{index}].{field}", doubts.odd_post(value), member.page)
        if member.role and not member.role_text and member.body in with_roles:
            for field in posts:
                draft.doubt(f"members[{index}].{field}", doubts.unlike_others(), member.page)


def _with_roles(draft: Draft) -> set[int | None]:
    """The bodies of three members or more of whom most have a printed role."""
    seats = Counter(member.body for member in draft.members)
    told = Counter(member.body for member in draft.members if member.role_text)
    return {body for body, count in seats.items() if 2 * told[body] >= count > 2}


def _odd_names(draft: Draft) -> None:
    """On read images: names that do not look like any."""
    for index, member in enumerate(draft.members):
        if member.name and not names.looks_named(member.name.split()):
            draft.doubt(f"members[{index}].name", doubts.odd_name(member.name), member.page)
    name = draft.signature.get("name")
    if name and not names.looks_named(name.split()):
        draft.doubt("signature.name", doubts.odd_name(name), draft.page_last)


def _signature(draft: Draft) -> None:
    """Seals lie over the block: a line off its middle, or one that contradicts the next, has lost words."""
    position = draft.signature.get("position")
    acting = re.search(r"\bkt\b", fold(draft.signature.get("authority", "")))
    posed = fold(position or "")
    if posed and (not _SIGNING_POST.match(posed) or (acting and not _DEPUTY.search(posed))):
        draft.doubt("signature.position", doubts.cut_off(str(position)), draft.page_last)
    for path, middle, others in _middles(draft):
        if others and abs(middle - median(others)) > _OFF_CENTRE:
            value = draft.signature[path.removeprefix("signature.")]
            draft.doubt(path, doubts.cut_off(value), draft.page_last)


def _middles(draft: Draft) -> Iterator[tuple[str, float, list[float]]]:
    """Each field of the signature with its middle, in points from the left, and those of the other lines."""
    lines = [
        (seen.box.y0, (seen.box.x0 + seen.box.x1) / 2)
        for block in draft.blocks("signature")
        for seen in draft.flow.sightings(block.start, block.end)
        if seen.box
    ]
    for seen in draft.evidence:
        if seen.path.startswith("signature.") and seen.box:
            others = [middle for top, middle in lines if abs(top - seen.box.y0) > _OFF_CENTRE]
            yield seen.path, (seen.box.x0 + seen.box.x1) / 2, others


_SIGNING_POST = re.compile(terms.alternatives(terms.CLOSING.signing.words))


def _looks_built(value: str) -> bool:
    """Begins with a rank, division or unit, and is no longer than such things are."""
    folded = fold(value)
    known = rank_at(value, folded, 0) is not None or unit_at(value[:1].upper() + value[1:], folded, 0)
    glued = any(a.islower() and b.isupper() for a, b in pairwise(value))
    return known and len(value) <= 90 and not glued and not _STRAY.search(value)


_STRAY = re.compile(r"\s[^\w\s&–-]\s|[_|^~`]")


def _low_confidence(draft: Draft) -> None:
    worst: dict[str, tuple[float, str, int | None]] = {}
    for evidence in draft.evidence:
        known = worst.get(evidence.path)
        if known is None or evidence.confidence < known[0]:
            worst[evidence.path] = (evidence.confidence, evidence.text, evidence.page)
    for path, (confidence, text, page) in worst.items():
        if confidence < limit_of(path, text):
            draft.doubt(path, doubts.low_confidence(text, confidence), page)
