"""The head of an act: number, symbol, place, date, issuer, subject, action."""

# ruff: noqa: E501  printed heads stand whole

from __future__ import annotations

import pytest

from pipeline.parse import parse
from schemas import Action, Decision
from tests.support.reading import CLOSING, FOUNDING, HEAD, cases, line, of_pages, page, plain

NUMBER_LINE = "Số: 21/QĐ-UBND                      Độc lập - Tự do - Hạnh phúc\n"
DATE_LINE = "Đà Lạt, ngày 05 tháng 4 năm 2024\n"
SUBJECT = "Về việc thành lập Tổ công tác trồng cây bóng mát\n"
ENACTS = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\n"


def headed(*changes: tuple[str, str]) -> Decision:
    head = HEAD
    for old, new in changes:
        assert old in head
        head = head.replace(old, new)
    (decision,) = parse(plain(head + FOUNDING + CLOSING))
    return decision


NUMBERS: dict[str, tuple[str, str | None, str | None]] = {
    "usual": ("Số: 21/QĐ-UBND", "21", "QĐ-UBND"),
    "padded": ("Số: 05/QĐ-UBND", "05", "QĐ-UBND"),
    "suffix": ("Số: 05A/QĐ-UBND", "05A", "QĐ-UBND"),
    "blanks": ("Số :  21 / QĐ - UBND", "21", "QĐ-UBND"),
    "blank-number": ("Số:        /QĐ-UBND", None, "QĐ-UBND"),
    "dotted": ("Số: ……/QĐ-UBND", None, "QĐ-UBND"),
    "department": ("Số: 21/QĐ-SXD", "21", "QĐ-SXD"),
    "body": ("Số: 21/QĐ-BCĐ", "21", "QĐ-BCĐ"),
    "chairman": ("Số: 21/QĐ-CT", "21", "QĐ-CT"),
    "chairman-long": ("Số: 21/QĐ-CTUBND", "21", "QĐ-CTUBND"),
    "premier": ("Số: 1292/QĐ-TTg", "1292", "QĐ-TTg"),
    "party": ("Số: 786-QĐ/TU", "786", "QĐ/TU"),
    "old": ("Số: 21/QĐ-UB", "21", "QĐ-UB"),
    "old-dot": ("Số: 21/QĐ.UBT", "21", "QĐ.UBT"),
    "three-parts": ("Số: 21/QĐ-UB-NC", "21", "QĐ-UB-NC"),
    "hc": ("Số: 21/QĐHC-CTUBND", "21", "QĐHC-CTUBND"),
    "eth": ("Số: 21/QÐ-UBND", "21", "QĐ-UBND"),
    "no-kind": ("Số: 77/TTg", "77", "TTg"),
    "no-kind-dash": ("Số 98-CT", "98", "CT"),
    "proposal": ("Số: 06/TTr-NT3", "06", "TTr-NT3"),
    "letter": ("Số: 1021/BHXH-TCCB", "1021", "BHXH-TCCB"),
    "two-tongues": ("Số/No.: 0462/QĐ-DLTN", "0462", "QĐ-DLTN"),
    "digits-in-symbol": ("Số: 195/QĐ-BCĐ389", "195", "QĐ-BCĐ389"),
}


@pytest.mark.parametrize("case", cases(NUMBERS))
def test_number_and_symbol(case: tuple[str, str | None, str | None]) -> None:
    printed, number, symbol = case
    decision = headed(("Số: 21/QĐ-UBND", printed))
    assert (decision.number, decision.symbol) == (number, symbol)


def test_a_year_inside_the_number() -> None:
    assert headed(("Số: 21/QĐ-UBND", "Số: 16/2017/QĐ-UBND")).code == "16/2017/QĐ-UBND"


def test_a_blank_number_is_flagged() -> None:
    decision = headed(("Số: 21/QĐ-UBND", "Số:        /QĐ-UBND"))
    assert any(item.path == "number" for item in decision.review)


