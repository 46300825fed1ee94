"""Who carries the decision out: the list before 'chịu trách nhiệm thi hành Quyết định này'."""

from __future__ import annotations

import re
from itertools import chain

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESS, ADDRESSES
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.lists import split_executors
from pipeline.parse.grammar.posts import RANKS
from pipeline.parse.grammar.spans import Span
from schemas import Executor

_ACT = r"(?:quyet dinh|nghi quyet|thong bao|ke hoach|chi thi|quy che)"
_DOES = rf"(?:thi hanh(?=\s+{_ACT}|\W*$|\s*[./]|\s+(?:ke )?tu\s)|(?:thuc hien|trien khai)(?=\s+{_ACT} nay))"
_EXECUTE = re.compile(
    rf",?\s*(?:co\s+)?(?:chiu[\s.,]+)?trach nhiem[:.,]?\s+(?:to chuc\s+)?(?:{_DOES}|thuc hien(?=\W*/))"
    rf"|,?\s+(?:to chuc )?{_DOES}"
    rf"|,?\s+(?:can cu|chieu)(?: vao)? (?:{_ACT} (?:nay )?(?:de )?(?:to chuc )?)?(?:thi hanh|thuc hien)"
)
_ASKED = re.compile(
    r"(?:de nghi|yeu cau)\s+(?P<who>[^.;:]{3,160}?)\s+"
    r"(?:(?:nghiem tuc|phoi hop)\s[^.;:]{0,30}?thuc hien|biet(?:,| va)\s[^.;:]{3,40})\W*$"
)
_SENTENCE = re.compile(r"(?<!\bTp)(?<!\bTP)[.:]\s+(?=[A-ZĐÂÊÔƠƯĂ])")
_IN_FORCE = re.compile(r"[^;]*hieu luc[^;]*;\s+")  # 'có hiệu lực từ ngày ký; Văn phòng …'
_LEAD = re.compile(rf"giao\s+|(?:cac\s+{ADDRESSES}\s*[:,]?|{ADDRESS})\s+(?={RANKS.source})")
_SHARED = terms.CLOSING.shared
_LISTED = [*_SHARED.nouns, *_SHARED.vague, *terms.POSTS.places.words]
_LIST_OPENS = re.compile(
    rf"(?:{terms.alternatives(_LISTED)}|(?<!\w){terms.anywhere(terms.CLOSING.executors.heads)})\s*$"
)


def read_executors(draft: Draft) -> None:
    """The executors, from the first article that names any; else those whom a plan's last words ask."""
    blocks = [block for block in draft.blocks("articles") if not block.cells]
    found = (_before_execute(draft.flow, block) for block in blocks)
    asked = (_ASKED.search(draft.flow.folded, block.start, block.end) for block in reversed(blocks))
    named = chain(found, (match.span("who") for match in asked if match))
    if (span := next(filter(None, named), None)) is None:
        return
    for value, at, to in split_executors(draft.flow.text, draft.flow.folded, *span):
        path = f"executors[{len(draft.executors)}].text"
        draft.put(path, at, to)
        draft.executors.append(Executor(text=value))


def _before_execute(flow: Flow, block: Block) -> Span | None:
    """The words of an article before 'chịu trách nhiệm thi hành', from the start of their sentence."""
    _, start = label_in(flow.text, flow.folded, block.start, block.end)
    for match in _EXECUTE.finditer(flow.folded, start, block.end):
        begin = start
        for sentence in _SENTENCE.finditer(flow.text, start, match.start()):
            if sentence.group()[0] == "." or not _LIST_OPENS.search(flow.folded, start, sentence.start()):
                begin = sentence.end()
        if in_force := _IN_FORCE.match(flow.folded, begin, match.start()):
            begin = in_force.end()
        if "hieu luc" not in flow.folded[begin : match.start()]:  # 'có hiệu lực thi hành', 'Hiệu lực và …'
            lead = _LEAD.match(flow.folded, begin)
            return lead.end() if lead else begin, match.start()
    return None
