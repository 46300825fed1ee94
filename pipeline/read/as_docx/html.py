"""HTML and MHTML in the elements of a Word file: the act that a page shows, not what stands around it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

from lxml import etree

from pipeline.errors import NotADocument
from pipeline.read.as_docx.made import PLAIN, Look, cell, element, empty, paragraph, picture, run
from pipeline.read.as_docx.web_page import BLOCKS, GONE, WebPage
from pipeline.read.docx.document import WordText
from pipeline.read.docx.numbers import in_form
from pipeline.read.docx.paragraphs import LINE, PAGE
from pipeline.read.written.halves import is_national_line

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_WESTERN = frozenset(("cp1252", "iso8859-1", "ascii"))
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SPOILED = 10  # letters that are right for one that is not
_VIETNAMESE = (b"\xe1\xba", b"\xe1\xbb", b"\xc4\x91", b"\xc3")  # where its letters begin in UTF-8
_BLANKS = re.compile("[ \t\r\n\f\v]+")
_MOST_RULES = 5000  # of a style sheet
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"} | {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_LABELLED = re.compile(r"\s*(?:[-–—+*•]|\w{1,4}[.)/])")  # a list item whose text says its number
_MOST = 64  # columns and rows that one cell may span
_FEW_ROWS, _MANY_LINES = 3, 20  # a table of so few rows with a cell of so many lines holds a page's parts
_HEAD = 800  # characters of a table that is a head, whatever tables it is made of

Css = dict[str, str]


def html_text(data: bytes, charset: str = "") -> WordText:
    """Paragraphs and tables of the act. Nothing that the page points to is fetched.

    charset: what was said of it outside. Raises NotADocument where the page shows no act.
    """
    text = _decoded(data, charset)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    if root is None:
        raise NotADocument("Trang web này không có chữ nào.", "Hãy lưu lại trang có toàn văn.")
    walk = _Walk(WebPage(root), _rules(root))
    return walk.told()


def mhtml_text(data: bytes) -> WordText:
    """The page that a web archive keeps. Raises NotADocument where it keeps none, or one without an act."""
    for part in message_from_bytes(data, policy=policy.compat32).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return html_text(payload, str(part.get_param("charset") or ""))
    raise NotADocument("Tệp MHTML này không có trang nào.", "Hãy lưu lại trang có toàn văn.")


def _decoded(data: bytes, charset: str) -> str:
    """What is no text in the encoding that was said is one of those that pages without a word have."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    named = _CHARSET.search(data[:4096])
    for said in (charset, named[1].decode() if named else "", "utf-8"):
        try:
            encoding = codecs.lookup(said).name
            text = data.decode("cp1252" if encoding in _WESTERN else encoding)
        except (LookupError, UnicodeDecodeError):
            continue
        return text
    text = data.decode("utf-8", "replace")
    if _SPOILED * text.count("\ufffd") < sum(map(data.count, _VIETNAMESE)):
        return text  # a few bytes are wrong
    # The codes of fonts from before Unicode were said to be anything, and are Western characters.
    return data.decode("cp1252" if named else "cp1258", "replace")


def _rules(root: Any) -> dict[tuple[str, str], Css]:
    """What the page's own style sheets say of tags, of classes, and of tags with a class."""
    found: dict[tuple[str, str], Css] = {}
    for sheet in root.iter("style"):
        text = re.sub(r"/\*.{0,5000}?\*/|<!--|-->", " ", "".join(sheet.itertext()), flags=re.DOTALL)
        for rule in text.split("}")[:_MOST_RULES]:
            selectors, _, said = rule.rpartition("{")
            for selector in selectors.rpartition("{")[2].split(","):
                if one := _SELECTOR.fullmatch(selector.strip()):
                    key = (one[1] or "").lower(), one[2] or ""
                    found[key] = {**found.get(key, {}), **_declared(said)}
    return found


def _declared(text: str) -> Css:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip().strip("\"'") for name, colon, value in pairs if colon}


