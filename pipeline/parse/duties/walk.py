"""Duties, and rules on how a body works: a walk down the tree of articles.

A duty is a leaf of the tree under a heading that speaks of nhiệm vụ or trách nhiệm, or a sentence 'X có
nhiệm vụ …'. Its assignee is the nearest heading above that names a body, a role, a person or an
organisation; a leaf that begins with organisations of its own overrides it. Lead-ins are no duties.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.parse.act.tree import Node
from pipeline.parse.draft import Draft
from pipeline.parse.duties.assignees import HAS, Assignee, AssigneeReader, holder
from pipeline.parse.duties.headings import HeadingReader, Mode
from pipeline.parse.duties.items import items_of, points_of
from pipeline.parse.duties.records import DutyRecords
from pipeline.parse.duties.subjects import own_subject, seat_subject
from pipeline.parse.duties.tables import work_rows
from pipeline.parse.grammar.duty_words import ASIDE, ENACTING, RULE, RULE_OPENS, VERB
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.bodies import OpenBody, spoken_of_in
from pipeline.parse.members.standing import NAMES_STANDING, STANDING_HAS, read_standing
from pipeline.text.fold import is_upper

_TOLD = re.compile(r"(?P<who>(?:cac|nhung)\s[^.;:]{4,80}?)\s+(?:phai|co trach nhiem|chiu trach nhiem)\s")
_SPECK = re.compile(r"(?<=[.;])\s+[^\w\s]$")  # "…; :" on a scan: not the colon of a lead-in


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

    def read(self, annexed: Mapping[int, Span]) -> None:
        """Adds the duties and rules. annexed: blocks of annexes that hand out duties, with their title."""
        for root in self.draft.nodes:
            article = root.label is not None and root.label.kind == "article"
            if root.block.zone == "articles" or article:  # those of an annexed regulation too
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
            self._under_member(node)
            return
        if node.children and self._is_sentence(node):
            self._leaf(node, mode)
            for child in node.children:
                self._visit(child, mode)
            return
        if node.children:
            inner = self.headings.mode_below(node, mode)
            for child in node.children:
                self._visit(child, inner)
                if child.label is None and child is not node.children[-1]:
                    inner = self.headings.after_lead_in(child, inner)
            return
        self._leaf(node, mode)

    def _is_sentence(self, node: Node) -> bool:
        """An article whose own words are a sentence and whose children are paragraphs of their own."""
        words = self.flow.text[node.start : node.end].rstrip()
        return words.endswith((".", ";")) and all(child.label is None for child in node.children)

    def _leaf(self, node: Node, mode: Mode) -> None:
        start, end = self.flow.trim(node.start, node.end)
        if node.block.cells:
            self._row(node)
            return
        if node.label is None and is_upper(self.flow.text[start:end]):
            return  # 'Chương III', 'ĐIỀU KHOẢN THI HÀNH': a heading of a regulation
        if self.draft.ocr and (speck := _SPECK.search(self.flow.text, start, end)):
            end = speck.start()
        for a, b in self._sentences(start, end, node, mode):
            if b - a >= 8 and not ENACTING.search(self.flow.folded, a, b):
                self._sentence(node, mode, a, b)

    def _sentence(self, node: Node, mode: Mode, start: int, end: int) -> None:
        """A standing agency, a rule or a duty."""
        sentence = self.flow.folded[start:end]
        body = self._body_of(mode)
        spoken_of = spoken_of_in(self.bodies, sentence) or body
        if spoken_of and read_standing(self.draft, spoken_of, start, end):
            if STANDING_HAS.search(sentence) and (agency := self.assignees.standing(start, end)):
                self._duty(node, Mode(replace(agency, body=spoken_of.index), True), start, end)
        elif mode.rules or self._is_rule(start, end, node, mode):
            self.records.add_rule(body, start, end)
        elif node.label is None and ASIDE.match(sentence):
            return
        elif mode.duties and not self._leads_in(node, sentence):
            self._duty(node, mode, start, end)
        else:
            self._prose(node, start, end)

    def _leads_in(self, node: Node, sentence: str) -> bool:
        """Whether a sentence announces others; a point with nothing below it ends with OCR's colon."""
        misread = self.draft.ocr and node.label is not None and node.label.kind != "article"
        return sentence.rstrip().endswith(":") and not misread

    def _is_rule(self, start: int, end: int, node: Node, mode: Mode) -> bool:
        folded = self.flow.folded
        if not self.bodies:
            return False  # 'Sở Tài chính tham mưu bố trí kinh phí': money is work of its own here
        is_rule = RULE.search(folded, start, end) and not (mode.strict and node.label)
        return bool(is_rule or RULE_OPENS.match(folded, start, end))

    def _cell(self, node: Node) -> None:
        """What a table's column of duties gives to the member of its row."""
        if node.index not in self.draft.duty_cells:
            return
        index, cell = self.draft.duty_cells[node.index]
        who = holder(self.draft.members[index], index)
        for label, (start, end) in items_of(self.flow, *cell):
            self.records.add_duty(node, who, label, start, end)

    def _row(self, node: Node) -> None:
        """What a table's row gives to whom it names."""
        if (row := self.rows.get(node.index)) is None:
            return
        assignees = self.assignees
        who = assignees.of_phrase(*row.who)
        who = who or Assignee("organization", self.flow.value(*row.who), row.who, assignees.first)
        for label, (start, end) in items_of(self.flow, *row.work):
            self.records.add_duty(node, who, label or row.label, start, end)

    def _under_member(self, node: Node) -> None:
        """Dashes below a person in a list are that person's duties."""
        line = self.flow.value(node.block.start, node.block.end)
        found = next(((i, m) for i, m in enumerate(self.draft.members) if line.startswith(m.text)), None)
        for child in node.children:
            if child.index in self.draft.used:
                self._under_member(child)
            elif found and found[1].name and self._may_be_duty(child):
                index, member = found
                who = Assignee("person", found[1].name, None, member.body, member.role, index)
                self._visit(child, Mode(who, True, strict=True))

    def _may_be_duty(self, node: Node) -> bool:
        """Not what a wrapped line left of a member's post or role."""
        return node.label is not None or VERB.match(self.flow.folded, node.start, node.end) is not None

    def _body_of(self, mode: Mode) -> OpenBody | None:
        if mode.who and mode.who.body is not None and mode.who.body < len(self.bodies):
            return self.bodies[mode.who.body]
        return self.bodies[0] if self.bodies else None

    def _sentences(self, start: int, end: int, node: Node, mode: Mode) -> list[Span]:
        """A labelled leaf is one piece unless it tells how the body works; prose may hold several duties."""
        cuts = [start]
        for match in re.finditer(r"\.\s+(?=[^\W\d_])", self.flow.text[start:end]):
            if self.flow.text[start + match.end()].isupper():
                cuts.append(start + match.end())
        pieces = [self.flow.trim(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]
        if node.label is None or node.label.kind == "article":
            return pieces
        works = any(
            self._is_rule(a, b, node, mode) or NAMES_STANDING.search(self.flow.folded, a, b)
            for a, b in pieces
        )
        return pieces if works else [(start, end)]

    def _prose(self, node: Node, start: int, end: int) -> None:
        """'X có nhiệm vụ …' without a heading above it."""
        if self.draft.action == "assign" and (told := _TOLD.match(self.flow.folded, start, end)):
            span = self.flow.trim(*told.span("who"), " ,;:\n")
            self._duty(node, Mode(Assignee("role", self.flow.value(*span), span, None), True), start, end)
            return
        if self.bodies and (seat := seat_subject(self.assignees, start, end)):
            self._duty(node, Mode(seat, True), start, end)
            return
        match = HAS.search(self.flow.folded[start:end])
        if match is None or match.start() > 160 or self.flow.folded[start:end].rstrip().endswith(":"):
            return
        who = self.assignees.standing(start, end)
        who = who or self.assignees.of_phrase(*self.flow.trim(start, start + match.start(), " ,;:\n"))
        if who is not None and (self.bodies or self._without_body(match["verb"], who)):
            self._duty(node, Mode(who, True), start, end)

    def _without_body(self, verb: str, who: Assignee) -> bool:
        """In a decision that sets up no body only plain words give a duty, and to agencies alone."""
        plain = verb.startswith(("co ", "chiu "))
        return plain and (self.draft.action == "assign" or who.kind == "organization")

    def _duty(self, node: Node, mode: Mode, start: int, end: int) -> None:
        who = own_subject(self.assignees, start, end) or mode.who
        if who is not None:
            label = node.label.text if node.label and node.label.kind != "article" else None
            for name, (a, b) in points_of(self.flow, start, end, label):
                self.records.add_duty(node, who, "-" if name in ("-", "+", "*") else name, a, b)
