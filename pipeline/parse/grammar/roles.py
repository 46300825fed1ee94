"""Roles in bodies: which words are one, and their normal form. Works on folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESSES
from pipeline.lexicon.shapes import KindWords
from pipeline.lexicon.spelled import Spelled
from pipeline.text.fold import fold
from pipeline.text.kept import kept
from schemas import BodyKind, Role

_ORDER: tuple[Role, ...] = (
    "co_head", "head", "deputy", "secretary", "member_standing", "member", "adviser",
)  # fmt: skip
_STANDING: dict[Role, Role] = {"deputy": "deputy_standing", "member": "member_standing"}
_WORK = r"(?:\s+(?:cong tac|kiem tra|thanh tra|giup viec|tham dinh))?"  # "Trưởng Đoàn kiểm tra"
PLURAL = re.compile(rf"(?:(?:va|cung)\s+)?(?:cac|nhung|mot so)\s+(?:{ADDRESSES}[\s,/]*)?|\d{{1,3}}\s+")
_ADDED = re.compile(
    r"(?:(?:bo sung|cu|moi|them|lam|tham gia)\s+)+(?!\s)(?:hai\s+|ba\s+)?"
)  # 'Bổ sung 02 Ủy viên:'


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role phrase: offsets into the folded text it was found in, and its normal form."""

    start: int
    end: int
    role: Role


_KINDS = tuple((kind, Spelled(kind.starts)) for kind in terms.ROLES.kind)


_ANY_KIND = re.compile(terms.BODY_STARTS)
_LONGEST_KIND = 60  # characters of the first words of a name that tell its kind


@kept
def _kind_words(name: str) -> KindWords | None:
    folded = fold(name[:_LONGEST_KIND])
    if not _ANY_KIND.match(folded):
        return None
    return next((kind for kind, starts in _KINDS if starts.match(name, folded, 0)), None)


def kind_of(name: str) -> BodyKind | None:
    """The kind of a body by the first words of its name; None for a name without a kind of its own."""
    words = _kind_words(name)
    return words.id if words else None


def names_body(name: str) -> bool:
    """Whether words begin as the name of a body does."""
    return _kind_words(name) is not None


def only_kind(name: str) -> bool:
    """Whether a name says no more than what kind of body it is: 'TỔ GIÚP VIỆC'."""
    words = " ".join(fold(name).split()).strip(" .:;,")
    return any(words == fold(start) for kind in terms.ROLES.kind for start in kind.starts)


@cache
def _words(kind: BodyKind | None) -> dict[Role, str]:
    found: dict[Role, list[str]] = {}
    for entry in terms.ROLES.role:
        if (kind is None and not entry.own) or {"*", kind} & set(entry.kinds):
            found.setdefault(entry.role, []).extend(entry.words)
    # OCR glues what stands close: 'Ủyviên'
    return {role: terms.alternatives(words).replace(r"\s+", r"\s*") for role, words in found.items()}


@cache
def _nouns(kind: BodyKind | None) -> str:
    words = {noun for entry in terms.ROLES.kind if kind in (None, entry.id) for noun in entry.nouns}
    return terms.alternatives(words)


@cache
def _single(kind: BodyKind | None) -> re.Pattern[str]:
    """One role: words, then 'Thường trực' and the body's noun in any order."""
    words = _words(kind)
    any_role = "|".join(f"(?P<{role}>{words[role]})" for role in _ORDER if role in words)
    standing = terms.alternatives(terms.ROLES.standing.words)
    modifiers = terms.alternatives(terms.ROLES.modifiers.words)
    word = rf"(?:(?P<standing>{standing})|{modifiers}|{_nouns(kind)}{_WORK})"
    tail = rf"(?:(?:[\s/-]*|\s*,\s*(?={standing}))\(?\s*{word}\s*\)?){{0,{_MOST}}}"
    return re.compile(rf"(?:(?P<dong>dong)\s+)?(?:{any_role})(?:(?<=doan){_WORK})?{tail}")


_STANDS = re.compile(rf"\s*[,(–-][\s(]{{0,3}}{terms.alternatives(terms.ROLES.standing.words)}[\s).;,]*$")


def stands_by(role: Role | None, folded: str, start: int, end: int) -> tuple[Role | None, int]:
    """'…, Giám đốc Sở A (thường trực)' under 'Các Phó Trưởng ban': the role then, and where the post ends."""
    mark = _STANDS.search(folded, start, end) if role in _STANDING else None
    return (_STANDING[role], mark.start()) if role and mark else (role, end)


_MOST = 6  # roles of one person, words behind one: what is longer is no chain of roles
_JOIN = re.compile(r"\s*[,;\-/+]?\s*(?:\bkiem(?:\s+nhiem)?\b|\bva\b)?\s*")


def match_roles(folded: str, start: int, kind: BodyKind | None) -> FoundRole | None:
    """The longest chain of roles that begins at `start`: 'Thành viên - Thư ký đoàn'; None without any."""
    role: Role | None = None
    position, end = start, start
    for _ in range(_MOST):
        also = role and folded.endswith("kiem ", end, position)  # 'Ủy viên kiêm Tổ trưởng Tổ giúp việc'
        match = _single(None if also else kind).match(folded, position)
        if match is None:
            break
        this = _role_of(match)
        end = match.end()
        if role is None or (role == "member" and this == "secretary"):
            role = this
        joined = _JOIN.match(folded, end)
        if joined is None or joined.end() >= len(folded) or joined.end() == end:
            break
        position = joined.end()
    if role and folded[end - 1] == ")" and "(" not in folded[start:end]:
        end -= 1  # '(Phó Trưởng ban Thường trực)'
    return FoundRole(start, end, role) if role else None


