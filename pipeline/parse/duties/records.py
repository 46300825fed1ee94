"""Duties and rules as records: what a sentence gives, with its verb and where it stands."""

from __future__ import annotations

from pipeline.parse.act.tree import Node
from pipeline.parse.draft import Draft
from pipeline.parse.duties.assignees import PLURAL, Assignee
from pipeline.parse.grammar.duty_words import VERB
from pipeline.parse.grammar.roles import kind_of
from pipeline.parse.members.bodies import OpenBody
from pipeline.text.fold import fold
from pipeline.text.words import first_word
from schemas import Duty


class DutyRecords:
    """Adds what the bodies of one act have to do, and how they work."""

    def __init__(self, draft: Draft, bodies: list[OpenBody]) -> None:
        self.draft, self.flow, self.bodies = draft, draft.flow, bodies

    def add_duty(self, node: Node, who: Assignee, label: str | None, start: int, end: int) -> None:
        """The duty that the words between two offsets of a node give; one duty for all of 'Các Tổ …'."""
        draft = self.draft
        path = f"duties[{len(draft.duties)}]"
        text = draft.put(f"{path}.text", start, end)
        if who.span:
            draft.put(f"{path}.assignee", *who.span)
        draft.duties.append(
            Duty(
                body=who.body if self.bodies else None,
                provision=node.eid or None,
                label=label,
                assignee_kind=who.kind,
                assignee=who.text,
                member=who.member,
                role=who.role if who.kind == "role" else None,
                action_verb=self._verb(start, end),
                text=text,
                page=node.block.page,
            )
        )
        draft.mark("duties", start, end, who.text)

    def _several(self, words: str) -> list[OpenBody]:
        """The bodies that 'Các Tổ công tác', 'Mỗi Hội đồng' mean, where the act has several of that kind."""
        plural = PLURAL.match(fold(words))
        kind = kind_of(words[plural.end() :]) if plural else None
        found = [body for body in self.bodies if kind and body.kind == kind]
        return found if len(found) > 1 else []

    def _verb(self, start: int, end: int) -> str | None:
        match = VERB.match(self.flow.folded, start, end)
        if match:
            return self.flow.value(start, match.end()).lower()
        return first_word(self.flow.value(start, min(end, start + 40)))

    def add_rule(self, body: OpenBody | None, start: int, end: int) -> None:
        """A rule on how a body works, and every other body that it names; nothing without a body."""
        if body is None:
            return
        mentioned = self._several(self.flow.value(start, end)) or [
            b for b in self.bodies if b is body or b.is_named_in(self.flow.folded[start:end])
        ]
        for one in mentioned:
            one.rules.append(self.draft.put(f"bodies[{one.index}].working_rules", start, end))
        self.draft.mark("rules", start, end, "quy tắc làm việc")
