"""The text of an act as one string, with a way back from every character to its page and box."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.parse.act.repair import repair
from pipeline.parse.grammar.labels import label_of
from pipeline.parse.grammar.roles import role_only
from pipeline.parse.grammar.spans import trim
from pipeline.text.fold import CAPITAL, fold
from pipeline.text.long_lines import broken
from schemas import Box, Line, Page, Word
from schemas.page import Column

Zone = Literal["head", "title", "preamble", "articles", "recipients", "signature", "annex"]

_BROKEN_WORD = re.compile(r"[^\W_]-$")  # "Covid-" at a line's end, "19" on the next

_LEADERS = re.compile(
    rf"(?<=[^\W_])[)”\"]?(?P<dots>\s*(?:[.…·_]{{4,}}|…[.…]+)\s*(?=[^\W\d_])"
    rf"|(?:\s(?:[.…·_]\s?){{3,}}|\s\.{{2,}}|\.{{2,}}\s(?!\S{{0,3}}\.))\s*(?={CAPITAL}))"
)
"""What leads from a name or post to what stands at the right: 'Lò Văn Thử ........ Hiệu trưởng'."""
_LONGEST_ROLE = 60  # characters, with the label before it
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line or table row of content as it stands on its page, with the margins of the page's body."""

    page: int
    content: Line
    text: str
    folded: str
    left: float
    right: float
    measured: bool

    @property
    def column(self) -> Column:
        return self.content.column

    @property
    def indent(self) -> float:
        """Points (characters for plain text) from the left margin of the page's body."""
        return (self.content.box.x0 - self.left) if self.content.box else 0.0

    @property
    def shortfall(self) -> float:
        """How far the line ends before the right margin, as a share of the body's width."""
        width = max(self.right - self.left, 1.0)
        end = self.content.box.x1 if self.content.box else float(len(self.text))
        return (self.right - end) / width


def is_content(line: Line) -> bool:
    """Whether a line is of the text and no rule or ornament; of a table, whether anything stands in it."""
    if line.kind == "row":
        return bool(line.text.strip())
    return line.kind == "text" and any(map(str.isalnum, line.text))


