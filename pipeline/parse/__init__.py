"""Pages → decisions. Total: any reading gives records and review items, never an exception."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.parse.act.flow import Flow, printed_lines
from pipeline.parse.act.paragraphs import group
from pipeline.parse.act.zones import acts_of
from pipeline.parse.draft import Draft
from pipeline.parse.engine import run
from schemas import Decision, Page, Reading

PARSER_VERSION = "15"
"""Raised whenever the parser may give another result for the same reading."""

__all__ = ["PARSER_VERSION", "parse", "parse_docs"]


def parse_docs(reading: Reading) -> list[Doc]:
    """One spaCy Doc for each act of the file, with its draft in `doc._.draft` and spans in `doc.spans`."""
    ocr = {page.number for page in reading.pages if _is_read(page)}
    docs = []
    for ordinal, act in enumerate(acts_of(printed_lines(reading.pages)), start=1):
        pages = [line.page for _, line in act.lines]
        first, last = min(pages), max(pages)
        scanned = any(page in ocr for page in range(first, last + 1))
        docs.append(run(Draft(Flow.of(group(act.lines)), act.type, ordinal, first, last, scanned)))
    return docs


def _is_read(page: Page) -> bool:
    """Whether a page's words were read from an image, by us or by who made the file."""
    sources = [word.source for line in page.lines for word in line.words]
    return 2 * sources.count("ocr") > len(sources)


def parse(reading: Reading) -> tuple[Decision, ...]:
    """The administrative acts of a file in their order; none for a file without text."""
    return tuple(doc._.draft.decision() for doc in parse_docs(reading))
