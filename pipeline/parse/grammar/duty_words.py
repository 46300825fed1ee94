"""What tells a duty from a rule and from the decision's own clauses: patterns of the lexicon, made once."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import terms


@cache
def headings(name: str) -> re.Pattern[str]:
    """Words of headings: 'duties', 'rules' or 'plan'."""
    return re.compile(terms.alternatives(getattr(terms.duties().headings, name)))


@cache
def rules() -> re.Pattern[str]:
    """Words that make a sentence a rule on how the body works."""
    return re.compile(terms.alternatives(terms.duties().rules.words))


@cache
def rule_opens() -> re.Pattern[str]:
    """Words that do so at its start."""
    return re.compile(terms.alternatives(terms.duties().rules.opens))


@cache
def asides() -> re.Pattern[str]:
    """First words of a paragraph that is neither."""
    return re.compile(terms.alternatives(terms.duties().asides.words))


@cache
def enacting() -> re.Pattern[str]:
    """Words that put the decision into force."""
    return re.compile(terms.anywhere(terms.duties().enacting.words))
