"""Tables of any making as headings and rows: ruled, in columns without rules, with pipes, a cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon.personal import PERSONAL
from pipeline.lexicon.terms import alternatives
from pipeline.mask.flow import Flow, Place, Span
from schemas import Box, Word

_HEADER_ROWS = 3
_LONGEST_HEADING = 70  # characters; a longer cell is a sentence
_LONGEST_LINE = 220  # characters of a line of headings
_NAMED = 0.5  # of a line of headings is known ones: less is a sentence
_BETWEEN = 3  # short lines that a page break may put between two rows
_SHORT = 40
_GAP, _SLACK = 7.0, 6.0  # points: between two headings; by which a value may begin before its heading
_ENDS = re.compile(
    r"\W*(?:dieu \d|noi nhan|tong cong|phu luc|can cu|quyet dinh|chuong [ivx]|ghi chu|kinh phi)"
)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_NUMBERED = re.compile(r"\W*[\divxabc]{0,3}\W*")
_ORDINAL = re.compile(r"\W*(?:s?tt|so tt|s\.?t\.?t\.?|no|so)\W*")
_SEXES = {"nam", "nu"}


@dataclass(frozen=True, slots=True)
class Table:
    """Folded headings, one a column, and rows of as many cells; no headings where none were printed.

    head: the lines in which the headings stand.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Span, ...], ...]
    head: tuple[Span, ...] = ()


def tables(flow: Flow, content: int) -> Iterator[Table]:
    """The tables among the first `content` places, in order."""
    places = flow.places[:content]
    at = 0
    while at < len(places):
        if places[at].cells:
            table, at = _ruled(flow, places, at)
            yield table
        elif groups := _line_of_headings(flow, places[at]):
            below, at = _below(flow, places, at, groups)
            if below is not None:
                yield below
        elif count := _column_of_headings(flow, places, at):
            table, at = _cell_a_line(flow, places, at, count)
            yield table
        else:
            at += 1


def _ruled(flow: Flow, places: Sequence[Place], at: int) -> tuple[Table, int]:
    """Rows of one width, over page breaks; their headings are their own or those of the line above."""
    width = len(places[at].cells)
    rows, end = [places[at]], at + 1
    step = end
    while step < len(places) and step - end <= _BETWEEN:
        if not any(map(str.isalnum, flow.text[slice(*places[step].span)])):
            end += step == end  # a ruled line drawn with dashes
        elif len(places[step].cells) == width and (step == end or places[step].page > rows[-1].page):
            rows.append(places[step])
            end = step + 1
        elif places[step].cells or step - end == _BETWEEN or not _is_between(flow, places[step]):
            break
        step += 1
    headings, below = _own_headings(flow, rows)
    head = [row.span for row in rows[:below]]
    if (
        not below
        and at
        and not places[at - 1].cells
        and (above := _headings_above(flow, places[at - 1], rows[0]))
    ):
        headings, head = above, [places[at - 1].span]
    return Table(tuple(headings), tuple(row.cells for row in rows[below:]), tuple(head)), end


def _is_between(flow: Flow, place: Place) -> bool:
    folded = flow.folded[slice(*place.span)]
    return len(folded) <= _SHORT and not _ENDS.match(folded)


def _own_headings(flow: Flow, rows: Sequence[Place]) -> tuple[list[str], int]:
    """The folded heading of each column, and how many rows the headings take."""
    headings = [""] * len(rows[0].cells)
    below = 0
    for row in rows[:_HEADER_ROWS]:
        cells = [flow.folded[slice(*cell)].strip() for cell in row.cells]
        if not any(cells) or any(len(cell) > _LONGEST_HEADING for cell in cells):
            break
        numbering = all(_NUMBERED.fullmatch(cell) for cell in cells)
        if not numbering and (
            any(re.search(r"\d", _IN_BRACKETS.sub("", cell)) for cell in cells)
            or not _is_header(cells, below)
        ):
            break
        if not numbering:
            filled = _spread(_over_their_columns(flow, cells, rows)) if below == 0 else cells
            headings = [f"{a} {b}".strip() for a, b in zip(headings, filled, strict=True)]
        below += 1
    return headings, below


def _is_header(cells: Sequence[str], below: int) -> bool:
    named = sum(bool(heading().search(cell)) for cell in cells if cell)
    return named >= (1 if below else 2) or (below > 0 and set(filter(None, cells)) <= _SEXES)


def _over_their_columns(flow: Flow, cells: list[str], rows: Sequence[Place]) -> list[str]:
    """Headings moved by one where the empty one over the numbers of the rows was lost and one is left over."""
    numbered = [flow.text[slice(*row.cells[0])].strip().isdigit() for row in rows[1:]]
    lost = len(cells) > 2 and not cells[-1] and cells[0] and not _ORDINAL.fullmatch(cells[0])
    return ["", *cells[:-1]] if lost and numbered and all(numbered) else cells


def _spread(cells: Sequence[str]) -> list[str]:
    """A heading over several columns stands in the first of them; it counts for the empty ones after it."""
    spread: list[str] = []
    for cell in cells:
        spread.append(cell or (spread[-1] if spread else ""))
    return spread


