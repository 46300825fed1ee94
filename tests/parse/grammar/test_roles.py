"""Role words: which kind of body knows them, and their normal form."""

from __future__ import annotations

import pytest

from pipeline.parse.grammar.roles import kind_of, role_only
from schemas import BodyKind, Role

KINDS: list[tuple[str, BodyKind | None]] = [
    ("Ban Chỉ đạo chuyển đổi số tỉnh", "ban_chi_dao"),
    ("Ban Tổ chức Lễ hội hoa", "ban_to_chuc"),
    ("Ban Chỉ huy phòng thủ dân sự", "ban_chi_huy"),
    ("Sở Chỉ huy phòng, chống dịch", "ban_chi_huy"),
    ("Ban Điều hành chợ đêm", "ban"),
    ("Ban Vận động hiến máu", "ban"),
    ("Ban soạn thảo Nghị quyết", "ban"),
    ("Tổ công tác trồng cây", "to"),
    ("Tổ biên tập báo cáo", "to"),
    ("Tổ giúp việc Ban Chỉ đạo", "to_giup_viec"),
    ("Tổ thư ký Hội đồng", "to_giup_viec"),
    ("Nhóm giúp việc", "to_giup_viec"),
    ("Hội đồng thẩm định giá đất", "hoi_dong"),
    ("Ủy ban bầu cử tỉnh", "uy_ban"),
    ("Uỷ ban bầu cử tỉnh", "uy_ban"),
    ("Đoàn kiểm tra liên ngành", "doan"),
    ("Đội phản ứng nhanh", "doi"),
    ("Tiểu ban Hậu cần", "tieu_ban"),
    ("Văn phòng điều phối nông thôn mới", "van_phong"),
    ("Trung tâm chỉ huy phòng, chống dịch", "ban_chi_huy"),
    ("Sở Tài chính", None),
    ("Ông Lò Văn Thử", None),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kind_of_body(name: str, kind: BodyKind | None) -> None:
    assert kind_of(name) == kind


ROLES: list[tuple[BodyKind | None, str, Role]] = [
    ("ban_chi_dao", "Trưởng ban", "head"),
    ("ban_chi_dao", "Trưởng Ban Chỉ đạo", "head"),
    ("ban_chi_dao", "TRƯỞNG BAN", "head"),
    ("ban_chi_dao", "Trưởng BCĐ", "head"),
    ("ban_chi_dao", "Phó Trưởng ban Thường trực", "deputy_standing"),
    ("ban_chi_dao", "Phó Trưởng Ban thường trực", "deputy_standing"),
    ("ban_chi_dao", "Phó Trưởng ban (Thường trực)", "deputy_standing"),
    ("ban_chi_dao", "Phó ban trực", "deputy_standing"),
    ("ban_chi_dao", "Phó Trưởng ban", "deputy"),
    ("ban_chi_dao", "Phó Ban", "deputy"),
    ("ban_chi_dao", "P. Trưởng ban", "deputy"),
    ("ban_chi_dao", "P.Ban", "deputy"),
    ("ban_chi_dao", "Phó Trưởng ban chuyên trách", "deputy"),
    ("ban_chi_dao", "Ủy viên Thường trực", "member_standing"),
    ("ban_chi_dao", "UVTT", "member_standing"),
    ("ban_chi_dao", "Thành viên thường trực", "member_standing"),
    ("ban_chi_dao", "Ủy viên Thư ký", "secretary"),
    ("ban_chi_dao", "Uỷ viên, thư kí", "secretary"),
    ("ban_chi_dao", "Tổng Thư ký", "secretary"),
    ("ban_chi_dao", "Ủy viên", "member"),
    ("ban_chi_dao", "Uỷ viên", "member"),
    ("ban_chi_dao", "Thành viên", "member"),
    ("ban_chi_huy", "Chỉ huy trưởng", "head"),
    ("ban_chi_huy", "Phó Chỉ huy trưởng", "deputy"),
    ("to", "Tổ trưởng", "head"),
    ("to", "Tổ Trưởng", "head"),
    ("to", "Đồng Tổ trưởng", "co_head"),
    ("to", "Tổ phó Thường trực", "deputy_standing"),
    ("to", "Phó Tổ trưởng", "deputy"),
    ("to", "Tổ phó", "deputy"),
    ("to", "Tổ viên", "member"),
    ("to", "Thành viên, Thư ký", "secretary"),
    ("to", "Thành viên - Thư ký", "secretary"),
    ("to", "Thành viên kiêm Thư ký", "secretary"),
    ("to_giup_viec", "Trưởng bộ phận", "head"),
    ("hoi_dong", "Chủ tịch Hội đồng", "head"),
    ("hoi_dong", "Phó Chủ tịch Thường trực Hội đồng", "deputy_standing"),
    ("hoi_dong", "Phó Chủ tịch thứ nhất", "deputy_standing"),
    ("hoi_dong", "Phó Chủ tịch", "deputy"),
    ("hoi_dong", "Thư ký Hội đồng", "secretary"),
    ("hoi_dong", "Ủy viên phản biện 1", "member"),
    ("uy_ban", "Chủ tịch Ủy ban", "head"),
    ("doan", "Trưởng đoàn", "head"),
    ("doan", "Trưởng Đoàn kiểm tra", "head"),
    ("doan", "Phó Trưởng Đoàn thanh tra", "deputy"),
    ("doan", "Phó Trưởng đoàn", "deputy"),
    ("doan", "Phó đoàn", "deputy"),
    ("doan", "Thư ký đoàn", "secretary"),
    ("doi", "Đội trưởng", "head"),
    ("doi", "Đội phó", "deputy"),
    ("tieu_ban", "Trưởng Tiểu ban", "head"),
    ("tieu_ban", "Phó Trưởng tiểu ban", "deputy"),
    ("ban_chi_dao", "Các Phó Trưởng ban:", "deputy"),
    ("ban_chi_dao", "Các ủy viên:", "member"),
    ("ban_chi_dao", "Cố vấn", "adviser"),
    (None, "Thành viên.", "member"),
]


@pytest.mark.parametrize(("kind", "text", "role"), ROLES, ids=lambda v: str(v))
def test_role(kind: BodyKind | None, text: str, role: Role) -> None:
    found = role_only(text, kind)
    assert found is not None
    assert found.role == role


def test_a_slash_before_the_standing_word() -> None:
    found = role_only("Phó Ban/thường trực", "ban_chi_dao")
    assert found is not None
    assert found.role == "deputy_standing"


STATE_POSTS: list[tuple[BodyKind, str]] = [
    ("ban_chi_dao", "Chủ tịch"),
    ("ban_chi_dao", "Phó Chủ tịch"),
    ("to", "Trưởng ban"),
    ("to", "Phó Trưởng ban"),
    ("hoi_dong", "Tổ trưởng"),
    ("doan", "Đội trưởng"),
    ("ban_to_chuc", "Chánh Văn phòng"),
]


@pytest.mark.parametrize(("kind", "text"), STATE_POSTS)
def test_a_state_post_is_no_role_of_another_kind_of_body(kind: BodyKind, text: str) -> None:
    assert role_only(text, kind) is None


@pytest.mark.parametrize(
    "text",
    ["Trưởng ban Dân tộc", "Giám đốc", "Ông Lò Văn Thử", "Thành viên Tổ công tác có trách nhiệm", "Bình", ""],
)
def test_more_than_a_role(text: str) -> None:
    assert role_only(text) is None
