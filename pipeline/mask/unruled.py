"""Columns without rules: a line of headings, and the lines below it parted by where the headings stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.mask.flow import Flow, Place, Span
from pipeline.mask.headings import any_label, heading, kinds_named
from pipeline.mask.words import listed
from schemas import Box, Word

HEADER_ROWS = 3
LONGEST_HEADING = 70  # characters; a longer cell is a sentence
_LONGEST_LINE = 220  # characters of a line of headings
_NAMED = 0.5  # of a line of headings is known ones: less is a sentence
_GAP, _SLACK = 7.0, 6.0  # points: between two headings; by which a value may begin before its heading
_ENDS = re.compile(
    r"\W*(?:dieu \d|noi nhan|tong cong|phu luc|can cu|quyet dinh|chuong [ivx]|ghi chu|kinh phi)"
)
_FORM_LINES = 2  # below the labels of a form that stand beside each other


@dataclass(frozen=True, slots=True)
class Table:
    """Folded headings, one a column, and rows of as many cells; no headings where none were printed.

    head: the lines in which the headings stand. form: they are a person's form, its values below its labels.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Span, ...], ...]
    head: tuple[Span, ...] = ()
    form: bool = False


Words = list[tuple[Word, int]]
"""Words with their offsets in the flow."""


def ends(folded: str) -> bool:
    """Whether a line opens what stands behind a table."""
    return _ENDS.match(folded) is not None


def line_of_headings(flow: Flow, place: Place) -> list[Words]:
    """The headings of a line of text, or none where it is no such line."""
    folded = flow.folded[slice(*place.span)]
    if place.cells or len(folded) > _LONGEST_LINE or re.search(r"\d|[:;]\s*$|[a-z]{3}\.\s*$", folded):
        return []
    if heading().search(folded) is None:
        return []
    groups = _groups(list(flow.words_in(place.span)))
    if is_form(flow, groups):
        return groups
    named = sum(end - begin for begin, end in (match.span() for match in heading().finditer(folded)))
    of_table = listed("headings.persons", "headings.posts").search(folded) and any_label().search(folded)
    return groups if of_table and named >= _NAMED * len(folded.strip()) else []


def headings_over(flow: Flow, lines: Sequence[Place], row: Place) -> list[str] | None:
    """Headings that were read as lines of text, for the columns of the row below them."""
    groups = line_of_headings(flow, lines[0])
    if not groups:
        return None
    lines = lines[: 1 + _more_headings(flow, lines[1:])]
    if len(groups) == len(row.cells) and len(lines) == 1:
        return [_said(flow, group) for group in groups]
    lefts = [_left(flow, cell) for cell in row.cells]
    if any(left is None for left in lefts):
        return None
    found = [""] * len(lefts)
    for line in lines:
        for group in _groups(list(flow.words_in(line.span))):
            box = group[0][0].box
            if box is not None:
                near = min(range(len(lefts)), key=lambda n: abs((lefts[n] or 0.0) - box.x0))
                found[near] = f"{found[near]} {_said(flow, group)}".strip()
    return found


def below(flow: Flow, places: Sequence[Place], at: int, groups: list[Words]) -> tuple[Table | None, int]:
    """Lines below a line of headings, parted by the headings' places; one cell each without places."""
    form = is_form(flow, groups)
    most = at + 1 + (_FORM_LINES if form else len(places))
    end = at + 1
    while end < min(most, len(places)) and not _is_behind(flow, places[end], len(groups)):
        if form and heading().match(flow.folded, places[end].span[0]):
            break
        end += 1
    if end == at + 1:
        return None, end
    first = at + 1 + (0 if form else _more_headings(flow, places[at + 1 : end]))
    head = tuple(place.span for place in places[at:first])
    rows = places[first:end]
    lefts = [group[0][0].box.x0 - _SLACK for group in groups if group[0][0].box]
    if len(groups) > 1 and len(lefts) < len(groups):
        return None, end
    if len(groups) == 1:
        said = " ".join(flow.folded[slice(*span)] for span in head)
        return Table((said,), tuple((place.span,) for place in rows), head), end
    headings = [_said(flow, group) for group in groups]
    for place in places[at + 1 : first]:
        for column, (begin, stop) in chain.from_iterable(map(enumerate, _parted(flow, place, lefts))):
            headings[column] = f"{headings[column]} {flow.folded[begin:stop]}".strip()
    parted = chain.from_iterable(_parted(flow, place, lefts) for place in rows)
    return Table(tuple(headings), tuple(parted), head, form), end


def is_form(flow: Flow, groups: Sequence[Words]) -> bool:
    """Whether labels of a form stand beside each other: each begins like one, and they are few."""
    said = [_said(flow, group).strip(" (*") for group in groups]
    return 1 < len(said) <= 3 and all(map(heading().match, said)) and any(map(kinds_named, said))


def _left(flow: Flow, cell: Span) -> float | None:
    box = Box.around(word.box for word, _ in flow.words_in(cell) if word.box)
    return box.x0 if box else None


def _groups(words: Words) -> list[Words]:
    """Words parted where the gap is wider than a blank; all of them together where they have no place."""
    groups: list[Words] = []
    for word, at in words:
        last = groups[-1][-1][0].box if groups else None
        near = groups and (last is None or word.box is None or word.box.x0 - last.x1 < _GAP)
        if near:
            groups[-1].append((word, at))
        else:
            groups.append([(word, at)])
    return groups


def _said(flow: Flow, group: Words) -> str:
    return flow.folded[group[0][1] : group[-1][1] + len(group[-1][0].text)]


def _is_behind(flow: Flow, place: Place, columns: int) -> bool:
    """Whether a line stands behind a table: another one or another part, or a sentence without gaps."""
    if place.cells or ends(flow.folded[slice(*place.span)]) or line_of_headings(flow, place):
        return True
    long = place.span[1] - place.span[0] > LONGEST_HEADING
    return columns > 1 and long and len(_groups(list(flow.words_in(place.span)))) == 1


def _more_headings(flow: Flow, found: Sequence[Place]) -> int:
    """How many lines go on with the headings above them: short ones without a number or a capital to open."""
    count = 0
    for place in found[:HEADER_ROWS]:
        said = flow.text[slice(*place.span)].strip()
        if (
            re.search(r"\d", said)
            or not said[:1].islower()
            or not heading().search(flow.folded[slice(*place.span)])
        ):
            break
        count += 1
    return count


def _parted(flow: Flow, place: Place, lefts: Sequence[float]) -> Iterator[tuple[Span, ...]]:
    """The cells of a line; a column further left begins another row that was read as part of the line."""
    empty = (place.span[0], place.span[0])
    cells, last = [empty] * len(lefts), 0
    for word, at in flow.words_in(place.span):
        middle = (word.box.x0 + word.box.x1) / 2 if word.box else lefts[0]
        column = max((n for n, left in enumerate(lefts) if left <= middle), default=0)
        if column < last:
            yield tuple(cells)
            cells = [empty] * len(lefts)
        begin = at if cells[column] == empty else cells[column][0]
        cells[column], last = (begin, at + len(word.text)), column
    yield tuple(cells)