_ANY_ROLE = re.compile(terms.any_of(_words(None).values()))


def speaks_of_roles(folded: str, start: int, end: int) -> bool:
    """Whether words of a role of any body stand anywhere between two offsets."""
    return _ANY_ROLE.search(folded, start, end) is not None


def _role_of(match: re.Match[str]) -> Role:
    named = match.groupdict()
    role = next(role for role in _ORDER if named.get(role))
    if named["dong"] and role == "head":
        return "co_head"
    return _STANDING.get(role, role) if named["standing"] else role


LINKS = Spelled(terms.ROLES.links.words, bare=True)
"""Words between a person or a post and the role: 'làm', but not those of 'Kiểm lâm'."""
PAIRED = re.compile(terms.alternatives(terms.ROLES.paired.words))
"""Names whose last word is a role elsewhere: 'Tài chính - Kế toán'."""
_BEFORE_ROLE = re.compile(rf"{PAIRED.pattern}|(?:[,;:…„\-=|(/]|(?<!\bp)\.)\s*|(?:{LINKS.source}|\bkiem)\s+")
_OFFICE = terms.alternatives(terms.MEMBERS.lists.offices)
_OFFICE_FIRST = re.compile(rf"{_OFFICE}(?:\s+truong)?[\s,;:–—-]+(?=[a-z])(?!{_OFFICE})")


def behind_office(folded: str, found: FoundRole, kind: BodyKind | None) -> FoundRole:
    """'Kế toán - Thư ký': the role behind a post that is a role elsewhere; else the role as found."""
    office = _OFFICE_FIRST.match(folded, found.start, found.end)
    rest = match_roles(folded[: found.end], office.end(), kind) if office else None
    return rest if rest and rest.end == found.end else found


def role_at_end(folded: str, begin: int, end: int, kind: BodyKind | None) -> FoundRole | None:
    """The role that closes a member line: the longest tail after a separator that is only roles."""
    marks = _BEFORE_ROLE.finditer(folded[:end], begin)
    return last_role(folded, (mark.end() for mark in marks), end, kind)


def last_role(folded: str, starts: Iterable[int], end: int, kind: BodyKind | None) -> FoundRole | None:
    """The first chain of roles from one of `starts` on that reaches `end`; none begins inside another."""
    tail, reached = folded[:end], 0
    for start in starts:
        if start < reached:
            continue
        found = match_roles(tail, start, kind)
        if found and tail[found.end :].strip(' .;,:)–-”"') == "":
            return behind_office(tail, found, kind)
        reached = found.end if found else reached
    return None


_LISTS = re.compile(
    rf"^(?:[\s,:(–-]*(?:bao gom|gom(?: co)?|la|khac|con lai|kinh moi|moi|tham gia|cac|{ADDRESSES}"
    r"|\d{1,2}(?: nguoi)?|co ten|nhu|sau(?: day)?|duoi day)(?![^\W_]))+"
)  # 'Các Ủy viên gồm:', 'Các Ủy viên, mời các đồng chí:'


@kept
def role_only(text: str, kind: BodyKind | None = None) -> FoundRole | None:
    """The role when `text` is a role and nothing else: a heading ('Các ủy viên:') or a cell."""
    folded = fold(text)
    start = len(folded) - len(folded.lstrip(" *-+"))
    start = added.end() if (added := _ADDED.match(folded, start)) else start
    if plural := PLURAL.match(folded[start:]):
        start += plural.end()
    found = match_roles(folded, start, kind)
    if found and _LISTS.sub("", folded[found.end :]).strip(" .;,:)(*") == "":
        return found
    return None


_CLAUSE = re.compile(r"[,;:]\s*|\s(?=(?:va|cung)\s)")
_LONGEST_CLAUSE = 120  # characters


def role_announced(text: str, folded: str, start: int, end: int, kind: BodyKind | None) -> FoundRole | None:
    """'…, ông B làm Phó ban và các ủy viên:': the role that the last words of a sentence give those below."""
    marks = _CLAUSE.finditer(folded, max(start, end - _LONGEST_CLAUSE), end)
    return next(filter(None, (role_alone(text, mark.end(), end, kind) for mark in marks)), None)


def role_alone(text: str, start: int, end: int, kind: BodyKind | None = None) -> FoundRole | None:
    """The role that is all the words between two offsets of a text."""
    found = role_only(text[start:end], kind)
    return found and FoundRole(start + found.start, start + found.end, found.role)


SLOT = re.compile(terms.alternatives(word for entry in terms.ROLES.slot for word in entry.words))
"""Work that is a role where a role is expected, and a post elsewhere."""


WORK = re.compile(rf"{terms.alternatives(terms.ROLES.work.words)}(?:\s[a-z]+){{1,4}}")
"""What somebody does in a body, where his post stands before it."""


def role_of_cell(text: str, kind: BodyKind | None) -> Role | None:
    """The role that a cell of a column of roles says; words count there that are posts elsewhere."""
    found = role_only(text, kind) or role_only(text)
    if found is not None:
        return found.role
    words = " ".join(fold(text).split()).strip(" *-+.;,:()")
    return next((role for kinds, role in _cell_words().get(words, ()) if {"*", kind} & kinds), None)


@cache
def _cell_words() -> dict[str, list[tuple[frozenset[str], Role | None]]]:
    """Folded words of cells → the kinds of bodies in which they are a role, and that role."""
    found: dict[str, list[tuple[frozenset[str], Role | None]]] = {}
    for entry in (*terms.ROLES.cell, *terms.ROLES.slot):
        for word in entry.words:
            found.setdefault(fold(word), []).append((frozenset(entry.kinds), entry.role))
    return found
