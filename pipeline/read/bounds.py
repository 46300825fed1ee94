"""How much of one file is read: pages, text in all, and in one line."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import TooLarge
from pipeline.read import doubts
from pipeline.settings import ReadSettings
from pipeline.text.long_lines import broken
from schemas import Page, ReviewItem


def check_pages(count: int, settings: ReadSettings) -> None:
    """Raises TooLarge for a file of more than `max_pages`."""
    if count > settings.max_pages:
        raise TooLarge(
            f"Tệp có {count} trang, quá giới hạn {settings.max_pages}.",
            "Hãy tách tệp hoặc nâng giới hạn max_pages.",
        )


def check_text(length: int, settings: ReadSettings) -> None:
    """Raises TooLarge for a file of more than `max_characters`."""
    if length > settings.max_characters:
        raise TooLarge(
            f"Tệp có {length} ký tự, quá giới hạn {settings.max_characters}.",
            "Hãy tách tệp hoặc nâng giới hạn max_characters.",
        )


def bounded(
    pages: Sequence[Page], review: Sequence[ReviewItem], settings: ReadSettings
) -> tuple[list[Page], list[ReviewItem]]:
    """The pages with lines that are longer than any page prints broken, and the doubts about that added.

    Raises TooLarge for too many pages or too much text.
    """
    check_pages(len(pages), settings)
    check_text(sum(len(word.text) + 1 for p in pages for line in p.lines for word in line.words), settings)
    kept, doubtful = [], list(review)
    for page in pages:
        lines = tuple(part for line in page.lines for part in broken(line))
        if len(lines) > len(page.lines):
            doubtful.append(doubts.long_lines(page.number))
            page = page.model_copy(update={"lines": lines})
        kept.append(page)
    return kept, doubtful
