"""Who carries the decision out: the list before 'chịu trách nhiệm thi hành Quyết định này'."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import terms
from pipeline.lexicon.names import address, addresses
from pipeline.parse.act.flow import Block
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.lists import split_executors
from pipeline.parse.grammar.posts import ranks
from schemas import Executor

_EXECUTE = re.compile(
    r",?\s*(?:co\s+)?(?:chiu\s+)?trach nhiem[:.,]?\s+(?:to chuc\s+)?(?:thi hanh|thuc hien)"
    r"|\s+can cu quyet dinh (?:nay )?thi hanh"
)
_SENTENCE = re.compile(r"[.:]\s+(?=[A-ZĐÂÊÔƠƯĂ])")
_LEAD = re.compile(
    rf"giao\s+|cac\s+{addresses()}\s*[:,]?\s+(?={ranks().pattern})|{address()}\s+(?={ranks().pattern})"
)


@cache
def _list_opens() -> re.Pattern[str]:
    nouns = (*terms.closing().executors.listed_nouns, *terms.posts().places.words)
    return re.compile(rf"{terms.alternatives(nouns)}\s*$")


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
        if not _list_opens().search(flow.folded, start, sentence.start()):
            begin = sentence.end()
    if lead := _LEAD.match(flow.folded, begin):
        begin = lead.end()
    for value, at, to in split_executors(flow.text, flow.folded, begin, match.start()):
        path = f"executors[{len(draft.executors)}].text"
        draft.put(path, at, to)
        draft.executors.append(Executor(text=value))
