"""Where the values of a record stand on its pages: anchors that lead from a row to its words and back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from pipeline.publish.ask.addresses import anchor_of
from pipeline.publish.ask.rows import Row

__all__ = ["Spot", "anchor", "spots_of"]

_FIELDS = {
    "number": "so", "symbol": "so", "code": "so", "issued_on": "ngay", "subject": "trich-yeu",
    "issuer": "ban-hanh", "place": "ngay", "signer_name": "ky", "signer_position": "ky",
    "signer_authority": "ky", "effective_text": "hieu-luc", "effective_on": "hieu-luc",
    "proposed_by": "de-nghi",
}  # fmt: skip
"""Columns of the decision and the part of the page that shows them."""


@dataclass
class Spot:
    """The places of a row, or of a part of the head, on one page. Boxes: x, y, width, height in points."""

    anchor: str
    page: int
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    main: bool = False
    """Whether the row's own words stand here, not only what belongs to it."""
    first: bool = False
    """Whether it bears the id that links lead to: an id stands once in a document."""


def anchor(table: str, row_id: str, column: str | None = None) -> str | None:
    """'m3' for '…-1-m3', 'so' for a decision's number; None for what has no place in the record."""
    if table == "decisions":
        return _FIELDS.get(column or "")
    return anchor_of(row_id) if row_id.count("-") > 1 else None


def spots_of(evidence: list[Row]) -> dict[int, list[Spot]]:
    """Page → its spots. Values that follow from others show no words of their own and are left out."""
    found: dict[tuple[str, int], Spot] = {}
    for row in evidence:
        name = anchor(row["table_name"], row["row_id"], row["column_name"])
        if name is None or row["x0"] is None or row["method"] == "derived":
            continue
        if row["table_name"] == "duties" and row["column_name"] not in ("text", "label"):
            continue  # who has it stands once above many duties
        spot = found.setdefault((name, row["page"]), Spot(name, row["page"]))
        box = (row["x0"] - 1, row["y0"] - 1, row["x1"] - row["x0"] + 2, row["y1"] - row["y0"] + 2)
        rounded = (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
        if rounded not in spot.boxes:
            spot.boxes.append(rounded)
        spot.main |= row["column_name"] in ("name", "text")
    pages: dict[int, list[Spot]] = defaultdict(list)
    seen: set[str] = set()
    for spot in sorted(found.values(), key=lambda spot: (not spot.main, spot.page, spot.anchor)):
        spot.first = spot.anchor not in seen
        seen.add(spot.anchor)
        pages[spot.page].append(spot)
    return pages
