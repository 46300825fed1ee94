"""What must be forgotten, as fingerprints: nobody can read it, but what comes again is recognised.

A fingerprint is scrypt under a random key of the overlay: without the overlay file nothing can be tried, and
with it each guess costs some 50 ms. One byte of a quick hash and the length in letters stand beside it, so
that a whole text is searched with a few slow hashes; they make guessing some thousand times cheaper, no more.
Whoever holds the overlay and a list of all names or numbers can still try them: it is for the operator alone.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.overlay.phrase import Finder, Span, letters, spans
from schemas import LinkedDecision
from schemas.stored import decision_id

Kind = Literal["document", "decision", "value"]
_COST = 2**14  # scrypt: 16 MB and some 50 ms


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is left of a text: its length in letters, a byte to pass over most others, and the slow hash."""

    letters: int
    hint: int
    hash: bytes

    @staticmethod
    def of(text: str, key: bytes) -> Fingerprint:
        return Fingerprint(len(text), _hint(text, key), _slow(text, key))

    def fits(self, text: str, key: bytes) -> bool:
        return (
            len(text) == self.letters
            and _hint(text, key) == self.hint
            and hmac.compare_digest(_slow(text, key), self.hash)
        )


def _hint(text: str, key: bytes) -> int:
    return hashlib.blake2b(text.encode(), key=key, digest_size=1).digest()[0]


@lru_cache(maxsize=4096)
def _slow(text: str, key: bytes) -> bytes:
    return hashlib.scrypt(text.encode(), salt=key, n=_COST, r=8, p=1, maxmem=64 * 1024 * 1024, dklen=32)


@dataclass(frozen=True, slots=True)
class Wish:
    """What to forget, in clear; it is never stored so.

    document: `values` is its SHA-256. decision: all that it is known by, see `identities`. value: the value
    itself; `scope`: SHA-256 of documents and identities of decisions where it must not stand; all if none.
    """

    kind: Kind
    values: tuple[str, ...]
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A wish as it is stored."""

    kind: Kind
    marks: tuple[Fingerprint, ...]
    scope: tuple[Fingerprint, ...]

    @staticmethod
    def of(wish: Wish, key: bytes) -> Tombstone:
        form = letters if wish.kind == "value" else str
        return Tombstone(
            wish.kind,
            tuple(Fingerprint.of(form(value), key) for value in wish.values),
            tuple(Fingerprint.of(value, key) for value in wish.scope),
        )


@dataclass(frozen=True, slots=True)
class Forgotten:
    """All tombstones of an overlay as they were at one moment; `version` grows with each."""

    version: int = 0
    key: bytes = b""
    stones: tuple[Tombstone, ...] = ()

    def has_document(self, sha256: str) -> bool:
        return self._has("document", (sha256,))

    def has_decision(self, known_by: Iterable[str]) -> bool:
        return self._has("decision", known_by)

    def has(self, wish: Wish) -> bool:
        """Whether just this was wished before: then nothing need be added."""
        form = letters if wish.kind == "value" else str
        return any(
            stone.kind == wish.kind
            and len(stone.scope) == len(wish.scope)
            and all(self._fits(stone.marks, form(value)) for value in wish.values)
            and all(self._fits(stone.scope, value) for value in wish.scope)
            for stone in self.stones
        )

    @property
    def asks_for_decisions(self) -> bool:
        """Whether anything depends on which decisions a file has, known only after it was parsed."""
        return any(stone.kind == "decision" or stone.scope for stone in self.stones)

    def finder(self, within: Iterable[str] = ()) -> Finder:
        """Finds the values that must not stand `within`: a document's SHA-256, identities of decisions.

        Values for everywhere are always among them.
        """
        known = tuple(within)
        marks = tuple(
            mark
            for stone in self.stones
            if stone.kind == "value"
            and (not stone.scope or any(self._fits(stone.scope, one) for one in known))
            for mark in stone.marks
        )
        lengths = {mark.letters for mark in marks}

        def found(text: str) -> list[Span]:
            return spans(text, lengths, lambda said: self._fits(marks, said)) if marks else []

        return found

    def _has(self, kind: Kind, texts: Iterable[str]) -> bool:
        marks = tuple(mark for stone in self.stones if stone.kind == kind for mark in stone.marks)
        return any(self._fits(marks, text) for text in texts)

    def _fits(self, marks: Iterable[Fingerprint], text: str) -> bool:
        return any(mark.fits(text, self.key) for mark in marks)


def identities(
    source_id: str,
    ordinal: int,
    *,
    code: str | None,
    subject: str | None,
    issued_on: str | None,
    issued_year: int | None,
    province_id: str | None,
    issuer_id: str | None,
) -> tuple[str, ...]:
    """All that a decision is known by, in this file and in others.

    Its number with year and issuer, or with day and province; its subject with day and issuer or province. A
    number is given anew each year by each issuer, so nothing less will do.
    """
    by = [decision_id(source_id, ordinal)]
    if code:
        by += [f"{letters(code)}|{issued_year}|{issuer_id}"] if issued_year and issuer_id else []
        by += [f"{letters(code)}|{issued_on}|{province_id}"] if issued_on and province_id else []
    if subject and issued_on:
        by += [f"{letters(subject)}|{issued_on}|{who}" for who in (issuer_id, province_id) if who]
    return tuple(by)


def known_by(source_id: str, linked: LinkedDecision) -> tuple[str, ...]:
    """What a decision that was read is looked up by: its subject only where its number is not known."""
    decision = linked.decision
    return identities(
        source_id, decision.ordinal, code=decision.code, subject=None if decision.code else decision.subject,
        issued_on=decision.issued_on, issued_year=decision.issued_year or _year(decision.issued_on),
        province_id=linked.province_id, issuer_id=linked.issuer_id,
    )  # fmt: skip


def _year(day: str | None) -> int | None:
    return int(day[:4]) if day else None
