"""What the tagger sees of a token: its form, the lexicon's flags, and what the rules say of it."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.lexicon import names
from pipeline.parse.grammar.posts import DIVISION, rank_at, unit_end
from pipeline.parse.grammar.roles import match_roles
from pipeline.parse.grammar.seats import Seat, parse_seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.learned.tokens import Field, tags_of
from schemas import BodyKind

_AROUND = (-2, -1, 1, 2)
_OF_RULES = re.compile(r"^line=|(?:^|[:|])rs?=")
_TITLES = re.compile(names.TITLE)


def rule_spans(seat: Seat) -> dict[Field, Span]:
    """The rules' parse of a line as spans by field."""
    spans: dict[Field, Span | None] = {
        "honorific": seat.honorific,
        "name": seat.name,
        "position": seat.post.position,
        "organization": seat.post.organization,
        "role": (seat.role.start, seat.role.end) if seat.role else None,
    }
    return {field: span for field, span in spans.items() if span}


def features_of(
    text: str, folded: str, tokens: list[Span], start: int, end: int, kind: BodyKind | None
) -> list[list[str]]:
    """Feature strings, one list a token of the line between two offsets."""
    # The rules' own parse is wanted as evidence here, right or wrong.
    rules = tags_of(tokens, rule_spans(parse_seat(text, folded, start, end, kind, loose=True)))
    shapes = [_shape(text[a:b]) for a, b in tokens]
    flags = _flags(text[start:end], folded[start:end], [(a - start, b - start) for a, b in tokens], kind)
    seen = [
        [f"w={folded[a:b]}", f"s={shape}", f"r={rule}", *(f"f={flag}" for flag in sorted(said))]
        for (a, b), shape, rule, said in zip(tokens, shapes, rules, flags, strict=True)
    ]
    has_name = any(tag.endswith("name") for tag in rules)
    has_role = any(tag.endswith("role") for tag in rules)
    whole = f"line={int(has_name)}{int(has_role)}"
    made = []
    for i, own in enumerate(seen):
        rule = rules[i]
        found = [
            "bias", whole, *own, f"rs={rule}|{shapes[i]}", f"{whole}|r={rule}", f"at={min(i, 3)}",
            f"end={min(len(tokens) - 1 - i, 3)}", *(f"{flag}|r={rule}" for flag in own[3:]),
        ]  # fmt: skip
        for step in _AROUND:
            inside = 0 <= i + step < len(seen)
            found += [f"{step}:{what}" for what in (seen[i + step] if inside else ("edge",))]
        made.append(found)
    return made


def without_rules(features: list[list[str]]) -> list[list[str]]:
    """The features less all that the rules said: to measure what their tags are worth."""
    return [[name for name in token if not _OF_RULES.search(name)] for token in features]


def _flags(text: str, folded: str, tokens: list[Span], kind: BodyKind | None) -> list[set[str]]:
    """What the lexicon knows at each token of a line, cut so that nothing behind is looked at."""
    flags: list[set[str]] = [set() for _ in tokens]
    begins = [begin for begin, _ in tokens]
    for i, (a, b) in enumerate(tokens):
        if not folded[a].isalpha():
            continue  # no term begins so
        if folded[a:b] in names.FOLDED_SURNAMES:
            flags[i].add("surname")
        role = match_roles(folded, a, kind)
        any_role = role or (kind and match_roles(folded, a, None))
        degree = _TITLES.match(folded, a)
        unit_within = DIVISION.match(text, folded, a)
        for name, stop in (
            ("rank", rank_at(text, folded, a)),
            ("unit", unit_end(text, folded, a)),
            ("division", unit_within.end() if unit_within else None),
            ("role", role.end if role else None),
            ("other-role", any_role.end if any_role and not role else None),
            ("title", degree.end() if degree else None),
        ):
            for place in range(i, bisect_left(begins, stop or 0)):
                flags[place].add(f"{name}-{'I' if place > i else 'B'}")
    return flags


def _shape(token: str) -> str:
    """Xx, XX, X, x, 9 or the mark itself."""
    if token.isdigit():
        return "9"
    if not token[:1].isalpha():
        return token
    if not token[:1].isupper():
        return "x"
    if len(token) == 1:
        return "X"
    return "XX" if token.isupper() else "Xx"
