"""What is compared: gold's keys, our columns, and which of them make a row right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.evaluate.same import Value
from schemas import Decision, Signature

SIGNATURE = tuple(Signature.model_fields)
LONG_TEXTS = frozenset({"subject", "title", "text", "heading"})
"""Only these may differ by a slip of OCR where they are long; names and posts never."""

Found = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ScoredList:
    """A list of rows in gold and in our decisions."""

    key: str
    columns: Mapping[str, str]  # gold's key: our attribute
    measures: Mapping[str, tuple[str, ...]]  # measure: gold's keys that must all be right
    anchors: tuple[str, ...]  # keys whose likeness pairs rows that differ
    silent: bool = True  # counts towards the silent error rate
    seat: tuple[str, ...] = field(default=())  # in place of "name" where gold has no person


def _same_names(*names: str) -> dict[str, str]:
    return {name: name for name in names}


HEADER = {  # gold's key: our attribute
    **_same_names(
        "type", "number", "symbol", "issued_on", "issued_year", "place", "province", "issuer", "subject",
        "action", "proposed_by",
    ),
    "effective": "effective_text",
}  # fmt: skip
_SEAT = ("honorific", "name", "position", "organization", "role_text", "role")
LISTS = (
    ScoredList(
        "members",
        _same_names(*_SEAT),
        {"member_record": _SEAT, "member": ("name", "role")},
        anchors=("name", "position", "organization"),
        seat=("name", "position", "organization", "role"),
    ),
    ScoredList(
        "duties",
        _same_names("assignee_kind", "assignee", "label", "text"),
        {"duty": ("assignee", "text")},
        anchors=("text",),
    ),
    ScoredList(
        "legal_bases",
        {"type": "type", "number": "number", "date": "issued_on", "issuer": "issuer", "title": "title"},
        {"legal_basis": ("type", "number", "date")},
        anchors=("number", "title"),
    ),
    ScoredList("recipients", _same_names("text", "purpose"), {"recipient": ("text", "purpose")}, ("text",)),
    ScoredList("executors", _same_names("text"), {"executor": ("text",)}, ("text",), silent=False),
    ScoredList(
        "articles",
        _same_names("label", "heading", "clauses"),
        {"article": ("label", "heading", "clauses")},
        ("label",),
        silent=False,
    ),
    ScoredList(
        "bodies",
        _same_names("name", "alias", "kind", "standing_agency"),
        {"body": ("name",), "body_record": ("name", "alias", "kind", "standing_agency")},
        ("name",),
    ),
    ScoredList(
        "changes",
        _same_names("joins", "leaves", "reason"),
        {"change": ("joins", "leaves"), "change_record": ("joins", "leaves", "reason")},
        ("leaves", "joins"),
        silent=False,
    ),
)
RULES = ScoredList("working_rules", _same_names("text"), {"working_rule": ("text",)}, ("text",), silent=False)
MEASURES = tuple(measure for listed in (*LISTS, RULES) for measure in listed.measures)


def found_rows(decision: Decision, listed: ScoredList) -> list[tuple[str, Found]]:
    """Our rows as (path, gold's key → value); who leaves a body is no member of it."""
    if listed.key == "articles":
        return _articles(decision)
    if listed.key == "working_rules":
        return [
            (f"bodies[{b}].working_rules[{i}]", {"text": text})
            for b, body in enumerate(decision.bodies)
            for i, text in enumerate(body.working_rules)
        ]
    if listed.key == "changes":
        return _changes(decision)
    models: Sequence[object] = getattr(decision, listed.key)
    return [
        (f"{listed.key}[{index}]", {key: getattr(model, ours) for key, ours in listed.columns.items()})
        for index, model in enumerate(models)
        if getattr(model, "change", None) != "leaves"
    ]


def _changes(decision: Decision) -> list[tuple[str, Found]]:
    """Who leaves, with who comes in his place."""
    joins = {member.replaces: member.name for member in decision.members if member.replaces is not None}
    return [
        (f"members[{index}]", {"joins": joins.get(index), "leaves": member.name, "reason": member.reason})
        for index, member in enumerate(decision.members)
        if member.change == "leaves"
    ]


def _articles(decision: Decision) -> list[tuple[str, Found]]:
    articles = [p for p in decision.provisions if p.kind == "article"]
    return [
        (
            f"articles[{index}]",
            {
                "label": article.label,
                "heading": article.heading,
                "clauses": sum(p.kind == "clause" and p.parent == article.eid for p in decision.provisions),
            },
        )
        for index, article in enumerate(articles)
    ]
