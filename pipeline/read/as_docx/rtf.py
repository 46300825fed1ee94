"""RTF (1.9) in the elements of a Word file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.read.as_docx.made import (
    Look,
    Sided,
    element,
    empty,
    paragraph,
    picture,
    run,
    table_by_edges,
    text_box,
)
from pipeline.read.docx.document import WordText
from pipeline.read.docx.numbers import bullet
from pipeline.read.docx.paragraphs import LINE, PAGE, RENDERED

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<code>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)"
)
_DEEPEST = 1000  # groups in one another
_SKIP, _FONTS, _LABEL = "skip", "fonts", "label"
_UNREAD = frozenset((
    "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "footnote", "annotation",
    "nonesttables", "shprslt", "sp", "pn", "pict", "object",
))  # fmt: skip
_STARRED = frozenset(("shpinst", "shptxt", "shptxbx"))  # programs may pass over them, this one does not
_RUNNING = frozenset(["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"])
_LABELS = frozenset(("listtext", "pntext"))
_SAID = {
    "tab": "\t", "line": LINE, "lbr": LINE, "column": LINE, "page": PAGE, "softpage": RENDERED, "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "~": "\u00a0", "_": "-", "-": "\xad", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""By the character set of a font."""
_KNOWN_PAGES = frozenset((*range(1250, 1259), 437, 850, 874, 932, 936, 949, 950))


@dataclass(frozen=True, slots=True)
class _State:
    """What holds to the end of a group. spare: characters behind a \\u that stand for it elsewhere."""

    destination: str = ""
    font: int | None = None
    capitals: bool = False
    hidden: bool = False
    deleted: bool = False
    spare: int = 1


@dataclass(slots=True)
class _Flow:
    """Paragraphs that are being told: of the document, a text box, running heads. open: the last one."""

    parent: Any
    open: Any = None
    in_table: bool = False
    new_page: bool = False
    cells: list[list[Any]] = field(default_factory=lambda: [[]])
    rows: list[tuple[int, list[Sided]]] = field(default_factory=list)


@dataclass(slots=True)
class _Edges:
    """Of the rows that follow. above, before: what is said of the next cell."""

    left: int = 0
    cells: list[tuple[int, bool, bool]] = field(default_factory=list)
    above: bool = False
    before: bool = False


def rtf_text(data: bytes) -> WordText:
    """Paragraphs, tables, list numbers as they are written, text boxes, running heads.

    Raises ValueError where the file is cut or nests too deep.
    """
    made = empty()
    walk = _Walk(made.body)
    walk.read(data)
    made.running.append(walk.running.parent)
    return made


