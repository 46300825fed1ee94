"""Scans whose every character is known: those of the sample corpus, typeset again without the copier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from corpus.generator import layout, script
from corpus.generator.__main__ import ROOT


def known_scans() -> Iterator[tuple[Path, str]]:
    """Scan and its text."""
    for description in script.descriptions():
        sample = script.load(description)
        if sample.sample_class == "scan":
            with pypdfium2.PdfDocument(layout.pdf(sample)) as document:
                pages = [page.get_textpage().get_text_range() for page in document]
            yield ROOT / sample.slug / "source.pdf", "\n".join(pages)
