"""Forgetting: a tombstone first, then the rows, then the copies; so that no run meanwhile brings it back.

Who writes looks for new tombstones when nobody else can write; who keeps a copy looks after it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from pipeline.errors import NotFound
from pipeline.ingest import sha256_of
from pipeline.overlay import Finder, Wish, finder_of, identities, letters, overlay_beside
from pipeline.readings import ReadingCache, cache_beside
from pipeline.run.originals import drop_original, originals_beside
from pipeline.run.scratch import scratch_beside
from pipeline.store import Removed, Store, StoredDecision, cover_value, remove_decisions, remove_documents
from pipeline.withholding import cover_kept

SHORTEST = 4
"""Letters and digits of a value: less would stand in every text."""


@dataclass(frozen=True, slots=True)
class Target:
    """What to forget.

    document, decision: a name that leads to it. value: in clear; `within`: names of decisions and documents
    where it must not stand, none for everywhere.
    """

    document: str | None = None
    decision: str | None = None
    value: str | None = None
    within: tuple[str, ...] = ()


@dataclass(slots=True)
class Forgot:
    """What went, or would go: rows by table, documents that lost something, kept readings and originals."""

    rows: dict[str, int] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    readings: int = 0
    originals: int = 0


def forget(target: Target, db: Path, *, why: str | None = None, dry_run: bool = False) -> Forgot:
    """Forgets in the database, its search, the kept readings and originals, and for all runs to come.

    What was interrupted before is finished first.

    Raises:
        NotFound: the name leads to nothing, or to several decisions.
        StoreError: the database is busy; the tombstone stands, and doing it again finishes.
    """
    overlay = overlay_beside(db)
    with Store(db) as store, scratch_beside(db) as scratch:
        if not dry_run:
            finish(store, db)
        plan = _plan(target, store)
        copies = partial(_copies, plan, cache_beside(db, scratch), originals_beside(db), dry_run=dry_run)
        number = 0
        if not dry_run and not overlay.forgotten().has(plan.wish):
            number = overlay.add(plan.wish, why)
        result = Forgot(documents=set(plan.documents or ()))
        copies(result)
        removed = store.forget(plan.remove, dry_run=dry_run)
        result.rows = {name: count for name, count in removed.rows.items() if count}
        result.documents |= removed.documents
        if not dry_run:
            copies(result)  # what a run put there before it saw the tombstone
        if number:
            overlay.note(number, {**result.rows, "readings": result.readings, "originals": result.originals})
    return result


def finish(store: Store, db: Path) -> None:
    """Finishes what a killed removal left: copies of forgotten files, and rows in free pages."""
    overlay = overlay_beside(db)
    unfinished = overlay.unfinished()
    if not unfinished:
        return
    forgotten, cache = overlay.forgotten(), cache_beside(db)
    for sha256 in {path.name[:64] for path in cache.of()}:
        if forgotten.has_document(sha256):
            cache.drop(sha256)
    store.forget(lambda conn: Removed())
    for number in unfinished:
        overlay.note(number, {})


@dataclass(frozen=True, slots=True)
class _Plan:
    """A wish and what it means here. documents: those it is about, None for all; cover: what must go in them,
    None where their copies must go whole."""

    wish: Wish
    remove: Callable[[Connection], Removed]
    documents: tuple[str, ...] | None
    cover: Finder | None = None


def _plan(target: Target, store: Store) -> _Plan:
    if target.document is not None:
        return _document(target.document, store)
    if target.decision is not None:
        decisions, names = _decisions(target.decision, store)
        ids = [one.id for one in decisions]
        documents = tuple({one.document_id for one in decisions})
        return _Plan(Wish("decision", names), lambda conn: remove_decisions(conn, ids), documents)
    assert target.value is not None
    if len(letters(target.value)) < SHORTEST:
        raise NotFound(
            f"Giá trị cần gỡ có ít hơn {SHORTEST} chữ, số nên văn bản nào cũng có.", "Hãy nêu giá trị đầy đủ."
        )
    find = finder_of(target.value)
    scope, within = _scope(target.within, store)
    wish = Wish("value", (target.value,), scope)
    return _Plan(wish, lambda conn: cover_value(conn, find, within), within, find)


def _document(name: str, store: Store) -> _Plan:
    found = [sha256_of(Path(name))] if Path(name).is_file() else store.documents_called(name)
    if len(found) != 1:
        raise _not_one(f"tệp “{name}”", found)
    return _Plan(Wish("document", tuple(found)), lambda conn: remove_documents(conn, found), tuple(found))


def _decisions(name: str, store: Store) -> tuple[list[StoredDecision], tuple[str, ...]]:
    """A decision in all files that have it, and all that it is known by."""
    found = store.decisions_called(name)
    names = {word for one in found[:1] for word in _identities(one)}
    same = [one for one in store.decisions() if names & set(_identities(one, looked_up=True))]
    if not found or not {one.id for one in found} <= {one.id for one in same}:
        raise _not_one(f"quyết định “{name}”", [one.id for one in found])
    return same, tuple(sorted({word for one in same for word in _identities(one)}))


def _identities(one: StoredDecision, *, looked_up: bool = False) -> tuple[str, ...]:
    """looked_up: as a decision that is met is known, by its subject only where its number is not."""
    return identities(
        one.document_id, one.ordinal, code=one.code, subject=None if looked_up and one.code else one.subject,
        issued_on=one.issued_on, issued_year=one.issued_year, province_id=one.province_id,
        issuer_id=one.issuer_id,
    )  # fmt: skip


def _scope(names: Iterable[str], store: Store) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """What scopes a value: identities, and the documents that are there now; None for all of them."""
    scope: set[str] = set()
    documents: set[str] = set()
    for name in names:
        if store.decisions_called(name):
            decisions, known = _decisions(name, store)
            scope.update(known)
            documents.update(one.document_id for one in decisions)
        else:
            (found,) = _document(name, store).wish.values
            scope.add(found)
            documents.add(found)
    return tuple(sorted(scope)), tuple(sorted(documents)) if scope else None


def _not_one(what: str, found: list[str]) -> NotFound:
    if not found:
        return NotFound(
            f"Không có {what} trong cơ sở dữ liệu.", "Xem mã trên trang quyết định hoặc bảng documents."
        )
    return NotFound(f"Có {len(found)} kết quả cho {what}.", f"Hãy nêu mã: {', '.join(found[:8])}.")


def _copies(plan: _Plan, cache: ReadingCache, originals: Path, result: Forgot, *, dry_run: bool) -> None:
    """Kept readings and originals: gone whole, or covered where only a value must go and gone as pictures."""
    if plan.cover is None:
        for sha256 in plan.documents or ():
            result.readings += len(cache.of(sha256)) if dry_run else cache.drop(sha256)
    else:
        touched = cover_kept(cache, plan.documents, plan.cover, dry_run=dry_run)
        result.readings += sum(touched.values())
        result.documents |= touched.keys()
    for sha256 in result.documents:
        result.originals += drop_original(sha256, originals, dry_run=dry_run)
