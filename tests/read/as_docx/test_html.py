"""Web pages: the act, not what stands around it; tables that part a page, and those that hold data."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import Classified, NotADocument
from tests.support.read_samples import read_bytes

HEAD = (
    "<table><tr><td>UBND TỈNH MẪU<br>SỞ CÂY XANH<br>Số: 12/QĐ-SCX</td>"
    "<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</td></tr></table>"
)
MENU = "<ul>" + "".join(f"<li><a href=/{n}>Mục số {n}</a></li>" for n in range(5)) + "</ul>"
PEOPLE = (
    "<table><tr><th rowspan=2>TT</th><th colspan=2>Thành viên</th></tr>"
    "<tr><th>Họ tên</th><th>Vai trò</th></tr>"
    "<tr><td>1</td><td>Lê Ví Dụ</td><td>Tổ trưởng</td></tr></table>"
)
ACT = f"{HEAD}<p>QUYẾT ĐỊNH</p><p>Điều 1. Thành lập Tổ trồng\n cây.</p>{PEOPLE}<p>Nơi nhận:<br>- Lưu: VT.</p>"
SEEN = [
    "UBND TỈNH MẪU", "SỞ CÂY XANH", "Số: 12/QĐ-SCX", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc", "QUYẾT ĐỊNH", "Điều 1. Thành lập Tổ trồng cây.",
    "TT | Thành viên | ", " | Họ tên | Vai trò", "1 | Lê Ví Dụ | Tổ trưởng", "Nơi nhận:", "- Lưu: VT.",
]  # fmt: skip


def lines(folder: Path, page: str, encoding: str = "utf-8") -> list[str]:
    reading = read_bytes(folder, page.encode(encoding, "xmlcharrefreplace"), "a.html")
    assert reading.split == "text"
    return [line.text for one in reading.pages for line in one.lines]


@pytest.mark.parametrize(
    "page",
    [
        f"<!doctype html><body>{ACT}",
        f"\n<html><nav>{MENU}</nav><h1>Quyết định 12</h1><div>{ACT}</div><footer>Điện thoại</footer>",
        f"<html><form><table><tr><td>{MENU}<td><table><tr><td>{ACT}</table><td>{MENU}</table></form>",
        f"<div><h2>Chi tiết</h2><table><tr><td>Số<td>99</table>{ACT}<div>Xem thêm {MENU}</div></div>",
        f"<html><div style='display: none'>ẩn</div><script>Điều 9. x</script>{ACT}<!-- thôi -->",
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">{ACT}</html>',
    ],
    ids=["bare", "site", "tables", "title", "hidden", "xhtml"],
)
def test_the_act_is_read(page: str, tmp_path: Path) -> None:
    assert lines(tmp_path, page) == SEEN


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ("<ol><li>Một<li>hai<ol type=a><li>ba</ol></ol>", ["1. Một", "2. hai", "a. ba"]),
        ("<ul><li>một<li>+ hai</ul>", ["- một", "+ hai"]),
        ("<ol start=4 style='list-style-type:lower-roman'><li>bốn</ol>", ["iv. bốn"]),
        ("<p class=x>QuyÕt ®Þnh</p>", ["Quyết định"]),
        ("<font face='.VnTime'>QuyÕt ®Þnh</font>", ["Quyết định"]),
        ("<p style='text-transform:uppercase'>phụ lục</p>", ["PHỤ LỤC"]),
        ("<p>a<span style='mso-hide:all'>b</span><del>c</del><a style='mso-footnote-id:f'>1</a></p>", ["a"]),
        ("<pre>một\nhai</pre>", ["một", "hai"]),
        ("<p>một<p>hai</p><div>ba<br>bốn<div>năm</div>sáu</div>", ["một", "hai", "ba", "bốn", "năm", "sáu"]),
    ],
)  # fmt: skip
def test_what_stands_in_an_act(inside: str, seen: list[str], tmp_path: Path) -> None:
    style = "<style>p.x {font-family:'.VnTime',serif}</style>"
    page = f"<html>{style}<p>Điều 1. Mẫu</p>{inside}<p>Điều 2. Mẫu</p>"
    assert lines(tmp_path, page) == ["Điều 1. Mẫu", *seen, "Điều 2. Mẫu"]


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [("utf-8", "utf-8"), ("", "utf-8"), ("", "utf-8-sig"), ("windows-1252", "ascii"), ("x-khong-co", "utf-8"),
     ("utf-16", "utf-16")],
)  # fmt: skip
def test_encodings(meta: str, encoding: str, tmp_path: Path) -> None:
    said = f"<meta charset='{meta}'>" if meta else ""
    assert lines(tmp_path, f"<html>{said}{ACT}", encoding) == SEEN


def test_a_page_break_and_a_few_wrong_bytes(tmp_path: Path) -> None:
    page = f"<html><body>{ACT}<br style='page-break-before:always'><p>PHỤ LỤC</p>".encode()
    reading = read_bytes(tmp_path, page.replace("trồng".encode(), b"tr\xff\xfeng"), "a.html")
    assert [one.lines[0].text for one in reading.pages] == ["UBND TỈNH MẪU", "PHỤ LỤC"]


@pytest.mark.parametrize(
    ("page", "error"),
    [
        (f"<html>{MENU}<p>Không tìm thấy trang</p>", NotADocument),
        (f"<html>{MENU}<ul><li><a href=1>Quyết định số 1/QĐ-UBND</a></ul>", NotADocument),
        ("<html>", NotADocument),
        (f"<html><p>MẬT</p>{ACT}", Classified),
    ],
    ids=["error", "list", "nothing", "secret"],
)
def test_refused(page: str, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error):
        lines(tmp_path, page)
