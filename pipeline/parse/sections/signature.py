"""The signature block: authority, post and printed name of who signs."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance.Indel import normalized_similarity as ratio

from pipeline.lexicon import names, terms
from pipeline.lexicon.landmarks import ON_BEHALF
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.doubts import doubt
from pipeline.parse.draft import Draft
from pipeline.text.fold import CAPITAL, fold, is_upper

_INSTEAD_OF = re.compile(r"[\W_]{0,3}k\s?[/.]?\s?t\s*[.,:/?;]*\s*(?P<head>[^\n]+)")
_LIKE = 0.6  # of the letters: a post that seal and pen lie on
_IN_NAME_OF = re.compile(r"^[\W_]{0,3}t\s?[/.]?\s?m\b")
_WORDS = re.compile(r"(?:[^\W\d_]{2,}[\s-]*)+")
_POST = re.compile(terms.anywhere(terms.CLOSING.signing.words))
_CAPITALS = rf"{CAPITAL}+(?:[./]{CAPITAL}+)*[.:/?]?"
_WORD = re.compile(r"[^\W\d_]+")
_IN_CAPITALS = re.compile(rf"(?<!\w){_CAPITALS}(?:[\s,;&-]+{_CAPITALS})*(?!\w)")
_DEGREES = re.compile(rf"{names.DEGREES}\s*")
_DEPUTIES = {
    fold(head): terms.CLOSING.signing.deputies.get(head, f"phó {head}").upper()
    for head in terms.CLOSING.signing.heads
}
"""Folded post → the post of who signs in its place, in capitals."""


def read_signature(draft: Draft) -> None:
    """Lines above the post, the post, the printed name (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 7)."""
    flow = draft.flow
    authority: list[Block] = []
    position: Block | None = None
    named: list[Block] = []
    for block in draft.blocks("signature"):
        if draft.ocr:
            block = _capitals(flow, block)
        text, folded = flow.text[block.start : block.end], flow.folded[block.start : block.end]
        if ON_BEHALF.match(folded) and is_upper(text):
            if position is None:
                authority.append(block)
        elif is_upper(text) and position is None and len(text) > 4 and _POST.search(folded):
            position = block
        elif authority and position is None and _wrapped(flow, authority, text):
            authority.append(block)
        elif names.is_printed_name(text):
            named.append(block)
    if authority:
        parts = [flow.value(*flow.trim(b.start, b.end, " \n\t,;:-_")) for b in authority]
        words = " ".join(parts).split()
        draft.put("signature.authority", authority[0].start, authority[-1].end, value=" ".join(words))
    if draft.ocr and authority and (deputy := _hidden_deputy(flow, authority[-1], position)):
        seen = position or authority[-1]
        draft.put("signature.position", seen.start, seen.end, "derived", value=deputy)
        draft.doubt("signature.position", doubt("deputy_signs", post=deputy), draft.page_last)
    elif position:
        draft.put("signature.position", *flow.trim(position.start, position.end, " \n\t,;:.-_—"))
        if position.start > flow.blocks[position.index].start:
            cut = doubt("cut_off", value=draft.signature["position"])
            draft.doubt("signature.position", cut, draft.page_last)
    if name := _who(flow, named, position or next(iter(authority), None)):
        start, end = flow.trim(name.start, name.end, " \n\t,;:.-_")
        degrees = _DEGREES.match(flow.folded, start, end)
        if degrees and degrees.end() < end:
            start = degrees.end()
        draft.put("signature.name", start, end)
    for field, what in (("position", "no_signing_post"), ("name", "no_signer")):
        if field not in draft.signature:
            draft.doubt(f"signature.{field}", doubt(what), draft.page_last)
            if draft.ocr and "authority" in draft.signature:
                cut = doubt("cut_off", value=draft.signature["authority"])
                draft.doubt("signature.authority", cut, draft.page_last)


def _who(flow: Flow, named: list[Block], signing: Block | None) -> Block | None:
    """The first line with a known surname, else the first below a post: strokes may be read as words."""
    known = (block for block in named if names.looks_named(_WORD.findall(flow.text, block.start, block.end)))
    below = (block for block in named if signing and block.start > signing.start)
    return next(known, next(below, None))


def _capitals(flow: Flow, block: Block) -> Block:
    """A line that names a post, without what strokes of seal and pen beside it were read as."""
    runs = (
        run
        for run in _IN_CAPITALS.finditer(flow.text, block.start, block.end)
        if _POST.search(flow.folded, *run.span()) or ON_BEHALF.match(flow.folded, *run.span())
    )
    longest = max(runs, key=lambda run: run.end() - run.start(), default=None)
    return replace(block, start=longest.start(), end=longest.end()) if longest else block


def _hidden_deputy(flow: Flow, authority: Block, position: Block | None) -> str | None:
    """Behind 'KT. CHỦ TỊCH' signs the PHÓ CHỦ TỊCH (Nghị định 30/2020/NĐ-CP, Phụ lục I): seals hide it.

    None where the post is printed in full, or is another one.
    """
    instead = _INSTEAD_OF.match(flow.folded, authority.start, authority.end)
    deputy = _DEPUTIES.get(instead["head"].strip(" .,:;-_")) if instead else None
    if deputy is None or position is None:
        return deputy
    printed = flow.folded[position.start : position.end]
    if deputy in flow.text[position.start : position.end] or fold(deputy) in printed[:-1]:
        return None
    return deputy if ratio(printed, fold(deputy)) >= _LIKE else None


def _wrapped(flow: Flow, authority: list[Block], text: str) -> bool:
    """'TM. ỦY BAN NHÂN DÂN TỈNH CAO' / 'BẰNG': the name of whom one signs for may take two lines."""
    opened = [b for b in authority if ON_BEHALF.match(flow.folded[b.start : b.end])][-1]
    in_name_of = _IN_NAME_OF.match(flow.folded[opened.start : opened.end])
    return is_upper(text) and in_name_of is not None and _WORDS.fullmatch(text.strip()) is not None