DATES: dict[str, tuple[str, str | None, str | None, int | None]] = {
    "usual": ("Đà Lạt, ngày 05 tháng 4 năm 2024", "Đà Lạt", "2024-04-05", 2024),
    "place-like-the-word-for-day": (
        "Thái Nguyên, ngày 12 tháng 3 năm 2020",
        "Thái Nguyên",
        "2020-03-12",
        2020,
    ),
    "no-comma": ("Đà Lạt ngày 05 tháng 4 năm 2024", "Đà Lạt", "2024-04-05", 2024),
    "no-place": ("Ngày 05 tháng 4 năm 2024", None, "2024-04-05", 2024),
    "blank-day": ("Đà Lạt, ngày     tháng 4 năm 2024", "Đà Lạt", None, 2024),
    "blank-both": ("Đà Lạt, ngày      tháng      năm 2024", "Đà Lạt", None, 2024),
    "dotted": ("Đà Lạt, ngày … tháng … năm 2024", "Đà Lạt", None, 2024),
    "city": ("TP. Hồ Chí Minh, ngày 29 tháng 6 năm 1982", "TP. Hồ Chí Minh", "1982-06-29", 1982),
    "province-with-dash": (
        "Bà Rịa - Vũng Tàu, ngày 1 tháng 12 năm 2019",
        "Bà Rịa - Vũng Tàu",
        "2019-12-01",
        2019,
    ),
    "spaced-digits": ("Đà Lạt, ngày 0 5 tháng 4 năm 2024", "Đà Lạt", "2024-04-05", 2024),
    "impossible": ("Đà Lạt, ngày 35 tháng 4 năm 2024", "Đà Lạt", None, 2024),
}


@pytest.mark.parametrize("case", DATES.values(), ids=DATES.keys())
def test_place_and_date(case: tuple[str, str | None, str | None, int | None]) -> None:
    printed, *wanted = case
    decision = headed((DATE_LINE, printed + "\n"))
    assert [decision.place, decision.issued_on, decision.issued_year] == wanted


def test_number_and_date_on_one_line() -> None:
    decision = headed(
        (NUMBER_LINE, ""), (DATE_LINE, "Số:      /QĐ-UBND      Đà Lạt, ngày    tháng    năm 2024\n")
    )
    assert (decision.number, decision.symbol, decision.place, decision.issued_year) == (
        None,
        "QĐ-UBND",
        "Đà Lạt",
        2024,
    )


ISSUERS: dict[str, tuple[str, str]] = {
    "chairman": ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng"),
    "committee": ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Ủy ban nhân dân tỉnh Lâm Đồng"),
    "other-tone": ("CHỦ TỊCH UỶ BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Chủ tịch Uỷ ban nhân dân tỉnh Lâm Đồng"),
    "department": ("GIÁM ĐỐC SỞ XÂY DỰNG TỈNH LÂM ĐỒNG", "Giám đốc Sở xây dựng tỉnh Lâm Đồng"),
    "whoever-decides": ("ĐOÀN CÔNG TÁC SỐ 1 TỈNH LÂM ĐỒNG", "Đoàn công tác số 1 tỉnh Lâm Đồng"),
    "two-lines": ("CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG", "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng"),
}


@pytest.mark.parametrize("case", ISSUERS.values(), ids=ISSUERS.keys())
def test_issuer(case: tuple[str, str]) -> None:
    printed, wanted = case
    issuer = headed((ENACTS, printed + "\n")).issuer
    assert issuer is not None
    assert issuer.lower() == wanted.lower()


def test_names_of_provinces_keep_their_capitals() -> None:
    assert headed().issuer == "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng"


def test_the_province_of_its_time() -> None:
    assert headed().province == "Lâm Đồng"


def test_central_bodies_have_no_province() -> None:
    decision = headed(
        ("UBND TỈNH LÂM ĐỒNG ", "BỘ XÂY DỰNG "),
        (ENACTS, "BỘ TRƯỞNG BỘ XÂY DỰNG\n"),
        (DATE_LINE, "Hà Nội, ngày 05 tháng 4 năm 2024\n"),
    )
    assert decision.province is None


SUBJECTS: dict[str, tuple[str, str]] = {
    "ve-viec": ("Về việc thành lập Tổ thử", "Về việc thành lập Tổ thử"),
    "v-v": ("V/v thành lập Tổ thử", "V/v thành lập Tổ thử"),
    "verb": ("Thành lập Tổ thử", "Thành lập Tổ thử"),
    "capitals": ("VỀ VIỆC THÀNH LẬP TỔ THỬ\nKHU VỰC PHÍA NAM", "VỀ VIỆC THÀNH LẬP TỔ THỬ KHU VỰC PHÍA NAM"),
    "footnote": ("Về việc thành lập Tổ thử[2]", "Về việc thành lập Tổ thử"),
    "ornament": ("Về việc thành lập Tổ thử\n---oOo---", "Về việc thành lập Tổ thử"),
    "addressed": ("Về việc thành lập Tổ thử\nKính gửi: Các phòng", "Về việc thành lập Tổ thử"),
    "two-lines": ("Về việc thành lập Tổ công tác trồng cây bóng mát\ntrên địa bàn tỉnh Lâm Đồng",
                  "Về việc thành lập Tổ công tác trồng cây bóng mát trên địa bàn tỉnh Lâm Đồng"),
    "bracketed": ("(Về việc thành lập Tổ thử)", "Về việc thành lập Tổ thử"),
}  # fmt: skip


