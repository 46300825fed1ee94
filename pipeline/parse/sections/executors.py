"""Who carries the decision out: the list before 'chịu trách nhiệm thi hành Quyết định này'."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESS, ADDRESSES
from pipeline.parse.act.flow import Block
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.lists import split_executors
from pipeline.parse.grammar.posts import RANKS
from schemas import Executor

_EXECUTE = re.compile(
    r",?\s*(?:co\s+)?(?:chiu\s+)?trach nhiem[:.,]?\s+(?:to chuc\s+)?(?:thi hanh|thuc hien)"
    r"|\s+can cu quyet dinh (?:nay )?thi hanh"
)
_SENTENCE = re.compile(r"[.:]\s+(?=[A-ZĐÂÊÔƠƯĂ])")
_LEAD = re.compile(rf"giao\s+|(?:cac\s+{ADDRESSES}\s*[:,]?|{ADDRESS})\s+(?={RANKS.pattern})")
_LISTED = [*terms.CLOSING.executors.listed_nouns, *terms.POSTS.places.words]
_LIST_OPENS = re.compile(rf"{terms.alternatives(_LISTED)}\s*$")


def read_executors(draft: Draft, block: Block) -> None:
    """The executors, from the first article that names any."""
    flow = draft.flow
    if draft.executors:
        return
    match = _EXECUTE.search(flow.folded, block.start, block.end)
    if not match or "quyet dinh" not in flow.folded[match.start() : block.end]:
        return
    _, start = label_in(flow.text, flow.folded, block.start, block.end)
    begin = start
    for sentence in _SENTENCE.finditer(flow.text, start, match.start()):
        if not _LIST_OPENS.search(flow.folded, start, sentence.start()):
            begin = sentence.end()
    if lead := _LEAD.match(flow.folded, begin):
        begin = lead.end()
    for value, at, to in split_executors(flow.text, flow.folded, begin, match.start()):
        path = f"executors[{len(draft.executors)}].text"
        draft.put(path, at, to)
        draft.executors.append(Executor(text=value))
