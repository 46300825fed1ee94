"""A line of a head → its figures, seen several times a little differently; where they differ it is unsure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from pipeline.pdf.raster import Pixels
from pipeline.read.hand.alphabet import DAY, MONTH, NUMBER, SLASH, YEAR
from pipeline.read.hand.figures import MOST, Figures, agreed, figures_between, place_of
from pipeline.read.hand.network import STEP, Floats, likelihoods
from pipeline.read.hand.strip import SCALE_DPI, strip_of

Reader = Callable[[Pixels], Floats]
"""A strip → probabilities, as `likelihoods` gives them."""
VIEWS = ((1.0, 0.0), (0.92, 0.02), (1.08, -0.02))
"""How large a line is drawn and how far down it is moved, of an inch."""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures between two words, the likeliest by all views. x: in pixels of the image.

    probability: 0 to 1, among what may stand there; by_hand: of the pen or a stamp, not of print.
    """

    text: str
    probability: float
    by_hand: bool
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """What was read of a line: its groups, and where the words around them are seen (x in pixels)."""

    groups: tuple[Group, ...]
    words: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _View:
    scale: float
    words: tuple[int, ...]
    groups: tuple[tuple[Figures, ...], ...]


def read_line(
    grey: Pixels,
    dpi: float,
    kind: str,
    box: tuple[float, float, float],
    slope: float = 0.0,
    known: Sequence[float | None] = (None, None, None),
    reader: Reader = likelihoods,
) -> Line | None:
    """kind: number or date; box: left, right, base of the line, in pixels; known: where OCR saw its words.

    None where a word is not seen.
    A number has one group, a date two, the day and the month.
    """
    left, right, base = box
    marks = (NUMBER, SLASH) if kind == "number" else (DAY, MONTH, YEAR)
    views = []
    for scale, down in VIEWS:
        moved = (left, right, base + down * dpi)
        said = reader(strip_of(grey, dpi / scale, moved, slope))
        per = STEP * dpi / SCALE_DPI / scale
        hints = [None if x is None else int((x - left) / per) for x in known]
        if (view := _view(said, marks, hints, scale)) is not None:
            views.append(view)
    if 2 * len(views) <= len(VIEWS):
        return None
    first = views[0]
    per = STEP * dpi / SCALE_DPI / first.scale
    most = [MOST[part] for part in (("number",) if kind == "number" else ("day", "month"))]
    groups = tuple(_group([view.groups[n] for view in views], one, per, left) for n, one in enumerate(most))
    return Line(groups, tuple(left + (column + 0.5) * per for column in first.words))


def _view(said: Floats, marks: tuple[str, ...], hints: Sequence[int | None], scale: float) -> _View | None:
    """None where one of the words is not seen, in their order."""
    words: list[int] = []
    for mark, hint in zip(marks, hints, strict=False):
        start = words[-1] + 1 if words else 0
        column = _first(said, mark, start) if mark == SLASH else place_of(said, mark, start)
        if column is None and hint is not None and start < hint < len(said):
            column = hint
        if column is None and mark != NUMBER:  # OCR knows where the line begins
            return None
        words.append(column or 0)
    groups = tuple(tuple(figures_between(said, words[n] + 1, words[n + 1])) for n in range(len(words) - 1))
    return _View(scale, tuple(words), groups) if all(groups) else None


def _first(said: Floats, mark: str, start: int) -> int | None:
    """The first column in which a mark is seen: more slashes stand in the symbol."""
    best = place_of(said, mark, start)
    while best is not None and (sooner := place_of(said, mark, start, best - 2, 0.6)) is not None:
        best = sooner
    return best


def _group(views: Sequence[Sequence[Figures]], most: int, per: float, left: float) -> Group:
    text, probability = agreed(views, most)
    by_hand = mean(figures[0].by_hand for figures in views) > 0.5
    first = views[0][0]
    return Group(text, probability, by_hand, left + (first.first - 1) * per, left + (first.last + 2) * per)
