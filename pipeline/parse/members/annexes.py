"""Annexes that hand out duties instead of listing members, told by their titles."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.duty_words import DUTY_HEADING
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.spans import Span
from pipeline.text.fold import is_upper

_LIST_TITLE = re.compile(terms.alternatives(terms.DUTIES.tables.lists))
_OTHER_ANNEX = re.compile(terms.alternatives([*terms.LANDMARKS.annexes, *terms.DUTIES.tables.lists]))


def duty_annexes(draft: Draft) -> dict[int, Span]:
    """Blocks of annexes whose title speaks of duties ('NHIỆM VỤ CỤ THỂ CỦA …') → that title."""
    flow = draft.flow
    found: dict[int, Span] = {}
    title: Span | None = None
    below = False  # what stands below the title: from its first number or table on
    for block in draft.blocks("annex"):
        words = flow.text[block.start : block.end]
        listed = bool(block.cells) or label_in(flow.text, flow.folded, block.start, block.end)[0] is not None
        heads = not listed and len(words) > 3 and is_upper(words)
        if heads and (title is None or not below):
            title = (title or (block.start,))[0], block.end
        elif heads and _OTHER_ANNEX.search(flow.folded, block.start, block.end):
            title, below = (block.start, block.end), False
        elif title is not None:
            below = below or listed
            heading = flow.folded[slice(*title)]
            if below and DUTY_HEADING.search(heading) and not _LIST_TITLE.search(heading):
                found[block.index] = title
    return found
