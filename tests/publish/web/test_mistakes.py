"""A mistake in an address: what was wrong, what there is instead, and ways on, in Vietnamese."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from tests.support.page import links, plain
from tests.support.site import Site


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/khong-co", 404, "Không có trang nào ở địa chỉ này; hãy"),
        ("/quyetdinh/khong_co", 404, "Không có bảng hay truy vấn nào tên như vậy; danh sách"),
        ("/quyetdinh/members/xyz", 404, "Không có dòng này: mã sai"),
        ("/quyetdinh?sql=select+1", 403, "không nhận câu lệnh SQL tự do; hãy dùng truy vấn có sẵn"),
        ("/quyetdinh/members?_sort=x", 400, "Không sắp xếp được theo x; hãy bấm"),
        ("/quyetdinh/members?_size=5000", 400, "Một trang nhiều nhất 1000 dòng; cần nhiều hơn thì tải"),
        ("/quyetdinh/members?_size=nhieu", 400, "_size là số dòng"),
        ("/quyetdinh/members?_search=%22", 400, "hãy bỏ ký hiệu ấy rồi tìm lại"),
        ("/tim-kiem?tinh=hanoi", 400, "'tinh' không có giá trị 'hanoi'. Gần giống: ha-noi"),
        ("/tim-kiem?tinh=xyz", 400, "Hãy chọn trong danh sách trên trang"),
        ("/tim-kiem?vai-tro=x", 400, "Có: head, deputy, "),
        ("/tim-kiem?nam=abc", 400, "'nam' phải là số từ 1900 đến 2100"),
        ("/so-sanh?nhom=A", 400, "'nhom' là một mã như 'so-y-te'"),
        ("/so-sanh.csv?nhom=loai-to&bang=x", 400, "Có: co-quan, tong-quan, nhiem-vu"),
    ],
)
def test_a_mistake_says_what_to_do(site: Site, path: str, status: int, said: str) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    words = plain(answer.text).replace("&#39;", "'").replace("&#34;", '"')
    assert said in words
    for english in ("not found", "execute", "Cannot", "must be", "syntax"):
        assert english not in words.partition("Trang chủ ·")[0]
    assert {"/", "/tim-kiem", "/so-sanh", "/quyetdinh"} <= set(links(answer.text))


def test_an_empty_search_says_what_was_tried_and_offers_ways_on(site: Site) -> None:
    asked = {"q": '"Đặng Hồng"', "loai": "nhiem-vu", "tinh": "cao-bang", "nam": "2025"}
    answer = site.get(f"/tim-kiem?{urlencode(asked)}").text
    said = plain(answer)
    assert "Không tìm thấy gì. Đã tìm đúng cụm từ trong ngoặc kép trong nhiệm vụ, với Cao Bằng, 2025." in said
    ways = [href for href in links(answer) if href.startswith("/tim-kiem?")]
    for gone in ({"tinh"}, {"nam"}, {"tinh", "nam"}, {"loai"}):
        kept = urlencode({name: value for name, value in asked.items() if name not in gone})
        assert f"/tim-kiem?{kept}" in ways
    everywhere = urlencode({name: value for name, value in asked.items() if name != "loai"})
    assert "Không tìm thấy gì" not in site.get(f"/tim-kiem?{everywhere}").text


def test_without_quotes_accents_and_a_missing_word_were_tried(site: Site) -> None:
    said = plain(site.get("/tim-kiem?q=xyzzy+qwerty").text)
    assert "Đã tìm “xyzzy qwerty”, cả khi bỏ dấu và khi thiếu một từ, trong mọi loại" in said
