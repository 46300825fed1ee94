"""Provinces, issuers, agencies and levels of real decisions, against what a reader finds in them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.align import Judge, align, pair_decisions
from pipeline.evaluate.fields import LISTS, LONG_TEXTS, found_rows
from pipeline.evaluate.gold import GoldDocument, GoldRecord
from pipeline.ingest import process
from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.levels import level_of
from pipeline.link import link
from pipeline.settings import Settings
from schemas import LinkedDecision
from tests.support.gold_as_decisions import decision_of
from tests.support.needs import needs_ocr, needs_shared, needs_trueocr

EXPECTED = tomllib.loads((Path(__file__).parent / "shared_seats.toml").read_text(encoding="utf-8"))
SCANS = ("scan", "scan+ocr")
MEMBERS = LISTS[0]

pytestmark = needs_shared

Verdicts = list[tuple[str, bool]]
"""Folder and field path → whether it is right."""


@pytest.fixture(scope="module")
def known(shared_gold: tuple[GoldDocument, ...]) -> list[GoldDocument]:
    """The documents for which shared_seats.toml says what is right; more may lie beside them."""
    return [document for document in shared_gold if expectations(document.folder) is not None]


def expectations(folder: str) -> dict[str, Any] | None:
    found: dict[str, Any] = EXPECTED
    for part in folder.split("/"):
        found = found.get(part, {})
    return found or None


def expected(folder: str, record: int) -> dict[str, Any]:
    found = expectations(folder)
    assert found is not None, f"nothing is expected of {folder}"
    if record:
        found = found["second"]
    same: str | None = found.get("same_as")
    return EXPECTED[same] if same else found


def verdicts(document: GoldDocument, linked: Sequence[LinkedDecision | None]) -> Iterator[tuple[str, bool]]:
    """For each member its province, the kind of its issuer, and its own agency type and level together.

    A document without members has its province and issuer once.
    """
    kinds = {kind.id: kind.kind for kind in load_agency_types()}
    for n, (record, one) in enumerate(zip(document.records, linked, strict=True)):
        wanted = expected(document.folder, n)
        prefix = f"{document.folder} [{n + 1}]"
        types = {found.id: found.agency_type_id for found in one.organizations} if one else {}
        issuer = types.get(one.issuer_id) if one else None
        for _ in range(max(1, len(wanted.get("members", [])))):
            yield f"{prefix} province", one is not None and (one.province_id or "-") == wanted["province"]
            yield f"{prefix} issuer", one is not None and kinds.get(issuer, "-") == wanted["issuer"]
        wanted_seats, found_seats = wanted.get("members", []), seats(record, one, types)
        for path, (seat, found) in enumerate(zip(wanted_seats, found_seats, strict=True)):
            if not record.is_unsure(f"members[{path}]"):
                yield f"{prefix} members[{path}]", found == seat


def seats(record: GoldRecord, one: LinkedDecision | None, types: dict[str, str | None]) -> list[str | None]:
    """For each member of gold 'agency type level' as linked; None where it was not found."""
    gold = record.rows("members") or []
    if one is None:
        return [None] * len(gold)
    found = found_rows(one.decision, MEMBERS)
    pairs = align(Judge(record, False, LONG_TEXTS), MEMBERS, gold, [values for _, values in found])
    listed: list[str | None] = []
    for n in range(len(gold)):
        if n not in pairs:
            listed.append(None)
            continue
        at = int(found[pairs[n]][0].removeprefix("members[").removesuffix("]"))
        member, organization = one.decision.members[at], one.member_organizations[at]
        level = level_of(member.position, member.organization)
        listed.append(f"{types.get(organization) or '-'} {level or '-'}")
    return listed


def at_least(bar: float, found: Verdicts) -> None:
    """Provinces, issuers and members each; a member that was not found at all counts as wrong."""
    for of in ("province", "issuer", "members"):
        picked = [(path, right) for path, right in found if of in path.partition("]")[2]]
        right = sum(right for _, right in picked) / len(picked)
        assert right >= bar, (of, right, sorted({path for path, right in picked if not right}))


def read_and_linked(document: GoldDocument) -> list[LinkedDecision | None]:
    linked = process(document.source, Settings()).linked
    by_decision = {id(one.decision): one for one in linked}
    pairs = pair_decisions(document, [one.decision for one in linked])
    return [by_decision[id(decision)] if decision else None for decision in pairs]


def verdicts_of(documents: Iterable[GoldDocument]) -> Verdicts:
    """Read, parsed and linked as a run does."""
    return [verdict for one in documents for verdict in verdicts(one, read_and_linked(one))]


def test_expectations_cover_every_member_of_their_documents(known: list[GoldDocument]) -> None:
    assert len(known) >= 41
    for document in known:
        for n, record in enumerate(document.records):
            wanted = expected(document.folder, n)
            assert len(wanted.get("members", [])) == len(record.rows("members") or []), document.folder


def test_names_as_printed_are_linked_right(known: list[GoldDocument]) -> None:
    """Linking alone: gold's own wording in, text layers and scans alike."""
    found: Verdicts = []
    for document in known:
        decisions = [decision_of(record, n) for n, record in enumerate(document.records, start=1)]
        found += verdicts(document, [link([decision])[0] for decision in decisions])
    at_least(0.98, found)


def test_text_layers_are_linked_right(known: list[GoldDocument]) -> None:
    at_least(0.98, verdicts_of(document for document in known if document.split not in SCANS))


@needs_ocr
@needs_trueocr
def test_scans_are_linked_right(known: list[GoldDocument]) -> None:
    at_least(0.95, verdicts_of(document for document in known if document.split in SCANS))
