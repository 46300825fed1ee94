"""What tells a duty from a rule and from the decision's own clauses: patterns of the lexicon, made once."""

from __future__ import annotations

import re

from pipeline.lexicon import terms

_WORDS = terms.DUTIES
DUTY_HEADING = re.compile(terms.alternatives(_WORDS.headings.duties))
RULE_HEADING = re.compile(terms.alternatives(_WORDS.headings.rules))
PLAN_HEADING = re.compile(terms.alternatives(_WORDS.headings.plan))
"""Words of headings: over duties, over rules on how a body works, over what everybody gets."""
RULE = re.compile(terms.any_of([terms.alternatives(_WORDS.rules.words), *_WORDS.rules.patterns]))
"""Words that make a sentence a rule on how the body works."""
RULE_OPENS = re.compile(terms.alternatives(_WORDS.rules.opens))
"""Words that do so at its start."""
ASIDE = re.compile(terms.alternatives(_WORDS.asides.words))
"""First words of a paragraph that is neither."""
_ENACTING = re.compile(rf"{terms.anywhere(_WORDS.enacting.words)}|trach nhiem thuc hien\W*/")
_COUNTED_FROM = re.compile(r"\b(?:khi|tu ngay|tu khi)\s[^.,;]{0,40}$")  # 'sau khi Quyết định có hiệu lực'
_VERBS = tuple(verb for group in _WORDS.verbs.values() for verb in group)
VERB = re.compile(terms.alternatives(_VERBS))
"""First verbs of duties."""
PLAIN_ORDER = re.compile(terms.alternatives(_WORDS.orders.plain))
"""Words behind somebody that tell him to do something, whatever follows."""
ORDERS = (*_WORDS.orders.plain, *_WORDS.orders.verbs, *_VERBS)
ORDER = re.compile(terms.alternatives(ORDERS))
"""The same, or a verb that does so behind somebody."""


def enacts(folded: str, start: int, end: int) -> bool:
    """Whether folded words put the decision into force."""
    return any(
        not _COUNTED_FROM.search(folded, start, at.start()) for at in _ENACTING.finditer(folded, start, end)
    )
