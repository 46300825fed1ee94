"""Which found row answers which gold row, and which decision which record."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluate.fields import Found, ScoredList
from pipeline.evaluate.gold import GoldDocument, GoldRecord, GoldRow
from pipeline.evaluate.same import folded, same, similarity
from schemas import Decision

_ALIKE_ENOUGH = 0.5  # below this, two rows are different rows and not one row misread


class Judge:
    """Compares the values of one record: knows what is unsure and what was read by OCR."""

    def __init__(self, record: GoldRecord, ocr: bool, long_texts: frozenset[str]) -> None:
        self.record, self.ocr, self.long_texts = record, ocr, long_texts

    def field(self, key: str, index: int, name: str, gold: GoldRow, found: Found) -> bool | None:
        """Whether one value is right; None when it is not scored."""
        if name not in gold or self.record.is_unsure(f"{key}[{index}].{name}"):
            return None
        lenient = self.ocr and name in self.long_texts
        return same(gold[name], found[name], lenient=lenient)

    def all_right(
        self, listed: ScoredList, names: Sequence[str], index: int, gold: GoldRow, found: Found
    ) -> bool:
        return all(self.field(listed.key, index, n, gold, found) is not False for n in names)


def keys_of(listed: ScoredList, measure: str, gold: GoldRow) -> tuple[str, ...]:
    """The keys that must be right; a seat without a person is known by its post."""
    names = listed.measures[measure]
    if listed.seat and gold.get("name") is None and set(names) < set(listed.seat):
        return listed.seat
    return names


def align(
    judge: Judge, listed: ScoredList, gold: Sequence[GoldRow], found: Sequence[Found]
) -> dict[int, int]:
    """Gold index → found index. Equal rows first, by each measure in turn; then the most alike."""
    pairs: dict[int, int] = {}
    free = set(range(len(found)))
    for measure in listed.measures:
        for g, row in enumerate(gold):
            if g in pairs:
                continue
            names = keys_of(listed, measure, row)
            fits = [f for f in free if judge.all_right(listed, names, g, row, found[f])]
            if fits:
                pairs[g] = min(fits, key=lambda f: (abs(f - g), f))
                free.remove(pairs[g])
    open_rows = [g for g in range(len(gold)) if g not in pairs]
    ranked = sorted(
        (-_likeness(listed, gold[g], found[f]), abs(g - f), g, f) for g in open_rows for f in free
    )
    for likeness, _, g, f in ranked:
        if -likeness >= _ALIKE_ENOUGH and g not in pairs and f in free:
            pairs[g] = f
            free.remove(f)
    return pairs


def _likeness(listed: ScoredList, gold: GoldRow, found: Found) -> float:
    """By the first anchor that gold has; the others only when it is absent on either side."""
    for anchor in listed.anchors:
        if gold.get(anchor) is not None and found.get(anchor) is not None:
            return similarity(gold[anchor], found[anchor])
    return 0.0


def pair_decisions(document: GoldDocument, decisions: Sequence[Decision]) -> list[Decision | None]:
    """One decision a record: most pages or members in common, else the order in the file."""
    free = list(decisions)
    pairs: list[Decision | None] = []
    for record in document.records:
        best = max(free, key=lambda d: _in_common(record, d), default=None)
        pairs.append(best)
        if best is not None:
            free.remove(best)
    return pairs


def _in_common(record: GoldRecord, decision: Decision) -> tuple[int, int]:
    pages = 0
    if record.pages:
        first, last = record.pages
        pages = max(0, min(last, decision.page_last) - max(first, decision.page_first) + 1)
    names = {folded(row["name"]) for row in record.rows("members") or () if row.get("name")}
    return pages, sum(folded(m.name) in names for m in decision.members if m.name)
