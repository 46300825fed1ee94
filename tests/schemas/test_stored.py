"""Field paths → table, row, column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.stored import Spot, spot
from tests.support.store_samples import decision

KEY = "0123456789ab-1"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (None, Spot("decisions")),
        ("number", Spot("decisions", KEY, "number")),
        ("code", Spot("decisions", KEY, "code")),
        ("province", Spot("decisions", KEY, "province_id")),
        ("signature.name", Spot("decisions", KEY, "signer_name")),
        ("signature.authority", Spot("decisions", KEY, "signer_authority")),
        ("members[1].name", Spot("members", f"{KEY}-m2", "name")),
        ("members[1]", Spot("members", f"{KEY}-m2")),
        ("members", Spot("members")),
        ("members[0].body", Spot("members", f"{KEY}-m1", "body_id")),
        ("duties[1].member", Spot("duties", f"{KEY}-d2", "member_id")),
        ("bodies[0].working_rules[0]", Spot("bodies", f"{KEY}-b1", "working_rules")),
        ("legal_bases[0].issued_on", Spot("legal_bases", f"{KEY}-l1", "issued_on")),
        ("recipients[1].text", Spot("recipients", f"{KEY}-r2", "text")),
        ("relations[0].target_code", Spot("relations", f"{KEY}-n1", "target_code")),
        ("members[2].name", None),
        ("members[0].shoe_size", None),
        ("persons[0].name", None),
        ("members.name", None),
        ("", None),
        ("members[-1].name", None),
    ],
)
def test_spot(path: str | None, expected: Spot | None) -> None:
    assert spot(path, decision(), KEY) == expected


@given(st.text(max_size=30))
def test_any_path_is_answered(path: str) -> None:
    spot(path, decision(), KEY)
