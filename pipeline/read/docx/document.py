"""DOCX → pages of lines without places: a Word file says what is written, not where it will be printed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from pipeline.read import doubts
from pipeline.read.docx.fonts import Fonts
from pipeline.read.docx.numbers import Numbers
from pipeline.read.docx.paragraphs import LINE, PAGE, RENDERED, Looks, goes_on, text_of
from pipeline.read.docx.styles import Styles
from pipeline.read.written.halves import is_national_line, opens_recipients
from schemas import Cell, Line, Page, ReviewItem, Word
from schemas.page import Column

_BLOCKS = {qn(f"w:{tag}") for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}
_UNREAD = tuple(qn(f"w:{tag}") for tag in ("drawing", "pict", "object", "altChunk", "subDoc"))
_NO_BREAKS = str.maketrans({PAGE: " ", RENDERED: ""})
_WIDE_GAP = re.compile(r"\t+| {4,}")
_POINT = re.compile(r"[a-zđ][.)/]")
_MOST_GOING = 0.1  # share of paragraphs that begin in small letters: more of them are lines of print


@dataclass(slots=True)
class WordText:
    """Elements of a Word file that say what is written; running: of its running heads and feet."""

    body: Any
    styles: Any
    numbering: Any
    running: list[Any]


def docx_text(data: bytes) -> WordText:
    """The text of a DOCX. Raises what python-docx does where parts are missing or of another kind."""
    document = docx.Document(io.BytesIO(data))
    return WordText(
        document.element.body, document.styles.element, _part(document, "numbering"),
        list(_running_parts(document)),
    )  # fmt: skip


def word_pages(text: WordText) -> tuple[list[Page], list[ReviewItem]]:
    """Pages, of size 0, parted where the file says that a page ends, and what is doubtful about them.

    A page head or closing set in a table becomes left and right lines; other tables become rows with cells,
    merged cells giving their text once. Running heads and feet are furniture.
    """
    walk = _Walk(text)
    pages = walk.pages()
    converted = sorted(walk.looks.fonts.converted)
    review = [doubts.legacy_runs(converted)] if converted else []
    if any(True for _ in text.body.iter(*_UNREAD)):
        written = any(line.kind != "furniture" for lines in pages for line in lines)
        review.append(doubts.unread_parts("info" if written else "error"))
    return [_page(number, lines) for number, lines in enumerate(pages, start=1)], review


def _page(number: int, lines: Sequence[Line]) -> Page:
    blank = not any(line.kind in ("text", "row") for line in lines)
    return Page(
        number=number, width=0, height=0, text_source="blank" if blank else "text-layer", confidence=1.0,
        lines=tuple(lines),
    )  # fmt: skip


class _Walk:
    """One pass over a document, in order, for list numbers count on."""

    def __init__(self, text: WordText) -> None:
        self.text = text
        styles = Styles(text.styles)
        roots = [part for part in (text.styles, text.numbering, text.body, *text.running) if part is not None]
        self.looks = Looks(styles, Numbers(text.numbering, styles), Fonts(styles, roots))
        self.done: list[list[Line]] = [[]]
        self.open_text = ""

    def pages(self) -> list[list[Line]]:
        self._body(self.text.body)
        self._flush()
        self.done[0].extend(self._running())
        while len(self.done) > 1 and not self.done[-1]:
            self.done.pop()
        return (
            self.done
            if not _is_wrapped(self.done)
            else [[_unbegun(line) for line in page] for page in self.done]
        )

    def _body(self, parent: Any) -> None:
        for item in parent.iterchildren():
            if item.tag == qn("w:p"):
                self._paragraph(item)
            elif item.tag == qn("w:tbl"):
                self._flush()
                self._table(item)
            elif item.tag in _BLOCKS:
                self._body(item)

    def _paragraph(self, item: Any) -> None:
        self.open_text += text_of(item, self.looks)
        if not goes_on(item):
            self._flush()
        properties = item.find(qn("w:pPr"))
        section = properties.find(qn("w:sectPr")) if properties is not None else None
        if section is not None and _starts_page(section):
            self._break()

    def _flush(self) -> None:
        text, self.open_text = self.open_text, ""
        for number, part in enumerate(text.split(PAGE)):
            if number:
                self._break()
            if part.lstrip().startswith(RENDERED):
                self._break()
                part = part.lstrip().lstrip(RENDERED)
            # A paragraph that runs over a page end stays whole: its sentence is worth more than its page.
            self._lines(part.replace(RENDERED, ""))
            if RENDERED in part:
                self._break()

    def _lines(self, text: str) -> None:
        for number, line in enumerate(text.split(LINE)):
            parts = [part for part in _WIDE_GAP.split(line.strip()) if part.strip()]
            if len(parts) == 2 and (is_national_line(parts[1]) or opens_recipients(parts[0])):
                self._add(parts[0], "left")
                self._add(parts[1], "right")
            else:
                self._add(line, begins=not number)

    def _add(self, text: str, column: Column = "full", *, begins: bool = False) -> None:
        words = _words(text)
        if words:
            self.done[-1].append(Line(words=words, column=column, kind="text", begins=begins))

    def _break(self) -> None:
        if self.done[-1]:
            self.done.append([])

    def _table(self, table: Any) -> None:
        found = [(row, self._row(row)) for row in _rows(table)]
        found = [(row, cells) for row, cells in found if any(cells)]
        rows = [cells for _, cells in found]
        texts = [text for cells in rows for cell in cells for text in cell]
        wide = max(map(len, rows), default=0)
        if any(map(is_national_line, texts)) or _is_closing(rows):
            self._halves(rows)
        elif wide == 1 or len(rows) == 1:
            for text in texts:
                self._add(text)
        else:
            for row, cells in found:
                if row.find(f".//{qn('w:lastRenderedPageBreak')}") is not None:
                    self._break()
                made = tuple(Cell(words=_words(" ".join(cell))) for cell in cells)
                self.done[-1].append(Line(kind="row", cells=made + (Cell(),) * (wide - len(made))))

    def _halves(self, rows: Sequence[Sequence[Sequence[str]]]) -> None:
        """First the left half from top to bottom, then the right one."""
        for column in ("left", "right"):
            for row in rows:
                for place, cell in enumerate(row):
                    if (place == 0) is (column == "left"):
                        for text in cell:
                            self._add(text, column)

    def _row(self, row: Any) -> list[list[str]]:
        """Lines of text by grid column; a cell over several columns is followed by empty ones."""
        cells: list[list[str]] = []
        for cell in _children(row, "tc"):
            properties = cell.find(qn("w:tcPr"))
            merged = properties.find(qn("w:vMerge")) if properties is not None else None
            texts = list(self._inside(cell))  # read in any case: list numbers go on
            goes_on_above = merged is not None and merged.get(qn("w:val")) != "restart"
            cells.append([] if goes_on_above else texts)
            span = properties.find(qn("w:gridSpan")) if properties is not None else None
            wide = str(span.get(qn("w:val"))) if span is not None else "1"
            cells.extend([] for _ in range(min(int(wide), 64) - 1 if wide.isdecimal() else 0))
        return cells

    def _inside(self, cell: Any) -> Iterator[str]:
        open_text = ""
        for item in cell.iter(qn("w:p")):
            open_text += text_of(item, self.looks).translate(_NO_BREAKS)
            if not goes_on(item):
                yield from (line for line in open_text.split(LINE) if line.strip())
                open_text = ""
        yield from (line for line in open_text.split(LINE) if line.strip())

    def _running(self) -> list[Line]:
        """Running heads and feet of all sections, each text once."""
        seen: dict[str, Line] = {}
        for part in self.text.running:
            for item in part.iter(qn("w:p")):
                text = text_of(item, self.looks).translate(_NO_BREAKS)
                if text.strip():
                    seen.setdefault(text, Line(kind="furniture", words=_words(text)))
        return list(seen.values())


def _running_parts(document: Document) -> Iterator[Any]:
    """Elements of the running heads and feet of all sections."""
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield part._element


def _is_closing(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Whether a table holds recipients at the left and, beside them, the signature."""
    return any(opens_recipients(text) for row in rows[:2] for text in row[0][:2])


