"""Field paths → table, row, column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.stored import StoredPlace, place_of
from tests.support.store_samples import decision

KEY = "0123456789ab-1"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (None, StoredPlace("decisions")),
        ("number", StoredPlace("decisions", KEY, "number")),
        ("code", StoredPlace("decisions", KEY, "code")),
        ("province", StoredPlace("decisions", KEY, "province_id")),
        ("signature.name", StoredPlace("decisions", KEY, "signer_name")),
        ("signature.authority", StoredPlace("decisions", KEY, "signer_authority")),
        ("members[1].name", StoredPlace("members", f"{KEY}-m2", "name")),
        ("members[1]", StoredPlace("members", f"{KEY}-m2")),
        ("members", StoredPlace("members")),
        ("members[0].body", StoredPlace("members", f"{KEY}-m1", "body_id")),
        ("duties[1].member", StoredPlace("duties", f"{KEY}-d2", "member_id")),
        ("bodies[0].working_rules[0]", StoredPlace("bodies", f"{KEY}-b1", "working_rules")),
        ("legal_bases[0].issued_on", StoredPlace("legal_bases", f"{KEY}-l1", "issued_on")),
        ("recipients[1].text", StoredPlace("recipients", f"{KEY}-r2", "text")),
        ("relations[0].target_code", StoredPlace("relations", f"{KEY}-n1", "target_code")),
        ("members[2].name", None),
        ("members[0].shoe_size", None),
        ("persons[0].name", None),
        ("members.name", None),
        ("", None),
        ("members[-1].name", None),
    ],
)
def test_place_of(path: str | None, expected: StoredPlace | None) -> None:
    assert place_of(path, decision(), KEY) == expected


@given(st.text(max_size=30))
def test_any_path_is_answered(path: str) -> None:
    place_of(path, decision(), KEY)
