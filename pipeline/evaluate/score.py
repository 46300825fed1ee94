"""One record against one decision: each value right, wrong or missing, and flagged or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.evaluate.align import Judge, align, keys_of
from pipeline.evaluate.fields import (
    HEADER,
    LISTS,
    LONG_TEXTS,
    RULES,
    SIGNATURE,
    Found,
    ScoredList,
    found_rows,
)
from pipeline.evaluate.gold import GoldRecord, GoldRow
from pipeline.evaluate.same import Value, same
from schemas import Decision

Verdict = Literal["right", "wrong", "missing"]


@dataclass(frozen=True, slots=True)
class Check:
    """One value. `path` is gold's place of it; a row that gold lacks is 'members[+4].name', our index.

    `place` is its path in our decision, also when we gave no value; '' where we have no such row.
    """

    path: str
    group: str  # header, signature, or the key of the list
    outcome: Verdict
    given: bool  # we gave a value
    flagged: bool  # a review item covers it
    silent_counts: bool  # belongs to the silent error rate
    gold: Value = None
    found: Value = None
    place: str = ""

    @property
    def is_silent(self) -> bool:
        """Wrong, and nothing warns the reader."""
        return self.outcome == "wrong" and self.given and not self.flagged


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows right, found and in gold; tallies add up."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """None when there is nothing to find and nothing was found."""
        total = self.found + self.gold
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True)
class RecordScore:
    """All checks of a record and the tallies of its rows."""

    checks: tuple[Check, ...]
    tallies: Mapping[str, Tally]
    false_members: int
    lost_lists: int
    """Lists of members lost in silence."""


class Flags:
    """Which values of a decision a review item covers: the value, its row, or the whole decision."""

    def __init__(self, decision: Decision | None) -> None:
        self.paths = {item.path for item in decision.review} if decision else set()

    def cover(self, path: str) -> bool:
        row = path.rpartition(".")[0]
        return not self.paths.isdisjoint({None, path, row} if row else {None, path})


def score_record(record: GoldRecord, decision: Decision | None, *, ocr: bool) -> RecordScore:
    """Scores a record; without a decision every value of gold is missing."""
    checks = [*_header(record, decision, ocr), *_signature(record, decision, ocr)]
    tallies: dict[str, Tally] = {}
    for listed in (*LISTS, RULES):
        gold = _rules(record) if listed is RULES else record.rows(listed.key)
        if gold is None:
            continue
        row_checks, row_tallies = _rows(record, listed, gold, decision, ocr)
        checks += row_checks
        tallies |= row_tallies
    false = 0
    if record.content.get("members") == []:
        false = tallies["member"].found
    lost = int(_lost_in_silence(record, decision)) if decision else 0
    return RecordScore(tuple(checks), tallies, false, lost)


_SHORTEST_LIST = 3  # members whose loss is that of a list


def _lost_in_silence(record: GoldRecord, decision: Decision) -> bool:
    """Whether fewer than half of a list's members were found and no error says so."""
    gold = record.rows("members") or []
    found = sum(member.change != "leaves" for member in decision.members)
    told = any(item.severity == "error" for item in decision.review)
    return len(gold) >= _SHORTEST_LIST and 2 * found < len(gold) and not told


def false_member_checks(decision: Decision, prefix: str) -> list[Check]:
    """The members of a document that lists none: each value is wrong."""
    listed = next(listed for listed in LISTS if listed.key == "members")
    flags = Flags(decision)
    return [
        check
        for path, found in found_rows(decision, listed)
        for check in _surplus(prefix, listed, path, found, flags)
    ]


def _rules(record: GoldRecord) -> list[GoldRow] | None:
    """All working rules of a record; None when no body says anything about them."""
    bodies = [body for body in record.rows("bodies") or () if "working_rules" in body]
    return [{"text": text} for body in bodies for text in body["working_rules"]] if bodies else None


def _header(record: GoldRecord, decision: Decision | None, ocr: bool) -> Iterator[Check]:
    flags = Flags(decision)
    for key, gold in record.content.get("decision", {}).items():
        if key not in HEADER or record.is_unsure(f"decision.{key}"):
            continue
        found = getattr(decision, HEADER[key]) if decision else None
        right = decision is not None and same(gold, found, lenient=ocr and key in LONG_TEXTS)
        flagged = flags.cover(HEADER[key])
        yield _check(record.prefix + key, "header", right, gold, found, flagged, place=HEADER[key])


def _signature(record: GoldRecord, decision: Decision | None, ocr: bool) -> Iterator[Check]:
    signature = record.content.get("signature")
    flags = Flags(decision)
    for key in SIGNATURE:
        path = f"signature.{key}"
        if not signature or key not in signature or record.is_unsure(path):
            continue
        found = getattr(decision.signature, key) if decision else None
        right = decision is not None and same(signature[key], found, lenient=False)
        flagged = flags.cover(path)
        yield _check(record.prefix + path, "signature", right, signature[key], found, flagged, place=path)


def _check(
    path: str,
    group: str,
    right: bool,
    gold: Value,
    found: Value,
    flagged: bool,
    silent: bool = True,
    *,
    place: str,
) -> Check:
    outcome: Verdict = "right" if right else "missing" if found is None else "wrong"
    return Check(path, group, outcome, found is not None, flagged, silent, gold, found, place)


def _rows(
    record: GoldRecord, listed: ScoredList, gold: list[GoldRow], decision: Decision | None, ocr: bool
) -> tuple[list[Check], dict[str, Tally]]:
    ours = found_rows(decision, listed) if decision else []
    found = [values for _, values in ours]
    judge = Judge(record, ocr, LONG_TEXTS)
    flags = Flags(decision)
    pairs = align(judge, listed, gold, found)
    unsure = {g for g in range(len(gold)) if record.is_unsure(f"{listed.key}[{g}]")}
    checks: list[Check] = []
    right = dict.fromkeys(listed.measures, 0)
    for g, row in enumerate(gold):
        if g in unsure:
            continue
        path, values = ours[pairs[g]] if g in pairs else ("", dict.fromkeys(listed.columns))
        for key, attribute in listed.columns.items():
            verdict = judge.field(listed.key, g, key, row, values)
            if verdict is None or (g not in pairs and row[key] is None):
                continue
            checks.append(
                _check(
                    f"{record.prefix}{listed.key}[{g}].{key}",
                    listed.key,
                    verdict and g in pairs,
                    row[key],
                    values[key],
                    flags.cover(f"{path}.{attribute}"),
                    listed.silent,
                    place=f"{path}.{attribute}" if path else "",
                )
            )
        if g in pairs:
            for measure in listed.measures:
                right[measure] += judge.all_right(listed, keys_of(listed, measure, row), g, row, values)
    taken = set(pairs.values())
    for f, (path, values) in enumerate(ours):
        if f not in taken:
            checks += _surplus(record.prefix, listed, path, values, flags)
    n_found = len(ours) - sum(g in pairs for g in unsure)
    tallies = {m: Tally(right[m], n_found, len(gold) - len(unsure)) for m in listed.measures}
    return checks, tallies


def _surplus(prefix: str, listed: ScoredList, path: str, values: Found, flags: Flags) -> Iterator[Check]:
    """A row that gold does not have: each value given is wrong."""
    for key, value in values.items():
        if value is not None:
            shown = f"{prefix}{path.replace('[', '[+', 1)}.{key}"
            place = f"{path}.{listed.columns[key]}"
            yield _check(
                shown, listed.key, False, None, value, flags.cover(place), listed.silent, place=place
            )
