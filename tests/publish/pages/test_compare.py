"""Comparing provinces: who leads, who shares which duties, how it looks with seven columns and with 34."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from pipeline.publish.ask.provinces import provinces
from pipeline.publish.pages.difference import difference
from tests.support.corpus_database import manifest
from tests.support.many_provinces import LACKING, SILENT, TOPIC, UNCALLED, many_provinces
from tests.support.page import links, plain
from tests.support.site import Site

FILES = manifest()
QUESTION = "/so-sanh?nhom=cong-nghe-covid-19&co-quan=so-y-te&vai-tro=deputy"


def test_the_question_of_the_issue_by_clicking_alone(corpus_site: Site) -> None:
    """Home → example question → provinces with the Department of Health as deputy, and what most share."""
    href = next(href for href in links(corpus_site.get("/").text) if "co-quan=so-y-te" in href)
    answer = plain(corpus_site.get(href).text)
    assert "5 trong 7 tỉnh, thành phố có Sở Y tế làm cấp phó" in answer
    named = re.search(r"làm cấp phó: (.*?) \.", answer)
    assert named
    assert named[1] == "Đắk Lắk , Hà Giang , Nghệ An , Quảng Nam , Sóc Trăng"
    assert "4 nhiệm vụ có ở ít nhất 80 % trong số ấy" in answer
    assert "lựa chọn và đưa vào sử dụng các nền tảng số" in answer
    assert "Bố trí nhân lực kỹ thuật trực 24/24 giờ" in answer
    assert "4 trong 5 (không: Hà Giang)" in answer


def test_the_same_answer_from_the_matrix(corpus_site: Site) -> None:
    """Compare → mandate → the badge in the agency's row."""
    assert "/so-sanh?nhom=cong-nghe-covid-19" in links(corpus_site.get("/so-sanh").text)
    assert QUESTION in links(corpus_site.get("/so-sanh?nhom=cong-nghe-covid-19").text)


