"""A paragraph of a Word file → the text that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from pipeline.read.docx.fonts import SOFT_HYPHEN, Fonts, TextRun
from pipeline.read.docx.numbers import Numbers
from pipeline.read.docx.styles import Styles
from pipeline.text.normal import clean

PAGE, RENDERED, LINE = "\f", "\v", "\n"  # RENDERED: where Word began a page when it last drew the file
_GONE = {qn(f"w:{tag}") for tag in (
    "del", "moveFrom", "pPr", "rPr", "instrText", "delText", "footnoteReference", "endnoteReference",
    "commentReference", "footnoteRef", "annotationRef",
)} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
_SIGNS = {
    qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): LINE, qn("w:noBreakHyphen"): "-",
    qn("w:lastRenderedPageBreak"): RENDERED,
}  # fmt: skip
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Looks:
    """What the paragraphs of one document look like by what is said elsewhere."""

    styles: Styles
    numbers: Numbers
    fonts: Fonts


def text_of(paragraph: Any, looks: Looks) -> str:
    """Words with the list number before them; LINE, PAGE and RENDERED stand for the ends of lines and pages.

    Deleted and moved-away text, hidden text, notes and field codes are left out; text set in capitals by its
    format is given in capitals, text in fonts from before Unicode as they draw it. Text boxes follow on lines
    of their own.
    """
    boxes: list[str] = []
    capitals = _styled(looks.styles.of_paragraph(paragraph), "caps")
    text = looks.fonts.text([*_runs(paragraph, paragraph, looks, TextRun("", capitals=capitals), boxes)])
    label, properties = looks.numbers.label(paragraph)
    if label:
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        label = looks.fonts.text([TextRun(label, looks.fonts.of(paragraph, properties, mark))])
        breaks = text[: len(text) - len(text.lstrip(PAGE + RENDERED))]
        text = f"{breaks}{label} {text[len(breaks) :]}"
    return LINE.join(clean(line) for line in LINE.join([text, *boxes]).split(LINE))


def goes_on(paragraph: Any) -> bool:
    """Whether the end of the paragraph was deleted, so that the next one goes on in it."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _runs(parent: Any, paragraph: Any, looks: Looks, form: TextRun, boxes: list[str]) -> Iterator[TextRun]:
    """form: an empty span that looks as text right below `parent` does."""
    for item in parent.iterchildren():
        tag = item.tag
        if tag in _GONE or not isinstance(tag, str):
            continue
        if tag == qn("w:r"):
            if _is_on(item, "vanish"):
                continue
            caps = _toggle(item, "caps")
            fonts = looks.fonts.of(paragraph, item.find(qn("w:rPr")))
            own = TextRun("", fonts, form.capitals if caps is None else caps)
            yield from _runs(item, paragraph, looks, own, boxes)
        elif tag == qn("w:t"):
            yield form._replace(text=item.text or "")
        elif tag == qn("w:softHyphen"):
            yield form._replace(text=SOFT_HYPHEN)
        elif tag == qn("w:br"):
            yield TextRun(PAGE if item.get(qn("w:type")) == "page" else LINE)
        elif tag in _SIGNS:
            yield TextRun(_SIGNS[tag])
        elif tag == qn("w:txbxContent"):
            boxes.extend(
                text_of(entry, looks).replace(PAGE, LINE).replace(RENDERED, "")
                for entry in item.iter(qn("w:p"))
            )
        else:
            yield from _runs(item, paragraph, looks, form, boxes)


def _is_on(run: Any, name: str) -> bool:
    return _toggle(run, name) or False


def _toggle(owner: Any, name: str) -> bool | None:
    entry = owner.find(f"{qn('w:rPr')}/{qn(f'w:{name}')}")
    return None if entry is None else entry.get(qn("w:val")) not in _OFF


def _styled(chain: Iterator[Any], name: str) -> bool:
    return next((value for style in chain if (value := _toggle(style, name)) is not None), False)
