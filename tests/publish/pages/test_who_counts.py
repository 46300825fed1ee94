"""Who is a member, which decisions come first, and whose a decision without a province is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from pipeline.link import link
from pipeline.store import RunInfo, Store
from schemas import Member
from tests.support.page import links, plain
from tests.support.site import Api, Site
from tests.support.store_samples import decision, reading

LONG = "Về việc thành lập Ban Chỉ đạo mẫu " + "và triển khai nhiều nhiệm vụ được giao " * 20
SEATS = [("Lò Văn Ở", "listed"), ("Lò Văn Vào", "joins"), ("Lò Văn Ra", "leaves")]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A province's decision that changes a body, a ministry's, nobody knows whose, and one about no body."""
    members = tuple(
        Member(body=0, ordinal=n, name=name, position="Giám đốc", organization="Viễn thông VNPT Thanh Hóa",
               role="member", change=change)
        for n, (name, change) in enumerate(SEATS, start=1)
    )  # fmt: skip
    nobody = {"evidence": (), "review": (), "relations": ()}
    elsewhere = {"province": None, "place": None, **nobody}
    acts = {
        "tỉnh": decision("1", members=members, duties=(), subject=LONG, **nobody),
        "bộ": decision("2", issuer="Bộ trưởng Bộ Y tế", subject="Về việc mẫu của bộ", **elsewhere),
        "không rõ": decision("3", issuer=None, subject="Về việc mẫu không rõ nơi", **elsewhere),
        "khác": decision("4", bodies=(), members=(), duties=(), subject="Về việc khen thưởng mẫu",
                         issued_on="2026-01-02", issued_year=2026, **nobody),
    }  # fmt: skip
    path = tmp_path_factory.mktemp("mixed") / "quyetdinh.db"
    with Store(path) as store:
        run = store.begin_run(RunInfo(pipeline_version="mẫu"))
        for text, act in acts.items():
            store.write(reading(text), link((act,)), run)
        store.optimize()
        store.finish_run(run)
    api = Api(path)
    yield api
    api.close()


def found(site: Api, **asked: str) -> str:
    return plain(site.get(f"/tim-kiem?{urlencode(asked)}").text)


def count(site: Api, tab: str, **asked: str) -> str:
    return re.findall(rf"{tab} (\d+\+?)", found(site, **asked))[0]


def test_who_leaves_is_no_member(mixed: Api) -> None:
    assert "6 thành viên" in plain(mixed.get("/").text), "two of each of three decisions"
    assert mixed.ask("/members").json()["total"] == 6
    assert [one["name"] for one in mixed.items("/members?change=leaves")] == ["Lò Văn Ra"]
    (agency,) = [one for one in mixed.items("/agencies") if "VNPT" in one["name"]]
    assert agency["members"] == 2
    sizes = mixed.get("/quyetdinh/quy-mo-to-chuc.json?_shape=array").json()
    assert {row["members"] for row in sizes} == {2}
    (column,) = mixed.ask("/compare?kind=to&provinces=thanh-hoa").json()["provinces"]
    assert column["members"] == 2
    assert "Lò Văn Ra" not in mixed.get("/quyetdinh/co-quan-o-cac-tinh?co_quan=vnpt").text


def test_a_search_lists_members_and_finds_who_left(mixed: Api) -> None:
    assert "Lò Văn Ra" not in found(mixed, loai="thanh-vien")
    named = found(mixed, q="Lò Văn", loai="thanh-vien")
    assert "Lò Văn Ra Thôi tham gia" in named
    assert named.index("Lò Văn Vào") < named.index("Lò Văn Ra")
    assert count(mixed, "Thành viên", q="Lò Văn", loai="thanh-vien") == "2"


def test_decisions_about_bodies_come_first_others_on_demand(mixed: Api, corpus_site: Site) -> None:
    home = plain(mixed.get("/").text)
    assert "3 quyết định lập hoặc thay đổi tổ chức 1 quyết định khác" in home
    assert "khen thưởng" not in home
    listed = mixed.get("/tim-kiem?loai=quyet-dinh").text
    assert "khen thưởng" not in listed
    (others,) = {href for href in links(listed) if "khac=co" in href and "loai=quyet-dinh" in href}
    assert "khen thưởng" in mixed.get(others).text
    there_are_none = corpus_site.get("/tim-kiem?loai=quyet-dinh").text
    assert "khac=co" not in there_are_none
    words = found(mixed, q="mẫu", loai="quyet-dinh")
    assert words.index("không rõ nơi") < words.index("khen thưởng")


@pytest.mark.parametrize(
    ("where", "there", "not_there"),
    [("trung-uong", "mẫu của bộ", "không rõ nơi"), ("chua-ro", "không rõ nơi", "mẫu của bộ")],
)
def test_central_and_unknown_are_told_apart(mixed: Api, where: str, there: str, not_there: str) -> None:
    for more in ({"loai": "quyet-dinh"}, {"q": "mẫu", "loai": "quyet-dinh"}):
        said = found(mixed, tinh=where, **more)
        assert there in said
        assert not_there not in said
        assert LONG[:40] not in said
    assert f'<option value="{where}"' in mixed.get("/tim-kiem").text
    for kind in ("thanh-vien", "nhiem-vu", "to-chuc", "can-cu", "dieu-khoan", "co-quan"):
        mixed_kind = mixed.get(f"/tim-kiem?loai={kind}&tinh={where}&q=mẫu")
        assert mixed_kind.status_code == 200


def test_lists_and_pages_say_whose_a_decision_is(mixed: Api) -> None:
    home, listed = plain(mixed.get("/").text), found(mixed, loai="quyet-dinh")
    for said in (home, listed):
        assert "2/QĐ-UBND · Trung ương" in said or "2/QĐ-UBND · 04/05/2021 · Trung ương" in said
        assert "3/QĐ-UBND · Chưa rõ nơi" in said or "3/QĐ-UBND · 04/05/2021 · Chưa rõ nơi" in said


def test_a_title_of_a_page_is_cut_and_can_be_read_whole(mixed: Api) -> None:
    (address,) = [one["links"]["page"] for one in mixed.items("/decisions?q=nhiều")]
    page = mixed.get(address).text
    heading = re.search(r'<h1 title="([^"]+)">([^<]+)', page)
    assert heading
    assert len(heading[2]) < 300 < len(heading[1])
    assert f"<dt>Trích yếu</dt><dd>{heading[1]}" in page
    assert f'title="{LONG.strip()[:60]}' in mixed.get("/").text
