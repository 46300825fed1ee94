"""Each role of the contract has its names and one group."""

from __future__ import annotations

from typing import get_args

from pipeline.lexicon.role_names import ROLE_GROUPS, group_of, group_roles, role_names
from schemas import Role


def test_every_role_of_the_contract_by_rank() -> None:
    assert tuple(role_names()) == get_args(Role)


def test_every_role_is_of_one_group_and_a_group_is_called_like_its_own_role() -> None:
    assert sorted(role for group in ROLE_GROUPS for role in group_roles(group)) == sorted(get_args(Role))
    assert [role.id for role in role_names().values() if role.badge] == sorted(
        ROLE_GROUPS, key=list(role_names()).index
    )
    assert all(group_of(group) == group for group in ROLE_GROUPS)
    assert group_of("deputy_standing") == "deputy"
    assert group_of(None) is None