class _Walk:
    def __init__(self, body: Any) -> None:
        self.flow, self.running = _Flow(body), _Flow(element("hdr"))
        self.state = _State()
        self.groups: list[tuple[_State, _Flow]] = []
        self.fonts: dict[int, tuple[str, str]] = {}  # name and code page
        self.default_font, self.code_page = 0, "cp1252"
        self.edges = _Edges()
        self.codes = b""  # characters that are not decoded yet
        self.spare = 0  # characters still to be passed over
        self.label = ""
        self.starred = self.begins_section = self.continuous = False

    def read(self, data: bytes) -> None:
        at = 0
        while token := _TOKEN.search(data, at):
            at = token.end()
            if token["text"] or token["code"]:
                self._bytes(token["text"] or bytes([int(token["code"], 16)]))
                continue
            self._decode()
            if token["brace"] == b"{":
                if len(self.groups) > _DEEPEST:
                    raise ValueError("nests too deep")
                self.groups.append((self.state, self.flow))
                self.starred = False
            elif token["brace"]:
                if len(self.groups) < 2:
                    break
                self._close()
            elif token["sign"]:
                self._sign(token["sign"].decode("latin-1"))
            elif token["word"] == b"bin":
                at += max(int(token["number"] or 0), 0)
            else:
                self._word(token["word"].decode(), int(token["number"]) if token["number"] else None)
        else:
            raise ValueError("cut")
        self._end(self.flow)

    def _close(self) -> None:
        inner, label = self.flow, self.state.destination == _LABEL
        look = self._look()
        self.state, self.flow = self.groups.pop()
        self.spare = 0
        if label and self.state.destination != _LABEL:
            label_text, self.label = self.label.strip(), ""
            if len(label_text) == 1 and not label_text.isdecimal():
                label_text = bullet(label_text)
            if label_text:
                run(self._open(), f"{label_text} ", look)
        if inner is not self.flow:
            self._end(inner)
            if inner is not self.running:
                text_box(self._open(), inner.parent)

    def _bytes(self, codes: bytes) -> None:
        passed = min(self.spare, len(codes))
        self.spare -= passed
        if self.state.destination != _SKIP:
            self.codes += codes[passed:]

    def _decode(self) -> None:
        if self.codes:
            codes, self.codes = self.codes, b""
            page = self.code_page
            if self.state.destination != _FONTS:
                page = self.fonts.get(self._font(), ("", ""))[1] or page
            self._say(codes.decode(page, "replace"))

    def _say(self, text: str) -> None:
        state = self.state
        if state.destination == _FONTS:
            name, page = self.fonts.get(self._font(), ("", ""))
            self.fonts[self._font()] = (name + text).rstrip(";"), page
        elif state.destination == _LABEL:
            self.label += text
        elif state.destination != _SKIP and not state.deleted:
            run(self._open(), text, self._look())

    def _font(self) -> int:
        return self.default_font if self.state.font is None else self.state.font

    def _look(self) -> Look:
        name, _ = self.fonts.get(self._font(), ("", ""))
        return Look(name, capitals=self.state.capitals or None, hidden=self.state.hidden or None)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.starred = True
        elif sign in "\r\n":
            self._word("par", None)
        elif self.spare:
            self.spare -= 1
        elif sign in _SAID:
            self._say(_SAID[sign])

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if self.state.destination == _SKIP:
            return
        if word in ("pict", "object") and self.flow is not self.running:
            picture(self._open())
        if word in _UNREAD or (starred and word not in _STARRED):
            self._into(_SKIP)
        elif word == "fonttbl":
            self._into(_FONTS)
        elif word in _LABELS:
            self._into(_LABEL)
        elif word in _RUNNING:
            self.flow = self.running
        elif word == "shptxt":
            self.flow = _Flow(element("body"))
        elif word in _SAID:
            self._say(_SAID[word])
        elif word == "u" and number is not None:
            self._say(chr(number % 65536))
            self.spare = self.state.spare
        elif self.state.destination != _LABEL or word in ("f", "plain", "uc"):
            self._set(word, 1 if number is None else number)

    def _into(self, destination: str) -> None:
        self.state = replace(self.state, destination=destination)

    def _set(self, word: str, number: int) -> None:
        """Words that change how text stands, not what it says."""
        flow, edges = self.flow, self.edges
        if word == "f":
            self.state = replace(self.state, font=number)
        elif word == "plain":
            self.state = _State(self.state.destination, spare=self.state.spare)
        elif word == "caps":
            self.state = replace(self.state, capitals=number != 0)
        elif word == "v":
            self.state = replace(self.state, hidden=number != 0)
        elif word == "deleted":
            self.state = replace(self.state, deleted=number != 0)
        elif word == "uc":
            self.state = replace(self.state, spare=max(number, 0))
        elif word == "fcharset":
            name, _ = self.fonts.get(self._font(), ("", ""))
            self.fonts[self._font()] = name, _CODE_PAGES.get(number, "")
        elif word == "deff":
            self.default_font = number
        elif word == "ansicpg" and number in _KNOWN_PAGES:
            self.code_page = f"cp{number}"
        elif word in ("par", "nestcell"):
            self._open()
            self._end_paragraph(flow)
        elif word == "pard":
            flow.in_table = flow.new_page = False
        elif word == "intbl" or (word == "itap" and number > 0):
            flow.in_table = True
        elif word == "pagebb":
            flow.new_page = number != 0
        elif word == "trowd":
            self.edges = _Edges()
        elif word == "trleft":
            edges.left = number
        elif word == "clvmrg":
            edges.above = True
        elif word == "clmrg":
            edges.before = True
        elif word == "cellx":
            edges.cells.append((number, edges.above, edges.before))
            edges.above = edges.before = False
        elif word == "cell":
            flow.in_table = True
            self._end_paragraph(flow)
            flow.cells.append([])
        elif word == "row":
            self._end_row(flow)
        elif word == "sect":
            self._end_paragraph(flow)
            self.begins_section = True
        elif word in ("sectd", "sbknone"):
            self.continuous = word == "sbknone"

    def _open(self) -> Any:
        """The paragraph in which text stands now."""
        flow = self.flow
        if flow.open is None:
            flow.open = paragraph()
            if flow.new_page or (self.begins_section and not self.continuous):
                run(flow.open, PAGE)
            self.begins_section = False
        return flow.open

    def _end_paragraph(self, flow: _Flow) -> None:
        if flow.open is None:
            return
        if flow.in_table:
            flow.cells[-1].append(flow.open)
        else:
            self._end_table(flow)
            flow.parent.append(flow.open)
        flow.open = None

    def _end_row(self, flow: _Flow) -> None:
        self._end_paragraph(flow)
        cells = flow.cells[:-1]
        edges = self.edges.cells
        if len(edges) < len(cells):  # not all edges are told
            edges = [(1000 * n, False, False) for n in range(1, len(cells) + 1)]
        made = [Sided(right, one, *one_with) for one, (right, *one_with) in zip(cells, edges, strict=False)]
        flow.rows.append((self.edges.left, made))
        flow.cells = [[]]

    def _end_table(self, flow: _Flow) -> None:
        if flow.rows:
            flow.parent.append(table_by_edges(flow.rows))
        for content in flow.cells:  # of a row that did not end
            flow.parent.extend(content)
        flow.rows, flow.cells = [], [[]]

    def _end(self, flow: _Flow) -> None:
        self._end_paragraph(flow)
        self._end_table(flow)
