"""Tables of any making as headings and rows: ruled, in columns without rules, with pipes, a cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.mask import unruled
from pipeline.mask.cells import holds_a_person, holds_an_office
from pipeline.mask.flow import Flow, Place
from pipeline.mask.headings import heading, kinds_named, names_persons
from pipeline.mask.unruled import Table

_BETWEEN = 3  # short lines that a page break may put between two rows
_SHORT = 40
_IN_BRACKETS = re.compile(r"\([^)]*\)|\bnam 20\d\d")
_FIGURES = re.compile(r"^\W*\d|\d\D?\d")  # of a row that is no heading, not 'Vòng 2'
_NUMBERED = re.compile(r"\W*[\divxabc]{0,3}\W*")
_TITLE = re.compile(r"\W*(?:[ivx]{1,4}|[a-z]|\d{1,2})\s*[.)/]")
_SEXES = {"nam", "nu"}


def tables(flow: Flow, content: int) -> Iterator[Table]:
    """The tables among the first `content` places, in order."""
    places = flow.places[:content]
    at, last, left = 0, None, 0  # the last table with headings, and where it ended
    while at < len(places):
        found = None
        if places[at].cells or (rows := _rows_after(flow, places, at)):
            begin = at if places[at].cells else rows
            found, at = _ruled(
                flow, places, begin, over=places[at:begin] or places[max(begin - 1, 0) : begin]
            )
            if last and not any(found.headings) and _goes_on(flow, places[left:begin], last, found):
                found = replace(found, headings=last.headings)
        elif groups := unruled.line_of_headings(flow, places[at]):
            found, at = unruled.below(flow, places, at, groups)
        else:
            at += 1
        if found is not None:
            yield found
            if any(found.headings):
                last, left = found, at


def _goes_on(flow: Flow, between: Sequence[Place], one: Table, other: Table) -> bool:
    """Whether a table goes on with another: a group's title between, 'II. Thôn Mẫu'."""
    if not 2 < len(one.headings) == len(other.headings) or len(between) > _BETWEEN:
        return False
    return _is_title(flow, between) or all(
        place.cells or _TITLE.match(flow.folded, place.span[0]) for place in between
    )


def _is_title(flow: Flow, between: Sequence[Place]) -> bool:
    """Whether lines are the title of a group: an office's name or capitals, its address and more below."""
    if not between or any(place.cells for place in between):
        return False
    said = flow.text[slice(*between[0].span)]
    return said.isupper() or (holds_an_office(flow, between[0].span) and not re.search(r"\d|[.:;]\s*$", said))


def _rows_after(flow: Flow, places: Sequence[Place], at: int) -> int:
    """Where rows with cells begin below headings, the title of their group between; 0 where none do."""
    groups = unruled.line_of_headings(flow, places[at])
    if not groups or unruled.is_form(flow, groups):
        return 0
    for n in range(at + 1, min(at + 2 + _BETWEEN, len(places))):
        if places[n].cells:
            return n if len(places[n].cells) > 2 else 0
        said = flow.folded[slice(*places[n].span)]
        long = len(said) > unruled.LONGEST_HEADING and not _is_title(flow, places[at + 1 : n])
        if long or unruled.ends(said):
            break
    return 0


def _ruled(flow: Flow, places: Sequence[Place], at: int, over: Sequence[Place]) -> tuple[Table, int]:
    """Rows of one width, over page breaks; their headings are their own or those of the lines over them."""
    width = len(places[at].cells)
    rows, end = [places[at]], at + 1
    step = end
    while step < len(places) and step - end <= _BETWEEN:
        said = flow.folded[slice(*places[step].span)]
        if not any(map(str.isalnum, said)):
            end += step == end  # a ruled line drawn with dashes
        elif len(places[step].cells) == width and (step == end or places[step].page > rows[-1].page):
            if places[step].page > rows[-1].page and _own_headings(flow, [places[step]])[1]:
                break
            rows.append(places[step])
            end = step + 1
        elif places[step].cells or step - end == _BETWEEN or len(said) > _SHORT or unruled.ends(said):
            break
        step += 1
    headings, own = _own_headings(flow, rows)
    head = [row.span for row in rows[:own]]
    if not own and over and not over[0].cells and (above := unruled.headings_over(flow, over, rows[0])):
        headings, head = above, [line.span for line in over]
    return Table(tuple(headings), tuple(row.cells for row in rows[own:]), tuple(head)), end


def _own_headings(flow: Flow, rows: Sequence[Place]) -> tuple[list[str], int]:
    """The folded heading of each column, and how many rows the headings take."""
    headings = [""] * len(rows[0].cells)
    count = 0
    for row in rows[: unruled.HEADER_ROWS]:
        cells = [flow.folded[slice(*cell)].strip() for cell in row.cells]
        if not any(cells) or any(len(cell) > unruled.LONGEST_HEADING for cell in cells):
            break
        numbering = all(_NUMBERED.fullmatch(cell) for cell in cells)
        if not numbering and (
            any(_FIGURES.search(_IN_BRACKETS.sub("", cell)) for cell in cells)
            or not (_is_header(cells, count) or (count == 0 and _heads_figures(flow, cells, rows)))
        ):
            break
        if not numbering:
            filled = _spread(_over_their_columns(flow, cells, rows)) if count == 0 else cells
            headings = list(_joined(headings, filled))
        count += 1
    return headings, count


def _joined(above: Sequence[str], below: Sequence[str]) -> Iterator[str]:
    """Headings with those below them; over several columns 'Chủ hộ' says whose all of them are, no name."""
    for n, (a, b) in enumerate(zip(above, below, strict=True)):
        shared = names_persons(a) and a in (*above[max(n - 1, 0) : n], *above[n + 1 : n + 2])
        yield b if shared and kinds_named(b) else f"{a} {b}".strip()


def _is_header(cells: Sequence[str], count: int) -> bool:
    named = sum(bool(heading().search(cell)) for cell in cells if cell)
    return named >= (1 if count else 2) or (count > 0 and set(filter(None, cells)) <= _SEXES)


def _heads_figures(flow: Flow, cells: Sequence[str], rows: Sequence[Place]) -> bool:
    """Whether a first row without persons or figures stands over a column in which each row has some."""
    if len(rows) < 3 or not all(cells) or any(holds_a_person(flow, cell) for cell in rows[0].cells):
        return False
    columns = ([flow.text[slice(*row.cells[n])] for row in rows[1:]] for n in range(len(cells)))
    return any(all(re.search(r"\d", said) for said in column) for column in columns)


def _over_their_columns(flow: Flow, cells: list[str], rows: Sequence[Place]) -> list[str]:
    """Headings moved by one where the empty one over the numbers of the rows was lost."""
    numbered = [flow.text[slice(*row.cells[0])].strip().isdigit() for row in rows[1:]]
    lost = len(cells) > 2 and not cells[-1] and cells[0]
    return ["", *cells[:-1]] if lost and numbered and all(numbered) else cells


def _spread(cells: Sequence[str]) -> list[str]:
    """A heading over several columns stands in the first of them; it counts for the empty ones after it."""
    spread: list[str] = []
    for cell in cells:
        spread.append(cell or (spread[-1] if spread else ""))
    return spread
