"""Which part of a web page is the act, and what stands around and in it that is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from pipeline.errors import NotADocument
from pipeline.lexicon.landmarks import ANNEX, ARTICLE, BASIS, ON_BEHALF, RECIPIENTS, is_national, title_of
from pipeline.text.fold import fold, is_upper

BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "aside", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "details", "summary",
))  # fmt: skip
"""Tags that begin a line of their own."""
GONE = frozenset((
    "script", "style", "head", "title", "noscript", "template", "xml", "select", "button", "input",
    "textarea", "iframe", "object", "embed", "svg", "math", "video", "audio", "canvas", "map", "del",
    "datalist",
))  # fmt: skip
"""Tags whose text no reader of the act sees."""
_ARTICLE = re.compile(rf"\W*{ARTICLE}\s+\d{{1,3}}\s*[.:]")
_AROUND = frozenset(("nav", "aside", "footer", "menu"))
_ROLES = frozenset(("navigation", "search", "complementary", "contentinfo", "banner", "menu"))
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|sidebar|footer|banner|share|social|comments?|related|"
    r"toolbar|rating|tags|pagination|login)(?:$|[\s_-])"
)
_OF_SITES = ("table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6")
_SHORT = 40  # characters of a heading
_LINKS, _LINKED = 3, 0.7  # as many links, with such a share of the text, are a menu


class WebPage:
    """act: the smallest element that holds all lines that only acts have.

    Raises NotADocument where there are none: the page is a form, a list of acts or an error.
    """

    def __init__(self, root: Any) -> None:
        self._split = _ancestors_of_blocks(root)
        found = [(item, kinds) for item in root.iter() if (kinds := self._landmarks(item))]
        kinds = {kind for _, several in found for kind in several}
        if kinds <= {"basis", "authority"}:
            raise NotADocument(
                "Trang web này không có toàn văn của văn bản hành chính.",
                "Hãy tải tệp đính kèm (PDF, DOC), hoặc lưu trang có toàn văn.",
            )
        self.act = _common([item for item, _ in found])
        while not {"head", "recipients"} <= kinds and _adds_few_links(self.act):
            self.act = self.act.getparent()
        heads = [item for item, several in found if "head" in several]
        self._before = set(_above(heads[0], self.act)) if heads else set()
        self._kept: set[Any] = set()
        for item, _ in found:
            self._kept.update(takewhile(lambda one: one not in self._kept, [item, *item.iterancestors()]))

    def is_around(self, item: Any) -> bool:
        """Whether an element inside the act is no part of it: a menu, links to other acts."""
        if item in self._before:
            return True
        if item in self._kept or item.tag not in BLOCKS:
            return False
        named = f"{item.get('class', '')} {item.get('id', '')}".lower()
        if item.tag in _AROUND or item.get("role") in _ROLES or _NAMED.search(named):
            return True
        links = list(item.iter("a"))
        linked = sum(len("".join(link.itertext()).strip()) for link in links)
        return len(links) >= _LINKS and linked >= _LINKED * len("".join(item.itertext()).strip())

    def _landmarks(self, item: Any) -> set[str]:
        """The kinds of lines right in an element that acts have."""
        if not (item.tag in BLOCKS or item in self._split) or item.tag in GONE:
            return set()
        return set(filter(None, map(_kind_of, self._own(item).split("\n"))))

    def _own(self, item: Any) -> str:
        """Text that stands in an element, not in blocks inside it nor in links; a line a <br>."""
        parts = [_spaced(item.text)]
        for part in item.iterchildren():
            tag = part.tag if isinstance(part.tag, str) else ""
            if tag == "br" or tag in BLOCKS:
                parts.append("\n")
            elif tag and tag not in GONE and tag != "a" and part not in self._split:
                parts.append(self._own(part))
            parts.append(_spaced(part.tail))
        return "".join(parts)


def _spaced(text: str | None) -> str:
    return " ".join((text or "").splitlines())


def _kind_of(line: str) -> str:
    """The landmark that a line is; '' for other lines."""
    line = " ".join(line.split())
    folded = fold(line)
    if is_national(line, folded):
        return "head"
    if _ARTICLE.match(folded):
        return "article"
    if RECIPIENTS.match(folded) and len(line) < _SHORT:
        return "recipients"
    if is_upper(line) and (ANNEX.match(folded) or title_of(folded)):
        return "title"
    if ON_BEHALF.match(folded) and is_upper(line):
        return "authority"
    return "basis" if BASIS.match(folded) else ""


def _above(head: Any, act: Any) -> Iterator[Any]:
    """What the site says above an act's head: a title, a table of what it knows of it, and what is above."""
    first = next(one for one in [head, *head.iterancestors()] if one is act or one.getparent() is act)
    of_site = False
    for item in first.itersiblings(preceding=True) if first is not act else ():
        of_site = of_site or any(True for _ in item.iter("a", *_OF_SITES))
        if of_site:
            yield item


def _adds_few_links(item: Any) -> bool:
    """Whether what stands around an element has too few links to be a menu."""
    parent = item.getparent()
    if parent is None:
        return False
    counts = [sum(1 for _ in one.iter("a")) for one in (item, parent)]
    return counts[1] - counts[0] < _LINKS


def _ancestors_of_blocks(root: Any) -> set[Any]:
    found: set[Any] = set()
    for item in root.iter(*BLOCKS):
        found.update(takewhile(lambda one: one not in found, item.iterancestors()))
    return found


def _common(items: Sequence[Any]) -> Any:
    """The innermost element that all stand in, or are."""

    paths = [[item, *item.iterancestors()][::-1] for item in items]
    shared = takewhile(lambda level: all(one is level[0] for one in level), zip(*paths, strict=False))
    return list(shared)[-1][0]
