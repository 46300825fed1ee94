"""Duties, and rules on how a body works: a walk down the tree of articles.

A duty is a leaf of the tree under a heading that speaks of nhiệm vụ or trách nhiệm, or a sentence 'X có
nhiệm vụ …'. Its assignee is the nearest heading above that names a body, a role, a person or an
organisation; a leaf that begins with organisations of its own overrides it. Lead-ins are no duties.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from itertools import pairwise, takewhile

from pipeline.lexicon.landmarks import END_MARK
from pipeline.parse.act.tree import Node
from pipeline.parse.draft import Draft
from pipeline.parse.duties.assignees import PLURAL, Assignee, AssigneeReader, holder
from pipeline.parse.duties.headings import HeadingReader, Mode
from pipeline.parse.duties.items import items_of, points_of
from pipeline.parse.duties.records import DutyRecords
from pipeline.parse.duties.subjects import ASKS, joined, subject_of
from pipeline.parse.duties.tables import work_rows
from pipeline.parse.grammar.duty_words import DUTY_HEADING, RULE, RULE_OPENS, VERB, enacts
from pipeline.parse.grammar.labels import is_article
from pipeline.parse.grammar.roles import only_kind
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.bodies import OpenBody, spoken_of_in
from pipeline.parse.members.cells import people_in
from pipeline.parse.members.standing import NAMES_STANDING, STANDING_HAS, read_standing
from pipeline.text.fold import CAPITAL, fold, is_upper

_SENTENCE_END = re.compile(rf"\.\s+(?={CAPITAL})|(?<=[^\W\d_][^\W\d_])\.(?={CAPITAL})|;\s+(?=\S)")
_FULL_STOP = re.compile(rf"(?<=[^\W\d_][^\W\d_])\.\s+(?={CAPITAL})")
_DUTIES_FOLLOW = re.compile(rf"(?:{DUTY_HEADING.pattern}|cong viec|phan viec)(?:\s[^.;:]{{1,20}})?:\s*(?=\S)")
_CHAPTER = re.compile(r"(?:chuong|muc|phan)\s+[ivxl\d]+\W*")
_TOLD_TOO = re.compile(r"\bco (?:nhiem vu|trach nhiem)\b")
_REPEATED, _SHORT = 3, 3  # cells, words


class DutyReader:
    """Walks the tree of one act."""

    def __init__(self, draft: Draft, bodies: list[OpenBody]) -> None:
        self.draft = draft
        self.flow = draft.flow
        self.bodies = bodies
        self.assignees = AssigneeReader(draft, bodies)
        self.headings = HeadingReader(self.assignees)
        self.records = DutyRecords(draft, bodies)
        self.rows = work_rows(draft)
        self.cells = Counter(self.flow.value(*cell) for _, cell in draft.duty_cells.values())

    def read(self, annexed: Mapping[int, Span]) -> None:
        """Adds the duties and rules. annexed: blocks of annexes that hand out duties, with their title."""
        for root in self.draft.nodes:
            if root.block.zone == "articles" or is_article(root.label):  # those of an annexed regulation too
                self._visit(root, Mode())
            elif root.index in annexed and (root.label or root.block.cells):
                self._visit(root, Mode(self.assignees.of_heading(*annexed[root.index]), True))
            else:
                for node in root.walk():
                    self._cell(node)
                    self._row(node)

    def _visit(self, node: Node, mode: Mode) -> None:
        if node.index in self.draft.used:
            self._cell(node)
            self._behind_seats(node)
            self._under_member(node)
            return
        sentence = not node.children or bool(node.block.cells) or self._is_sentence(node)
        if sentence:
            self._leaf(node, mode)
        over_others = is_article(node.label) and any(child.label for child in node.children)
        inner = mode if sentence and not over_others else self.headings.mode_below(node, mode)
        for child in node.children:
            self._visit(child, inner)

    def _seat_above(self, node: Node) -> Assignee | None:
        """Whose duties stand in a paragraph of their own below seats."""
        beside = node.parent.children if node.parent else self.draft.nodes
        above = reversed(beside[: beside.index(node)])
        lines = list(takewhile(lambda one: one.index in self.draft.used, above))
        return self._seated_in([(line.block.start, line.walk()[-1].end) for line in lines], node.parent)

    def _seated_in(self, lines: list[Span], above: Node | None) -> Assignee | None:
        """The body that lines of seats or the point above name, the only person in them, else their body."""
        words = [self.flow.value(*line) for line in lines]
        found = [(n, m) for n, m in enumerate(self.draft.members) if any(m.text in line for line in words)]
        if not found:
            return None
        index, member = found[-1]
        body = self.bodies[member.body] if member.body is not None else None
        if above is not None and above.label and not is_article(above.label):
            words.append(self.flow.value(above.start, above.end))
        named = body is not None and any(body.is_named_in(fold(line)) for line in words)
        if len(found) == 1 and member.name and not named:
            return holder(member, index)
        return self.assignees.the_body(body) if body else None

    def _is_sentence(self, node: Node) -> bool:
        """Whether a node above others is a sentence of its own, by a slip of labels or before paragraphs."""
        words = self.flow.text[node.start : node.end].rstrip()
        apart = is_article(node.label) or (node.label is not None and node.label.kind in ("dash", "plus"))
        return words.endswith((".", ";")) and apart

    def _behind_seats(self, node: Node) -> None:
        """What is told behind seats in their paragraph: '… do ông A làm Trưởng tiểu ban. Tiểu ban lo …'."""
        flow = self.flow
        whose = self._seated_in([(node.block.start, node.end)], node.parent)
        if whose is None or node.block.cells:
            return
        behind = _DUTIES_FOLLOW.search(flow.folded, node.start, node.end)
        cuts = [
            cut.end()
            for cut in _FULL_STOP.finditer(flow.text, node.start, behind.start() if behind else node.end)
        ]
        cuts = [*cuts, behind.start()] if behind else cuts
        for start, stop in pairwise([*cuts, node.end]):
            a, b = flow.trim(start, stop)
            subject = subject_of(self.assignees, a, b)
            head = _DUTIES_FOLLOW.match(flow.folded, a, b)
            told = VERB.match(flow.folded, a, b)
            named = self.assignees.of_heading(a, head.end()) if head else subject.who if subject else None
            if named and named.kind == "body" and only_kind(named.text):  # 'Tiểu ban'
                named = replace(named, body=whose.body)
            if head or told or (subject and (subject.plain or subject.who.kind == "body")):
                self.records.add_duty(node, named or whose, None, head.end() if head else a, b)

    def _leaf(self, node: Node, mode: Mode) -> None:
        start, end = self.flow.trim(node.start, node.end)
        if node.block.cells:
            self._row(node)
            return
        if node.label is None and (
            is_upper(self.flow.text[start:end]) or _CHAPTER.fullmatch(self.flow.folded, start, end)
        ):
            return  # 'Chương III', 'ĐIỀU KHOẢN THI HÀNH': a heading of a regulation
        at = self.flow.folded, start, end
        if head := _DUTIES_FOLLOW.match(*at):
            if named := self.assignees.of_heading(start, head.end()):
                mode = Mode(named, True)
            elif not mode.strict:
                mode = Mode(self._seat_above(node) or mode.who, True)
            start = head.end()
        elif not (mode.duties or node.label or ASKS.match(*at)) and VERB.match(*at):
            mode = Mode(self._seat_above(node), True)
        for a, b in self._sentences(start, end, node, mode):
            if b - a >= 8 and not enacts(self.flow.folded, a, b):
                self._sentence(node, mode, a, b)

    def _sentence(self, node: Node, mode: Mode, start: int, end: int) -> None:
        """A standing agency, a rule or a duty."""
        sentence = self.flow.folded[start:end]
        body = self._body_of(mode)
        spoken_of = spoken_of_in(self.bodies, sentence) or body
        if spoken_of and read_standing(self.draft, spoken_of, start, end):
            told, rule = STANDING_HAS.search(sentence), RULE.search(sentence)
            told = None if rule and told and rule.start() < told.end() else told
            if told and (agency := self.assignees.standing(start, end)):
                self._duty(node, Mode(replace(agency, body=spoken_of.index), True), start, end)
        elif mode.rules or self._is_rule(start, end, node, mode):
            self.records.add_rule(body, start, end)
        elif mode.duties and not sentence.rstrip().endswith(":") and self._belongs(node, start, end):
            self._duty(node, mode, start, end)
        else:
            self._prose(node, start, end)

    def _belongs(self, node: Node, start: int, end: int) -> bool:
        """Not what follows a list of duties without a label, unless it tells somebody to do something."""
        if (
            node.label is not None
            or node.parent is None
            or _DUTIES_FOLLOW.match(self.flow.folded, node.start)
        ):
            return True
        before = node.parent.children[: node.parent.children.index(node)]
        told = VERB.match(self.flow.folded, start, end) or subject_of(self.assignees, start, end)
        return bool(told) or not any(child.label for child in before)

    def _is_rule(self, start: int, end: int, node: Node, mode: Mode) -> bool:
        folded = self.flow.folded
        if RULE_OPENS.match(folded, start, end):
            return bool(self.bodies)
        rule = RULE.search(folded, start, end)
        if rule is None:
            return False
        if mode.strict and node.label:  # 'Ban Tổ chức | sử dụng con dấu …'
            a, b = self.flow.trim(start, rule.start())
            who = self.assignees.of_phrase(a, b)
            return bool(who and who.kind in ("body", "role") and who.span and who.span[1] == b)
        subject = subject_of(self.assignees, start, end)
        if _TOLD_TOO.search(folded, rule.end(), end):
            return False  # 'Hội đồng làm việc từ ngày 5, có trách nhiệm …'
        if subject is None or subject.end + len("được ") >= rule.start():
            return bool(self.bodies) or subject is not None
        return subject.who.kind == "body" and not subject.plain

    def _cell(self, node: Node) -> None:
        """What a table's column of duties gives to the member of its row."""
        if node.index not in self.draft.duty_cells:
            return
        index, cell = self.draft.duty_cells[node.index]
        words = self.flow.value(*cell)
        if self.cells[words] >= _REPEATED and len(words.split()) <= _SHORT:
            return  # 'Nhóm 3', a few words that the column repeats: what the row belongs to
        who = holder(self.draft.members[index], index)
        own = node.label.text if node.label and not node.block.cells and cell[0] < node.end else None
        for label, (start, end) in items_of(self.flow, *cell):
            self.records.add_duty(node, who, label or own, start, end)

    def _row(self, node: Node) -> None:
        """What a table's row gives to whom it names."""
        if (row := self.rows.get(node.index)) is None:
            return
        each = [
            self.assignees.of_phrase(*part.span) for part in people_in(self.flow, *row.who, None, roles=False)
        ]
        people = [one for one in each if one is not None and one.kind == "person"]
        who = reduce(joined, people) if people and len(people) == len(each) else None
        who = who or self.assignees.of_phrase(*row.who)
        who = who or Assignee("organization", self.flow.value(*row.who), row.who, self.assignees.first)
        for label, (start, end) in items_of(self.flow, *row.work):
            self.records.add_duty(node, who, label or row.label, start, end)

    def _under_member(self, node: Node) -> None:
        """Dashes below a person in a list are that person's duties; below several those of their body."""
        who = self._seated_in([(node.block.start, node.block.end)], node.parent) if node.children else None
        for child in node.children:
            if child.index in self.draft.used or child.block.cells:
                self._visit(child, Mode())
            elif self._may_be_duty(child, who):
                self._visit(child, Mode(who, who is not None, strict=True))

    def _may_be_duty(self, node: Node, who: Assignee | None) -> bool:
        """Not what a wrapped line left of a member's post or role; with nobody above it says itself whose."""
        if subject := subject_of(self.assignees, node.start, node.end):
            return subject.plain or not END_MARK.search(self.flow.folded, node.start, node.end)
        at = self.flow.folded, node.start, node.end
        return who is not None and (
            node.label is not None or bool(VERB.match(*at) or _DUTIES_FOLLOW.match(*at))
        )

    def _body_of(self, mode: Mode) -> OpenBody | None:
        index = mode.who.body if mode.who else None
        return self.bodies[index or 0] if self.bodies else None

    def _sentences(self, start: int, end: int, node: Node, mode: Mode) -> list[Span]:
        """A labelled leaf is one piece unless it tells how the body works; prose may hold several duties."""
        flow = self.flow
        prose = node.label is None or is_article(node.label)
        joined = not prose or enacts(flow.folded, start, end)
        cuts = [start]
        for match in _SENTENCE_END.finditer(flow.text, start, end):
            at = match.end()
            if match.group()[0] == "." or not (joined or self._goes_on(at, end)):
                cuts.append(at)
        pieces = [flow.trim(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]
        if prose:
            return pieces
        works = any(
            self._is_rule(a, b, node, mode) or NAMES_STANDING.search(self.flow.folded, a, b)
            for a, b in pieces
        )
        return pieces if works else [(start, end)]

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether the words behind a semicolon have no subject of their own, or one and a rule."""
        if RULE_OPENS.match(self.flow.folded, at, end):
            return False
        return RULE.search(self.flow.folded, at, end) is not None or not subject_of(self.assignees, at, end)

    def _prose(self, node: Node, start: int, end: int) -> None:
        """'X có nhiệm vụ …', 'X hỗ trợ …' without a heading above it."""
        if self.flow.folded[start:end].rstrip().endswith(":"):
            return
        subject = subject_of(self.assignees, start, end)
        if subject is None:
            return
        told = bool(VERB.match(self.flow.folded, subject.end, end)) if subject.colon else None
        several = PLURAL.match(self.flow.folded, start, end)
        named = not several and self._is_named_in_list(node)
        if subject.plain or told or (told is None and not named):
            self._duty(node, Mode(subject.who, True), start, end)

    def _is_named_in_list(self, node: Node) -> bool:
        """'Giải thể các tổ chức sau: 1. Ban Chỉ đạo thực hiện Quy chế …': a name with a verb in it."""
        above = node.parent
        labelled = node.label is not None and not is_article(node.label)
        return (
            labelled and above is not None and self.flow.text[above.start : above.end].rstrip().endswith(":")
        )

    def _duty(self, node: Node, mode: Mode, start: int, end: int) -> None:
        subject = subject_of(self.assignees, start, end, loose=True)
        who = subject.who if subject else mode.who
        if subject and subject.colon:
            start = subject.end
        if who is not None:
            label = node.label.text if node.label and not is_article(node.label) else None
            for name, (a, b) in points_of(self.flow, start, end, label):
                self.records.add_duty(node, who, "-" if name == "*" else name, a, b)
