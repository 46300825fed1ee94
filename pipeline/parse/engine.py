"""The spaCy pipeline: a Doc carries the text of one act, components fill its draft one after another.

`pipeline()(text)` reads a string: the Doc that comes back has the act's paragraphs unwrapped, the record in
`doc._.decision` and what was found in `doc.spans`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import filter_spans

from pipeline.parse import tokenizer as _registered  # noqa: F401  registers the tokenizer
from pipeline.parse.act.tree import build, provisions_of
from pipeline.parse.draft import Draft
from pipeline.parse.duties.walk import DutyReader
from pipeline.parse.members.annexes import duty_annexes
from pipeline.parse.members.bodies import records
from pipeline.parse.members.walk import MemberReader
from pipeline.parse.plain import draft_of
from pipeline.parse.review import add_review
from pipeline.parse.sections.bases import read_bases
from pipeline.parse.sections.closing import read_closing
from pipeline.parse.sections.head import read_head
from pipeline.parse.sections.province import read_province

CONFIG: dict[str, Any] = {
    "nlp": {"lang": "vi", "tokenizer": {"@tokenizers": "quyetdinh.SyllableTokenizer.v1"}, "pipeline": []},
    "components": {},
}


def _tree(draft: Draft) -> None:
    draft.nodes = build(draft.flow)
    draft.provisions = provisions_of(draft.nodes, draft.flow)


def _bodies_and_duties(draft: Draft) -> None:
    annexed = duty_annexes(draft)
    bodies = MemberReader(draft).read(annexed)
    DutyReader(draft, bodies).read(annexed)
    draft.bodies = records(bodies)


STEPS: dict[str, Callable[[Draft], None]] = {
    "quyetdinh_head": read_head,
    "quyetdinh_bases": read_bases,
    "quyetdinh_tree": _tree,
    "quyetdinh_bodies": _bodies_and_duties,
    "quyetdinh_closing": read_closing,
    "quyetdinh_province": read_province,
    "quyetdinh_review": add_review,
}
"""Component names in the order in which they run."""


def _act(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Begins with a text that nobody has begun with: its first act, on a Doc of its own."""

    def run(doc: Doc) -> Doc:
        return doc if doc._.draft is not None else _doc_of(nlp, draft_of(doc.text))

    return run


def _component(step: Callable[[Draft], None]) -> Callable[[Doc], Doc]:
    def run(doc: Doc) -> Doc:
        step(doc._.draft)
        return doc

    return run


def _span_groups(doc: Doc) -> Doc:
    """Marks found spans on the Doc, for displaCy and for drawing."""
    for name, found in doc._.draft.spans.items():
        spans = (doc.char_span(a, b, label=label[:60], alignment_mode="expand") for a, b, label in found)
        doc.spans[name] = SpanGroup(doc, name=name, spans=filter_spans([s for s in spans if s is not None]))
    return doc


_FUNCTIONS = {**{name: _component(step) for name, step in STEPS.items()}, "quyetdinh_spans": _span_groups}
COMPONENTS = ("quyetdinh_act", *_FUNCTIONS)
"""Names of all components, in the order in which they run."""

# At import, which spaCy's entry points do: so a saved pipeline is loaded by who imports nothing of ours.
Doc.set_extension("draft", default=None, force=True)
Doc.set_extension("decision", getter=lambda doc: doc._.draft and doc._.draft.decision(), force=True)
Language.factory("quyetdinh_act", func=_act)
for _name, _function in _FUNCTIONS.items():
    Language.component(_name, func=_function)


@cache
def pipeline() -> Language:
    """The pipeline of this version; built once a process."""
    nlp = spacy.util.load_model_from_config(CONFIG, auto_fill=True)
    nlp.max_length = sys.maxsize  # meant for models that need memory by length; here reading bounds the text
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def _doc_of(nlp: Language, draft: Draft) -> Doc:
    doc = nlp.make_doc(draft.flow.text)
    doc._.draft = draft
    return doc


def run(draft: Draft) -> Doc:
    """Parses one act; the Doc's text is the flow's."""
    nlp = pipeline()
    doc = _doc_of(nlp, draft)
    for _name, component in nlp.pipeline:
        doc = component(doc)
    return doc
