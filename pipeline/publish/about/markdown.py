"""Markdown of docs/ as HTML: anchors, a table of contents, tables that scroll inside their box.

Raw HTML is text like any other, comments excepted, which are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from pipeline.publish.about.contents import Place
from pipeline.text.fold import fold

__all__ = ["Heading", "Written", "written"]

Target = Callable[[str], Place | None]
_COMMENT = re.compile(r"(?m)^<!--.*-->\n?")
_NO_WORD = re.compile(r"[^\w\s-]")
_IN_CONTENTS = (2, 3)
_MARKED = 0.1  # of its letters Vietnamese has accents on one in five and more
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 6; those of level 2 and 3 are the table of contents."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True)
class Written:
    """A page: its first heading, the rest, and what to list as its contents."""

    title: Heading
    body: Markup
    contents: tuple[Heading, ...]


def written(text: str, target: Target) -> Written:
    """The Markdown as HTML. `target` says where a link or image leads; None: only its words are kept."""
    markdown = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Html).enable("table")
    tokens = markdown.parse(_COMMENT.sub("", text))
    headings = _named(tokens)
    for token in tokens:
        _lead(token.children or [], target)
    _without_empty_heads(tokens)
    (opening, title), body = headings[0], tokens[3:]
    if tokens[0] is not opening or title.level != 1:
        raise ValueError(f"a page begins with its title, not with '{title.text}'")
    return Written(
        title,
        Markup(markdown.renderer.render(body, markdown.options, {})),
        tuple(entry for _, entry in headings if entry.level in _IN_CONTENTS),
    )


class _Html(RendererHTML):
    """Tables and code in boxes that a keyboard can scroll."""

    def table_open(self, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
        env["tables"] = env.get("tables", 0) + 1
        return (
            f'<div class="scroll" tabindex="0" role="region" aria-label="Bảng {env["tables"]}">'
            '<table class="rows">\n'
        )

    def table_close(self, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
        return '<th scope="col">'

    def fence(self, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
        return f'<pre tabindex="0"><code>{escape(tokens[place].content)}</code></pre>\n'

    def image(self, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
        alt, source = escape(tokens[place].content), tokens[place].attrs.get("src")
        if source is None:
            return alt
        return (
            '<span class="picture scroll" tabindex="0" role="region" aria-label="Hình">'
            f'<img src="{escape(str(source))}" alt="{alt}" loading="lazy"></span>'
        )


def _named(tokens: list[Token]) -> list[tuple[Token, Heading]]:
    """Each heading with an anchor as GitHub makes them, so that one link serves in both places."""
    seen: Counter[str] = Counter()
    found = []
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        text = "".join(part.content for part in inline.children or [])
        anchor = _NO_WORD.sub("", text.lower()).strip().replace(" ", "-")
        seen[anchor] += 1
        if seen[anchor] > 1:
            anchor = f"{anchor}-{seen[anchor] - 1}"
        opening.attrSet("id", anchor)
        found.append((opening, Heading(int(opening.tag[1]), anchor, text)))
    return found


def _lead(parts: list[Token], target: Target) -> None:
    """Links and images to where the site has them; what is said in English says so."""
    opened: list[Token] = []
    for place, part in enumerate(parts):
        if part.type == "link_open":
            found = target(str(part.attrs["href"]))
            opened.append(part)
            _turn(part, "href", found)
            words = parts[place + 1]
            if found and found.name and words.content.endswith(".md"):
                words.type, words.tag, words.content = "text", "", found.name
        elif part.type == "link_close" and not opened.pop().attrs:
            part.type, part.tag = "text", ""
        elif part.type == "image":
            _turn(part, "src", target(str(part.attrs["src"])))
        elif part.type == "em_open" and _is_english(_until_close(parts[place:])):
            part.attrSet("lang", "en")


def _turn(part: Token, name: str, found: Place | None) -> None:
    """A link or image to what the site has; without it the words alone."""
    if found is not None:
        part.attrSet(name, found.address)
        if found.address.startswith("http"):
            part.attrSet("rel", "noreferrer")
        return
    part.attrs.pop(name)
    if part.type == "link_open":
        part.type, part.tag, part.attrs = "text", "", {}


def _until_close(parts: list[Token]) -> str:
    words = []
    for part in parts:
        if part.type == "em_close":
            break
        words.append(part.content)
    return " ".join(words)


def _is_english(text: str) -> bool:
    letters = [letter for letter in text.lower() if letter.isalpha()]
    marked = sum(fold(letter) != letter for letter in letters)
    return len(text.split()) >= _FEWEST_WORDS and marked < _MARKED * len(letters)


def _without_empty_heads(tokens: list[Token]) -> None:
    """A table that was given no headings shows none."""
    place = 0
    while place < len(tokens):
        if tokens[place].type == "thead_open":
            end = next(n for n in range(place, len(tokens)) if tokens[n].type == "thead_close")
            if not any(token.content for token in tokens[place:end]):
                del tokens[place : end + 1]
                continue
        place += 1
