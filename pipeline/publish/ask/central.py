"""Decisions without a province: a central body's, or nobody knows whose."""

from __future__ import annotations

__all__ = ["CENTRAL", "ELSEWHERE", "UNKNOWN", "is_central"]

CENTRAL, UNKNOWN = "trung-uong", "chua-ro"
ELSEWHERE = {CENTRAL: "Trung ương", UNKNOWN: "Chưa rõ nơi"}
"""In addresses, beside the ids of provinces → how it is called."""


def is_central(decisions: str) -> str:
    """SQL: 1 for a decision of a ministry, a central office or a university, 0 for all others."""
    return (
        f"({decisions}.province_id is null and exists (select 1 from organizations issuing join agency_types "
        f"level on level.id = issuing.agency_type_id where issuing.id = {decisions}.issuer_id "
        "and issuing.province_id is null and level.kind in ('central', 'academy')))"
    )
