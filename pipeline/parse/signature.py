"""The signature block: authority, post and printed name of who signs."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import terms
from pipeline.parse.draft import Draft
from pipeline.parse.flow import Block
from pipeline.text.fold import is_capitalised, is_upper

_AUTHORITY = re.compile(r"^[\W_]{0,3}(?:tm|kt|tl|tuq|t/m|k/t|t/l)\s*[.,:]")
_PLACES = ("tinh", "thanh pho", "huyen")  # TM. ỦY BAN NHÂN DÂN / TỈNH …: the line is wrapped
_NAME = re.compile(r"^[^\W\d_]+(?:['’.\- ]+[^\W\d_]+){1,5}$")


@cache
def _post() -> re.Pattern[str]:
    return re.compile(terms.anywhere(terms.closing().signing.words))


@cache
def _degrees() -> re.Pattern[str]:
    degrees = terms.persons().degrees
    return re.compile(rf"(?:{terms.alternatives([*degrees.words, *degrees.ranks])}[.\s]*)+")


def read_signature(draft: Draft) -> None:
    """Lines above the post, the post, the printed name (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 7)."""
    flow = draft.flow
    authority: list[Block] = []
    position: Block | None = None
    name: Block | None = None
    for _, block in draft.blocks("signature"):
        text, folded = flow.text[block.start : block.end], flow.folded[block.start : block.end]
        if _AUTHORITY.match(folded) and is_upper(text):
            if position is None:
                authority.append(block)
        elif is_upper(text) and position is None and len(text) > 4 and _post().search(folded):
            position = block
        elif authority and position is None and is_upper(text) and folded.startswith(_PLACES):
            authority.append(block)
        elif position is not None and name is None and _person(text):
            name = block
    if authority:
        parts = [flow.value(*flow.trim(b.start, b.end, " \n\t,;:-_")) for b in authority]
        draft.put("signature.authority", authority[0].start, authority[-1].end, value=" ".join(parts))
    if position:
        draft.put("signature.position", *flow.trim(position.start, position.end, " \n\t,;:.-_—"))
    if name:
        start, end = flow.trim(name.start, name.end, " \n\t,;:.-_")
        degrees = _degrees().match(flow.folded, start, end)
        if degrees and degrees.end() < end:
            start = degrees.end()
        draft.put("signature.name", start, end)
    for field, what in (("position", "chức vụ người ký"), ("name", "họ tên người ký")):
        if field not in draft.signature:
            message = f"Không đọc được {what}; cần xem khối chữ ký."
            draft.doubt(f"signature.{field}", "absent", message, draft.pages[1], "info")


def _person(text: str) -> bool:
    """Whether a line is a printed name: capitalised words, not all in capitals."""
    text = text.strip(" .,:;-_")
    return (
        bool(_NAME.match(text))
        and all(is_capitalised(w) for w in text.split())
        and len(text) < 45
        and not is_upper(text)
    )
