"""An act given as a string, as spaCy's users have it."""

from __future__ import annotations

from pipeline.parse.act.flow import Flow, printed_lines
from pipeline.parse.act.paragraphs import group
from pipeline.parse.act.zones import acts_of
from pipeline.parse.draft import Draft
from schemas import Line, Page, Word


def draft_of(text: str) -> Draft:
    """The first act of a text, each line as it stands, ready to be parsed; an empty one for no words."""
    lines = tuple(Line(words=tuple(Word(text=word) for word in one.split())) for one in text.splitlines())
    page = Page(number=1, width=0, height=0, text_source="text-layer", confidence=1.0, lines=lines)
    acts = acts_of(printed_lines([page]))
    groups, kind = (group(acts[0].lines), acts[0].type) if acts else ([], None)
    return Draft(Flow.of(groups), kind, ordinal=1, page_first=1, page_last=1)