def test_chosen_provinces_are_the_columns(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=chuyen-doi-so&tinh=nghe-an&tinh=lang-son").text
    assert re.findall(r'class="place"><span>(.*?)</span>', text)[:2] == ["Lạng Sơn", "Nghệ An"]
    assert corpus_site.get("/so-sanh?nhom=chuyen-doi-so&tinh=nghe-an,lang-son").status_code == 200


def test_the_full_list_is_compared_not_a_later_change_of_members(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=chuyen-doi-so&tinh=lang-son").text
    found = {corpus_site.by_id(href) for href in links(text)}
    assert f"/quyet-dinh/{FILES['lang-son-bcd-chuyen-doi-so']}" in found
    assert f"/quyet-dinh/{FILES['lang-son-thay-thanh-vien-bcd']}" not in found


def test_differences_of_near_equal_duties_are_marked(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=cong-nghe-covid-19&chung=tu-hai").text
    assert "<ins>người dân </ins>" in text or "<ins>người dân</ins>" in text
    assert "<del>" in text


def overview(corpus_site: Site, query: str) -> dict[str, list[str]]:
    """Province → the cells of its line in the overview."""
    table = re.search(r'<table class="rows overview">(.*?)</table>', corpus_site.get(query).text, re.DOTALL)
    assert table
    lines = [re.findall(r"<t[hd][ >].*?</t[hd]>", line, re.DOTALL) for line in table[1].split("<tr>")[2:]]
    return {plain(line[0]): [plain(cell) for cell in line[1:]] for line in lines}


def test_kinds_are_compared_by_sums(corpus_site: Site) -> None:
    text = plain(corpus_site.get("/so-sanh?nhom=loai-ban-chi-dao").text)
    assert "Loại tổ chức: Ban chỉ đạo" in text
    assert "Gộp mọi tổ chức" in text
    lines = overview(corpus_site, "/so-sanh?nhom=loai-ban-chi-dao")
    assert lines["Lạng Sơn"][:5] == [
        "2 tổ chức", "Ủy ban nhân dân tỉnh Chủ tịch UBND cấp tỉnh",
        "Ủy ban nhân dân tỉnh ×2 Sở Thông tin và Truyền thông ×2", "Sở Thông tin và Truyền thông",
        "14 7,0 mỗi tổ chức",
    ]  # fmt: skip
    assert lines["Gia Lai"][1:4] == [
        "Chủ tịch, UBND tỉnh Chủ tịch UBND cấp tỉnh",
        "Phó Chủ tịch, UBND tỉnh (thường trực) Giám đốc, Sở Thông tin và Truyền thông",
        "Sở Thông tin và Truyền thông",
    ]


def test_duties_that_provinces_share_in_bodies_of_a_kind(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=loai-ban-chi-dao&chung=100").text
    shared = text.partition('id="nhiem-vu"')[2]
    assert shared.count('class="sign"') == 7
    assert "<del>Chủ tịch UBND</del> <ins>Ủy ban nhân dân</ins>" in shared
    assert "<ins>Ban</ins>" not in text, "capitals are no difference"
    two = plain(corpus_site.get("/so-sanh?nhom=loai-ban-chi-dao&tinh=gia-lai,nghe-an").text)
    assert "Điều phối việc kết nối, chia sẻ dữ liệu" in two
    assert "2 trong 2 tỉnh" in two


def test_heads_and_deputies_of_a_mandate(corpus_site: Site) -> None:
    lines = overview(corpus_site, "/so-sanh?nhom=cong-nghe-covid-19")
    assert lines["Đồng Tháp"][1:4] == [
        "Giám đốc, Sở Thông tin và Truyền thông Người đứng đầu sở, ngành",
        "Phó Giám đốc, Sở Thông tin và Truyền thông (thường trực) Giám đốc, VNPT Đồng Tháp "
        "Giám đốc, Viettel Đồng Tháp",
        "Sở Thông tin và Truyền thông",
    ]


@pytest.mark.parametrize(
    ("usual", "own", "marked"),
    [
        ("Báo cáo hằng tuần.", "Báo cáo hằng ngày.", "Báo cáo hằng <del>tuần</del><ins>ngày</ins>."),
        ("các Phó Trưởng ban", "các phó trưởng Ban", "các phó trưởng Ban"),
        ("hoá đơn", "hóa đơn", "hóa đơn"),
        ("a b", "a <i> b", "a <ins>&lt;i&gt;</ins> b"),
        ("một hai ba", "bốn năm ba", "<del>một hai</del> <ins>bốn năm</ins> ba"),
    ],
)
def test_difference_between_two_wordings(usual: str, own: str, marked: str) -> None:
    assert str(difference(usual, own)) == marked


@pytest.mark.parametrize("table", ["co-quan", "tong-quan", "nhiem-vu"])
def test_csv_of_a_comparison(corpus_site: Site, table: str) -> None:
    answer = corpus_site.get(f"/so-sanh.csv?nhom=cong-nghe-covid-19&bang={table}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) > 7
    assert {len(row) for row in rows} == {len(rows[0])}
    if table == "co-quan":
        assert sum(int(row[-1]) for row in rows[1:]) == 68


def test_csv_of_a_kind_counts_who_leads(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh.csv?nhom=loai-ban-chi-dao&bang=tong-quan").text.removeprefix("\ufeff")
    rows = {row["Tỉnh, thành phố"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["Lạng Sơn"]["Đứng đầu"] == "Ủy ban nhân dân tỉnh: 1"
    assert rows["Lạng Sơn"]["Chức vụ của cấp phó"] == (
        "Ủy ban nhân dân tỉnh: 2; Sở Thông tin và Truyền thông: 2"
    )
    assert rows["Gia Lai"]["Đứng đầu"] == "Chủ tịch, UBND tỉnh"
    assert rows["Gia Lai"]["Cấp của người đứng đầu"] == "Chủ tịch UBND cấp tỉnh"
    asked = "/so-sanh.csv?nhom=loai-ban-chi-dao&bang=nhiem-vu&header=code"
    duties = csv.DictReader(io.StringIO(corpus_site.get(asked).text.removeprefix("\ufeff")))
    assert len({row["tinh"] for row in duties}) == 7


def test_picture_of_a_comparison_is_plain_svg(corpus_site: Site) -> None:
    answer = corpus_site.get("/so-sanh.svg?nhom=cong-nghe-covid-19")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    drawn = ElementTree.fromstring(answer.text)
    words = [element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Nghệ An", "Sở Y tế", "7/7"} <= set(words)
    assert "style" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "nhom=%27", "nhom=a&nhom=b", "nhom=" + "a" * 500, "nhom=chuyen-doi-so&tinh=khong-co",
        "nhom=chuyen-doi-so&vai-tro=vua", "nhom=chuyen-doi-so&tinh=" + ",".join(list(provinces())[:7]),
        "nhom=chuyen-doi-so&co-quan=%3Cscript%3E", "nhom=x%00",
    ],
)  # fmt: skip
def test_senseless_comparisons_are_400(corpus_site: Site, query: str) -> None:
    for path in ("/so-sanh", "/so-sanh.csv", "/so-sanh.svg"):
        assert corpus_site.get(f"{path}?{query}").status_code == 400
    for query in ("chung=70", "trang=0", "nhiem-vu=%27"):
        assert corpus_site.get(f"/so-sanh?nhom=chuyen-doi-so&{query}").status_code == 400
    assert corpus_site.get("/so-sanh.csv?nhom=chuyen-doi-so&bang=x").status_code == 400
    assert corpus_site.get("/so-sanh.svg?nhom=chuyen-doi-so&hinh=x").status_code == 400


def test_conditions_that_nobody_meets(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=chuyen-doi-so&co-quan=vnpt&vai-tro=head").text
    assert "Không tỉnh nào thỏa điều kiện" in text


SHARES = ("100", "80", "50", "tu-hai", "mot")


def counts(text: str) -> list[int]:
    """How many duties each choice of the share has, as the page says."""
    block = re.search(r'<p class="tabs".*?</p>', text, re.DOTALL)
    assert block
    return [int(said) for said in re.findall(r'class="count">(\d+)<', block[0])]


def test_each_share_has_its_address_and_the_duties_it_counts(corpus_site: Site) -> None:
    page = "/so-sanh?nhom=cong-nghe-covid-19"
    found = counts(corpus_site.get(page).text)
    assert found[:4] == sorted(found[:4]), "what all have is among what 80 of 100 have"
    for share, count in zip(SHARES, found, strict=True):
        assert f"{page}&chung={share}#nhiem-vu" in links(corpus_site.get(page).text)
        text = corpus_site.get(f"{page}&chung={share}").text
        assert len(re.findall(r'<t[hd](?: scope="row")? class="duty">', text)) == count
        assert re.search(r'aria-current="true">[^<]*<span class="count">(\d+)', text)[1] == str(count)  # type: ignore[index]


def test_a_duty_in_the_words_of_each_province(corpus_site: Site) -> None:
    text = corpus_site.get(f"{QUESTION}&chung=80").text
    at = text.index("Bố trí nhân lực", text.index('id="nhiem-vu"'))
    href = next(href for href in links(text[at:]) if "nhiem-vu=" in href)
    answer = corpus_site.get(href)
    said = plain(answer.text)
    assert "4 trong 5 tỉnh, thành phố có nhiệm vụ này" in said
    assert "Không có: Hà Giang." in said
    assert len([href for href in links(answer.text) if re.fullmatch(r"/quyet-dinh/.*#d\d+", href)]) == 4
    back = next(href for href in links(answer.text) if href.startswith(QUESTION))
    assert corpus_site.get(back).status_code == 200


def dots(drawn: str) -> list[ElementTree.Element]:
    svg = "{http://www.w3.org/2000/svg}"
    return list(ElementTree.fromstring(drawn).iter(f"{svg}circle"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(many_provinces(tmp_path_factory.mktemp("many") / "quyetdinh.db"))
    yield site
    site.close()


def test_34_provinces_on_a_light_page(many: Site) -> None:
    text = many.get(f"/so-sanh?nhom={TOPIC}").text
    assert len(text.encode()) <= 100_000
    assert text.count('class="place"') == 2 * 34, "agencies and duties"
    said = plain(text)
    assert f"32 trong 33 tỉnh (không: {LACKING}; chưa rõ: {SILENT})" in said
    assert "33 trong 33 tỉnh" in said
    assert "Tính trên 33 tỉnh có nhiệm vụ đọc được; 1 tỉnh chưa rõ" in said
    assert said.count("Mẫu Thị") == 0
    assert counts(text) == [1, 2, 2, 2, 33]


def test_more_duties_than_a_page_holds(many: Site) -> None:
    found: list[str] = []
    address: str | None = f"/so-sanh?nhom={TOPIC}&chung=mot"
    while address:
        text = many.get(address).text
        found += re.findall(r'class="duty">(Riêng .*?)<', text)
        following = re.search(r'href="([^"]*)#nhiem-vu" rel="next"', text)
        address = following[1].replace("&amp;", "&") if following else None
    assert len(found) == len(set(found)) == 33
    assert many.get(f"/so-sanh?nhom={TOPIC}&chung=mot&trang=99").status_code == 404


def test_a_mark_beside_many_columns_leads_to_the_member(many: Site) -> None:
    text = many.get(f"/so-sanh?nhom={TOPIC}").text
    marks = re.findall(r'<a href="(/quyet-dinh/[^"]*#m\d+)" class=head>T</a>', text)
    assert len(marks) == 34
    assert many.get(marks[0]).status_code == 200


def test_small_numbers_and_unknowns_are_marked(many: Site) -> None:
    lines = overview(many, f"/so-sanh?nhom={TOPIC}")
    assert lines[UNCALLED][5] == "–"
    marked = {
        line[5].endswith("ít số liệu") for line in lines.values() if int(line[4]) < 10 and line[5] != "–"
    }
    assert marked == {True}
    assert {line[5] for line in lines.values() if int(line[4]) == 11} == {"36 % 4 / 11"}
    assert f"Không rõ tỷ lệ nữ {UNCALLED}" in plain(many.get(f"/so-sanh?nhom={TOPIC}").text)


def test_sizes_and_women_are_drawn_in_the_page_and_for_a_paper(many: Site) -> None:
    """A dot for each size, one for each share that is known."""
    drawn = many.get(f"/so-sanh.svg?nhom={TOPIC}&hinh=quy-mo").text
    assert len(dots(drawn)) == 34 + 33
    inline = re.search(r"<svg.*?</svg>", many.get(f"/so-sanh?nhom={TOPIC}").text, re.DOTALL)
    assert inline
    assert inline[0] == drawn.strip()
    assert "style" not in drawn
