"""Kinds of personal data, the labels and headings that announce them, and what looks alike but stays."""

from __future__ import annotations

from typing import Literal

from pipeline.lexicon.terms import load
from schemas import Model

Value = Literal[
    "phone", "home_phone", "email", "number", "code", "date", "address", "account", "ethnicity",
    "religion", "level", "words",
]  # fmt: skip
"""The grammar of what follows a label."""


class Kind(Model):
    """One kind of personal data. `needs`: a colon or a person before its label, or a person in any case."""

    id: str
    value: Value
    labels: tuple[str, ...]
    columns: tuple[str, ...] = ()
    needs: Literal["form", "person"] | None = None


class Office(Model):
    """Words beside a phone, account or address that make it an office's own.

    codes: its fax and codes of digits, which look like mobile numbers. named: before a capital.
    """

    phone: tuple[str, ...]
    codes: tuple[str, ...]
    account: tuple[str, ...]
    address: tuple[str, ...]
    seats: tuple[str, ...]
    named: tuple[str, ...]
    mailboxes: tuple[str, ...]
    domains: tuple[str, ...]
    public: tuple[str, ...]  # whoever wants one has a mailbox there


class Values(Model):
    """Values that are known one by one."""

    ethnicities: tuple[str, ...]
    religions: tuple[str, ...]
    levels: tuple[str, ...]


class Ailments(Model):
    """Words that begin what is said of somebody's health; degrees that end it; fields that are about it."""

    words: tuple[str, ...]
    degrees: tuple[str, ...]
    fields: tuple[str, ...]


class Addresses(Model):
    """Words of a person's address: nouns of places, small words between, what bears persons' names."""

    nouns: tuple[str, ...]
    between: tuple[str, ...]
    called: tuple[str, ...]


class Headings(Model):
    """Columns that `members.toml` does not know: of whom, of anything else, of offices, of all sorts.

    speakers: who answers for an office. counts: how many a group has. beside: what
    stands in one column with something personal and is not. words: labels that are other words when folded.
    """

    persons: tuple[str, ...]
    posts: tuple[str, ...]
    others: tuple[str, ...]
    offices: tuple[str, ...]
    open: tuple[str, ...]
    speakers: tuple[str, ...]
    counts: tuple[str, ...]
    beside: tuple[str, ...]
    words: tuple[str, ...]


class Personal(Model):
    """personal.toml."""

    kind: tuple[Kind, ...]
    not_after: dict[str, tuple[str, ...]]
    office: Office
    values: Values
    ailments: Ailments
    addresses: Addresses
    headings: Headings
    files: tuple[str, ...]  # what a number belongs to that is no person's
    counted: tuple[str, ...]  # what a number before them counts
    events: tuple[str, ...]  # what a date beside them belongs to that is nobody's birth
    own: tuple[str, ...]  # what a telephone of one's own is called
    fields: tuple[str, ...]  # labels of a form that ask for nothing personal


PERSONAL = load("personal.toml", Personal)
"""What counts as personal data."""
