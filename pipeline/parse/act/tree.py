"""The tree of Điều, khoản, điểm and dashes over the blocks of articles and annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.grammar.labels import RANK, Label, is_article, label_in
from pipeline.text.fold import fold
from schemas import Provision, ProvisionKind

_KIND: dict[str, ProvisionKind] = {
    "article": "article", "roman": "clause", "number": "clause", "decimal": "clause", "letter": "point",
    "star": "item", "dash": "item", "plus": "item",
}  # fmt: skip
_EID = {"article": "art", "clause": "cl", "point": "point", "item": "item", "annex": "annex"}
_WORDS = terms.ACTS.sentences
_SENTENCE = re.compile(
    rf"{terms.alternatives(_WORDS.opens)}|phan cong .{{60}}|.*{terms.anywhere(_WORDS.holds)}"
)
"""Told from a title by its first words, by a verb, or by 'Phân công …' with somebody named behind it."""
_TITLE = re.compile(terms.alternatives(_WORDS.titles))
"""First words of a title that a colon may close."""
_LEADS_IN = re.compile(r"\s+như sau$")


@dataclass(slots=True)
class Node:
    """A block with its label and its children; `start` is where its own words begin."""

    index: int
    block: Block
    label: Label | None
    start: int
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    eid: str = ""

    @property
    def end(self) -> int:
        return self.block.end

    def walk(self) -> list[Node]:
        """This node and all below it in reading order."""
        return [self, *(node for child in self.children for node in child.walk())]


def build(flow: Flow) -> list[Node]:
    """The roots: articles, annexes, what stands outside of both. Every block is in exactly one node."""
    roots: list[Node] = []
    stack: list[Node] = []
    zone = ""
    for index, block in enumerate(flow.blocks):
        if block.zone not in ("articles", "annex"):
            continue
        node = Node(index, block, *label_in(flow.text, flow.folded, block.start, block.end))
        label = node.label
        if block.zone != zone or is_article(label):
            stack, zone = [], block.zone
        if label is None:
            while stack and not _holds_prose(stack[-1], flow):
                stack.pop()
        else:
            while stack and (above := stack[-1].label) and RANK[above.kind] >= RANK[label.kind]:
                stack.pop()  # an unlabelled lead-in ('Các ủy viên:') holds the labels that follow it
        node.parent = stack[-1] if stack else None
        (node.parent.children if node.parent else roots).append(node)
        if label is not None or (_ends_open(flow, node) and node.parent is not None):
            stack.append(node)
    return roots


def _ends_open(flow: Flow, node: Node) -> bool:
    return flow.text[node.start : node.end].rstrip().endswith(":")


def _holds_prose(node: Node, flow: Flow) -> bool:
    """An unlabelled paragraph belongs to the article, or to a clause that announces with a colon."""
    if node.label is None:
        return False
    return node.label.kind == "article" or (
        node.label.kind in ("roman", "number", "decimal")
        and (
            _ends_open(flow, node) or not flow.text[node.start : node.end].rstrip().endswith((".", ";", ","))
        )
    )


def provisions_of(roots: list[Node], flow: Flow) -> list[Provision]:
    """Records of all labelled nodes and annexes, ids in the manner of Akoma Ntoso."""
    found: list[Provision] = []
    taken: dict[str, int] = {}

    def visit(node: Node, parent: str | None) -> None:
        kind: ProvisionKind = _KIND[node.label.kind] if node.label else "item"
        name = _name(node)
        eid = f"{parent}__{_EID[kind]}_{name}" if parent else f"{_EID[kind]}_{name}"
        taken[eid] = taken.get(eid, 0) + 1
        if taken[eid] > 1:
            eid = f"{eid}-{taken[eid]}"
        node.eid = eid
        text = flow.value(node.start, node.end)
        heading = None
        if is_article(node.label) and node.children and _is_heading(text):
            heading, text = _LEADS_IN.sub("", text.rstrip(" :.")), ""
        pages = [page for page, *_ in flow.words_touching(node.block.start, node.end)] or [node.block.page]
        below = [n.block.page for n in node.walk()]
        found.append(
            Provision(
                eid=eid,
                parent=parent,
                kind=kind,
                label=node.label.text if node.label else None,
                heading=heading,
                text=text,
                ordinal=len(found) + 1,
                page_first=min(pages),
                page_last=max([*pages, *below]),
            )
        )
        for child in node.children:
            visit(child, eid if node.label else parent)

    for root in roots:
        visit(root, None)
    return found


def _name(node: Node) -> str:
    if node.label is None or node.label.kind in ("dash", "plus", "star"):
        siblings = node.parent.children if node.parent else [node]
        same = [n for n in siblings if (n.label is None) == (node.label is None)]
        return ("p" if node.label is None else "") + str(same.index(node) + 1)
    if node.label.kind == "article":
        return str(node.label.number or node.label.text.split()[-1].lower())
    return node.label.text.replace(".", "-").lower()


def _is_heading(text: str) -> bool:
    """A title rather than a sentence: short, no full stop inside, no sentence mark at its end but a colon."""
    body = text.rstrip()
    return (
        len(body) < 200
        and ". " not in body
        and not body.endswith((";", ",", "."))
        and not _SENTENCE.match(fold(body))
        and not (body.endswith(":") and not _TITLE.match(fold(body)))
    )
