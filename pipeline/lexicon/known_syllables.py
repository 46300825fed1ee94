"""Syllables that decisions are made of: words of the field, names of places, agencies and people."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from pipeline.lexicon import terms
from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.provinces import load_provinces
from pipeline.text.normal import fold_tones

_SYLLABLE = re.compile(r"[^\W\d_]+")


@cache
def common_syllables() -> frozenset[str]:
    """Tone-normal, in small letters. A hint only: rare names are none the worse for not being here."""
    texts = [*terms.phrases(), *terms.persons().names.surnames, *_given_names()]
    for entry in terms.roles().role:
        texts.extend(entry.words)
    posts = terms.posts()
    texts.extend((*posts.ranks.words, *posts.units.strong, *posts.units.weak, *posts.divisions.words))
    for agency in load_agency_types():
        texts.extend((agency.name, *agency.patterns))
    for province in load_provinces():
        texts.append(province.name)
    for verbs in terms.duties().verbs.values():
        texts.extend(verbs)
    return frozenset(fold_tones(part.lower()) for text in texts for part in _SYLLABLE.findall(text))


def _given_names() -> list[str]:
    lines = (resources.files("pipeline.lexicon") / "given_names.txt").read_text("utf-8").splitlines()
    return [name for line in lines if not line.startswith("#") for name in line.split()]
