"""Roles that OCR spoiled: snapped to the lexicon only where one role is a letter away."""

from __future__ import annotations

import pytest

from pipeline.parse.grammar.role_repair import mended_role
from schemas import BodyKind, Role

MENDED: dict[str, tuple[BodyKind, str, Role, bool]] = {
    "Ủyviên": ("hoi_dong", "Ủy viên", "member", False),
    "Ủyviển —": ("hoi_dong", "Ủy viên", "member", False),
    "— Thành viên": ("to", "Thành viên", "member", False),
    "Ni: Thành viên": ("to", "Thành viên", "member", False),
    "Ủy viên y": ("ban_chi_dao", "Ủy viên", "member", False),
    "Thành viên, Thư ký": ("doan", "Thành viên, Thư ký", "secretary", False),
    "Chủ Lịch Hội đồng": ("hoi_dong", "Chủ tịch Hội đồng", "head", True),
    "Ủy tiên": ("ban_chi_dao", "Ủy viên", "member", True),
}
LEFT = ["", "Lớn", "viền y", "TH vinh My", "Phó Chủ động", "Trưởng phòng Hành chính", "Lò Văn Thử"]


@pytest.mark.parametrize(("read", "wanted"), MENDED.items())
def test_a_spoiled_role_is_mended(read: str, wanted: tuple[BodyKind, str, Role, bool]) -> None:
    kind, text, role, guessed = wanted
    found = mended_role(read, kind)
    assert found is not None
    assert (found.text, found.role, found.guessed) == (text, role, guessed)


@pytest.mark.parametrize("read", LEFT)
def test_what_is_no_role_stays(read: str) -> None:
    assert mended_role(read, "hoi_dong") is None
