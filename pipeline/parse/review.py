"""What a person should look at: absent fields, doubtful characters, counts that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from statistics import median

from pipeline.lexicon import names, terms
from pipeline.parse.doubts import doubt
from pipeline.parse.draft import Draft
from pipeline.parse.limits import least_sure, limit_of
from pipeline.parse.lost import add_lost
from pipeline.parse.unlike import unlike
from pipeline.parse.witnesses import hear_witnesses
from pipeline.text.fold import fold
from schemas import Evidence

_REQUIRED = ("number", "symbol", "issued_on", "issuer", "subject", "place")
_DEPUTY = re.compile(r"\bpho\b|thu truong")  # who signs behind "KT."
_OFF_CENTRE = 11  # points by which a line of a signature block may stand off the middle of the others


def add_review(draft: Draft) -> None:
    """Last component: reads the draft, adds review items."""
    for field in _REQUIRED:
        if field not in draft.fields:
            draft.doubt(field, doubt(f"no_{field}"), draft.page_first)
    if draft.ocr:
        known = hear_witnesses(draft) | {seen.path for seen in draft.evidence if seen.method == "hand"}
        for path, what in (("number", "Số"), ("issued_on", "Ngày, tháng")):
            if path in draft.fields and path not in known:
                draft.doubt(path, doubt("handwritten", what=what), draft.page_first)
        _signature(draft)
    least = least_sure(draft.evidence)
    _unlike(draft, least)
    _low_confidence(draft, least)
    _told_to_doubtful(draft)
    add_lost(draft)


def _unlike(draft: Draft, least: Mapping[str, Evidence]) -> None:
    """Values of members that look unlike such values, or stand in rows unlike the others of their list."""
    sure = {path: seen.confidence for path, seen in least.items()}
    for seen, reason in unlike(draft.members, sure, ocr=draft.ocr):
        path, page = f"members[{seen.index}].{seen.field}", draft.members[seen.index].page
        draft.doubt(path, doubt("unlike", value=seen.value, why=reason), page)


def _signature(draft: Draft) -> None:
    """Seals lie over the block: a line off its middle, or one that contradicts the next, has lost words."""
    position = draft.signature.get("position")
    acting = re.search(r"\bkt\b", fold(draft.signature.get("authority", "")))
    name = draft.signature.get("name")
    if name and (not names.looks_named(name.split()) or len(name.split()) == names.FEWEST):
        draft.doubt("signature.name", doubt("odd_name", name=name), draft.page_last)
    posed = fold(position or "")
    if posed and (not _SIGNING_POST.match(posed) or (acting and not _DEPUTY.search(posed))):
        draft.doubt("signature.position", doubt("cut_off", value=position), draft.page_last)
    for path, middle, others in _middles(draft):
        if others and abs(middle - median(others)) > _OFF_CENTRE:
            value = draft.signature[path.removeprefix("signature.")]
            draft.doubt(path, doubt("cut_off", value=value), draft.page_last)


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


def _told_to_doubtful(draft: Draft) -> None:
    """A duty of a member whose name is doubtful is doubtful in that name too."""
    doubts = {item.path: item for item in draft.review}
    for index, duty in enumerate(draft.duties):
        named = duty.member is not None and duty.assignee_kind == "person"
        if named and (item := doubts.get(f"members[{duty.member}].name")):
            draft.review.append(item.model_copy(update={"path": f"duties[{index}].assignee"}))


def _low_confidence(draft: Draft, least: Mapping[str, Evidence]) -> None:
    for path, seen in least.items():
        if seen.confidence < limit_of(path, seen.text):
            unsure = doubt("low_confidence", text=seen.text, confidence=seen.confidence)
            draft.doubt(path, unsure, seen.page)