@pytest.mark.parametrize("case", SUBJECTS.values(), ids=SUBJECTS.keys())
def test_subject(case: tuple[str, str]) -> None:
    printed, wanted = case
    assert headed((SUBJECT, printed + "\n")).subject == wanted


ACTIONS: dict[str, tuple[str, Action]] = {
    "establish": ("Về việc thành lập Tổ công tác cây xanh", "establish"),
    "reconstitute": ("Về việc kiện toàn Tổ công tác cây xanh", "reconstitute"),
    "strengthen": ("V/v củng cố Ban Chỉ đạo cây xanh", "reconstitute"),
    "add": ("Về việc bổ sung thành viên Ban Chỉ đạo cây xanh", "add"),
    "replace": ("Về việc thay thế thành viên Ban Chỉ đạo cây xanh", "replace"),
    "change": ("Về việc thay đổi thành viên Tổ công tác", "replace"),
    "adjust": ("Về việc điều chỉnh, bổ sung thành viên Ban Chỉ đạo cây xanh", "adjust"),
    "remove": ("Về việc miễn nhiệm thành viên Hội đồng", "remove"),
    "approve": ("Về việc phê duyệt danh sách thành viên Tổ công tác", "approve_list"),
    "rename": ("Về việc đổi tên Ban Chỉ đạo cây xanh", "rename"),
    "merge": ("Về việc hợp nhất Ban Chỉ đạo cây xanh và Ban Chỉ đạo công viên", "merge"),
    "dissolve": ("Về việc giải thể Ban Chỉ đạo cây xanh", "dissolve"),
    "end": ("Về việc kết thúc hoạt động của Ban Chỉ đạo cây xanh", "dissolve"),
    "assign": ("Về việc phân công nhiệm vụ các thành viên Ban Chỉ đạo", "assign"),
    "regulate": ("Ban hành Quy chế làm việc của Ban Chỉ đạo cây xanh", "regulate"),
    "appoint": ("Về việc bổ nhiệm Giám đốc Ban Quản lý dự án", "appoint"),
    "other": ("Về việc phê duyệt dự án công viên", "other"),
}


@pytest.mark.parametrize("case", ACTIONS.values(), ids=ACTIONS.keys())
def test_action(case: tuple[str, Action]) -> None:
    subject, action = case
    text = HEAD.replace(SUBJECT, subject + "\n") + "Điều 1. Nội dung như trên.\n" + CLOSING
    (decision,) = parse(plain(text))
    assert decision.action == action


@pytest.mark.parametrize("verb", ["Thành lập", "Nay thành lập"])
def test_action_by_the_first_article(verb: str) -> None:
    text = HEAD.replace(SUBJECT, "") + f"Điều 1. {verb} Tổ công tác cây xanh gồm:\n" + CLOSING
    (decision,) = parse(plain(text))
    assert decision.action == "establish"


def test_a_cut_head_leaves_the_enacting_line() -> None:
    head = HEAD.split("QUYẾT ĐỊNH\n", 1)[1]
    (decision,) = parse(plain("QUYẾT ĐỊNH\n" + head + FOUNDING + CLOSING))
    assert (decision.issuer, decision.number) == ("Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng", None)


def as_read(text: str) -> Decision:
    """The same text as lines that were read from an image."""
    rows = [line(words, top=40 + 14 * n, ocr=True) for n, words in enumerate(text.splitlines())]
    (decision,) = parse(of_pages([page(rows, text_source="ocr")], "scan"))
    return decision


def test_a_place_whose_marks_were_misread_is_spelled_as_it_is_called() -> None:
    text = HEAD.replace("Đà Lạt, ngày", "Đa Lat, ngày") + FOUNDING + CLOSING
    assert as_read(text).place == "Đà Lạt"


def test_specks_left_of_the_subject_are_no_part_of_it() -> None:
    text = HEAD.replace("Về việc thành lập Tổ", "4 ( Về việc thành lập Tổ") + FOUNDING + CLOSING
    assert as_read(text).subject == "Về việc thành lập Tổ công tác trồng cây bóng mát"


