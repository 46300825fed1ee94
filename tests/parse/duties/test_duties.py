"""Duties: who has which; lead-ins, rules and the closing are none."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.parse import parse
from schemas import AssigneeKind, Decision
from tests.support.reading import (
    CLOSING,
    FOUNDING,
    HEAD,
    act,
    act_with_table,
    cases,
    of_pages,
    page,
    row,
    text_lines,
)

SEATS = (
    "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n2. Bà Mai Thí Dụ, Trưởng phòng Hạ tầng, Sở Xây dựng - Tổ phó;\n"
    "3. Ông Cao Ví Von, Chuyên viên Sở Y tế - Thành viên.\n"
)
Given = tuple[AssigneeKind | None, str | None, str | None, str]
"""Kind of assignee, assignee, label, text."""


def given(articles: str) -> list[Given]:
    return of(act(FOUNDING + SEATS + articles))


def of(decision: Decision) -> list[Given]:
    return [(d.assignee_kind, d.assignee, d.label, d.text) for d in decision.duties]


DUTIES: dict[str, tuple[str, list[Given]]] = {
    "body-numbered": (
        "Điều 2. Nhiệm vụ của Tổ công tác\n1. Khảo sát hiện trạng cây xanh.\n2. Lập kế hoạch trồng cây hằng năm.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh."),
         ("body", "Tổ công tác", "2", "Lập kế hoạch trồng cây hằng năm.")],
    ),
    "as-the-rules-say": (
        "Điều 2. Các thành viên Tổ công tác thực hiện nhiệm vụ theo Quy chế hoạt động và sự phân công của Tổ trưởng.\n",
        [("role", "Thành viên", None,
          "Các thành viên Tổ công tác thực hiện nhiệm vụ theo Quy chế hoạt động và sự phân công của Tổ trưởng.")],
    ),
    "as-somebody-says": (
        "Điều 2. Các thành viên thực hiện nhiệm vụ do Tổ trưởng phân công.\n",
        [("role", "Thành viên", None, "Các thành viên thực hiện nhiệm vụ do Tổ trưởng phân công.")],
    ),
    "those-named-there": (
        "Điều 2. Các cá nhân có tên tại Điều 1 kế thừa nhiệm vụ của người tiền nhiệm.\n",
        [("person", "Các cá nhân có tên tại Điều 1", None, "Các cá nhân có tên tại Điều 1 kế thừa nhiệm vụ của người tiền nhiệm.")],
    ),
    "those-named-there-by-addresses": (
        "Điều 2. Ông, bà có tên tại Điều 1 phải bàn giao sổ sách trước ngày 01/6.\n",
        [("person", "Ông, bà có tên tại Điều 1", None, "Ông, bà có tên tại Điều 1 phải bàn giao sổ sách trước ngày 01/6.")],
    ),
    "led-by-somebody": (
        "Điều 2. Nhiệm vụ\n1. Tổ công tác chịu sự chỉ đạo của Sở Xây dựng.\n2. Thành viên mạng lưới:\n+ Đôn đốc tưới cây.\n",
        [("body", "Tổ công tác", "1", "Tổ công tác chịu sự chỉ đạo của Sở Xây dựng."),
         ("role", "Thành viên mạng lưới", "+", "Đôn đốc tưới cây.")],
    ),
    "body-lettered": (
        "Điều 2. Nhiệm vụ của Tổ công tác:\na) Khảo sát hiện trạng cây xanh;\nb) Lập kế hoạch trồng cây hằng năm;\nđ) Báo cáo UBND tỉnh.\n",
        [("body", "Tổ công tác", "a", "Khảo sát hiện trạng cây xanh;"),
         ("body", "Tổ công tác", "b", "Lập kế hoạch trồng cây hằng năm;"),
         ("body", "Tổ công tác", "đ", "Báo cáo UBND tỉnh.")],
    ),
    "body-dashes": (
        "Điều 2. Tổ công tác có nhiệm vụ:\n- Khảo sát hiện trạng cây xanh;\n- Lập kế hoạch trồng cây hằng năm.\n",
        [("body", "Tổ công tác", "-", "Khảo sát hiện trạng cây xanh;"),
         ("body", "Tổ công tác", "-", "Lập kế hoạch trồng cây hằng năm.")],
    ),
    "body-prose": (
        "Điều 2. Tổ công tác có nhiệm vụ khảo sát hiện trạng cây xanh.\n",
        [("body", "Tổ công tác", None, "Tổ công tác có nhiệm vụ khảo sát hiện trạng cây xanh.")],
    ),
    "roles": (
        "Điều 2. Nhiệm vụ của các thành viên\n1. Tổ trưởng:\na) Chỉ đạo chung hoạt động của Tổ;\nb) Triệu tập các cuộc họp.\n"
        "2. Tổ phó:\na) Giúp Tổ trưởng điều hành công việc.\n",
        [("role", "Tổ trưởng", "a", "Chỉ đạo chung hoạt động của Tổ;"), ("role", "Tổ trưởng", "b", "Triệu tập các cuộc họp."),
         ("role", "Tổ phó", "a", "Giúp Tổ trưởng điều hành công việc.")],
    ),
    "role-of": (
        "Điều 2. Trách nhiệm của Tổ trưởng\n1. Chỉ đạo chung hoạt động của Tổ.\n2. Triệu tập các cuộc họp.\n",
        [("role", "Tổ trưởng", "1", "Chỉ đạo chung hoạt động của Tổ."), ("role", "Tổ trưởng", "2", "Triệu tập các cuộc họp.")],
    ),
    "role-prose": (
        "Điều 2. Tổ trưởng có trách nhiệm phân công nhiệm vụ cho từng thành viên.\n",
        [("role", "Tổ trưởng", None, "Tổ trưởng có trách nhiệm phân công nhiệm vụ cho từng thành viên.")],
    ),
    "told-behind-a-list": (
        "Ông Lò Văn Thử và bà Mai Thí Dụ chịu trách nhiệm quét, nhập dữ liệu.\n",
        [("person", "Lò Văn Thử; Mai Thí Dụ", None, "Ông Lò Văn Thử và bà Mai Thí Dụ chịu trách nhiệm quét, nhập dữ liệu.")],
    ),
    "all-members-told": (
        "Điều 2. Các thành viên Tổ công tác được cử tại Điều 1 có trách nhiệm tham gia theo phân công của Tổ trưởng.\n",
        [("role", "Thành viên", None, "Các thành viên Tổ công tác được cử tại Điều 1 có trách nhiệm tham gia theo phân công của Tổ trưởng.")],
    ),
    "where-and-when-before-the-order": (
        "Điều 2. Tổ công tác làm việc từ ngày 01/5/2024 tại Sở Xây dựng, có trách nhiệm khảo sát cây xanh.\n",
        [("body", "Tổ công tác", None, "Tổ công tác làm việc từ ngày 01/5/2024 tại Sở Xây dựng, có trách nhiệm khảo sát cây xanh.")],
    ),
    "behind-seats": (
        "Điều 2. Thành lập các Tiểu ban giúp việc:\n1. Tiểu ban Nội dung do ông Cao Ví Von làm Trưởng tiểu ban. Tiểu ban soạn thảo câu hỏi.\n"
        "2. Tiểu ban Hậu cần do bà Hồ Giả Định làm Trưởng tiểu ban. Chuẩn bị sân khấu, âm thanh.\n",
        [("body", "Tiểu ban", None, "Tiểu ban soạn thảo câu hỏi."),
         ("body", "Tiểu ban Hậu cần", None, "Chuẩn bị sân khấu, âm thanh.")],
    ),
    "units-in-small-letters-and-groups": (
        "Điều 2. Trách nhiệm của các đơn vị\n1. Các đơn vị được phân bổ kinh phí sử dụng đúng mục đích.\n2. Tổ Văn phòng dự toán kinh phí.\n"
        "3. Các công đoàn cơ sở\n- Gửi danh sách đăng ký.\n",
        [("organization", "Các đơn vị được phân bổ kinh phí", "1", "Các đơn vị được phân bổ kinh phí sử dụng đúng mục đích."),
         ("organization", "Tổ Văn phòng", "2", "Tổ Văn phòng dự toán kinh phí."),
         ("organization", "Các công đoàn cơ sở", "-", "Gửi danh sách đăng ký.")],
    ),
    "role-in-the-singular": (
        "Điều 2. Trách nhiệm của các thành viên:\n1. Tham gia đầy đủ các cuộc họp.\n",
        [("role", "Thành viên", "1", "Tham gia đầy đủ các cuộc họp.")],
    ),
    "persons": (
        "Điều 2. Phân công nhiệm vụ các thành viên\n2.1. Ông Lò Văn Thử - Tổ trưởng:\n- Chỉ đạo chung hoạt động của Tổ.\n"
        "2.2. Bà Mai Thí Dụ - Tổ phó:\n- Theo dõi khu vực phía Nam.\n",
        [("person", "Lò Văn Thử", "-", "Chỉ đạo chung hoạt động của Tổ."), ("person", "Mai Thí Dụ", "-", "Theo dõi khu vực phía Nam.")],
    ),
    "organisations": (
        "Điều 2. Phân công nhiệm vụ\n1. Sở Xây dựng:\na) Cung cấp bản đồ cây xanh;\nb) Tổng hợp báo cáo.\n2. Sở Tài chính:\na) Bố trí vốn trồng cây.\n",
        [("organization", "Sở Xây dựng", "a", "Cung cấp bản đồ cây xanh;"), ("organization", "Sở Xây dựng", "b", "Tổng hợp báo cáo."),
         ("organization", "Sở Tài chính", "a", "Bố trí vốn trồng cây.")],
    ),
    "own-organisations": (
        "Điều 2. Nhiệm vụ của Tổ công tác:\n1. Khảo sát hiện trạng cây xanh.\n"
        "2. Sở Tài chính, Sở Y tế có trách nhiệm bố trí cán bộ tham gia.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh."),
         ("organization", "Sở Tài chính; Sở Y tế", "2", "Sở Tài chính, Sở Y tế có trách nhiệm bố trí cán bộ tham gia.")],
    ),
    "role-and-colon": (
        "Điều 2. Phân công nhiệm vụ:\n- Tổ trưởng: Chỉ đạo chung hoạt động của Tổ.\n- Các Tổ phó: Giúp Tổ trưởng theo dõi cây xanh.\n"
        "- Các thành viên: Tham gia đầy đủ các cuộc họp, chịu trách nhiệm về phần việc được giao.\n",
        [("role", "Tổ trưởng", "-", "Chỉ đạo chung hoạt động của Tổ."),
         ("role", "Tổ phó", "-", "Giúp Tổ trưởng theo dõi cây xanh."),
         ("role", "Thành viên", "-", "Tham gia đầy đủ các cuộc họp, chịu trách nhiệm về phần việc được giao.")],
    ),
    "role-and-verb": (
        "Điều 2. Trách nhiệm của thành viên Tổ công tác\n1. Tổ trưởng chịu trách nhiệm trước UBND tỉnh về hoạt động của Tổ.\n"
        "2. Tổ phó giúp Tổ trưởng điều hành công việc.\n3. Thư ký tổng hợp số liệu, soạn thảo báo cáo.\n",
        [("role", "Tổ trưởng", "1", "Tổ trưởng chịu trách nhiệm trước UBND tỉnh về hoạt động của Tổ."),
         ("role", "Tổ phó", "2", "Tổ phó giúp Tổ trưởng điều hành công việc."),
         ("role", "Thư ký", "3", "Thư ký tổng hợp số liệu, soạn thảo báo cáo.")],
    ),
    "role-after-the-body's": (
        "Điều 2. Tổ công tác có nhiệm vụ:\n- Khảo sát hiện trạng cây xanh.\n"
        "Tổ trưởng Tổ công tác phân công công việc cho các thành viên.\n",
        [("body", "Tổ công tác", "-", "Khảo sát hiện trạng cây xanh."),
         ("role", "Tổ trưởng", None, "Tổ trưởng Tổ công tác phân công công việc cho các thành viên.")],
    ),
    "mister-role": (
        "Điều 2. Ông Tổ trưởng phân công nhiệm vụ cụ thể cho từng thành viên.\n",
        [("role", "Tổ trưởng", None, "Ông Tổ trưởng phân công nhiệm vụ cụ thể cho từng thành viên.")],
    ),
    "person-and-verb": (
        "Điều 2. Nhiệm vụ, quyền hạn\n1. Tổ công tác có nhiệm vụ:\na) Khảo sát hiện trạng cây xanh.\n2. Bà Mai Thí Dụ tổng hợp, báo cáo số liệu.\n",
        [("body", "Tổ công tác", "a", "Khảo sát hiện trạng cây xanh."),
         ("person", "Mai Thí Dụ", "2", "Bà Mai Thí Dụ tổng hợp, báo cáo số liệu.")],
    ),
    "person-prose": (
        "Điều 2. Ông Lò Văn Thử phụ trách công tác giám sát, ký biên bản.\n",
        [("person", "Lò Văn Thử", None, "Ông Lò Văn Thử phụ trách công tác giám sát, ký biên bản.")],
    ),
    "person-behind-the-role": (
        "Điều 2. Phân công nhiệm vụ:\na) Tổ phó Mai Thí Dụ: Giúp Tổ trưởng điều hành.\nb) Ông Cao Ví Von, Thành viên: Theo dõi cây xanh.\n",
        [("person", "Mai Thí Dụ", "a", "Giúp Tổ trưởng điều hành."),
         ("person", "Cao Ví Von", "b", "Theo dõi cây xanh.")],
    ),
    "heading-of-its-own": (
        "Điều 2. Nhiệm vụ của Tổ công tác và các thành viên\n1. Nhiệm vụ của Tổ công tác: Khảo sát hiện trạng cây xanh.\n"
        "2. Nhiệm vụ của Thư ký: Ghi biên bản các cuộc họp.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh."),
         ("role", "Thư ký", "2", "Ghi biên bản các cuộc họp.")],
    ),
    "has-the-duties": (
        "Điều 2. Tổ công tác có các nhiệm vụ sau:\n+ Khảo sát hiện trạng cây xanh;\n",
        [("body", "Tổ công tác", "+", "Khảo sát hiện trạng cây xanh;")],
    ),
    "points-in-a-line": (
        "Điều 2. Tổ công tác có nhiệm vụ: a) Khảo sát hiện trạng cây xanh; b) Báo cáo UBND tỉnh.\n",
        [("body", "Tổ công tác", "a", "Khảo sát hiện trạng cây xanh;"), ("body", "Tổ công tác", "b", "Báo cáo UBND tỉnh.")],
    ),
    "points-run-together": (
        "Điều 2. Tổ công tác có nhiệm vụ:\na) Khảo sát hiện trạng cây xanh b) Lập kế hoạch trồng cây;\nc) Báo cáo UBND tỉnh.\n",
        [("body", "Tổ công tác", "a", "Khảo sát hiện trạng cây xanh"), ("body", "Tổ công tác", "b", "Lập kế hoạch trồng cây;"),
         ("body", "Tổ công tác", "c", "Báo cáo UBND tỉnh.")],
    ),
    "standing-agency-behind": (
        "Điều 2. Cơ quan thường trực của Tổ công tác là Sở Xây dựng, có nhiệm vụ:\na) Chuẩn bị tài liệu các cuộc họp;\n",
        [("organization", "Sở Xây dựng", "a", "Chuẩn bị tài liệu các cuộc họp;")],
    ),
    "asked": (
        "Điều 2. Phân công nhiệm vụ\n1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động nhân dân.\n2. Giao Sở Nội vụ đưa kết quả vào tiêu chí.\n",
        [("organization", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "1",
          "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động nhân dân."),
         ("organization", "Sở Nội vụ", "2", "Giao Sở Nội vụ đưa kết quả vào tiêu chí.")],
    ),
    "leaders-lead": (
        "Điều 2. Nhiệm vụ\n1. Tổ trưởng:\n- Lãnh đạo, điều hành mọi hoạt động của Tổ; chủ trì các cuộc họp.\n",
        [("role", "Tổ trưởng", "-", "Lãnh đạo, điều hành mọi hoạt động của Tổ; chủ trì các cuộc họp.")],
    ),
    "standing-agency-too": (
        "Điều 2. Sở Xây dựng là cơ quan thường trực của Tổ công tác, có trách nhiệm chuẩn bị tài liệu các cuộc họp.\n",
        [("organization", "Sở Xây dựng", None,
          "Sở Xây dựng là cơ quan thường trực của Tổ công tác, có trách nhiệm chuẩn bị tài liệu các cuộc họp.")],
    ),
    "standing-agency-leads-in": (
        "Điều 2. Cơ quan thường trực\n1. Sở Xây dựng là cơ quan thường trực của Tổ công tác, có trách nhiệm:\n- Chuẩn bị tài liệu các cuộc họp;\n",
        [("organization", "Sở Xây dựng", "-", "Chuẩn bị tài liệu các cuộc họp;")],
    ),
    "besides": (
        "Điều 2. Ngoài nhiệm vụ nêu tại Điều 1, Tổ công tác thực hiện các nhiệm vụ khác do UBND tỉnh giao.\n",
        [("body", "Tổ công tác", None, "Ngoài nhiệm vụ nêu tại Điều 1, Tổ công tác thực hiện các nhiệm vụ khác do UBND tỉnh giao.")],
    ),
    "no-duty-among-duties": (
        "Điều 2. Tổ công tác có nhiệm vụ:\n- Khảo sát hiện trạng cây xanh.\nThời gian khảo sát: từ ngày 15/4/2024 đến hết ngày 15/5/2024.\n",
        [("body", "Tổ công tác", "-", "Khảo sát hiện trạng cây xanh.")],
    ),
    "agencies-of-their-own": (
        "Điều 2. Phòng Hạ tầng - Kinh tế lo đủ cây giống; Công an tỉnh giữ gìn trật tự nơi trồng cây.\n",
        [("organization", "Phòng Hạ tầng - Kinh tế", None, "Phòng Hạ tầng - Kinh tế lo đủ cây giống;"),
         ("organization", "Công an tỉnh", None, "Công an tỉnh giữ gìn trật tự nơi trồng cây.")],
    ),
    "when-and-who": (
        "Điều 2. Chậm nhất 15 ngày sau khi thành lập, Tổ công tác phải trình đề cương.\n",
        [("body", "Tổ công tác", None, "Chậm nhất 15 ngày sau khi thành lập, Tổ công tác phải trình đề cương.")],
    ),
    "duty-and-end-in-one": (
        "Điều 2. Tổ công tác có nhiệm vụ trồng cây theo kế hoạch và tự giải thể sau khi hoàn thành nhiệm vụ.\n",
        [("body", "Tổ công tác", None, "Tổ công tác có nhiệm vụ trồng cây theo kế hoạch và tự giải thể sau khi hoàn thành nhiệm vụ.")],
    ),
    "numbers-in-a-line": (
        "Điều 2. Tổ công tác có nhiệm vụ: (1) khảo sát cây xanh; (2) báo cáo UBND tỉnh.\n",
        [("body", "Tổ công tác", "1", "khảo sát cây xanh;"), ("body", "Tổ công tác", "2", "báo cáo UBND tỉnh.")],
    ),
    "agency-and-colon": (
        "Điều 2. Phân công thực hiện:\n- Sở Y tế: kiểm tra nước tưới.\n- UBND các xã: chuẩn bị hố trồng cây.\n",
        [("organization", "Sở Y tế", "-", "kiểm tra nước tưới."), ("organization", "UBND các xã", "-", "chuẩn bị hố trồng cây.")],
    ),
    "two-subjects": (
        "Điều 2. Ông Lò Văn Thử và bà Mai Thí Dụ thay mặt nhau khi một người đi vắng.\n",
        [("person", "Lò Văn Thử; Mai Thí Dụ", None, "Ông Lò Văn Thử và bà Mai Thí Dụ thay mặt nhau khi một người đi vắng.")],
    ),
    "those-meant": (
        "Điều 2. Người trồng cây phải ghi sổ theo dõi hằng tháng.\n",
        [("role", "Người trồng cây", None, "Người trồng cây phải ghi sổ theo dõi hằng tháng.")],
    ),
    "latin-letters": (
        "Điều 2. Nhiệm vụ của Tổ công tác:\nd. Khảo sát hiện trạng;\ne. Lập kế hoạch trồng cây;\nf. Thực hiện các nhiệm vụ khác.\n",
        [("body", "Tổ công tác", "d", "Khảo sát hiện trạng;"), ("body", "Tổ công tác", "e", "Lập kế hoạch trồng cây;"),
         ("body", "Tổ công tác", "f", "Thực hiện các nhiệm vụ khác.")],
    ),
    "fields-of-roles": (
        "Điều 2. Nhiệm vụ\n1. Tổ phó kỹ thuật lập bản đồ cây xanh.\n2. Thành viên là đại diện Sở Y tế có trách nhiệm kiểm tra nước tưới.\n",
        [("role", "Tổ phó kỹ thuật", "1", "Tổ phó kỹ thuật lập bản đồ cây xanh."),
         ("role", "Thành viên là đại diện Sở Y tế", "2", "Thành viên là đại diện Sở Y tế có trách nhiệm kiểm tra nước tưới.")],
    ),
    "posts-of-several": (
        "Điều 2. Các Phó Giám đốc chủ động phối hợp với các sở.\n",
        [("role", "Phó Giám đốc", None, "Các Phó Giám đốc chủ động phối hợp với các sở.")],
    ),
    "counted-in-words": (
        "Điều 2. Tổ công tác có nhiệm vụ: một là, khảo sát cây xanh; hai là, lập kế hoạch trồng cây.\n",
        [("body", "Tổ công tác", None, "khảo sát cây xanh;"), ("body", "Tổ công tác", None, "lập kế hoạch trồng cây.")],
    ),
    "groups-of-units": (
        "Điều 2. Các huyện, thị trấn gửi báo cáo hằng tháng. Các Tổ trồng cây báo cáo hằng tuần.\n",
        [("organization", "Các huyện, thị trấn", None, "Các huyện, thị trấn gửi báo cáo hằng tháng."),
         ("body", "Các Tổ trồng cây", None, "Các Tổ trồng cây báo cáo hằng tuần.")],
    ),
    "order-over-the-last-word": (
        "Điều 2. Tổ phó trực tiếp chỉ đạo việc trồng cây.\n",
        [("role", "Tổ phó", None, "Tổ phó trực tiếp chỉ đạo việc trồng cây.")],
    ),
    "lead-in-behind-a-sentence": (
        "Điều 2. Sở Xây dựng là cơ quan thường trực của Tổ công tác. Tổ công tác thực hiện các nhiệm vụ sau:\n1. Khảo sát hiện trạng cây xanh.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh.")],
    ),
    "standing-agency-told": (
        "Điều 2. Sở Xây dựng là cơ quan thường trực, có trách nhiệm tham mưu kế hoạch và quản lý kinh phí hoạt động của Tổ công tác.\n",
        [("organization", "Sở Xây dựng", None, "Sở Xây dựng là cơ quan thường trực, có trách nhiệm tham mưu kế hoạch và quản lý kinh phí hoạt động của Tổ công tác.")],
    ),
    "lead-in-paragraph": (
        "Điều 2. Nhiệm vụ\nTổ công tác có nhiệm vụ sau đây:\n1. Khảo sát hiện trạng cây xanh.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh.")],
    ),
    "wrapped": (
        "Điều 2. Nhiệm vụ của Tổ công tác\n1. Khảo sát hiện trạng cây xanh trên địa bàn các huyện và thành phố của\ntỉnh, lập bản đồ.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh trên địa bàn các huyện và thành phố của tỉnh, lập bản đồ.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(DUTIES))
def test_duties(case: tuple[str, list[Given]]) -> None:
    articles, wanted = case
    assert given(articles) == wanted


def test_a_second_body_in_prose() -> None:
    decision = act(
        FOUNDING
        + SEATS
        + "Điều 2. Thành lập Tổ giúp việc Tổ công tác (sau đây gọi là Tổ giúp việc) gồm:\n1. Bà Hà Giả Định, Chuyên viên Sở Xây dựng - Tổ trưởng.\n"
        "Điều 3. Tổ công tác có nhiệm vụ:\n- Khảo sát hiện trạng cây xanh.\nTổ giúp việc có nhiệm vụ chuẩn bị tài liệu các cuộc họp.\n"
    )
    assert [(d.assignee_kind, d.assignee) for d in decision.duties] == [
        ("body", "Tổ công tác"),
        ("body", "Tổ giúp việc"),
    ]


def test_agencies_of_a_decision_without_a_body() -> None:
    head = HEAD.replace("thành lập Tổ công tác trồng cây bóng mát", "giao đất cho Trung tâm Cây xanh")
    decision = act(
        "Điều 1. Giao 500 m2 đất cho Trung tâm Cây xanh.\nĐiều 2. Giao nhiệm vụ cho các cơ quan như sau:\n"
        "1. UBND huyện Mẫu chỉ đạo UBND xã Thử quản lý ranh giới.\n2. Ban Thi đua - Khen thưởng lập danh sách khen thưởng.\n"
        "Điều 3. Sở Tài chính có trách nhiệm hướng dẫn, kiểm tra việc thực hiện.\n",
        head,
    )
    assert [(d.assignee_kind, d.assignee, d.label) for d in decision.duties] == [
        ("organization", "UBND huyện Mẫu", "1"),
        ("organization", "Ban Thi đua - Khen thưởng", "2"),
        ("organization", "Sở Tài chính", None),
    ]


def test_rules_that_follow_in_one_clause() -> None:
    decision = act(
        FOUNDING
        + SEATS
        + "Điều 2. Chế độ làm việc\n1. Sở Xây dựng là cơ quan thường trực của Tổ công tác. Tổ công tác họp định kỳ mỗi quý một lần.\n"
        "2. Tổ trưởng sử dụng con dấu của UBND tỉnh. Tổ phó sử dụng con dấu của Sở Xây dựng.\n"
    )
    (body,) = decision.bodies
    assert body.standing_agency == "Sở Xây dựng"
    assert body.working_rules == (
        "Tổ công tác họp định kỳ mỗi quý một lần.",
        "Tổ trưởng sử dụng con dấu của UBND tỉnh.",
        "Tổ phó sử dụng con dấu của Sở Xây dựng.",
    )
    assert decision.duties == ()


COLUMNS = {
    "duties-beside-roles": ("Chức danh", "Nhiệm vụ"),
    "assigned": ("Chức danh", "Nhiệm vụ được phân công"),
}


@pytest.mark.parametrize("heads", COLUMNS.values(), ids=COLUMNS.keys())
def test_duties_in_a_column(heads: tuple[str, str]) -> None:
    decision = act_with_table(
        [
            ("TT", "Họ và tên", "Chức vụ, đơn vị công tác", *heads),
            (
                "1",
                "Ông Lò Văn Thử",
                "Phó Giám đốc Sở Xây dựng",
                "Tổ trưởng",
                "- Phụ trách chung; - Chủ trì các cuộc họp.",
            ),
            ("2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên", "Lấy mẫu, ghi biên bản."),
            ("3", "Ông Cao Ví Von", "Chuyên viên Sở Nội vụ", "Thành viên", ""),
        ]
    )
    assert of(decision) == [
        ("person", "Lò Văn Thử", "-", "Phụ trách chung;"),
        ("person", "Lò Văn Thử", "-", "Chủ trì các cuộc họp."),
        ("person", "Mai Thí Dụ", None, "Lấy mẫu, ghi biên bản."),
    ]
    assert [m.role_text for m in decision.members] == ["Tổ trưởng", "Thành viên", "Thành viên"]


@pytest.mark.parametrize("label", ["Nhiệm vụ", "Phân công", "Việc được giao", "Việc phụ trách"])
def test_work_on_cards(label: str) -> None:
    card = "{}. Họ tên: {}\nĐơn vị: Sở Xây dựng\nVai trò: {}\n{}: {}\n"
    first = card.format(1, "Lò Văn Thử", "Tổ trưởng", label, "Chỉ đạo chung.")
    other = card.format(2, "Mai Thí Dụ", "Thành viên", label, "Đo cây.")
    assert of(act(FOUNDING + first + other)) == [
        ("person", "Lò Văn Thử", None, "Chỉ đạo chung."),
        ("person", "Mai Thí Dụ", None, "Đo cây."),
    ]


@pytest.mark.parametrize("head", ["Lĩnh vực phụ trách", "Địa bàn phụ trách", "Phụ trách địa bàn ấp"])
def test_a_column_of_fields_or_places_gives_no_duties(head: str) -> None:
    decision = act_with_table(
        [
            ("TT", "Họ và tên", "Chức vụ, đơn vị công tác", "Chức danh", head),
            ("1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng", "Phụ trách chung"),
            ("2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên", "Cây thuốc; vườn ươm"),
            ("3", "Ông Cao Ví Von", "Chuyên viên Sở Nội vụ", "Thành viên", "Nhân lực"),
        ]
    )
    assert decision.duties == ()
    assert [m.role_text for m in decision.members] == ["Tổ trưởng", "Thành viên", "Thành viên"]


def test_what_a_wrap_left_of_a_post_is_no_duty() -> None:
    decision = act(
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Nông nghiệp và - Tổ trưởng\n    Môi trường\n"
    )
    assert decision.duties == ()


NO_DUTIES = {
    "others-stay": "Điều 2. Các thành viên khác vẫn giữ nguyên theo Quyết định số 4/QĐ-UBND.\n",
    "passive": "Điều 2. Các ông, bà có tên tại Điều 1 được cấp thẻ theo quy định.\n",
    "when-it-inspects": "Điều 2. Tổ công tác thực hiện kiểm tra từ ngày 02/5 đến ngày 09/5 tại các phường.\n",
    "effect": "Điều 2. Quyết định này thay thế Quyết định số 5/QĐ-UBND ngày 02/3/2019.\n",
    "executors": "Điều 2. Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này.\n",
    "heading-only": "Điều 2. Nhiệm vụ của Tổ công tác:\n",
    "helpers-to-come": "Điều 2. Giao Tổ trưởng quyết định thành lập Tổ giúp việc.\n",
    "as-elsewhere": "Điều 2. Tổ công tác thực hiện nhiệm vụ theo Luật.\n",
    "the-public": "Điều 2. Các hộ phải nộp tiền trước khi nhận cây.\n",
    "by-reference": "Điều 2. Quy chế làm việc kèm theo Quyết định này.\n",
}


@pytest.mark.parametrize("articles", NO_DUTIES.values(), ids=NO_DUTIES.keys())
def test_no_duties(articles: str) -> None:
    assert given(articles) == []


def test_dashes_below_a_member_are_that_persons_duties() -> None:
    decision = act(
        FOUNDING
        + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng:\n- Phụ trách chung công việc của Tổ.\n"
        "2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên:\n- Theo dõi khu vực phía Nam.\n"
    )
    assert of(decision) == [
        ("person", "Lò Văn Thử", "-", "Phụ trách chung công việc của Tổ."),
        ("person", "Mai Thí Dụ", "-", "Theo dõi khu vực phía Nam."),
    ]
    assert [d.member for d in decision.duties] == [0, 1]


def test_assigned_duties_without_a_body() -> None:
    head = HEAD.replace(
        "thành lập Tổ công tác trồng cây bóng mát", "phân công nhiệm vụ cho công chức Phòng Hạ tầng"
    )
    decision = act(
        "Điều 1. Phân công nhiệm vụ cho công chức như sau:\n1. Ông Lò Văn Thử - Trưởng phòng:\n- Phụ trách chung.\n"
        "2. Bà Mai Thí Dụ - Chuyên viên:\n- Theo dõi cây xanh.\n",
        head,
    )
    assert [(d.body, d.assignee_kind, d.assignee) for d in decision.duties] == [
        (None, "person", "Lò Văn Thử"),
        (None, "person", "Mai Thí Dụ"),
    ]


VERBS = [("Tham mưu UBND tỉnh về cây xanh.", "tham mưu"), ("Chỉ đạo chung hoạt động.", "chỉ đạo"),
         ("Báo cáo kết quả hằng tháng.", "báo cáo"), ("Phối hợp với các sở.", "phối hợp")]  # fmt: skip


@pytest.mark.parametrize(("text", "verb"), VERBS)
def test_the_first_verb(text: str, verb: str) -> None:
    decision = act(FOUNDING + SEATS + f"Điều 2. Nhiệm vụ của Tổ công tác:\n1. {text}\n")
    assert [d.action_verb for d in decision.duties] == [verb]


DUTY_ANNEX = """\
PHỤ LỤC
NHIỆM VỤ CỤ THỂ CỦA TỔ CÔNG TÁC
(Kèm theo Quyết định số 21/QĐ-UBND ngày 05/4/2024)
I. TỔ TRƯỞNG
1. Chịu trách nhiệm trước Chủ tịch UBND tỉnh về công việc của Tổ công tác.
2. Chủ trì các cuộc họp.
II. THÀNH VIÊN
Thay mặt cơ quan mình cho ý kiến.
III. PHÂN CÔNG THEO CƠ QUAN
"""
AGENCIES = [
    ("STT", "Cơ quan", "Nội dung phụ trách"),
    ("1", "Sở Xây dựng", "Lập bản đồ cây xanh; báo cáo hằng quý."),
    ("2", "Sở Tài chính", "Bố trí kinh phí."),
    ("", "", "Hướng dẫn thanh toán."),
]


def test_an_annex_of_duties_lists_no_members() -> None:
    rows = [row(*cells) for cells in AGENCIES]
    pages = [
        page(text_lines(HEAD + FOUNDING + SEATS + CLOSING), 1), page([*text_lines(DUTY_ANNEX), *rows], 2)
    ]  # fmt: skip
    (decision,) = parse(of_pages(pages))
    plain_seats = act(FOUNDING + SEATS)
    assert [m.name for m in decision.members] == [m.name for m in plain_seats.members]
    assert of(decision) == [
        ("role", "TỔ TRƯỞNG", "1", "Chịu trách nhiệm trước Chủ tịch UBND tỉnh về công việc của Tổ công tác."),
        ("role", "TỔ TRƯỞNG", "2", "Chủ trì các cuộc họp."),
        ("role", "THÀNH VIÊN", None, "Thay mặt cơ quan mình cho ý kiến."),
        ("organization", "Sở Xây dựng", "1", "Lập bản đồ cây xanh; báo cáo hằng quý."),
        ("organization", "Sở Tài chính", "2", "Bố trí kinh phí."),
        ("organization", "Sở Tài chính", None, "Hướng dẫn thanh toán."),
    ]


NO_WORK: dict[str, list[tuple[str, ...]]] = {
    "money": [("STT", "Đơn vị", "Công việc", "Kinh phí"), ("1", "Sở Xây dựng", "Cây xanh", "100")],
    "who-is-in-charge": [("STT", "Đơn vị", "Cán bộ phụ trách"), ("1", "Sở Xây dựng", "Lò Văn Thử")],
    "works": [("STT", "Nội dung công việc", "Đơn vị"), ("1", "Khảo sát cây xanh", "Sở Xây dựng")],
}


@pytest.mark.parametrize("rows", NO_WORK.values(), ids=NO_WORK.keys())
def test_tables_that_give_agencies_no_work(rows: list[tuple[str, ...]]) -> None:
    lead = FOUNDING + SEATS + "Điều 2. Kèm theo Quyết định này là bảng sau:\n"
    assert act_with_table(rows, lead).duties == ()


LEADERS = (
    "Chủ trì",
    "Đơn vị, cá nhân thực hiện",
    "Người chịu trách nhiệm",
    "Lãnh đạo phụ trách",
    "Trách nhiệm thực hiện",
)


@pytest.mark.parametrize("leader", LEADERS)
@pytest.mark.parametrize("task", ["Nội dung công việc", "Tên nhiệm vụ", "Phần việc"])
def test_a_table_gives_each_task_to_who_leads_it(task: str, leader: str) -> None:
    rows = [
        head := ("TT", task, leader, "Phối hợp"), ("1", "Dựng bồn cây", "Lò Văn Thử", "Đoàn phường"),
        ("2", "Trực tưới nước", "Sở Y tế", ""), head, ("3", "Trồng cây dọc phố", "Tổ công tác", "UBND xã"),
        ("4", "Rào cây non", "Ông Lò Văn Thử, bà Mai Thí Dụ", ""),
    ]  # fmt: skip
    decision = act_with_table(rows, FOUNDING + SEATS + "Điều 2. Phân công thực hiện như sau:\n")
    assert [(d.assignee_kind, d.assignee, d.label, d.text) for d in decision.duties] == [
        ("person", "Lò Văn Thử", "1", "Dựng bồn cây"), ("organization", "Sở Y tế", "2", "Trực tưới nước"),
        ("body", "Tổ công tác", "3", "Trồng cây dọc phố"), ("person", "Lò Văn Thử; Mai Thí Dụ", "4", "Rào cây non"),
    ]  # fmt: skip
