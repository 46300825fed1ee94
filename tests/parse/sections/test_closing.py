"""The end of an act: effect, what it replaces, who carries it out, recipients, signature."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.parse import parse
from schemas import Decision
from tests.support.reading import CLOSING, FOUNDING, HEAD, act, cases, line, of_pages, page, text_lines

EFFECT_LINE = "Điều 8. Quyết định này có hiệu lực kể từ ngày ký.\n"
EXECUTION = "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Xây dựng và các thành viên Tổ công tác chịu trách nhiệm thi hành Quyết định này./."
RECIPIENTS = "- Như Điều 9;\n- Lưu: VT.\n"
SIGNED = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thử Nghiệm\n"


def closed(old: str, new: str) -> Decision:
    assert old in CLOSING
    return act(FOUNDING, closing=CLOSING.replace(old, new))


EFFECTS: dict[str, tuple[str, str | None, str | None]] = {
    "semicolon": (
        "Quyết định này có hiệu lực kể từ ngày ký; các nội dung khác không đổi.", "kể từ ngày ký", "2024-04-05",
    ),
    "signed": ("có hiệu lực kể từ ngày ký.", "kể từ ngày ký", "2024-04-05"),
    "execution": ("có hiệu lực thi hành kể từ ngày ký.", "kể từ ngày ký", "2024-04-05"),
    "issued": ("có hiệu lực kể từ ngày ban hành.", "kể từ ngày ban hành", "2024-04-05"),
    "signed-and-issued": ("có hiệu lực kể từ ngày ký, ban hành.", "kể từ ngày ký, ban hành", "2024-04-05"),
    "date": ("có hiệu lực thi hành kể từ ngày 15 tháng 4 năm 2024.", "kể từ ngày 15 tháng 4 năm 2024", "2024-04-15"),
    "and-replaces": (
        "có hiệu lực kể từ ngày ký và thay thế Quyết định số 5/QĐ-UBND ngày 02/3/2019.", "kể từ ngày ký", "2024-04-05",
    ),
    "without-ke": ("có hiệu lực từ ngày ký.", "từ ngày ký", "2024-04-05"),
    "until": (
        "có hiệu lực từ ngày ký đến hết ngày 31/12/2025.", "từ ngày ký đến hết ngày 31/12/2025", "2025-12-31",
    ),
    "silent": ("giao Sở Xây dựng theo dõi.", None, None),
}  # fmt: skip


@pytest.mark.parametrize("case", EFFECTS.values(), ids=EFFECTS.keys())
def test_effect(case: tuple[str, str | None, str | None]) -> None:
    words, *wanted = case
    decision = closed("có hiệu lực kể từ ngày ký.", words)
    assert [decision.effective_text, decision.effective_on] == wanted


RELATIONS: dict[str, tuple[str, list[tuple[str, str | None, str | None]]]] = {
    "replaces": (
        "Quyết định này thay thế Quyết định số 5/QĐ-UBND ngày 02 tháng 3 năm 2019 của UBND tỉnh.",
        [("replaces", "5/QĐ-UBND", "2019-03-02")],
    ),
    "repeals": ("Bãi bỏ Quyết định số 17/QĐ-UBND ngày 02/3/2019.", [("repeals", "17/QĐ-UBND", "2019-03-02")]),
    "without-date": ("Quyết định này thay thế Quyết định số 5/QĐ-UBND.", [("replaces", "5/QĐ-UBND", None)]),
    "amends": (
        "Sửa đổi khoản 1 Điều 1 Quyết định số 5/QĐ-UBND ngày 02/3/2019.", [("amends", "5/QĐ-UBND", "2019-03-02")],
    ),
    "two": (
        "Quyết định này thay thế Quyết định số 5/QĐ-UBND ngày 02/3/2019 và Quyết định số 6/QĐ-UBND ngày 03/3/2019.",
        [("replaces", "5/QĐ-UBND", "2019-03-02"), ("replaces", "6/QĐ-UBND", "2019-03-03")],
    ),
    "none": ("Quyết định này có hiệu lực kể từ ngày ký.", []),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(RELATIONS))
def test_relations(case: tuple[str, list[tuple[str, str | None, str | None]]]) -> None:
    words, wanted = case
    decision = closed(EFFECT_LINE, f"Điều 8. {words}\n")
    assert [(r.kind, r.target_code, r.target_issued_on) for r in decision.relations] == wanted


EXECUTORS: dict[str, tuple[str, list[str]]] = {
    "divisions-in-small-letters": (
        "Phòng Kế hoạch tổng hợp, khoa Dược - Vật tư và Tổ công tác chịu trách nhiệm thi hành Quyết định này./.",
        ["Phòng Kế hoạch tổng hợp", "khoa Dược - Vật tư", "Tổ công tác"],
    ),
    "zones-in-a-name": (
        "Chánh Văn phòng; Trưởng các phòng thuộc Ban Quản lý KKT Mẫu và các KCN và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        ["Chánh Văn phòng", "Trưởng các phòng thuộc Ban Quản lý KKT Mẫu và các KCN", "các ông, bà có tên tại Điều 1"],
    ),
    "vague-with-capitals": (
        "Chánh Văn phòng UBND tỉnh, Thủ trưởng các Sở, Ban, Ngành, Chủ tịch UBND các huyện chịu trách nhiệm thi hành Quyết định này.",
        ["Chánh Văn phòng UBND tỉnh", "Thủ trưởng các Sở, Ban, Ngành", "Chủ tịch UBND các huyện"],
    ),
    "no-more-words": (
        "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Xây dựng và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành./.",
        ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Xây dựng", "các ông, bà có tên tại Điều 1"],
    ),
    "in-the-article-of-effect": (
        "Quyết định này có hiệu lực thi hành từ ngày ký. Văn phòng Hội và các ông, bà ở Điều 1 thi hành Quyết định này.",
        ["Văn phòng Hội", "các ông, bà ở Điều 1"],
    ),
    "usual": (EXECUTION, ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Xây dựng", "các thành viên Tổ công tác"]),
    "distributed": (
        "Giám đốc các sở: Xây dựng, Tài chính; Chủ tịch UBND huyện Mẫu chịu trách nhiệm thi hành Quyết định này./.",
        ["Giám đốc Sở Xây dựng", "Giám đốc Sở Tài chính", "Chủ tịch UBND huyện Mẫu"],
    ),
    "distributed-capital": (
        "Giám đốc các Sở: Xây dựng, Văn hóa, Thể thao và Du lịch chịu trách nhiệm thi hành Quyết định này./.",
        ["Giám đốc Sở Xây dựng", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"],
    ),
    "units": (
        "Thủ trưởng các đơn vị: Sở Xây dựng, Công an tỉnh và các thành viên Tổ công tác căn cứ Quyết định thi hành./.",
        ["Thủ trưởng Sở Xây dựng", "Thủ trưởng Công an tỉnh", "các thành viên Tổ công tác"],
    ),
    "other-heads": (
        "Chánh Văn phòng Bộ; Vụ trưởng các Vụ: Pháp chế, Kế hoạch - Tài chính; Giám đốc các sở: Công Thương, Xây dựng chịu trách nhiệm thi hành Quyết định này./.",
        ["Chánh Văn phòng Bộ", "Vụ trưởng Vụ Pháp chế", "Vụ trưởng Vụ Kế hoạch - Tài chính", "Giám đốc sở Công Thương", "Giám đốc sở Xây dựng"],
    ),
    "commas-in-names": (
        "Trưởng phòng Kinh tế, Hạ tầng và Đô thị, Chủ nhiệm đề tài, các thành viên Ban Chỉ đạo, Tổ giúp việc và các ông, bà có tên tại "
        "Điều 1, Điều 2 chịu trách nhiệm thi hành Quyết định này./.",
        ["Trưởng phòng Kinh tế, Hạ tầng và Đô thị", "Chủ nhiệm đề tài", "các thành viên Ban Chỉ đạo, Tổ giúp việc",
         "các ông, bà có tên tại Điều 1, Điều 2"],
    ),
    "and-a-person": (
        "Giám đốc Sở Xây dựng, các tập thể và cá nhân có tên tại Điều 1 và bà Mai Thí Dụ chịu trách nhiệm thi hành Quyết định này./.",
        ["Giám đốc Sở Xây dựng", "các tập thể và cá nhân có tên tại Điều 1", "bà Mai Thí Dụ"],
    ),
    "misters": (
        "Các ông, bà: Chánh Văn phòng UBND tỉnh, Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này./.",
        ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Xây dựng"],
    ),
    "heads-alone": ("Giám đốc: Công an tỉnh, Sở Y tế; Trưởng phòng: Quản trị - Phục vụ, Tài chính và các thầy, cô có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
                    ["Giám đốc Công an tỉnh", "Giám đốc Sở Y tế", "Trưởng phòng Quản trị - Phục vụ", "Trưởng phòng Tài chính", "các thầy, cô có tên tại Điều 1"]),
    "named-behind-a-group": ("Giám đốc các Sở: Y tế, Tài chính, Chủ tịch UBND huyện A và ông Lò Văn Thử chịu trách nhiệm thi hành Quyết định này./.",
                             ["Giám đốc Sở Y tế", "Giám đốc Sở Tài chính", "Chủ tịch UBND huyện A", "ông Lò Văn Thử"]),
    "unit-behind-several": ("Các ông (bà) có tên tại Điều 1, các tổ chuyên môn và tổ Văn phòng chịu trách nhiệm thi hành Quyết định này./.",
                            ["Các ông (bà) có tên tại Điều 1", "các tổ chuyên môn", "tổ Văn phòng"]),
    "behind-the-effect": (
        "Quyết định này có hiệu lực kể từ ngày ký; Văn phòng Hội Mẫu và các ông, bà có tên trên chịu trách nhiệm thi hành.",
        ["Văn phòng Hội Mẫu", "các ông, bà có tên trên"],
    ),
    "hamlets": ("Trưởng các xóm: Tà, Mẫu chịu trách nhiệm thi hành Quyết định này.", ["Trưởng xóm Tà", "Trưởng xóm Mẫu"]),
    "places-and-annexes": (
        "Chánh Văn phòng, Trưởng các thôn Tà Mẫu, Tà Thử và các thành viên có tên tại Phụ lục I, Phụ lục II chịu trách nhiệm thi hành Quyết định này.",
        ["Chánh Văn phòng", "Trưởng các thôn Tà Mẫu, Tà Thử", "các thành viên có tên tại Phụ lục I, Phụ lục II"],
    ),
    "a-post-ends-the-list": (
        "Giám đốc các Sở: Nội vụ, Tài chính, Giám đốc Công an tỉnh Mẫu chịu trách nhiệm thi hành Quyết định này.",
        ["Giám đốc Sở Nội vụ", "Giám đốc Sở Tài chính", "Giám đốc Công an tỉnh Mẫu"],
    ),
    "behind-a-sentence-that-ends-like-a-unit": (
        "Tổ tự giải thể khi xong nhiệm vụ. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này.", ["Chánh Văn phòng Sở"],
    ),
    "names-with-commas-parted-by-semicolons": (
        "Giám đốc các Sở: Lao động, Thương binh và Xã hội; Tài chính; Kho bạc Nhà nước tỉnh chịu trách nhiệm thi hành Quyết định này.",
        ["Giám đốc Sở Lao động, Thương binh và Xã hội", "Giám đốc Sở Tài chính", "Kho bạc Nhà nước tỉnh"],
    ),
    "a-division-with-commas": (
        "Phòng Kinh tế, Hạ tầng và Đô thị, Công an phường chịu trách nhiệm thi hành Quyết định này.",
        ["Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường"],
    ),
    "a-body-behind-and": (
        "UBND các xã có liên quan và Đoàn khảo sát chịu trách nhiệm thi hành Quyết định này.",
        ["UBND các xã có liên quan", "Đoàn khảo sát"],
    ),
    "councils-are-agencies": (
        "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã chịu trách nhiệm thi hành Quyết định này.",
        ["Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"],
    ),
    "asked": (
        "Yêu cầu Trưởng các phòng, Quản đốc các xưởng biết và liên hệ công tác.", ["Trưởng các phòng", "Quản đốc các xưởng"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(EXECUTORS))
def test_executors(case: tuple[str, list[str]]) -> None:
    words, wanted = case
    assert [e.text.lower() for e in closed(EXECUTION, words).executors] == [text.lower() for text in wanted]


LINES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "usual": ("- Như Điều 9;\n- Lưu: VT, XD (5).\n", [("Như Điều 9", None), ("Lưu: VT, XD (5)", None)]),
    "purpose": (
        "- Bộ Xây dựng (để b/c);\n- TT Tỉnh ủy (để báo cáo);\n- Như Điều 9 (để thực hiện);\n- Lưu VT.\n",
        [("Bộ Xây dựng", "để b/c"), ("TT Tỉnh ủy", "để báo cáo"), ("Như Điều 9", "để thực hiện"), ("Lưu VT", None)],
    ),
    "purpose-short": ("- Chủ tịch, các PCT UBND tỉnh (b/c);\n- Lưu: VT.\n",
                      [("Chủ tịch, các PCT UBND tỉnh", "b/c"), ("Lưu: VT", None)]),
    "no-purpose-in-brackets": ("- Sở Xây dựng (02 bản);\n- Lưu: VT.\n", [("Sở Xây dựng (02 bản)", None), ("Lưu: VT", None)]),
    "published": ("- Cổng TTĐT tỉnh (công khai);\n- Như Điều 9 (thi hành);\n- Lưu: VT.\n",
                  [("Cổng TTĐT tỉnh", "công khai"), ("Như Điều 9", "thi hành"), ("Lưu: VT", None)]),
    "wrapped-behind-a-comma": ("- VPCP: các Vụ: TH,\nCN và KTTH;\n- Lưu: VT.\n", [("VPCP: các Vụ: TH, CN và KTTH", None), ("Lưu: VT", None)]),
    "nothing-behind-the-file-copy": ("- Như Điều 9;\n- Lưu: VT.\nBản in thử\n", [("Như Điều 9", None), ("Lưu: VT", None)]),
    "wrapped": ("- Chủ tịch, các Phó Chủ tịch UBND\ntỉnh;\n- Lưu: VT.\n",
                [("Chủ tịch, các Phó Chủ tịch UBND tỉnh", None), ("Lưu: VT", None)]),
}  # fmt: skip


@pytest.mark.parametrize("case", LINES.values(), ids=LINES.keys())
def test_recipients(case: tuple[str, list[tuple[str, str | None]]]) -> None:
    words, wanted = case
    assert [(r.text, r.purpose) for r in closed(RECIPIENTS, words).recipients] == wanted


SIGNATURES: dict[str, tuple[str, tuple[str | None, str | None, str | None]]] = {
    "kt": (SIGNED, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thử Nghiệm")),
    "tm": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thử Nghiệm\n", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thử Nghiệm")),
    "tm-kt": (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thử Nghiệm\n",
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thử Nghiệm"),
    ),
    "tm-wrapped": (
        "TM. ỦY BAN NHÂN DÂN TỈNH CAO\nBẰNG\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thử Nghiệm\n",
        ("TM. ỦY BAN NHÂN DÂN TỈNH CAO BẰNG KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thử Nghiệm"),
    ),
    "tl": ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTrần Thử Nghiệm\n", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trần Thử Nghiệm")),
    "tuq": ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ XÂY DỰNG\nTrần Thử Nghiệm\n", ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ XÂY DỰNG", "Trần Thử Nghiệm")),
    "none": ("CHỦ TỊCH\nTrần Thử Nghiệm\n", (None, "CHỦ TỊCH", "Trần Thử Nghiệm")),
    "director": ("GIÁM ĐỐC\nTrần Thử Nghiệm\n", (None, "GIÁM ĐỐC", "Trần Thử Nghiệm")),
    "signed-mark": ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Thử Nghiệm\n", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thử Nghiệm")),
    "degree": ("GIÁM ĐỐC\nTS. Trần Thử Nghiệm\n", (None, "GIÁM ĐỐC", "Trần Thử Nghiệm")),
    "in-capitals": ("CHỦ TỊCH\nTRẦN THỬ NGHIỆM\n", (None, "CHỦ TỊCH", "TRẦN THỬ NGHIỆM")),
    "acting": ("Q. GIÁM ĐỐC\nTrần Thử Nghiệm\n", (None, "Q. GIÁM ĐỐC", "Trần Thử Nghiệm")),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(SIGNATURES))
def test_signature(case: tuple[str, tuple[str | None, str | None, str | None]]) -> None:
    words, wanted = case
    signature = closed(SIGNED, words).signature
    assert (signature.authority, signature.position, signature.name) == wanted


@pytest.mark.parametrize("seen", ["5 KT. CHỦ TỊCH", "`'KT. CHỦ TỊCH", "sx „ KT. CHỦ TỊCH ~v"])
def test_strokes_beside_a_post_are_none_of_it(seen: str) -> None:
    typed = text_lines(HEAD + FOUNDING + EXECUTION)
    scanned = [
        line(text, ocr=True, column="right") for text in (seen, "°PHÓ CHỦ TỊCH", "Wt Vv", "Trần Thử Nghiệm")
    ]
    (decision,) = parse(of_pages([page(typed), page(scanned, 2)], "scan"))
    signature = decision.signature
    assert (signature.authority, signature.position, signature.name) == (
        "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thử Nghiệm",
    )  # fmt: skip
    assert any(item.path == "signature.position" and item.code == "cut-off" for item in decision.review)


def test_a_scan_loses_commas_and_gains_specks() -> None:
    typed = text_lines(HEAD + FOUNDING + "Điều 8. Quyết định này có hiệu lực kể từ ngày ký.\n" + EXECUTION)
    scanned = [line(text, ocr=True) for text in ("Nơi nhận:", "- An Như Điều 9;", "- Lưu: VT VX.")]
    (decision,) = parse(of_pages([page(typed), page(scanned, 2)], "scan"))
    assert [r.text for r in decision.recipients] == ["Như Điều 9", "Lưu: VT, VX"]
