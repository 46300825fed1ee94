"""Where and when a decision stands: the province of its time, as far as the decision itself proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon.agencies import expand, find_agencies
from pipeline.lexicon.periods import Days, When, days_of, overlaps
from pipeline.lexicon.provinces import Province, find_province, load_provinces
from pipeline.text.normal import norm
from schemas import Decision

_LEVEL = re.compile(r"\b(?:tỉnh|thành phố|tp)\b")
_CENTRAL_KINDS = frozenset({"central", "academy"})


@dataclass(frozen=True)
class Place:
    """What the names in a decision are seen against."""

    province: Province | None = None
    when: When = None
    central: bool = False
    """A central body or a university decides; False too where nobody knows."""

    def province_of(self, name: str) -> Province | None:
        """The province that 'tỉnh X' in a name says, else the decision's own."""
        if _LEVEL.search(norm(name)):
            return find_province(name, self.when) or self.province
        return self.province


def place_of(decision: Decision) -> Place:
    """The decision's province and time; no province where its period stays open."""
    when: When = decision.issued_on or decision.issued_year
    if decision.province:
        return Place(_unit(decision, decision.province, when), when)
    named = find_agencies(expand(decision.issuer or ""))
    return Place(None, when, bool(named) and named[-1].type.kind in _CENTRAL_KINDS)


def _unit(decision: Decision, name: str, when: When) -> Province | None:
    """By the date; without a full one only if a single period of the name agrees with all that is cited."""
    found = find_province(name, when)
    if found or not (when is None or isinstance(when, int)):
        return found
    first, last = days_of(when)
    first = max(first, _cited_until(decision, (first, last)))
    possible = [
        p
        for p in load_provinces()
        if p.name == name
        and overlaps(p.valid_from, p.valid_to, (first, last))
        and _agrees(decision, (max(first, p.valid_from or first), min(last, p.valid_to or last)))
    ]
    return possible[0] if len(possible) == 1 else None


def _cited_until(decision: Decision, within: Days) -> str:
    """A day after which the decision was made: that of an act it cites, '' where it cites none.

    The latest one within a known year; the last but one where nothing else bounds it, since a single date
    may be misprinted or misread into the future.
    """
    cited = sorted(b.issued_on for b in decision.legal_bases if b.issued_on)
    bounded = [day for day in cited if within[0] <= day <= within[1]]
    if within == days_of(None):
        bounded = bounded[:-1]
    return max(bounded, default="")


def _agrees(decision: Decision, days: Days) -> bool:
    """Whether every agency that the decision addresses existed in these days ('UBND huyện' to 6/2025)."""
    kinds = {
        match.type.id: match.type for text in _addressed(decision) for match in find_agencies(expand(text))
    }
    return all(overlaps(kind.valid_from, kind.valid_to, days) for kind in kinds.values())


def _addressed(decision: Decision) -> Iterator[str]:
    yield from (text for text in (decision.issuer, decision.proposed_by) if text)
    yield from (m.organization for m in decision.members if m.organization)
    yield from (e.text for e in decision.executors)
    yield from (r.text for r in decision.recipients)