def printed_lines(pages: Sequence[Page]) -> list[PrintedLine]:
    """The content lines of `pages` in reading order; furniture, stamps and ornaments are left out."""
    found: list[PrintedLine] = []
    for page in pages:
        lines = [part for line in page.lines if is_content(line) for part in broken(line)]
        full = [line for line in lines if line.column == "full" and line.kind == "text"]
        boxes = [line.box for line in full if line.box]
        if boxes:
            left = sorted(box.x0 for box in boxes)[len(boxes) // 6]
            right = sorted(box.x1 for box in boxes)[-1 - len(boxes) // 10]
        else:
            lengths = sorted(len(line.text) for line in lines) or [0]
            left, right = 0.0, float(lengths[-1 - len(lengths) // 20])
        for line in lines:
            text = line.text
            found.append(PrintedLine(page.number, line, text, fold(text), left, right, bool(boxes)))
    return found


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a piece of text stands: page, box around its words on one line, confidence of its reading.

    Short pieces are as sure as their least sure word, long ones (over 60 characters) as the mean of theirs.
    """

    page: int
    box: Box | None
    confidence: float


@dataclass(slots=True)
class Block:
    """A paragraph or table row: offsets into the flow's text; `covered`: cells that one above fills.

    `index`: which of the flow's blocks it is.
    """

    start: int
    end: int
    zone: Zone
    column: Column
    page: int
    cells: tuple[tuple[int, int], ...] = ()
    covered: frozenset[int] = frozenset()
    indent: float = 0.0
    index: int = 0


def _with(printed: str, mended: str, spans: Sequence[tuple[int, int]]) -> str:
    """The printed text with the mended letters inside the spans: words of a text layer stay as they are."""
    letters = list(printed)
    for start, end in spans:
        letters[start:end] = mended[start:end]
    return "".join(letters)


def _with_dashes(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text, as long, with a dash for the leaders between a person, his post and his role.

    Those behind a role that opens a line stay: it may be that of the lines below.
    """
    if "..." not in text and "…" not in text and "__" not in text and ". ." not in text:
        return text
    letters = list(text)
    for start, stop in spans:
        for leaders in _LEADERS.finditer(text, start, stop):
            at, end = leaders.span("dots")
            before = text[start : at if at - start < _LONGEST_ROLE else start]
            label = label_of(before, fold(before))
            if not role_only(before[label.length if label else 0 :]):
                letters[at:end] = " –".ljust(end - at)
    return "".join(letters)


_EDGE = 2.0  # points by which the edges of cells may miss each other


@dataclass(slots=True)
class _MergedCells:
    """Ruled cells of a page that rows below may share."""

    page: int = 0
    ends: dict[int, float] = field(default_factory=dict)

    def into(self, row: PrintedLine) -> frozenset[int]:
        """The columns of a table row that belong to a cell of a row above; rows come from top to bottom."""
        if row.page != self.page or not row.content.cells:
            self.page, self.ends = row.page, {}
        if row.content.box is None:
            return frozenset()
        bottom = min([cell.box.y1 for cell in row.content.cells if cell.box], default=row.content.box.y1)
        covered = [n for n, cell in enumerate(row.content.cells) if cell.box is None]
        self.ends |= {n: cell.box.y1 for n, cell in enumerate(row.content.cells) if cell.box}
        return frozenset(n for n in covered if self.ends.get(n, 0.0) >= bottom - _EDGE)


@dataclass(slots=True)
class Flow:
    """Blocks of one act over one text. `folded` and `printed` (before OCR repair) are as long as `text`."""

    text: str = ""
    printed: str = ""
    folded: str = ""
    blocks: list[Block] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _words: list[tuple[int, int, Word]] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    """For each word the printed line it stands on, counted over the act."""

    @classmethod
    def of(cls, groups: Sequence[tuple[Zone, Sequence[PrintedLine]]]) -> Flow:
        """Joins each group of lines into a block; blocks are parted by line feeds."""
        flow = cls()
        parts: list[str] = []
        length = line = 0

        def put(words: Sequence[Word], page: int, line: int, at_start: bool) -> tuple[int, int]:
            nonlocal length
            first = length
            for index, word in enumerate(words):
                previous = parts[-1] if parts else ""
                glued = index == 0 and _BROKEN_WORD.search(previous) and word.text[:1].isdigit()
                if not (at_start and index == 0) and not glued:
                    parts.append(" ")
                    length += 1
                if index == 0:
                    first = length
                flow._starts.append(length)
                flow._lines.append(line)
                flow._words.append((length + len(word.text), page, word))
                parts.append(word.text)
                length += len(word.text)
            return first, length

        merged = _MergedCells()
        for zone, lines in groups:
            if flow.blocks:
                parts.append("\n")
                length += 1
            start = length
            cells: list[tuple[int, int]] = []
            for index in range(len(lines[0].content.cells)):  # of a row, cut by the end of a page or not
                if index:
                    parts.append(" |")
                    length += 2
                pieces = [(p.content.cells[index].words, p.page, line + n) for n, p in enumerate(lines)]
                spans = [put(*piece, length == start) for piece in pieces if piece[0]]
                cells.append((spans[0][0], spans[-1][1]) if spans else (length, length))
            for n, printed in enumerate(() if cells else lines):
                put(printed.content.words, printed.page, line + n, length == start)
            line += len(lines)
            flow.blocks.append(
                Block(
                    start,
                    length,
                    zone,
                    lines[0].column,
                    lines[0].page,
                    tuple(cells),
                    merged.into(lines[0]),
                    lines[0].indent,
                    len(flow.blocks),
                )
            )
        flow.printed = flow.text = "".join(parts)
        placed = zip(flow._starts, flow._words, strict=True)
        read = [(start, end) for start, (end, _, word) in placed if word.source == "ocr"]
        if read:
            flow.text = _with(flow.printed, repair(flow.printed, fold(flow.printed)), read)
        lists = [(block.start, block.end) for block in flow.blocks if block.zone in ("articles", "annex")]
        flow.text = _with_dashes(flow.text, lists)
        flow.folded = fold(flow.text)
        return flow

    def value(self, start: int, end: int) -> str:
        """The words between two offsets, runs of white space as one blank."""
        return " ".join(self.text[start:end].split())

    def blank(self, start: int, end: int) -> None:
        """Takes away what stands between two cells that are one."""
        gap = " " * (end - start)
        self.text = self.text[:start] + gap + self.text[end:]
        self.folded = self.folded[:start] + gap + self.folded[end:]
        self.printed = self.printed[:start] + gap + self.printed[end:]

    def in_small_letters(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
        """Matches of a pattern for folded text that no capital opens: 'làm', but not 'Lâm Đồng'."""
        return (m for m in pattern.finditer(self.folded, start, end) if not self.text[m.start()].isupper())

    def first_in_small_letters(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        """The first of `in_small_letters`."""
        return next(self.in_small_letters(pattern, start, end), None)

    def trim(self, start: int, end: int, marks: str = " \n\t") -> tuple[int, int]:
        """The span without any of `marks` at its ends."""
        return trim(self.text, start, end, marks)

    def sightings(self, start: int, end: int) -> list[Sighting]:
        """Where the text between two offsets stands, one for each printed line it touches."""
        found: dict[tuple[int, int], list[Word]] = {}
        for page, line, word in self.words_touching(start, end):
            found.setdefault((page, line), []).append(word)
        return [
            Sighting(
                page,
                Box.around(word.box for word in words if word.box),
                min(word.confidence for word in words)
                if end - start <= 60
                else sum(word.confidence for word in words) / len(words),
            )
            for (page, _line), words in found.items()
        ]

    def by_hand(self, start: int, end: int) -> bool:
        """Whether the reader of handwriting vouches for all figures of the span but a year's."""
        words = [word for _, _, word in self.words_touching(start, end) if any(map(str.isdigit, word.text))]
        return any(word.source == "hand" for word in words) and all(
            word.source == "hand" or _YEAR.fullmatch(word.text) for word in words
        )

    def words_touching(self, start: int, end: int) -> Iterator[tuple[int, int, Word]]:
        """Page, line and word of each word that touches the span, in order."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self._starts) and self._starts[index] < end:
            word_end, page, word = self._words[index]
            if word_end > start:
                yield page, self._lines[index], word
            index += 1
