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

_ACT = r"(?:quyet dinh|nghi quyet|thong bao|ke hoach|chi thi|quy che)"
_DOES = rf"(?:thi hanh(?=\s+{_ACT}|\W*$|\s*[./]|\s+(?:ke )?tu\s)|(?:thuc hien|trien khai)(?=\s+{_ACT} nay))"
_EXECUTE = re.compile(
    rf",?\s*(?:co\s+)?(?:chiu[\s.,]+)?trach nhiem[:.,]?\s+(?:to chuc\s+)?{_DOES}"
    rf"|,?\s+(?:(?:can cu|chieu)(?: vao)? {_ACT} (?:nay )?(?:de )?)?(?:to chuc )?{_DOES}"
    rf"|\s+(?:can cu|chieu)(?: vao)? {_ACT} (?:nay )?(?:to chuc )?(?:thi hanh|thuc hien)"
)
_SENTENCE = re.compile(r"[.:]\s+(?=[A-ZĐÂÊÔƠƯĂ])")
_LEAD = re.compile(rf"giao\s+|(?:cac\s+{ADDRESSES}\s*[:,]?|{ADDRESS})\s+(?={RANKS.source})")
_SHARED = terms.CLOSING.shared
_LISTED = [*_SHARED.nouns, *_SHARED.vague, *terms.POSTS.places.words]
_LIST_OPENS = re.compile(
    rf"(?:{terms.alternatives(_LISTED)}|(?<!\w){terms.anywhere(terms.CLOSING.executors.heads)})\s*$"
)


def read_executors(draft: Draft, block: Block) -> None:
    """The executors, from the first article that names any."""
    flow = draft.flow
    if draft.executors:
        return
    _, start = label_in(flow.text, flow.folded, block.start, block.end)
    for match in _EXECUTE.finditer(flow.folded, start, block.end):
        begin = start
        for sentence in _SENTENCE.finditer(flow.text, start, match.start()):
            if not _LIST_OPENS.search(flow.folded, start, sentence.start()):
                begin = sentence.end()
        if "hieu luc" not in flow.folded[begin : match.start()]:  # 'có hiệu lực thi hành', 'Hiệu lực và …'
            break
    else:
        return
    if lead := _LEAD.match(flow.folded, begin):
        begin = lead.end()
    for value, at, to in split_executors(flow.text, flow.folded, begin, match.start()):
        path = f"executors[{len(draft.executors)}].text"
        draft.put(path, at, to)
        draft.executors.append(Executor(text=value))
