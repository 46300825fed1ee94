"""Bodies that a decision sets up or changes: name, short name, kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import get_args

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import kind_of, names_body, only_kind
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.naming import acronym_of, body_name_in, kind_words, names_a_body
from pipeline.text.fold import fold, is_upper
from schemas import Action, Body, BodyKind

BODY_ACTIONS = frozenset(get_args(Action)) - {"assign", "regulate", "appoint", "other"}
"""What an act does that sets up a body or changes one."""
_FOR_SHORT = r"(?:\s+(?:chung|gon))?(?:\s+tat)?"
_CALLED = rf"\s*(?:(?:sau|duoi) day\s+)?(?:duoc\s+)?(?:goi|viet){_FOR_SHORT}\s*(?:la\b|:)?\s*:?\s*"
_ALIAS = re.compile(
    rf"\({_CALLED}[\"“]?(?P<alias>[^()\"”]+?)[\"”]?\s*\)|,{_CALLED}[\"“](?P<quoted>[^()\"”]+)[\"”]"
)
_ALIAS_MARKS = " \"“”'.,;:"
_FEWEST_TOLD = 5  # words of a body's name before its short name
_BARE_ALIAS = re.compile(r"\(\s*(?P<alias>[^()]{2,60}?)\s*\)")
_ELECTED = re.compile(terms.alternatives(terms.BODIES.names.elected))
_LONGEST_SUBJECT = 300  # characters of a sentence in which a body's name and its verb are looked for
_ABOUT = re.compile(r"(?:cac\s+)?thanh vien\s+(?:cua\s+)?")
_VERB_BEHIND = re.compile(rf"\s+{terms.alternatives(terms.BODIES.names.verbs)}")


@dataclass(slots=True)
class OpenBody:
    """A body while its list is read; `index` is where it stands in the record."""

    index: int
    name: str
    kind: BodyKind | None
    alias: str | None = None
    standing: str | None = None
    rules: list[str] = field(default_factory=list)

    @property
    def role_kind(self) -> BodyKind | None:
        """Whose words of roles hold in it; None for an elected one, which any head may lead."""
        return None if _ELECTED.match(fold(self.name)) else self.kind

    @property
    def names(self) -> tuple[str, ...]:
        """Name and short name."""
        return (self.name, self.alias) if self.alias else (self.name,)

    @property
    def _first_words(self) -> tuple[str, ...]:
        return tuple(" ".join(fold(name).split()[:3]) for name in self.names)

    def is_named_in(self, folded: str) -> bool:
        """Whether a folded sentence names this body, by the first three words of a name."""
        return any(words in folded for words in self._first_words)

    def is_told_in(self, folded: str) -> bool:
        """Whether a folded line is a sentence about this body or its members: first words, then a verb."""
        about = _ABOUT.match(folded)
        words = folded[about.end() if about else 0 :][:_LONGEST_SUBJECT].split()
        shared = (sum(1 for _ in _alike(words, fold(name).split())) for name in self.names)
        return any(n and _VERB_BEHIND.match(" " + " ".join(words[n:])) for n in shared)

    def is_called(self, folded_name: str) -> bool:
        """Whether the folded words are this body's name, its short name or their beginning."""
        wanted = folded_name.strip(" ,.:;")
        names = map(fold, self.names)
        return wanted != "" and any(
            _begins(name, wanted) or _begins(wanted, name) or _leaves_out(wanted, name) for name in names
        )


_FEWEST_WORDS, _MOST_LEFT_OUT = 6, 4


def _leaves_out(words: str, name: str) -> bool:
    """Whether words are a long name with a few of its words left out, as titles of annexes do."""
    said, rest = words.split(), iter(name.split())
    shorter = 0 < len(name.split()) - len(said) <= _MOST_LEFT_OUT
    return len(said) >= _FEWEST_WORDS and shorter and all(word in rest for word in said)


def _alike(words: Sequence[str], name: Sequence[str]) -> Iterator[tuple[str, str]]:
    return takewhile(lambda pair: pair[0] == pair[1], zip(words, name, strict=False))


def _begins(words: str, first: str) -> bool:
    """Whether words begin with other whole words."""
    return words.startswith(first) and not words[len(first) : len(first) + 1].isalnum()


