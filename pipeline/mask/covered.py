"""What was found becomes covered words, letter by letter, with the place that an image must cover for each.

A text layer says where each letter stands. A scan does not: OCR may have dropped or misread what stands
beside a covered word, so there all is covered from the word read before to the word read behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.mask.flow import Flow, Span
from pipeline.text.fold import fold, is_upper
from schemas import MASK, Box, Cell, Line, Page, Word

_REACH = 48.0  # points behind the last word of a line: a number's last group that OCR did not see
_APART = 8.0  # points, less than two digits: by so much columns are told apart when it is masked again
_ABOVE = 0.2  # of a word's height, above and below it
_TITLE = 3  # lines of a card in which it says what it is
_CARD = re.compile(
    r"can cuoc|chung minh (?:nhan dan|thu)|citizen|identity|passport|ho chieu|giay phep lai|driver"
    r"|the bao hiem|bao hiem y te|the dang|the atm|visa|debit|giay khai sinh|ly lich|benh an|don thuoc|<<"
)
"""What a photographed card or paper is called: all of it is somebody's, the face too."""
_STATE = re.compile(r"cong hoa xa hoi|doc lap.{0,3} tu do|socialist republic")
_NAMED = re.compile(r"ho va ten|ho, chu dem|full name")
_WRAPPED = 3  # words of a line that goes on with the one above
_READ = 0.8  # mean confidence of a picture's line below which more may stand there than was read


def covered_pages(pages: tuple[Page, ...], flow: Flow, spans: Iterable[Span]) -> tuple[Page, ...]:
    """The pages with all spans covered; a page where there are none is the same value."""
    touched = flow.touched(spans)
    if not touched:
        return pages
    lines = [list(page.lines) for page in pages]
    spoiled: set[tuple[int, Box]] = set()  # pictures, by page and place
    number = 0
    for place in flow.places:
        line = pages[place.page].lines[place.line]
        old = [word for cell in line.cells for word in cell.words] if line.cells else list(line.words)
        new = [
            word.model_copy(update={"text": hidden(word.text, touched[n])}) if n in touched else word
            for n, word in enumerate(old, number)
        ]
        number += len(old)
        if new != old:
            lines[place.page][place.line] = _with(line, old, new)
            if line.kind == "picture" and line.box:
                spoiled.add((place.page, line.box))
    for page, box in spoiled:
        lines[page] = list(_with_picture(lines[page], box))
    return tuple(
        page if list(page.lines) == kept else page.model_copy(update={"lines": tuple(kept)})
        for page, kept in zip(pages, lines, strict=True)
    )


def hidden(text: str, spans: Iterable[Span]) -> str:
    """The text with the letters of the spans as '█', blanks left."""
    letters = list(text)
    for start, end in spans:
        for index in range(max(0, start), min(end, len(letters))):
            letters[index] = letters[index] if letters[index].isspace() else MASK
    return "".join(letters)


def _with(line: Line, old: Sequence[Word], new: Sequence[Word]) -> Line:
    """The line with words replaced; a table's row carries them twice, in its cells and in reading order."""
    if not line.cells:
        return line.model_copy(update={"words": tuple(_reaching(new, None))})
    waiting = list(new)
    cells: list[Cell] = []
    for cell in line.cells:
        words = tuple(_reaching(waiting[: len(cell.words)], cell.box))
        del waiting[: len(cell.words)]
        cells.append(cell.model_copy(update={"words": words}))
    now = [word for cell in cells for word in cell.words]
    replaced = dict(zip(old, now, strict=True))
    words = tuple(replaced.get(word, word) for word in line.words)
    return line.model_copy(update={"cells": tuple(cells), "words": words})


def _reaching(words: Sequence[Word], cell: Box | None) -> Iterator[Word]:
    """Covered words of a scan with the place between their neighbours, or to the edges of their cell."""
    for n, word in enumerate(words):
        box = word.box
        if box is None or word.source != "ocr" or not _is_covered(word):
            yield word
            continue
        before = words[n - 1].box if n else None
        after = words[n + 1].box if n + 1 < len(words) else None
        left, right = (cell.x0, cell.x1) if cell else (box.x0, box.x1 + _REACH)
        if before is not None and _beside(before, box):
            left = box.x0 if _is_covered(words[n - 1]) else min(before.x1 + _APART, box.x0)
        if after is not None and _beside(after, box):
            right = max(after.x0 - _APART, box.x1)
        more = _ABOVE * box.height
        yield word.model_copy(
            update={
                "box": Box(
                    x0=min(left, box.x0), y0=max(box.y0 - more, 0.0), x1=max(right, box.x1), y1=box.y1 + more
                )
            }
        )


def _beside(one: Box, other: Box) -> bool:
    return one.y0 < other.middle < one.y1 or other.y0 < one.middle < other.y1


def _is_covered(word: Word) -> bool:
    return MASK in word.text and not any(map(str.isalnum, word.text))


def _with_picture(lines: Sequence[Line], box: Box) -> Iterator[Line]:
    """Lines of a page with a picture on it that says something personal.

    A card or what was read badly goes whole; of a card's text its title and the name stay. Of a list, the
    rest of a line goes from the first word covered.
    """
    own = [line for line in lines if line.kind == "picture" and line.box == box]
    title = fold("\n".join(line.text for line in own[:_TITLE]))
    whole = _CARD.search(title) is not None or any(_confidence(line) < _READ for line in own)
    said = set(map(id, _printed(own))) if whole else set()
    rests = {} if whole else {id(line): first for line, first in _rests(own)}
    for line in lines:
        if line.kind != "picture" or line.box != box:
            yield line
        elif whole:
            words = line.words if id(line) in said else ()
            yield line.model_copy(update={"words": (*words, Word(text=MASK, box=box, source="ocr"))})
        else:
            yield _covered_from(rests.get(id(line)), line, box)


def _printed(card: Sequence[Line]) -> Iterator[Line]:
    """Lines of a card that say what it is or whose, read well enough to hold nothing else."""
    named = False
    for line in card:
        folded = fold(line.text)
        plain = not re.search(rf"\d|<|{MASK}", line.text) and _confidence(line) >= _READ
        named = plain and (_NAMED.search(folded) is not None or (named and is_upper(line.text)))
        if named or (plain and (_CARD.search(folded) or _STATE.search(folded))):
            yield line


def _covered_from(first: int | None, line: Line, picture: Box) -> Line:
    """The line with all covered from a word on, to the picture's edge."""
    place = Box.around(word.box for word in line.words[first:] if word.box) if first is not None else None
    if place is None:
        return line
    rest = place.model_copy(update={"x1": max(picture.x1, place.x1)})
    return line.model_copy(update={"words": (*line.words[:first], Word(text=MASK, box=rest, source="ocr"))})


def _rests(own: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Lines of a list with the first word from which they are covered; a short line goes on with the last."""
    goes_on = False
    for line in own:
        words = line.words
        if any(MASK in word.text for word in words):
            told = (
                n
                for n, word in enumerate(words)
                if MASK in word.text or (n and sum(map(str.isdigit, word.text)) > 1)
            )
            goes_on = True
            yield line, next(told)
        elif goes_on and len(words) <= _WRAPPED and ":" not in line.text:
            yield line, 0
        else:
            goes_on = False


def _confidence(line: Line) -> float:
    return sum(word.confidence for word in line.words) / max(len(line.words), 1)
