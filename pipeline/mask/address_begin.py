"""Whether an address begins behind a label."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import names
from pipeline.lexicon.personal import PERSONAL
from pipeline.lexicon.terms import POSTS, alternatives
from pipeline.mask.flow import Flow
from pipeline.mask.values import digits_end
from pipeline.mask.words import spelled
from pipeline.text.fold import CAPITAL

_SHORT = 5  # characters of a label that stands before other things as well
_SAMPLE = 20  # characters that tell whether a text has diacritics
_PHONE = 8  # digits that no house has


def begins_an_address(flow: Flow, label: str, at: int) -> bool:
    """Whether words are a place and no person: 'Đ/c' addresses a comrade, 'ở' stands before anything."""
    if digits_end(flow.text, at, _PHONE, 12) is not None:
        return False
    if len(label) <= _SHORT and label != "que":
        bare = flow.text[at : at + _SAMPLE].isascii()
        return (_bare_place().match(flow.folded, at) if bare else _place().match(flow.text, at)) is not None
    return _called().match(flow.text, at) is None


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"{names.SPELLED_ADDRESS}\s+{CAPITAL}")


@cache
def _place() -> re.Pattern[str]:
    """What an address begins with."""
    nouns = spelled((*PERSONAL.addresses.nouns, *POSTS.places.words, "cuối", "đầu")).pattern
    return re.compile(rf"\d|[A-Z]\d|{nouns}", re.IGNORECASE)


@cache
def _bare_place() -> re.Pattern[str]:
    """The same for text without diacritics."""
    nouns = (*PERSONAL.addresses.nouns, *POSTS.places.words)
    return re.compile(rf"\d|{alternatives(nouns)}")