class Bodies(list[OpenBody]):
    """The bodies of one act, in the order in which they are named; they write themselves into its draft."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft

    def add(self, start: int, end: int, text_end: int) -> OpenBody:
        """Notes a body with the short name that follows its name in brackets."""
        draft, flow, index = self.draft, self.draft.flow, len(self)
        name = draft.put(f"bodies[{index}].name", start, end)
        body = OpenBody(index, name, kind_of(name))
        if alias := _alias(flow.folded, end, min(text_end, end + 160)) or acronym_of(flow, start, end):
            body.alias = draft.put(f"bodies[{index}].alias", *flow.trim(*alias, _ALIAS_MARKS))
        draft.mark("bodies", start, end, "tổ chức")
        self.append(body)
        return body

    def named(self, name: Span, text_end: int) -> OpenBody:
        """The body that words name; it is added when no known one is called so.

        A known one of which no more than the kind was told takes the fuller name, and so does one that only a
        title in capitals named and nobody sits in: 'TỔ CÔNG NGHỆ SỐ' above 'Tổ công nghệ số khu phố 1'.
        """
        draft = self.draft
        body = called(self, draft.flow.folded[slice(*name)])
        if body is None:
            return self.add(*name, text_end)
        words = draft.flow.text[slice(*name)]
        bare = only_kind(body.name) or (is_upper(body.name) and not draft.seats_in(body.index))
        if bare and len(words) > len(body.name) and not is_upper(words):
            path = f"bodies[{body.index}].name"
            draft.evidence[:] = [seen for seen in draft.evidence if seen.path != path]
            body.name = draft.put(path, *name)
        return body

    def of_subject(self) -> OpenBody | None:
        """Adds the body that the subject of the act names."""
        for block in self.draft.blocks("title"):
            if name := body_name_in(self.draft, block.start, block.end):
                return self.add(*name, block.end)
        return None

    def last(self) -> OpenBody | None:
        """The body named last, else that of the act's subject."""
        return self[-1] if self else self.of_subject()

    def tell_aliases(self) -> None:
        """Short names that are declared where a body is named again: in its rules, or below a heading."""
        flow = self.draft.flow
        for declared in _ALIAS.finditer(flow.folded):
            before = flow.folded[max(declared.start() - _LONGEST_SUBJECT, 0) : declared.start()].split()
            for body in self:
                if body.alias is None and _ends_with_start(before, fold(body.name).split()):
                    span = flow.trim(*declared.span(declared.lastgroup or 0), _ALIAS_MARKS)
                    body.alias = self.draft.put(f"bodies[{body.index}].alias", *span)
                    break


def _alias(folded: str, start: int, end: int) -> Span | None:
    """Where the short name stands: '(sau đây gọi tắt là …)', or a bare '(Tổ …)' right after the name."""
    begin = start + len(folded[start:end]) - len(folded[start:end].lstrip())
    declared = _ALIAS.match(folded, begin, end) or _ALIAS.search(folded, start, end)
    if declared is None:
        declared = _BARE_ALIAS.match(folded, begin, end)
        if declared is None or not re.match(terms.BODY_STARTS, declared["alias"]):
            return None
    return declared.span(declared.lastgroup or 0)


def _ends_with_start(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words end with a name or, where it is long, with its first words."""
    fewest = min(len(name), _FEWEST_TOLD)
    return any(words[-n:] == name[:n] for n in range(len(name), fewest - 1, -1))


def called(bodies: Sequence[OpenBody], folded_name: str) -> OpenBody | None:
    """The first body that the folded words call by its name, its short name or their beginning."""
    return next((body for body in bodies if body.is_called(folded_name)), None)


def ending_so(bodies: Sequence[OpenBody], folded: str) -> OpenBody | None:
    """The one of several bodies whose name ends with the folded words: 'KHÓM 2' of 'Tổ … Khóm 2, xã A'."""
    ends = rf"\b{re.escape(folded.strip())}(?:,|$)"
    found = [body for body in bodies if re.search(ends, fold(body.name))]
    return found[0] if len(bodies) > len(found) == 1 else None


def headed(bodies: Sequence[OpenBody], name: str) -> OpenBody | None:
    """The known body that a heading means, other than by its name: by the end of it, or by its kind.

    An act has one body of a kind that a heading names alone, and one team of helpers, whatever its name adds.
    """
    folded = fold(name)
    if called(bodies, folded):
        return None
    alike = (
        body
        for body in bodies
        if (only_kind(name) and body.kind == kind_of(name))
        or (body.kind == "to_giup_viec" and kind_words(fold(body.name)) == kind_words(folded))
    )
    return ending_so(bodies, folded) or next(alike, None)


def heads_a_body(flow: Flow, bodies: Sequence[OpenBody], start: int, end: int) -> bool:
    """Whether a heading or cell names a body; a word or two ('ĐỘI', 'KHÓM 2') may call one that is known."""
    words, folded = flow.text[start:end], flow.folded[start:end]
    known = words.isupper() and names_body(words) and called(bodies, folded)
    return bool(known or ending_so(bodies, folded)) or names_a_body(flow, start, end)


def spoken_of_in(bodies: list[OpenBody], folded: str) -> OpenBody | None:
    """The first body that a folded sentence names."""
    return next((body for body in bodies if body.is_named_in(folded)), None)


def records(bodies: list[OpenBody]) -> list[Body]:
    """Frozen bodies."""
    return [
        Body(
            name=b.name, alias=b.alias, kind=b.kind, standing_agency=b.standing, working_rules=tuple(b.rules)
        )
        for b in bodies
    ]