class _Walk:
    """One pass over the act, in order."""

    def __init__(self, page: WebPage, rules: dict[tuple[str, str], Css]) -> None:
        self.page, self.rules = page, rules
        self.made = empty()
        self.into = self.made.body
        self.open: Any = None  # the paragraph in which text stands now
        self.label = ""  # what stands before the next text of a list item
        self.kept = False  # ends of lines are meant

    def told(self) -> WordText:
        self._inside(self.page.act, self._look(self.page.act, PLAIN, self._css(self.page.act)))
        return self.made

    def _css(self, item: Any) -> Css:
        said = dict(self.rules.get((item.tag, ""), {}))
        for name in item.get("class", "").split():
            said |= self.rules.get(("", name), {}) | self.rules.get((item.tag, name), {})
        return said | _declared(item.get("style", ""))

    def _look(self, item: Any, outer: Look, css: Css) -> Look:
        font = item.get("face", "") if item.tag == "font" else ""
        font = (font or css.get("font-family", "")).partition(",")[0].strip("\"' ")
        transform = css.get("text-transform")
        return Look(
            font or outer.font, capitals=outer.capitals if transform is None else transform == "uppercase"
        )

    def _inside(self, item: Any, look: Look) -> None:
        self._say(item.text, look)
        for part in item.iterchildren():
            if isinstance(part.tag, str):
                self._element(part, look)
            self._say(part.tail, look)

    def _element(self, item: Any, look: Look) -> None:
        css = self._css(item)
        if item.tag in GONE or _is_hidden(item, css) or self.page.is_around(item):
            return
        look = self._look(item, look, css)
        new_page = "always" in (css.get("page-break-before"), css.get("break-before"))
        if item.tag == "br":
            run(self._paragraph(), PAGE if new_page else LINE)
        elif item.tag == "img":
            picture(self._paragraph())
        elif item.tag in BLOCKS:
            self.open = None
            if new_page:
                run(self._paragraph(), PAGE)
            self._block(item, look, css)
            self.open = None
        else:
            self._inside(item, look)

    def _block(self, item: Any, look: Look, css: Css) -> None:
        if item.tag == "table" and not self._is_layout(item):
            self._table(item, look)
        elif item.tag in ("ul", "ol"):
            self._list(item, look, css)
        else:
            kept, self.kept = self.kept, self.kept or item.tag == "pre"
            self._inside(item, look)
            self.kept = kept

    def _list(self, item: Any, look: Look, css: Css) -> None:
        form = css.get("list-style-type") or css.get("list-style") or item.get("type", "1")
        number = _whole(item.get("start"), 1)
        for part in item.iterchildren(etree.Element):
            if part.tag == "li":
                number = _whole(part.get("value"), number)
                self.label = "- " if item.tag == "ul" else f"{in_form(number, _FORMS.get(form, 'decimal'))}. "
                if form.startswith("none"):
                    self.label = ""
                number += 1
            self._element(part, look)
            self.label = ""

    def _table(self, table: Any, look: Look) -> None:
        into, label, self.label = self.into, self.label, ""
        made = element("tbl", into)
        below: dict[int, int] = {}  # by column: rows that a cell from above still covers
        for row in _rows(table):
            told, at = element("tr", made), 0
            for one in row.iterchildren("td", "th"):
                at = _covered(told, below, at)
                self.into, self.open = element("body"), None
                self._element(one, look)
                wide = min(_whole(one.get("colspan"), 1), _MOST)
                cell(told, self.into, wide)
                high = min(_whole(one.get("rowspan"), 1), _MOST)
                below |= dict.fromkeys(range(at, at + wide), high - 1) if high > 1 else {}
                at += wide
            _covered(told, below, at)
        self.into, self.label = into, label

    def _is_layout(self, table: Any) -> bool:
        """Whether a table parts the page: its cells hold tables, or the act itself."""
        rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
        cells = [one for row in rows for one in row]
        inner = [one for one in table.iter("table") if one is not table]
        text = _text(table)
        if inner and len(text) < _HEAD and any(map(is_national_line, text.split(LINE))):
            return False
        if inner and (
            max(map(len, rows), default=0) < 3 or 2 * sum(len(_text(one)) for one in inner) > len(text)
        ):
            return True
        return len(rows) <= _FEW_ROWS and any(
            sum(1 for _ in one.iter("p", "div", "br", "li")) > _MANY_LINES for one in cells
        )

    def _paragraph(self) -> Any:
        if self.open is None:
            self.open = paragraph(self.into)
        return self.open

    def _say(self, text: str | None, look: Look) -> None:
        if not text:
            return
        text = text.replace("\r\n", LINE) if self.kept else _BLANKS.sub(" ", text)
        text = text.replace("\u00a0", " ")
        if self.open is None and not text.strip():
            return
        if self.label and text.strip():
            label, self.label = self.label, ""
            if not _LABELLED.match(text):
                text = label + text.lstrip()
        run(self._paragraph(), text, look)


def _is_hidden(item: Any, css: Css) -> bool:
    return (
        css.get("display") == "none"
        or css.get("visibility") == "hidden"
        or css.get("mso-hide") == "all"
        or item.get("hidden") is not None
        or "mso-footnote-id" in css
        or css.get("mso-element") in ("footnote-list", "endnote-list", "comment-list", "header", "footer")
    )


def _rows(table: Any) -> Iterator[Any]:
    """Of the table itself, not of those inside it."""
    for part in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        yield from (part,) if part.tag == "tr" else part.iterchildren("tr")


def _covered(row: Any, below: dict[int, int], at: int) -> int:
    """Adds cells that are one with those above; the column of the next cell."""
    while below.get(at, 0) > 0:
        cell(row, (), above=True)
        below[at] -= 1
        at += 1
    return at


def _text(item: Any) -> str:
    return LINE.join(part for part in map(str.strip, item.itertext()) if part)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.strip().isdecimal() and len(text) < 7 else otherwise
