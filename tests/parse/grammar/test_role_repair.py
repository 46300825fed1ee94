"""Roles that OCR spoiled: parted again, without the specks beside them."""

from __future__ import annotations

import pytest

from pipeline.parse.grammar.role_repair import mended_role
from schemas import BodyKind, Role

MENDED: dict[str, tuple[BodyKind, str, Role]] = {
    "Ủyviên": ("hoi_dong", "Ủy viên", "member"),
    "Ủyviển —": ("hoi_dong", "Ủy viên", "member"),
    "— Thành viên": ("to", "Thành viên", "member"),
    "Ni: Thành viên": ("to", "Thành viên", "member"),
    "Ủy viên y": ("ban_chi_dao", "Ủy viên", "member"),
    "Thành viên, Thư ký": ("doan", "Thành viên, Thư ký", "secretary"),
}
LEFT = ["", "Lớn", "viền y", "TH vinh My", "Phó Chủ động", "Trưởng phòng Hành chính", "Lò Văn Thử"]


@pytest.mark.parametrize(("read", "wanted"), MENDED.items())
def test_a_spoiled_role_is_mended(
    read: str,
    wanted: tuple[BodyKind, str, Role],
) -> None:
    kind, *mended = wanted
    assert mended_role(read, kind) == tuple(mended)


@pytest.mark.parametrize("read", LEFT)
def test_what_is_no_role_stays(read: str) -> None:
    assert mended_role(read, "hoi_dong") is None
