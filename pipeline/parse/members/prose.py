"""Members in running text: a sentence is cut into pieces that read like the lines of a list.

'do ông A, … làm Trưởng ban; các thành viên gồm: bà B, …; ông C, …' and 'a) Ban ra đề gồm: Thầy A - Trưởng
ban; …' alike: pieces begin behind semicolons, colons, points, and before persons; some are headings for those
behind them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lexicon.names import ADDRESSES, SPELLED_ADDRESS, addresses_in
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.persons import honorific_at
from pipeline.parse.grammar.posts import before_asides, rank_at
from pipeline.parse.grammar.roles import (
    LINKS,
    FoundRole,
    match_roles,
    names_body,
    role_alone,
    speaks_of_roles,
)
from pipeline.parse.grammar.seats import Seat, parse_seat
from pipeline.parse.grammar.shared import shared_in
from pipeline.parse.grammar.spans import SENTENCE_END, SEVERAL, Span, skip_blanks
from pipeline.parse.members.lines import talks_of_duties
from pipeline.parse.members.naming import name_span, names_a_body, sets_up_a_body
from pipeline.parse.members.records import ListLine

_CLAUSE = re.compile(
    r";\s*|(?:(?<=[\s:;.,])|^)(?:[a-zđ]\)|\(\d{1,2}\)(?:,\s*\(\d{1,2}\))*(?:\s+va\s+\(\d{1,2}\))?)\s+"
)
_OPENS = re.compile(r":\s*|\b(?:bao\s+)?gom(?:\s+co)?\b[\s:]*|\bdo\s+")
_BEGINS = re.compile(rf"(?<=\s)(?:Do|Gồm)\s+(?={SPELLED_ADDRESS}\s)")  # 'Tổ Trọng tài' / 'Do ông A làm …'
_CHOOSES = re.compile(
    r"\s(?:de nghi|moi|chon|cu|chi dinh|quyet dinh)$"
)  # 'thành viên khác do Trưởng ban mời'
_JOINS = re.compile(r"(?:^|[,;:]|\b(?:va|cung|la|do|gom|gom co)\b)\s*$")
_BESIDE = re.compile(r"[,;]\s+|\b(?:va|gom|la)\s+")
_COUNTED = re.compile(r"(?:,|\bva)\s+(?=\d{1,2}\s+[^\W\d_])")
_ROLE_ENDS = re.compile(r"\s*[,.]\s+")
_LONGEST_NAME = 80  # characters, with the first words of the post: time stays linear
_MARK = re.compile(r"\s*[,(–-]\s*")
_EDGES = " \n\t,;:.–—-("
_TAIL = re.compile(r"[\s,;:(]*\b(?:va|cung|la|do|gom|gom co|bao gom)$")
_TOGETHER = re.compile(rf"\s*(?:cac|nhung)\s+{ADDRESSES}\W*")


@dataclass(slots=True)
class Piece:
    """Words of a sentence that are a line of their own, with the role that the sentence gives from outside.

    `clause` counts the sentence's clauses; `body`: where the name stands of the body that is opened right
    before them. Not `sure`: a post that wants a role.
    """

    span: Span
    seat: Seat
    role: FoundRole | None
    clause: int
    body: Span | None = None
    sure: bool = True

    @property
    def bare(self) -> bool:
        """Whether the words are a name and no more."""
        name = self.seat.name
        return name is not None and self.seat.role is None and name[1] == self.span[1]

    @property
    def seated(self) -> FoundRole | None:
        """The role that the words themselves or others give."""
        return self.seat.role or self.role


def pieces_of(draft: Draft, line: ListLine) -> list[Piece]:
    """The seats that a paragraph names in running text; none when it is not such a paragraph."""
    flow = draft.flow
    heads = names_a_body(flow, line.start, line.end)
    if not (heads or speaks_of_roles(flow.folded, line.start, line.end)):
        return []
    pieces: list[Piece] = []
    shared: FoundRole | None = None
    lasting = False
    body: Span | None = None
    founded = False
    last, done = -1, line.start
    group: int | None = None
    cut = _cut(flow, line.start, line.end)
    ends = {clause: end for clause, _, end, _ in cut}
    for clause, start, end, opens in cut:
        if start < done:
            continue  # one of the units that a post before it shares
        if clause != last and not lasting:
            shared = None
        last = clause
        words = flow.text[start:end]
        if role := role_alone(flow.text, start, before_asides(flow.text, flow.folded, start, end)):
            shared, group = role, None
            lasting = role.role == "member" or opens or SEVERAL.match(flow.folded, start) is not None
            continue
        if opens and _TOGETHER.fullmatch(flow.folded, start, end):
            group = clause  # up to who has the role of all: 'các ông: A, …; B, … làm ủy viên'
            continue
        if opens and sets_up_a_body(flow.folded[start:end]):
            founded = True
            continue
        named = opens and words[:1].isupper() and names_body(words)
        if named and match_roles(flow.folded[:end], start, None) is None:
            body, shared, lasting = name_span(draft, start, end), None, False
            continue
        if shared_in(flow.text, flow.folded, start, ends[clause]):
            end = done = ends[clause]
        if _CHOOSES.search(flow.folded, start, end):
            continue
        seat = parse_seat(flow.text, flow.folded, start, end, None, loose=True)
        found = _is_seat(flow, seat, shared, start, end)
        if found is None:
            continue
        if pieces and seat.name is None and pieces[-1].bare:
            start = pieces.pop().span[0]  # 'Ông A; Phó Giám đốc: Ủy viên'
            seat = parse_seat(flow.text, flow.folded, start, end, None, loose=True)
        together = clause if group is None else group
        pieces.append(Piece((start, end), seat, None if seat.role else shared, together, body, found))
        body, group = None, None if seat.role else group
    _share_backwards(flow.text, pieces, line)
    named = bool(pieces) and (founded or pieces[0].body is not None)
    roles = sum(piece.seated is not None for piece in pieces)
    if heads and named and not roles:  # 'Tổ phục vụ: ông A, công chức; 01 nhân viên Trạm Y tế'
        known = all(piece.seat.post.known or piece.bare for piece in pieces)
        return pieces if known and any(piece.sure for piece in pieces) else []
    if not roles or not (named or 2 * roles >= len(pieces)):
        return []
    return [piece for piece in pieces if piece.sure or piece.role]


def _is_seat(flow: Flow, seat: Seat, shared: FoundRole | None, start: int, end: int) -> bool | None:
    """Whether a piece is a person, or a post with a role: False for a post without one, None for others."""
    role = seat.role or shared
    if seat.name is not None:
        several = SEVERAL.match(flow.folded, start) is not None  # 'các ông A, B, C'
        known = False if seat.post.known else None
        return True if seat.honorific is not None or role or several else known
    if talks_of_duties(flow.folded[start:end]) or not seat.post.known:
        return None
    return role is not None


def _share_backwards(text: str, pieces: Sequence[Piece], line: ListLine) -> None:
    """'ông A, …, ông B, … và bà C, … làm tổ viên': the role at the end of a clause holds for all in it.

    In a list's own line the one role at its end holds for all clauses; one in brackets holds for its person.
    """
    one = line.label is not None and sum(piece.seated is not None for piece in pieces) == 1
    for piece, after in reversed(list(pairwise(pieces))):
        alone = after.seat.role is not None and text[after.seat.role.start - 1] == "("
        if not (piece.seated or alone) and (one or piece.clause == after.clause):
            piece.role = after.seated


def _cut(flow: Flow, start: int, end: int) -> list[tuple[int, int, int, bool]]:
    """(clause, start, end, whether a colon or 'gồm' follows) of each piece between two offsets."""
    clauses = {start} | {match.end() for match in _CLAUSE.finditer(flow.folded, start, end)}
    clauses |= {match.end() for match in SENTENCE_END.finditer(flow.text, start, end)}
    opening = flow.in_small_letters(_OPENS, start, end)
    opens = {m.end() for m in opening if _is_spelled(flow, m)}
    opens |= {m.end() for m in _BEGINS.finditer(flow.text, start, end)}
    begins = sorted(clauses | opens | _persons(flow, start, end) | _behind_roles(flow, start, end))
    pieces = []
    clause = 0
    for at, to in pairwise([*begins, end]):
        clause += at in clauses
        a, b = flow.trim(at, to, _EDGES)
        while (tail := _TAIL.search(flow.folded, a, b)) and _is_spelled(flow, tail):
            a, b = flow.trim(a, tail.start(), _EDGES)
        if a < b:
            pieces.append((clause, a, b, to in opens))
    return pieces


def _is_spelled(flow: Flow, word: re.Match[str]) -> bool:
    """Whether a joining word is one in print: folded, 'đô thị' begins as 'do ông A làm Trưởng ban' does."""
    return "đ" not in flow.text[slice(*word.span())].lower()


def _persons(flow: Flow, start: int, end: int) -> set[int]:
    """Where persons, and counted posts, begin behind a mark or a word that joins; bare names want a post."""
    found = {match.end() for match in _COUNTED.finditer(flow.folded, start, end)}
    for match in addresses_in(flow.text, flow.folded, start, end):
        if _JOINS.search(flow.folded, start, match.start()):
            found.add(match.start())
    for mark in flow.in_small_letters(_BESIDE, start, end):  # '…, Thượng úy Lò Văn B'
        title, _, after = honorific_at(flow.text, flow.folded, mark.end(), end)
        if title and rank_at(flow.text, flow.folded, mark.end()) is None and after < end:
            found.add(mark.end())
        elif title is None and _bare_name_at(flow, mark.end(), end):
            found.add(mark.end())  # 'các ông Vi A, Chủ tịch …, Cao B, Bí thư …'
    return found


def _bare_name_at(flow: Flow, start: int, end: int) -> bool:
    """Whether a name without a form of address stands here, and a post behind a mark."""
    if not flow.text[start : start + 1].isupper():
        return False
    end = min(end, start + _LONGEST_NAME)
    name = parse_seat(flow.text, flow.folded, start, end, None).name
    mark = _MARK.match(flow.text, name[1], end) if name and name[0] == start else None
    return mark is not None and rank_at(flow.text, flow.folded, mark.end()) is not None


def _behind_roles(flow: Flow, start: int, end: int) -> set[int]:
    """Where the words go on behind 'làm Tổ trưởng,'."""
    found = set()
    for link in LINKS.finditer(flow.text, flow.folded, start, end):
        role = match_roles(flow.folded[:end], skip_blanks(flow.folded, link.end(), end), None)
        if role and (mark := _ROLE_ENDS.match(flow.folded, role.end, end)):
            found.add(mark.end())
    return found
