"""What headings and lead-ins say of the leaves below: whose they are, whether they are duties or rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.parse.act.tree import Node
from pipeline.parse.duties.assignees import Assignee, AssigneeReader
from pipeline.parse.duties.subjects import subject_of
from pipeline.parse.grammar.duty_words import DUTY_HEADING, PLAN_HEADING, RULE_HEADING, VERB, enacts
from pipeline.parse.grammar.labels import is_article
from pipeline.parse.grammar.spans import SENTENCE_END
from pipeline.parse.members.bodies import spoken_of_in
from pipeline.parse.members.standing import read_standing


@dataclass(frozen=True, slots=True)
class Mode:
    """What the headings above say. `strict`: a heading gives its leaves to somebody, so all are duties."""

    who: Assignee | None = None
    duties: bool = False
    rules: bool = False
    strict: bool = False


class HeadingReader:
    """Reads the headings of one act."""

    def __init__(self, assignees: AssigneeReader) -> None:
        self.assignees = assignees
        self.draft, self.flow, self.bodies = assignees.draft, assignees.flow, assignees.bodies

    def mode_below(self, node: Node, mode: Mode) -> Mode:
        """What the heading or lead-in of a node says of the leaves below it."""
        words = self.flow.folded[node.start : node.end]
        if enacts(words, 0, len(words)) and len(words) > 60:
            return Mode()
        if spoken_of := spoken_of_in(self.bodies, words) or next(iter(self.bodies), None):
            read_standing(self.draft, spoken_of, node.start, node.end)
        lists_members = any(child.index in self.draft.used for child in node.walk()[1:])
        if lists_members and is_article(node.label) and self.draft.action != "assign":
            return Mode()
        speaks = bool(DUTY_HEADING.search(words))
        is_rules = bool(RULE_HEADING.search(words))
        begin = self._last_sentence(node)
        told = subject_of(self.assignees, begin, node.end)
        named = told.who if told and told.plain else self.assignees.of_heading(begin, node.end)
        who = named or mode.who
        if is_rules and not speaks:
            return Mode(who, False, True)
        if PLAN_HEADING.search(words) and named is None:
            return Mode(None, True)
        if speaks or (mode.duties and not is_rules):
            return Mode(who or self.assignees.main_body(), True, strict=named is not None and not is_rules)
        if named and self._hands_out(node, named):
            return Mode(named, True, strict=True)
        return replace(mode, who=who)

    def _last_sentence(self, node: Node) -> int:
        """Where the sentence begins that leads in: 'Sở A là cơ quan thường trực. Tổ có các nhiệm vụ sau:'."""
        if not self.flow.folded[node.start : node.end].rstrip().endswith(":"):
            return node.start
        ends = SENTENCE_END.finditer(self.flow.text, node.start, node.end)
        return max((end.end() for end in ends), default=node.start)

    def _hands_out(self, node: Node, who: Assignee) -> bool:
        """Whether what stands below 'Sở Y tế:', '2. Các Ủy viên' are orders and not its seats."""
        if node.block.zone == "annex" or who.kind in ("organization", "person"):
            return True
        orders = (VERB.match(self.flow.folded, child.start, child.end) for child in node.children)
        return who.kind == "role" and any(orders)