def test_what_a_stamp_left_before_the_title_is_no_part_of_it() -> None:
    title = "ĐẾN QUYẾT ĐỊNH CỦA CHỦ TỊCH UBND TỈNH LÂM ĐỒNG"
    text = HEAD.replace("QUYẾT ĐỊNH\nVề", f"{title}\nẤc /o | Về", 1) + FOUNDING + CLOSING
    decision = as_read(text)
    assert (decision.type, decision.subject) == (
        "Quyết định",
        "Về việc thành lập Tổ công tác trồng cây bóng mát",
    )


def test_the_party_says_who_decides_below_the_reasons() -> None:
    decides = "BAN THƯỜNG VỤ TỈNH ỦY LÂM ĐỒNG\nQUYẾT ĐỊNH:\n"
    assert headed((ENACTS, ""), ("QUYẾT ĐỊNH:\n", decides)).issuer == "Ban Thường vụ Tỉnh ủy Lâm Đồng"


def test_a_rule_below_the_subject_is_no_part_of_it() -> None:
    assert headed((ENACTS, f"――――――\n{ENACTS}")).subject == "Về việc thành lập Tổ công tác trồng cây bóng mát"


def test_a_misread_team_is_a_team() -> None:
    text = HEAD.replace("Tổ công tác", "Tô công tác") + FOUNDING.replace("Tổ", "Tố") + CLOSING
    assert [body.name for body in as_read(text).bodies] == ["Tổ công tác trồng cây bóng mát"]


def test_a_date_in_figures() -> None:
    decision = headed((DATE_LINE, "Đà Lạt, ngày 05-4-1989\n"))
    assert (decision.place, decision.issued_on, decision.issued_year) == ("Đà Lạt", "1989-04-05", 1989)


def test_a_letter_has_its_subject_below_the_number() -> None:
    letter = (
        "HỎA TỐC\nUBND TỈNH LÂM ĐỒNG\nSỞ XÂY DỰNG\nSố: 12/SXD-QL\nV/v cử người tham gia\nTổ thử\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐà Lạt, ngày 05 tháng 4 năm 2024\n"
        "Kính gửi: UBND tỉnh\nSở Xây dựng cử cán bộ như sau:\n1. Ông Lò Văn Thử, Chuyên viên.\n"
    )
    (decision,) = parse(plain(letter))
    assert (decision.subject, decision.number) == ("V/v cử người tham gia Tổ thử", "12")
    assert (decision.issuer or "").lower() == "sở xây dựng"


def test_a_province_that_no_list_knows_is_noted() -> None:
    decision = headed(
        ("UBND TỈNH LÂM ĐỒNG", "UBND TỈNH MẪU ĐỨC"), (ENACTS, ENACTS.replace("LÂM ĐỒNG", "MẪU ĐỨC")),
        (DATE_LINE, DATE_LINE.replace("Đà Lạt", "Mẫu Đức")),
    )  # fmt: skip
    assert decision.province == "Mẫu Đức"
    assert "unknown-province" in {item.code for item in decision.review}


AGENCIES = {
    "superior-on-two-lines": ("TỔNG HỘI CÂY XANH\nVIỆT NAM\nHỘI CÂY XANH TỈNH\nBÀ RỊA - VŨNG TÀU", "Hội Cây xanh tỉnh Bà Rịa - Vũng Tàu"),
    "place-on-a-line": ("BỘ CHQS TỈNH HÀ TĨNH\nBAN CHỈ HUY QUÂN SỰ\nHUYỆN ĐỨC LÂM", "Ban Chỉ huy Quân sự huyện Đức Lâm"),
    "last-word-on-a-line": ("UBND HUYỆN BẮC HƯNG\nPHÒNG TÀI NGUYÊN VÀ MÔI\nTRƯỜNG", "Phòng Tài nguyên và Môi trường"),
    "council-and-place": ("ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG", "Ủy ban nhân dân tỉnh Lâm Đồng"),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(AGENCIES))
def test_the_agency_of_a_head_of_several_lines(case: tuple[str, str]) -> None:
    head, wanted = case
    text = f"{head}\nSố: 12/KH-CX\nĐà Lạt, ngày 05 tháng 4 năm 2024\nKẾ HOẠCH\nTrồng cây\nI. MỤC ĐÍCH\nTrồng cây.\n"
    (decision,) = parse(plain(text))
    assert (decision.issuer or "").lower() == wanted.lower()
