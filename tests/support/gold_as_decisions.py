"""Gold records turned into decisions: what a perfect parser would give."""

from __future__ import annotations

from typing import Any

from pipeline.evaluate.fields import HEADER
from pipeline.evaluate.gold import GoldRecord
from schemas import (
    Body,
    Decision,
    Duty,
    Executor,
    LegalBasis,
    Member,
    Provision,
    Recipient,
    ReviewItem,
    Signature,
)


def decision_of(record: GoldRecord, ordinal: int = 1, review: tuple[ReviewItem, ...] = ()) -> Decision:
    content: dict[str, Any] = record.content
    first, last = record.pages or (1, 1)
    return Decision(
        ordinal=ordinal,
        page_first=first,
        page_last=last,
        **{ours: content["decision"][key] for key, ours in HEADER.items() if key in content["decision"]},
        signature=Signature(**content.get("signature", {})),
        legal_bases=tuple(
            LegalBasis(
                issued_on=row["date"],
                text=" ".join(filter(None, (row["type"], row["number"], row.get("title")))),
                **{k: v for k, v in row.items() if k not in ("date", "text")},
            )
            for row in content.get("legal_bases", ())
        ),
        provisions=tuple(_provisions(content.get("articles", ()))),
        bodies=tuple(Body(**row) for row in content.get("bodies", ())),
        members=tuple(_members(content)),
        duties=tuple(Duty(**row) for row in content.get("duties", ())),
        executors=tuple(Executor(text=text) for text in content.get("executors", ())),
        recipients=tuple(Recipient(**row) for row in content.get("recipients", ())),
        review=review,
    )


def _members(content: dict[str, Any]) -> list[Member]:
    """Who is listed, then who leaves."""
    changes = content.get("changes", ())
    made = [Member(**row) for row in content.get("members", ())]
    for place, change in enumerate(changes, len(made)):
        if (joins := change["joins"]) is not None:
            made[joins] = made[joins].model_copy(update={"replaces": place})
    leavers = (
        Member(ordinal=1, name=change["leaves"], reason=change.get("reason"), change="leaves")
        for change in changes
    )
    return [*made, *leavers]


def _provisions(articles: Any) -> list[Provision]:
    made: list[Provision] = []
    for index, article in enumerate(articles, 1):
        eid = f"art_{index}"
        made.append(
            Provision(
                eid=eid,
                kind="article",
                label=article["label"],
                heading=article["heading"],
                ordinal=len(made) + 1,
            )
        )
        for clause in range(1, article["clauses"] + 1):
            made.append(
                Provision(eid=f"{eid}__cl_{clause}", parent=eid, kind="clause", ordinal=len(made) + 1)
            )
    return made