def _headings_above(flow: Flow, line: Place, row: Place) -> list[str] | None:
    """Headings that were read as a line of text, for the columns of the row below it."""
    groups = _line_of_headings(flow, line)
    if not groups:
        return None
    said = [_said(flow, group) for group in groups]
    if len(said) == len(row.cells):
        return said
    lefts = [_left(flow, cell) for cell in row.cells]
    if any(left is None for left in lefts):
        return None
    found = [""] * len(lefts)
    for group, words in zip(groups, said, strict=True):
        box = group[0][0].box
        if box is not None:
            near = min(range(len(lefts)), key=lambda n: abs((lefts[n] or 0.0) - box.x0))
            found[near] = f"{found[near]} {words}".strip()
    return found


def _left(flow: Flow, cell: Span) -> float | None:
    box = Box.around(word.box for word, _ in flow.words_in(cell) if word.box)
    return box.x0 if box else None


Words = list[tuple[Word, int]]
"""Words with their offsets in the flow."""


def _line_of_headings(flow: Flow, place: Place) -> list[Words]:
    """The headings of a line of text, or none where it is no such line."""
    folded = flow.folded[slice(*place.span)]
    if place.cells or len(folded) > _LONGEST_LINE or re.search(r"\d|[.:;]\s*$", folded):
        return []
    if not _columns_named().search(folded) or not _counted().search(folded):
        return []
    named = sum(end - begin for begin, end in (match.span() for match in heading().finditer(folded)))
    if named < _NAMED * len(folded.strip()):
        return []
    return _groups(list(flow.words_in(place.span)))


@cache
def _columns_named() -> re.Pattern[str]:
    """What a table of persons is told by: a column of names or of posts."""
    return re.compile(alternatives((*PERSONAL.headings.persons, "chức vụ", "chức danh", "ch.vụ")))


@cache
def _counted() -> re.Pattern[str]:
    labels = (label for kind in PERSONAL.kind for label in (*kind.labels, *kind.columns))
    return re.compile(alternatives(labels))


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


def _below(flow: Flow, places: Sequence[Place], at: int, groups: list[Words]) -> tuple[Table | None, int]:
    """Lines below a line of headings, parted by the headings' places; one cell each without places."""
    end = at + 1
    while end < len(places) and not places[end].cells and not _is_behind(flow, places[end], len(groups)):
        end += 1
    if end == at + 1:
        return None, end
    first = at + 1 + _more_headings(flow, places[at + 1 : end])
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
        for column, (begin, stop) in enumerate(_parted(flow, place, lefts)):
            headings[column] = f"{headings[column]} {flow.folded[begin:stop]}".strip()
    return Table(tuple(headings), tuple(_parted(flow, place, lefts) for place in rows), head), end


def _is_behind(flow: Flow, place: Place, columns: int) -> bool:
    """Whether a line stands behind a table: it opens another part, or is a sentence without gaps."""
    if _ENDS.match(flow.folded[slice(*place.span)]):
        return True
    long = place.span[1] - place.span[0] > _LONGEST_HEADING
    return columns > 1 and long and len(_groups(list(flow.words_in(place.span)))) == 1


def _more_headings(flow: Flow, below: Sequence[Place]) -> int:
    """How many lines go on with the headings above them: short ones without a number or a capital to open."""
    count = 0
    for place in below[:_HEADER_ROWS]:
        said = flow.text[slice(*place.span)].strip()
        if (
            re.search(r"\d", said)
            or not said[:1].islower()
            or not heading().search(flow.folded[slice(*place.span)])
        ):
            break
        count += 1
    return count


def _parted(flow: Flow, place: Place, lefts: Sequence[float]) -> tuple[Span, ...]:
    cells: list[Span | None] = [None] * len(lefts)
    for word, at in flow.words_in(place.span):
        middle = (word.box.x0 + word.box.x1) / 2 if word.box else lefts[0]
        column = max((n for n, left in enumerate(lefts) if left <= middle), default=0)
        old = cells[column]
        cells[column] = (min(old[0], at), at + len(word.text)) if old else (at, at + len(word.text))
    return tuple(cell or (place.span[0], place.span[0]) for cell in cells)


def _column_of_headings(flow: Flow, places: Sequence[Place], at: int) -> int:
    """How many lines from `at` on are a heading each; 0 unless they begin a table pasted a cell a line."""
    count = 0
    while at + count < len(places):
        place = places[at + count]
        folded = flow.folded[slice(*place.span)].strip(" .:")
        if place.cells or len(folded) > _SHORT or not heading().fullmatch(folded):
            break
        count += 1
    return count if count >= 3 else 0


def _cell_a_line(flow: Flow, places: Sequence[Place], at: int, count: int) -> tuple[Table, int]:
    headings = tuple(flow.folded[slice(*place.span)] for place in places[at : at + count])
    rows = []
    end = at + count
    while end + count <= len(places):
        cells = tuple(place.span for place in places[end : end + count])
        if any(b - a > _LONGEST_HEADING for a, b in cells) or not _NUMBERED.fullmatch(
            flow.folded[slice(*cells[0])]
        ):
            break
        rows.append(cells)
        end += count
    return Table(headings, tuple(rows), tuple(place.span for place in places[at : at + count])), end


@cache
def heading() -> re.Pattern[str]:
    """What heads a column of a table of persons."""
    columns = (*PERSONAL.headings.persons, *PERSONAL.headings.others, *PERSONAL.fields)
    labels = (label for kind in PERSONAL.kind for label in (*kind.labels, *kind.columns))
    return re.compile(alternatives((*columns, *labels)))
