"""The canned queries: useful with parameters, useful without, never broken by what is typed."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.ask.metadata import names
from tests.support.page import plain
from tests.support.publish_sample import D1, D2
from tests.support.site import Site

QUERIES = names().queries
HOSTILE = ['"', "'", '""', "*", "a OR", "NEAR(", "^", ":", "-", "%", "(", ")", "\\", "<script>", "  "]


def rows(site: Site, name: str, **parameters: str) -> list[dict[str, Any]]:
    answer = site.get(f"/quyetdinh/{name}.json?{urlencode({**parameters, '_shape': 'array'})}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


@pytest.mark.parametrize("name", QUERIES)
def test_blank_parameters_give_rows_and_links(site: Site, name: str) -> None:
    assert rows(site, name)
    page = site.get(f"/quyetdinh/{name}")
    assert page.status_code == 200
    assert QUERIES[name]["title"] in page.text
    for parameter, text in QUERIES[name]["parameters"].items():
        assert f'name="{parameter}"' in page.text
        assert text.partition(": ")[0] in page.text


@pytest.mark.parametrize("name", sorted(set(QUERIES) - {"ty-le-nu"}))
def test_results_lead_to_decisions(site: Site, name: str) -> None:
    assert 'href="/quyet-dinh/' in site.get(f"/quyetdinh/{name}").text


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_no_error(site: Site, name: str, typed: str) -> None:
    rows(site, name, **dict.fromkeys(QUERIES[name]["params"], typed))


def test_a_nul_is_refused_not_a_crash(site: Site) -> None:
    answer = site.get("/quyetdinh/tim-thanh-vien?ten=%00")
    assert answer.status_code == 400
    assert "không nhận giá trị này" in answer.text


@settings(max_examples=60)
@given(typed=st.text(alphabet="aâđ\"'*^:()-+ {}", max_size=12))
def test_search_takes_any_text(site: Site, typed: str) -> None:
    rows(site, "tim-thanh-vien", ten=typed)
    rows(site, "nhiem-vu-theo-chu-the", chu_the=typed, tu_khoa=typed)


@pytest.mark.parametrize("asked", [D1, "12/QĐ-UBND", f" {D1} "])
def test_members_of_a_decision_in_printed_order(site: Site, asked: str) -> None:
    found = rows(site, "thanh-vien-quyet-dinh", quyet_dinh=asked)
    assert [row["ordinal"] for row in found] == [1, 2, 10]
    assert found[0]["name"] == "Đặng Hồng Mẫu"


def test_members_of_the_newest_decision_when_blank(site: Site) -> None:
    assert {row["decision_id"] for row in rows(site, "thanh-vien-quyet-dinh")} == {D2}


@pytest.mark.parametrize("asked", ["Sở Y tế", "so-y-te", "so y te", "SO Y"])
def test_an_agency_in_all_provinces(site: Site, asked: str) -> None:
    found = rows(site, "co-quan-o-cac-tinh", co_quan=asked)
    assert [(row["province_id"], row["role"]) for row in found] == [
        ("cao-bang", "head"), ("cao-bang", "deputy"), ("lang-son", "member"),
    ]  # fmt: skip


@pytest.mark.parametrize(("role", "count"), [("head", 1), ("khong-co", 0)])
def test_an_agency_by_role(site: Site, role: str, count: int) -> None:
    assert len(rows(site, "co-quan-o-cac-tinh", co_quan="Sở Y tế", vai_tro=role)) == count


def test_two_provinces_side_by_side(site: Site) -> None:
    found = rows(site, "so-sanh-hai-tinh", tinh_1="cao-bang", tinh_2="Lạng Sơn", chu_de="to cong tac")
    by_seat = {(row["agency_type"], row["role"]): row for row in found}
    head = by_seat["Sở Y tế", "head"]
    assert (head["members_1"], head["members_2"]) == (1, 0)
    assert head["people_1"] == "Đặng Hồng Mẫu – Giám đốc"
    assert head["decision_id_1"] == D1
    assert head["decision_id_2"] is None
    member = by_seat["Sở Y tế", "member"]
    assert (member["members_1"], member["members_2"]) == (0, 1)
    assert {row["province_id_2"] for row in found} == {"lang-son"}


def test_two_provinces_without_the_topic(site: Site) -> None:
    assert rows(site, "so-sanh-hai-tinh", tinh_1="cao-bang", tinh_2="lang-son", chu_de="bầu cử") == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"chu_the": "head"}, [D1]), ({"chu_the": "to truong"}, [D1]), ({"chu_the": "Sở Y tế"}, [D2]),
        ({"tu_khoa": "tap huan"}, [D2]), ({"tinh": "Cao Bằng"}, [D1]),
        ({"chu_the": "head", "tu_khoa": "tập huấn"}, []), ({"chu_the": "head", "tinh": "lang-son"}, []),
    ],
)  # fmt: skip
def test_duties_by_who_has_them(site: Site, asked: dict[str, str], expected: list[str]) -> None:
    assert [row["decision_id"] for row in rows(site, "nhiem-vu-theo-chu-the", **asked)] == expected


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("dang hong", ["Đặng Hồng Mẫu", "Hồng Đặng Giả"]), ("hồng đặng", ["Hồng Đặng Giả", "Đặng Hồng Mẫu"]),
        ("Phạm Thị", ["Phạm Thị Ví Dụ"]), ("không có ai", []),
    ],
)  # fmt: skip
def test_names_that_begin_as_typed_come_first(site: Site, typed: str, names: list[str]) -> None:
    assert [row["name"] for row in rows(site, "tim-thanh-vien", ten=typed)] == names


def test_review_items_worst_first(site: Site) -> None:
    assert [row["severity"] for row in rows(site, "muc-can-ra-soat")] == ["error", "warning"]
    assert len(rows(site, "muc-can-ra-soat", muc_do="warning", tinh="lang-son")) == 1


def test_share_of_women_counts_the_unknown_apart(site: Site) -> None:
    (heads,) = rows(site, "ty-le-nu")
    assert (heads["body_kind"], heads["role"], heads["women_percent"]) == ("to", "head", 100.0)
    members = {row["body_kind"]: row for row in rows(site, "ty-le-nu", vai_tro="member")}
    assert members["to"]["unknown_gender"] == 2
    assert members["to"]["women_percent"] is None


def test_size_of_bodies(site: Site) -> None:
    biggest = rows(site, "quy-mo-to-chuc", tinh="cao-bang")[0]
    assert (biggest["members"], biggest["named_members"], biggest["deputies"]) == (3, 2, 1)


def test_level_of_heads(site: Site) -> None:
    assert {row["head_level"] for row in rows(site, "cap-nguoi-dung-dau")} == {"Giám đốc", "Phó Chủ tịch"}


def test_legal_bases_most_used(site: Site) -> None:
    assert [row["number"] for row in rows(site, "can-cu-thuong-dung")] == ["30/2020/NĐ-CP"]


def test_headings_of_a_query_are_its_own(site: Site) -> None:
    text = site.get("/quyetdinh/muc-can-ra-soat").text
    assert ">Mã quy tắc</th>" in text
    assert ">Số, ký hiệu</th>" not in text


def test_the_provinces_of_a_topic_are_compared_by_default(site: Site) -> None:
    assert rows(site, "so-sanh-hai-tinh", chu_de="kien toan")[0]["province_id_1"] == "lang-son"


def test_what_is_invited_replaced_and_of_which_block(site: Site) -> None:
    (invited,) = rows(site, "duoc-moi-tham-gia", tinh="lang-son")
    assert (invited["name"], invited["decision_id"]) == ("Hồng Đặng Giả", D2)
    (replaced,) = rows(site, "van-ban-bi-thay-the")
    assert (replaced["decision_id"], replaced["relation"]) == (D2, "replaces")
    blocks = rows(site, "khoi-co-quan-va-vai-tro", tinh="cao-bang")
    assert {row["role"]: row["members"] for row in blocks} == {"head": 1, "deputy": 1}
    assert rows(site, "khoi-co-quan-va-vai-tro", nam="1999") == []


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ("so-sanh-hai-tinh?tinh_1=Cao+Bằng", "Cao Bằng"), ("muc-can-ra-soat?muc_do=warning", "Cảnh báo"),
        ("ty-le-nu?vai_tro=head", "Đứng đầu"), ("quy-mo-to-chuc?loai=to", "Tổ"),
    ],
)  # fmt: skip
def test_codes_are_picked_by_their_names(site: Site, address: str, chosen: str) -> None:
    text = site.get(f"/quyetdinh/{address}").text
    assert f"selected>{chosen}</option>" in text or re.search(rf" checked> {chosen}</label>", text)


@pytest.mark.parametrize("name", [name for name in QUERIES if "tinh" in QUERIES[name]["params"]])
def test_several_provinces_at_once(site: Site, name: str) -> None:
    """As boxes send them; in whatever form: a page, JSON, a file."""
    every = {row["province_id"] for row in rows(site, name) if "province_id" in row}
    two = site.get(f"/quyetdinh/{name}.json?_shape=array&tinh=Cao+Bằng&tinh=Lạng+Sơn").json()
    assert two
    assert two == rows(site, name, tinh="cao-bang,lang-son")
    if every >= {"cao-bang", "lang-son"}:
        assert {row["province_id"] for row in two} == {"cao-bang", "lang-son"}
        assert {row["province_id"] for row in rows(site, name, tinh="cao-bang")} == {"cao-bang"}
    page = site.get(f"/quyetdinh/{name}?tinh=Cao+Bằng&tinh=Lạng+Sơn").text
    assert "<summary>Cao Bằng, Lạng Sơn</summary>" in page


@pytest.mark.parametrize(
    ("asked", "roles"),
    [("vai_tro=head&vai_tro=deputy", {"head", "deputy"}), ("vai_tro=deputy", {"deputy"}), ("", {"head"})],
)
def test_several_roles_at_once(site: Site, asked: str, roles: set[str]) -> None:
    found = site.get(f"/quyetdinh/ty-le-nu.json?_shape=array&{asked}").json()
    assert {row["role"] for row in found} == roles


def test_subjects_are_proposed_by_name(corpus_site: Site) -> None:
    text = corpus_site.get("/quyetdinh/cap-nguoi-dung-dau").text
    assert '<option value="Chuyển đổi số">' in text
    assert rows(corpus_site, "cap-nguoi-dung-dau", chu_de="Chuyển đổi số")


def test_long_answers_come_in_pages(corpus_site: Site) -> None:
    """Every row once, a hundred a page; files and JSON have them all."""
    path = "/quyetdinh/nhiem-vu-theo-chu-the?chu_the=&tinh=&tu_khoa="
    whole = rows(corpus_site, "nhiem-vu-theo-chu-the")
    seen: list[str] = []
    address: str | None = path
    while address:
        text = corpus_site.get(address).text
        seen += re.findall(r"<td class=\"col-duty_id\"><a href=\"[^\"#]*#([a-z0-9]+)\"", text)
        following = re.search(r'href="([^"]+)" rel="next"', text)
        address = following and following[1].replace("&amp;", "&")
    assert len(seen) == len(whole) > 100
    assert corpus_site.get(f"{path}&trang=99999").status_code == 200
    assert len(corpus_site.get(f"{path.replace('?', '.csv?')}&trang=2").text.splitlines()) > len(whole)


def test_an_empty_answer_says_what_was_asked(site: Site) -> None:
    text = plain(site.get("/quyetdinh/ty-le-nu?vai_tro=adviser&tinh=Huế").text)
    assert "Không có dòng nào với vai trò “adviser”, tỉnh “Huế”. Bớt một điều kiện" in text


def test_what_is_no_choice_stays_as_it_was_asked(site: Site) -> None:
    page = site.get("/quyetdinh/ty-le-nu?tinh=cao-bang").text
    assert '<input type="text" id="qp2" name="tinh" value="cao-bang"' in page


def test_who_sits_on_most_bodies(site: Site) -> None:
    (only,) = rows(site, "nguoi-nhieu-to-chuc", tinh="Cao Bằng")
    assert (only["name"], only["bodies"], only["heads"], only["decision_id"]) == ("Đặng Hồng Mẫu", 1, 1, D1)
    assert rows(site, "nguoi-nhieu-to-chuc", nam="2025") == [only]
    assert rows(site, "nguoi-nhieu-to-chuc", tinh="Cao Bằng", nam="1999") == []


def test_agencies_that_sit_together(corpus_site: Site) -> None:
    found = rows(corpus_site, "co-quan-cung-ngoi", co_quan="vnpt")
    bodies = {row["agency_type"]: row["bodies"] for row in found}
    assert next(iter(bodies)) == "VNPT"
    assert all(together <= bodies["VNPT"] for together in bodies.values())
    backwards = {
        row["agency_type"]: row["bodies"] for row in rows(corpus_site, "co-quan-cung-ngoi", co_quan="viettel")
    }
    assert backwards["VNPT"] == bodies["Viettel"] < backwards["Viettel"]
    (home, *_) = rows(corpus_site, "co-quan-cung-ngoi", co_quan="vnpt", tinh="Nghệ An")
    assert (home["provinces"], home["heads"]) == (1, 0)


def test_days_after_a_cited_act(site: Site, corpus_site: Site) -> None:
    (cited,) = rows(site, "sau-van-ban")
    assert (cited["decision_id"], cited["cited_on"], cited["days"]) == (D1, "2020-03-05", 1825)
    days = [row["days"] for row in rows(corpus_site, "sau-van-ban", so=" 749/QĐ-TTg ")]
    assert days[0] == 406
    assert days == sorted(days)
    assert rows(corpus_site, "sau-van-ban", so="0/QĐ") == []
