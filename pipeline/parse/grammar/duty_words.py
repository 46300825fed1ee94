"""What tells a duty from a rule and from the decision's own clauses: patterns of the lexicon, made once."""

from __future__ import annotations

import re

from pipeline.lexicon import terms

_WORDS = terms.DUTIES
DUTY_HEADING = re.compile(terms.alternatives(_WORDS.headings.duties))
RULE_HEADING = re.compile(terms.alternatives(_WORDS.headings.rules))
PLAN_HEADING = re.compile(terms.alternatives(_WORDS.headings.plan))
"""Words of headings: over duties, over rules on how a body works, over what everybody gets."""
RULE = re.compile(terms.alternatives(_WORDS.rules.words))
"""Words that make a sentence a rule on how the body works."""
RULE_OPENS = re.compile(terms.alternatives(_WORDS.rules.opens))
"""Words that do so at its start."""
ASIDE = re.compile(terms.alternatives(_WORDS.asides.words))
"""First words of a paragraph that is neither."""
ENACTING = re.compile(terms.anywhere(_WORDS.enacting.words))
"""Words that put the decision into force."""
VERB = re.compile(terms.alternatives(verb for group in _WORDS.verbs.values() for verb in group))
"""First verbs of duties."""
