"""Styles of a Word file: what a paragraph or a run does not say itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_DEEPEST = 20  # styles based on styles; a longer chain is a circle


class Styles:
    """root: element of the styles part, or None. Rules: ECMA-376 part 1, 17.7."""

    def __init__(self, root: Any) -> None:
        entries = root.findall(qn("w:style")) if root is not None else []
        self._by_id = {entry.get(qn("w:styleId")): entry for entry in entries}
        self._default = next((style for style in entries if _is_default_of_paragraphs(style)), None)
        self.run_defaults = (
            root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
            if root is not None
            else None
        )

    def of_paragraph(self, paragraph: Any) -> Iterator[Any]:
        """The paragraph's style, or that of paragraphs without one, and those it is based on."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._chain(self._by_id.get(named.get(qn("w:val"))) if named is not None else self._default)

    def named(self, style_id: str | None) -> Iterator[Any]:
        """The style of that id and those it is based on; nothing where there is none."""
        return self._chain(self._by_id.get(style_id))

    def _chain(self, style: Any) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            base = style.find(qn("w:basedOn"))
            style = self._by_id.get(base.get(qn("w:val"))) if base is not None else None


def _is_default_of_paragraphs(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")
