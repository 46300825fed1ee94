"""What the roles of the contract are called, and the groups of them that readers tell apart."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from schemas import Role

__all__ = ["ROLE_GROUPS", "RoleGroup", "RoleName", "group_of", "group_roles", "role_names"]

RoleGroup = Literal["head", "deputy", "secretary", "member", "adviser"]
ROLE_GROUPS: tuple[RoleGroup, ...] = get_args(RoleGroup)


@dataclass(frozen=True)
class RoleName:
    """A role; `badge` and `mark` are set where the role's group is called like it."""

    id: Role
    group: RoleGroup
    name: str
    meaning: str
    badge: str | None = None
    mark: str | None = None


@cache
def role_names() -> dict[str, RoleName]:
    """All roles by id, highest first."""
    text = files("pipeline.lexicon").joinpath("role_names.toml").read_text(encoding="utf-8")
    return {row["id"]: RoleName(**row) for row in tomllib.loads(text)["role"]}


@cache
def group_roles(group: RoleGroup) -> tuple[Role, ...]:
    """The roles of a group: head and co-head stand together."""
    return tuple(role.id for role in role_names().values() if role.group == group)


def group_of(role: str | None) -> RoleGroup | None:
    """'deputy_standing' → 'deputy'; None for what is no role."""
    known = role_names().get(role or "")
    return known.group if known else None