def _rows(table: Any) -> Iterator[Any]:
    for row in _children(table, "tr"):
        properties = row.find(qn("w:trPr"))
        if properties is None or properties.find(qn("w:del")) is None:
            yield row


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for item in parent.iterchildren():
        if item.tag == qn(f"w:{tag}"):
            yield item
        elif item.tag in _BLOCKS:
            yield from _children(item, tag)


def _starts_page(section: Any) -> bool:
    kind = section.find(qn("w:type"))
    return kind is None or kind.get(qn("w:val")) not in ("continuous", "nextColumn")


def _part(document: Document, name: str) -> Any:
    """The root element of a part that the document may lack."""
    found = next((r for r in document.part.rels.values() if r.reltype.endswith(f"/{name}")), None)
    return found.target_part.element if found is not None and not found.is_external else None


def _is_wrapped(pages: Sequence[Sequence[Line]]) -> bool:
    """Whether each printed line is a paragraph: many begin in the middle of a sentence."""
    begun = [line.text for page in pages for line in page if line.begins]
    going = sum(text[0].islower() and not _POINT.match(text) for text in begun)
    return going > _MOST_GOING * len(begun)


def _unbegun(line: Line) -> Line:
    return line.model_copy(update={"begins": False})


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(text=token) for token in text.split())
