"""Legal bases: one preamble line in, the acts it cites out."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.parse import parse
from schemas import Decision
from tests.support.reading import CLOSING, FOUNDING, HEAD, cases, plain

Cited = tuple[str | None, str | None, str | None, str | None, str | None]
"""Type, number, date, issuer, title."""
_BASIS = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"


def under(preamble: str) -> Decision:
    (decision,) = parse(plain(HEAD.replace(_BASIS, preamble + "\n") + FOUNDING + CLOSING))
    return decision


LINES: dict[str, tuple[str, list[Cited]]] = {
    "law-by-date": (
        "Căn cứ Luật Cây xanh ngày 19 tháng 6 năm 2015;",
        [("Luật", None, "2015-06-19", None, "Luật Cây xanh")],
    ),
    "law-by-number": (
        "Căn cứ Luật Cây xanh số 43/2013/QH13;", [("Luật", "43/2013/QH13", None, None, "Luật Cây xanh")],
    ),
    "law-number-and-date": (
        "Căn cứ Luật Cây xanh số 43/2013/QH13 ngày 26/11/2013;",
        [("Luật", "43/2013/QH13", "2013-11-26", None, "Luật Cây xanh")],
    ),
    "decree": (
        "Căn cứ Nghị định số 64/2010/NĐ-CP ngày 11 tháng 6 năm 2010 của Chính phủ về quản lý cây xanh đô thị;",
        [("Nghị định", "64/2010/NĐ-CP", "2010-06-11", "Chính phủ", "về quản lý cây xanh đô thị")],
    ),
    "decree-verb-title": (
        "Căn cứ Nghị định số 64/2010/NĐ-CP ngày 11/6/2010 của Chính phủ quy định chi tiết về cây xanh;",
        [("Nghị định", "64/2010/NĐ-CP", "2010-06-11", "Chính phủ", "quy định chi tiết về cây xanh")],
    ),
    "issuer-with-a-comma": (
        "Căn cứ Quyết định số 1128/QĐ-BVHTTDL ngày 02/4/2019 của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch phê duyệt Đề án cây xanh;",
        [("Quyết định", "1128/QĐ-BVHTTDL", "2019-04-02", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch", "phê duyệt Đề án cây xanh")],
    ),
    "verb-that-names-agencies-too": (
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 02/4/2019 của Ủy ban nhân dân tỉnh kiểm tra cây xanh đô thị;",
        [("Kế hoạch", "12/KH-UBND", "2019-04-02", "Ủy ban nhân dân tỉnh", "kiểm tra cây xanh đô thị")],
    ),
    "agency-with-such-a-name": (
        "Căn cứ Thông tư số 05/2014/TT-BXD ngày 9/5/2014 của Bộ Xây dựng quy định về cây xanh;",
        [("Thông tư", "05/2014/TT-BXD", "2014-05-09", "Bộ Xây dựng", "quy định về cây xanh")],
    ),
    "decision-of-the-premier": (
        "Căn cứ Quyết định số 173/QĐ-TTg ngày 01/02/2020 của Thủ tướng Chính phủ về việc trồng một tỷ cây xanh;",
        [("Quyết định", "173/QĐ-TTg", "2020-02-01", "Thủ tướng Chính phủ", "về việc trồng một tỷ cây xanh")],
    ),
    "letter": (
        "Thực hiện Công văn số 2790/BXD-HTKT ngày 24 tháng 7 năm 2021 của Bộ Xây dựng về việc rà soát cây xanh;",
        [("Công văn", "2790/BXD-HTKT", "2021-07-24", "Bộ Xây dựng", "về việc rà soát cây xanh")],
    ),
    "circular-joint": (
        "Căn cứ Thông tư liên tịch số 05/2014/TTLT-BXD-BNV ngày 9/5/2014 của Bộ Xây dựng và Bộ Nội vụ;",
        [("Thông tư liên tịch", "05/2014/TTLT-BXD-BNV", "2014-05-09", "Bộ Xây dựng và Bộ Nội vụ", None)],
    ),
    "suffix-letter": (
        "Căn cứ Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ;",
        [("Nghị quyết", "30a/2008/NQ-CP", "2008-12-27", "Chính phủ", None)],
    ),
    "council-by-term": (
        "Căn cứ Nghị quyết số 45/NQ-HĐND18 ngày 09/12/2022 của Hội đồng nhân dân tỉnh;",
        [("Nghị quyết", "45/NQ-HĐND18", "2022-12-09", "Hội đồng nhân dân tỉnh", None)],
    ),
    "party": (
        "Căn cứ Nghị quyết số 26-NQ/TW ngày 16 tháng 6 năm 2022 của Ban Chấp hành Trung ương;",
        [("Nghị quyết", "26-NQ/TW", "2022-06-16", "Ban Chấp hành Trung ương", None)],
    ),
    "dots-in-the-date": (
        "Căn cứ Quyết định số 21/QĐ-UBND ngày 05.4.2019 của UBND tỉnh;",
        [("Quyết định", "21/QĐ-UBND", "2019-04-05", "UBND tỉnh", None)],
    ),
    "chain": (
        "Căn cứ Luật Cây xanh ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Cây xanh ngày 22/11/2019;",
        [("Luật", None, "2015-06-19", None, "Luật Cây xanh"),
         ("Luật", None, "2019-11-22", None, "Luật sửa đổi, bổ sung một số điều của Luật Cây xanh")],
    ),
    "dash-before": (
        "- Căn cứ Luật Cây xanh ngày 19 tháng 6 năm 2015;", [("Luật", None, "2015-06-19", None, "Luật Cây xanh")],
    ),
    "blank-number": (
        "Căn cứ Nghị định số    /2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
        [("Nghị định", None, "2020-03-05", "Chính phủ", "về công tác văn thư")],
    ),
    "no-date": (
        "Căn cứ Thông tư số 06/2018/TT-BXD của Bộ Xây dựng;",
        [("Thông tư", "06/2018/TT-BXD", None, "Bộ Xây dựng", None)],
    ),
    "eth": (
        "Căn cứ Quyết định số 173/QÐ-TTg ngày 01/02/2020 của Thủ tướng Chính phủ;",
        [("Quyết định", "173/QĐ-TTg", "2020-02-01", "Thủ tướng Chính phủ", None)],
    ),
    "amended-by": (
        "Căn cứ Nghị định số 64/2010/NĐ-CP ngày 11/6/2010 của Chính phủ về cây xanh được sửa đổi, bổ sung tại Nghị định số "
        "12/2015/NĐ-CP ngày 12/2/2015 của Chính phủ;",
        [("Nghị định", "64/2010/NĐ-CP", "2010-06-11", "Chính phủ", "về cây xanh"),
         ("Nghị định", "12/2015/NĐ-CP", "2015-02-12", "Chính phủ", None)],
    ),
    "conclusion-without-act": ("Trên cơ sở tình hình thực tế của địa phương;", []),
    "verb-titles": (
        "Căn cứ Nghị quyết số 42/NQ-HĐND ngày 10/12/2020 của Hội đồng nhân dân tỉnh thông qua danh mục cây xanh; Kế hoạch số 9/KH-UBND "
        "ngày 15/3/2024 của Ủy ban nhân dân tỉnh tổ chức Tết trồng cây;",
        [("Nghị quyết", "42/NQ-HĐND", "2020-12-10", "Hội đồng nhân dân tỉnh", "thông qua danh mục cây xanh"),
         ("Kế hoạch", "9/KH-UBND", "2024-03-15", "Ủy ban nhân dân tỉnh", "tổ chức Tết trồng cây")],
    ),
    "issuer-that-sounds-like-a-verb": (
        "Căn cứ Thông tư số 4/2017/TT-BGDĐT ngày 25/01/2017 của Bộ trưởng Bộ Giáo dục và Đào tạo Ban hành Quy chế vườn trường; "
        "Kế hoạch số 7/KH-BTC ngày 01/3/2024 của Ban tổ chức Tết trồng cây;",
        [("Thông tư", "4/2017/TT-BGDĐT", "2017-01-25", "Bộ trưởng Bộ Giáo dục và Đào tạo", "Ban hành Quy chế vườn trường"),
         ("Kế hoạch", "7/KH-BTC", "2024-03-01", "Ban tổ chức Tết trồng cây", None)],
    ),
    "law-and-law": (
        "Căn cứ Luật Cây xanh ngày 14/6/2005 và Luật sửa đổi, bổ sung một số điều của Luật Cây xanh và Luật Đất vườn ngày 25/11/2009;",
        [("Luật", None, "2005-06-14", None, "Luật Cây xanh"),
         ("Luật", None, "2009-11-25", None, "Luật sửa đổi, bổ sung một số điều của Luật Cây xanh và Luật Đất vườn")],
    ),
    "short-law": ("Căn cứ Luật Giá ngày 20 tháng 6 năm 2012;", [("Luật", None, "2012-06-20", None, "Luật Giá")]),
    "amended-behind-a-semicolon": (
        "Căn cứ Nghị định số 64/2010/NĐ-CP ngày 11/6/2010 của Chính phủ về cây xanh; được sửa đổi, bổ sung bởi Nghị định số 12/2015/NĐ-CP ngày 12/2/2015 của Chính phủ;",
        [("Nghị định", "64/2010/NĐ-CP", "2010-06-11", "Chính phủ", "về cây xanh"),
         ("Nghị định", "12/2015/NĐ-CP", "2015-02-12", "Chính phủ", None)],
    ),
    "number-on-the-next-line": (
        "Thực hiện Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ sửa đổi, bổ sung Chương trình thực hiện Nghị quyết số\n57-NQ/TW;",
        [("Nghị quyết", "71/NQ-CP", "2025-04-01", "Chính phủ", "sửa đổi, bổ sung Chương trình thực hiện Nghị quyết số 57-NQ/TW")],
    ),
    "the-year-of-a-law": (
        "Căn cứ Luật Cây xanh năm 2012;", [("Luật", None, None, None, "Luật Cây xanh")],
    ),
    "minutes-are-no-act": ("Căn cứ Biên bản họp ngày 12/3/2020 của Hội đồng Cây xanh;", []),
    "the-act-itself-behind-its-basis": (
        "Thực hiện Kế hoạch số 58/KH-UBND ngày 30/7/2025 của UBND tỉnh về trồng cây, Sở Xây dựng kính đề nghị UBND tỉnh xem xét, quyết định thành lập Tổ trồng cây như sau:",
        [("Kế hoạch", "58/KH-UBND", "2025-07-30", "UBND tỉnh", "về trồng cây")],
    ),
    "old-number": (
        "Căn cứ Nghị định số 25-HĐBT ngày 18/01/1990 của Hội đồng Bộ trưởng;",
        [("Nghị định", "25-HĐBT", "1990-01-18", "Hội đồng Bộ trưởng", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(LINES))
def test_cited(case: tuple[str, list[Cited]]) -> None:
    preamble, wanted = case
    got = [(b.type, b.number, b.issued_on, b.issuer, b.title) for b in under(preamble).legal_bases]
    assert got == wanted


def test_several_lines_keep_their_order() -> None:
    decision = under(
        "Căn cứ Luật Cây xanh ngày 19/6/2015;\nCăn cứ Nghị định số 64/2010/NĐ-CP ngày 11/6/2010 của Chính phủ;"
    )
    assert [b.type for b in decision.legal_bases] == ["Luật", "Nghị định"]


def test_a_wrapped_line_is_one_basis() -> None:
    decision = under(
        "Căn cứ Nghị định số 64/2010/NĐ-CP ngày 11 tháng 6 năm 2010 của Chính\nphủ về quản lý cây xanh đô thị;"
    )
    assert [(b.issuer, b.title) for b in decision.legal_bases] == [
        ("Chính phủ", "về quản lý cây xanh đô thị")
    ]


PROPOSALS = {
    "usual": ("Theo đề nghị của Giám đốc Sở Xây dựng.", "Giám đốc Sở Xây dựng"),
    "report": ("Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 45/TTr-SXD ngày 02/4/2024.", "Giám đốc Sở Xây dựng"),
    "xet": ("Xét đề nghị của Giám đốc Sở Xây dựng.", "Giám đốc Sở Xây dựng"),
    "xet-report": ("Xét Tờ trình của Giám đốc Sở Xây dựng;", "Giám đốc Sở Xây dựng"),
    "mister": ("Theo đề nghị của Ông Giám đốc Sở Xây dựng.", "Giám đốc Sở Xây dựng"),
    "two": (
        "Theo đề nghị của Giám đốc Sở Nội vụ và Giám đốc Sở Xây dựng.",
        "Giám đốc Sở Nội vụ; Giám đốc Sở Xây dựng",
    ),
    "another-behind-the-paper": (
        "Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 45/TTr-SXD ngày 02/4/2024; của Giám đốc Sở Nội vụ.",
        "Giám đốc Sở Xây dựng; Giám đốc Sở Nội vụ",
    ),
    "another-proposal": (
        "Xét Tờ trình số 4/TTr-SXD của Giám đốc Sở Xây dựng và đề nghị của Chánh Văn phòng UBND tỉnh,",
        "Giám đốc Sở Xây dựng; Chánh Văn phòng UBND tỉnh",
    ),
    "behind-another-reason": (
        "Xét hồ sơ Đại hội và đề nghị của Ban Tổ chức - Kiểm tra,", "Ban Tổ chức - Kiểm tra",
    ),
    "behind-minutes": (
        "Xét hồ sơ và Biên bản Hội nghị ngày 09/11/2024; theo đề nghị của Công chức Địa chính xã.", "Công chức Địa chính xã",
    ),
    "behind-a-conclusion": (
        "Theo kết luận của Hội đồng họp ngày 10/8/2016 và đề nghị của Chánh Văn phòng Sở,", "Chánh Văn phòng Sở",
    ),
    "paper-first": (
        "Xét đề nghị tại Tờ trình số 541/TTr-TGĐ ngày 26/9/2022 của Tổng giám đốc Công ty,", "Tổng giám đốc Công ty",
    ),
    "paper-alone": ("Theo Tờ trình số 23/TTr-CS ngày 30/11/2022 của Tổng Giám đốc,", "Tổng Giám đốc"),
    "remark": ("Theo đề nghị của Sở Nội vụ (cơ quan thường trực),", "Sở Nội vụ"),
    "about": ("Xét đề nghị của Ban Thường trực MTTQ xã về kết quả bầu ở các thôn,", "Ban Thường trực MTTQ xã"),
    "opinion": (
        "Xét đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 9/TTr-SXD và ý kiến của Giám đốc Sở Nội vụ,",
        "Giám đốc Sở Xây dựng; Giám đốc Sở Nội vụ",
    ),
    "divisions": ("Xét đề nghị của phòng Tổ chức và khoa Dược,", "phòng Tổ chức; khoa Dược"),
}  # fmt: skip


@pytest.mark.parametrize("case", PROPOSALS.values(), ids=PROPOSALS.keys())
def test_proposed_by(case: tuple[str, str]) -> None:
    printed, wanted = case
    text = HEAD.replace("Theo đề nghị của Giám đốc Sở Xây dựng.", printed) + FOUNDING + CLOSING
    (decision,) = parse(plain(text))
    assert decision.proposed_by == wanted
