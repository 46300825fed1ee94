"""What must be forgotten, taken out of readings and of the decisions in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import chain

from pipeline.errors import ForgottenFile
from pipeline.mask import cover, without_pages
from pipeline.overlay import Finder, Forgotten, known_by
from pipeline.readings import ReadingCache
from schemas import LinkedDecision, Reading


def what_is_wished(
    reading: Reading, linked: tuple[LinkedDecision, ...], forgotten: Forgotten
) -> tuple[Reading, set[int]]:
    """The reading without what must not stand in these decisions; the ordinals of those to be forgotten."""
    sha256 = reading.source.id
    known = {one.decision.ordinal: known_by(sha256, one) for one in linked}
    covered = cover(reading, forgotten.finder((sha256, *chain.from_iterable(known.values()))))
    return covered, {ordinal for ordinal, names in known.items() if forgotten.has_decision(names)}


def without(
    gone: set[int], reading: Reading, linked: tuple[LinkedDecision, ...]
) -> tuple[Reading, tuple[LinkedDecision, ...]]:
    """The same less decisions that must be forgotten and their pages; the others keep their ids.

    Raises:
        ForgottenFile: nothing is left.
    """
    left = tuple(one for one in linked if one.decision.ordinal not in gone)
    if gone and not left:
        raise ForgottenFile(
            "Quyết định này đã được gỡ theo yêu cầu nên không nạp lại.",
            "Hãy bỏ tệp ra khỏi thư mục nguồn.",
        )
    pages = {
        number
        for one in linked
        if one.decision.ordinal in gone
        for number in range(one.decision.page_first, one.decision.page_last + 1)
    }
    return without_pages(reading, pages), left


def cover_kept(
    cache: ReadingCache, documents: Collection[str] | None, find: Finder, *, dry_run: bool
) -> Counter[str]:
    """Covers what `find` finds in kept readings of some documents, by SHA-256, or of all; how many of each.

    A reading that nobody can load any more goes.
    """
    touched: Counter[str] = Counter()
    every = cache.of() if documents is None else (path for one in documents for path in cache.of(one))
    for path in every:
        reading = cache.load(path)
        covered = cover(reading, find) if reading else None
        if reading is not None and covered == reading:
            continue
        touched[path.name[:64]] += 1
        if not dry_run:
            if covered is not None:
                cache.write(path, covered)
            else:
                path.unlink(missing_ok=True)
    return touched
