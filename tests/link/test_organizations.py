"""Agencies under many names: what is one, what is not, and which kind each is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon.agencies import expand, find_agencies, load_agency_types
from pipeline.lexicon.periods import days_of, overlaps
from pipeline.lexicon.provinces import Province, find_province, load_provinces
from pipeline.link.organizations import (
    issuer_organization,
    known_agency,
    member_organization,
    organization,
)
from pipeline.link.places import Place


def province(name: str, year: int = 2020) -> Province:
    found = find_province(name, year)
    assert found
    return found


TINH, THANH_PHO = Place(province("Sơn La"), 2020), Place(province("Đà Nẵng"), 2020)
CENTRAL, UNKNOWN = Place(None, 2020, central=True), Place(None, 2020)

SAME = [
    ["Sở TT&TT", "Sở Thông tin và Truyền thông", "STTTT", "Sở TT & TT tỉnh Sơn La", "SỞ TT VÀ TT",
     "Sở Thông tin & Truyền thông", "Sở Thông tin - Truyền thông Sơn La"],
    ["UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La", "Uỷ ban nhân dân", "UBND tỉnh Sơn La"],
    ["Văn phòng UBND tỉnh", "VP UBND tỉnh", "VPUBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Sơn La"],
    ["VNPT Sơn La", "Viễn thông Sơn La", "VNPT tỉnh"],
    ["Viettel Sơn La", "Chi nhánh Viettel Sơn La"],
    ["Sở VHTT&DL", "Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hoá - Thể thao và Du lịch", "Sở VH,TT&DL"],
    ["Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội", "Sở LĐTBXH"],
    ["CDC Sơn La", "CDC", "Trung tâm Kiểm soát bệnh tật tỉnh (CDC)", "Trung tâm kiểm soát bệnh tật"],
    ["Công an tỉnh", "Công an tỉnh Sơn La"],
    ["BHXH tỉnh", "Bảo hiểm xã hội tỉnh Sơn La"],
    ["Trung tâm CNTT&TT, Sở TT&TT",
     "Trung tâm Công nghệ thông tin và Truyền thông, Sở Thông tin và Truyền thông"],
]  # fmt: skip


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_ways_to_write_one_organisation(names: list[str]) -> None:
    found = [organization(name, TINH) for name in names]
    assert len({o.id for o in found if o}) == 1, [o and o.id for o in found]
    assert all(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Y tế", "Trung tâm Y tế"),
        ("UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("UBND tỉnh", "UBND thành phố Sơn La"),
        ("UBND tỉnh", "UBND huyện Mẫu"),
        ("Trung tâm CNTT&TT, Sở TT&TT", "Sở TT&TT"),
        ("Bệnh viện đa khoa tỉnh", "Bệnh viện đa khoa huyện Mẫu"),
        ("Chi cục Kiểm lâm", "Chi cục Kiểm lam nghiệp"),
        ("Hội Nông dân", "Hội Nông dan xã Mẫu"),
    ],
)
def test_never_merged_by_likeness(one: str, other: str) -> None:
    a, b = organization(one, TINH), organization(other, TINH)
    assert a
    assert b
    assert a.id != b.id


@pytest.mark.parametrize(
    ("name", "where", "id_", "kind"),
    [
        ("Sở Y tế", TINH, "son-la-so-y-te", "so-y-te"),
        ("UBND thành phố", THANH_PHO, "da-nang-uy-ban-nhan-dan", "uy-ban-nhan-dan"),
        ("UBND thành phố Đà Nẵng", THANH_PHO, "da-nang-uy-ban-nhan-dan", "uy-ban-nhan-dan"),
        ("UBND thành phố Sơn La", TINH, "son-la-uy-ban-nhan-dan-thanh-pho-son-la",
         "uy-ban-nhan-dan-cap-huyen"),
        ("UBND quận Mẫu", THANH_PHO, "da-nang-uy-ban-nhan-dan-quan-mau", "uy-ban-nhan-dan-cap-huyen"),
        ("Công an huyện Mẫu", TINH, "son-la-cong-an-huyen-mau", "cong-an-co-so"),
        ("Phòng Y tế huyện Mẫu", TINH, "son-la-phong-y-te-huyen-mau", None),
        ("Ban Tổ chức Tỉnh ủy", TINH, "son-la-ban-to-chuc-tinh-uy", "ban-to-chuc-tinh-uy"),
        ("Ban Dân tộc HĐND tỉnh", TINH, "son-la-ban-dan-toc-hoi-dong-nhan-dan", "hoi-dong-nhan-dan"),
        ("Bộ Chỉ huy Quân sự tỉnh", TINH, "son-la-bo-chi-huy-quan-su", "bo-chi-huy-quan-su"),
        ("BCH BĐBP tỉnh", TINH, "son-la-bch-bo-doi-bien-phong", "bo-doi-bien-phong"),
        ("Trung tâm Mẫu thuộc Sở KH&CN", TINH, "son-la-trung-tam-mau-thuoc-so-khoa-hoc-va-cong-nghe",
         "so-khoa-hoc-va-cong-nghe"),
        ("Bộ Y tế", TINH, "bo-y-te", "bo-y-te"),
        ("Bộ Y tế", UNKNOWN, "bo-y-te", "bo-y-te"),
        ("Sở Y tế tỉnh Sơn La", CENTRAL, "son-la-so-y-te", "so-y-te"),
        ("Sở Y tế tỉnh Lai Châu", TINH, "lai-chau-so-y-te", "so-y-te"),
        ("Vụ Mẫu", CENTRAL, "vu-mau", None),
        ("Trường Đại học Mẫu", UNKNOWN, "truong-dai-hoc-mau", "truong-dai-hoc"),
        ("Báo Sơn La", TINH, "son-la-bao", "bao-dang"),
        ("Báo cáo viên", TINH, "son-la-bao-cao-vien", None),
        ("Cục Thuế tỉnh", TINH, "son-la-cuc-thue", "thue"),
        ("Thuế tỉnh Sơn La", TINH, "son-la-thue", "thue"),
        ("Câu lạc bộ Mẫu", TINH, "son-la-cau-lac-bo-mau", None),
    ],
)  # fmt: skip
def test_id_and_kind(name: str, where: Place, id_: str, kind: str | None) -> None:
    found = organization(name, where)
    assert found
    assert (found.id, found.agency_type_id) == (id_, kind)
    assert found.name == name


@pytest.mark.parametrize("name", ["Sở Y tế", "Công an tỉnh", "Câu lạc bộ Mẫu"])
def test_a_local_name_without_its_province_is_nobody(name: str) -> None:
    assert organization(name, UNKNOWN) is None


def test_the_head_of_an_office_sits_for_the_office() -> None:
    seat = member_organization("UBND tỉnh", "Phó Chánh Văn phòng", TINH)
    lead = member_organization("UBND tỉnh", "Phó Chủ tịch", TINH)
    assert seat
    assert lead
    assert (seat.id, lead.id) == ("son-la-van-phong-uy-ban-nhan-dan", "son-la-uy-ban-nhan-dan")
    assert member_organization(None, "Giám đốc", TINH) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Giám đốc Sở Y tế", "so-y-te"),
        ("Chánh Văn phòng UBND tỉnh", "van-phong-uy-ban-nhan-dan"),
        ("Chủ tịch UBND huyện Mẫu", "uy-ban-nhan-dan-cap-huyen"),
        ("VPUB: CVP, PCVP, KGVX", "van-phong-uy-ban-nhan-dan"),
        ("Trung tâm CNTT&TT, Sở TT&TT", "so-thong-tin-va-truyen-thong"),
        ("Thường trực Tỉnh ủy", "tinh-uy"),
        ("Các sở, ban, ngành", None),
        ("UBND các huyện, thành phố", None),
        ("UBND 07 xã có tên tại Điều 1", None),
        ("Tỉnh ủy, HĐND tỉnh", None),
        ("Sở Y tế; Công an tỉnh", None),
        ("Như Điều 3", None),
        ("UBND cấp xã", None),
        ("Giám đốc Sở Y tế căn cứ danh mục tại Điều 1", None),
        ("Trung tâm Phục vụ hành chính công và tổ chức", None),
        ("Lưu: VT, STTTT", None),
        ("Thủ trưởng các cơ quan liên quan", None),
        ("", None),
        (None, None),
    ],
)
def test_addressees_are_linked_only_where_one_agency_is_named(text: str | None, kind: str | None) -> None:
    found = known_agency(text, TINH)
    assert (found.agency_type_id if found else None) == kind


def test_the_issuer_is_the_agency_not_its_head() -> None:
    found = issuer_organization("Chủ tịch Ủy ban nhân dân tỉnh Sơn La", TINH)
    assert found
    assert found.id == "son-la-uy-ban-nhan-dan"


def test_every_type_finds_itself_and_successors_come_later() -> None:
    by_id = {t.id: t for t in load_agency_types()}
    for kind in by_id.values():
        assert kind.id in {m.type.id for m in find_agencies(expand(kind.name))}, kind.name
        if kind.successor_id:
            assert kind.valid_to
            after = by_id[kind.successor_id]
            assert overlaps(after.valid_from, after.valid_to, days_of(int(kind.valid_to[:4]) + 1))


def test_no_pattern_belongs_to_two_types() -> None:
    owners: dict[str, str] = {}
    for kind in load_agency_types():
        for pattern in kind.patterns:
            key = expand(pattern.lstrip("^="))
            assert owners.setdefault(key, kind.id) == kind.id, pattern


@given(st.text(max_size=80), st.sampled_from([CENTRAL, UNKNOWN, *map(Place, load_provinces()[:20])]))
def test_any_text_is_answered(text: str, where: Place) -> None:
    found = organization(text, where)
    assert found is None or found.id
    known_agency(text, where)
    issuer_organization(text, where)
    member_organization(text, text, where)
