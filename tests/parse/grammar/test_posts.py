"""Posts: where the position ends and the organisation begins."""

from __future__ import annotations

import pytest

from pipeline.parse.grammar.posts import split_post
from pipeline.text.fold import fold

POSTS: list[tuple[str, str | None, str | None]] = [
    ("Giám đốc Sở Xây dựng", "Giám đốc", "Sở Xây dựng"),
    ("Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch", "Phó Giám đốc", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Phó Chủ tịch UBND tỉnh", "Phó Chủ tịch", "UBND tỉnh"),
    ("Phó Chủ tịch Thường trực UBND tỉnh", "Phó Chủ tịch Thường trực", "UBND tỉnh"),
    ("Chủ tịch UBND huyện Đất Đỏ", "Chủ tịch", "UBND huyện Đất Đỏ"),
    ("Chủ tịch Ủy ban nhân dân các huyện", "Chủ tịch", "Ủy ban nhân dân các huyện"),
    ("Chánh Văn phòng UBND tỉnh", "Chánh Văn phòng", "UBND tỉnh"),
    ("Phó Chánh Văn phòng Tỉnh ủy", "Phó Chánh Văn phòng", "Tỉnh ủy"),
    ("Phó Chánh Văn phòng HĐND và UBND huyện", "Phó Chánh Văn phòng", "HĐND và UBND huyện"),
    ("Trưởng phòng Hạ tầng, Sở Xây dựng", "Trưởng phòng Hạ tầng", "Sở Xây dựng"),
    ("Trưởng phòng Quản lý đô thị - Sở Xây dựng", "Trưởng phòng Quản lý đô thị", "Sở Xây dựng"),
    ("Phó Trưởng phòng Kế hoạch - Tài chính Sở Y tế", "Phó Trưởng phòng Kế hoạch - Tài chính", "Sở Y tế"),
    ("Trưởng phòng Kế hoạch - Tài chính, Sở Y tế", "Trưởng phòng Kế hoạch - Tài chính", "Sở Y tế"),
    ("Trưởng phòng thuộc Sở Nội vụ", "Trưởng phòng", "Sở Nội vụ"),
    ("Trưởng phòng Tư pháp - Hộ tịch của Sở Tư pháp", "Trưởng phòng Tư pháp - Hộ tịch", "Sở Tư pháp"),
    ("Giám đốc Trung tâm Giống cây trồng, Sở Nông nghiệp và Môi trường", "Giám đốc",
     "Trung tâm Giống cây trồng, Sở Nông nghiệp và Môi trường"),
    ("Chi cục trưởng Chi cục Thủy lợi, Sở Nông nghiệp và Môi trường", "Chi cục trưởng",
     "Chi cục Thủy lợi, Sở Nông nghiệp và Môi trường"),
    ("Chuyên viên Phòng Tổng hợp, Văn phòng UBND tỉnh", "Chuyên viên Phòng Tổng hợp", "Văn phòng UBND tỉnh"),
    ("Chuyên viên Văn phòng Sở Nội vụ", "Chuyên viên Văn phòng", "Sở Nội vụ"),
    ("Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh", "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch",
     "UBND tỉnh"),
    ("Tỉnh ủy viên, Giám đốc Sở Tài chính", "Tỉnh ủy viên, Giám đốc", "Sở Tài chính"),
    ("Trưởng Ban Dân tộc tỉnh", "Trưởng", "Ban Dân tộc tỉnh"),
    ("Trạm trưởng Trạm Y tế xã Mẫu", "Trạm trưởng", "Trạm Y tế xã Mẫu"),
    ("Trạm trưởng, Trạm kiểm tra xe", "Trạm trưởng", "Trạm kiểm tra xe"),
    ("Tổ trưởng các Tổ công nghệ số cộng đồng", "Tổ trưởng", "các Tổ công nghệ số cộng đồng"),
    ("02 chiến sỹ Phòng Cảnh sát, Công an tỉnh", "chiến sỹ Phòng Cảnh sát", "Công an tỉnh"),
    ("Vụ trưởng Vụ Pháp chế", "Vụ trưởng", "Vụ Pháp chế"),
    ("Đại diện Phòng Kinh tế", "Đại diện", "Phòng Kinh tế"),
    ("Lãnh đạo Khoa Nội", "Lãnh đạo", "Khoa Nội"),
    ("Một đại diện Ban Dân vận Trung ương", "đại diện", "Ban Dân vận Trung ương"),
    ("Đại diện Phòng Giá Sở Tài chính", "Đại diện Phòng Giá", "Sở Tài chính"),
    ("Hai Chuyên viên Vụ Pháp chế", "Chuyên viên", "Vụ Pháp chế"),
    ("01 đồng chí lãnh đạo Sở Y tế", "lãnh đạo", "Sở Y tế"),
    ("Đội trưởng Đội Thủy nông số 3", "Đội trưởng", "Đội Thủy nông số 3"),
    ("Đội trưởng Đội Bảo vệ", "Đội trưởng Đội Bảo vệ", None),
    ("Người phụ trách quản trị Công ty", "Người phụ trách quản trị Công ty", None),
    ("Phó Giám đốc Phòng giao dịch Ngân hàng Mẫu", "Phó Giám đốc", "Phòng giao dịch Ngân hàng Mẫu"),
    ("Đại diện hộ dân thôn Mẫu, thôn Thử", "Đại diện hộ dân", "thôn Mẫu, thôn Thử"),
    ("Phó Vụ trưởng Vụ Pháp chế, Bộ Xây dựng", "Phó Vụ trưởng", "Vụ Pháp chế, Bộ Xây dựng"),
    ("Tỉnh ủy viên, Viện trưởng Viện Kiểm sát nhân dân tỉnh", "Tỉnh ủy viên, Viện trưởng",
     "Viện Kiểm sát nhân dân tỉnh"),
    ("Trưởng khoa Nội, Bệnh viện đa khoa huyện", "Trưởng khoa Nội", "Bệnh viện đa khoa huyện"),
    ("Phó Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh", "Phó Chỉ huy trưởng", "Bộ Chỉ huy Quân sự tỉnh"),
    ("Phó Tổng Giám đốc Công ty cổ phần Cây xanh", "Phó Tổng Giám đốc", "Công ty cổ phần Cây xanh"),
    ("Bí thư Tỉnh đoàn", "Bí thư", "Tỉnh đoàn"),
    ("Viện trưởng Viện Kiểm sát nhân dân tỉnh", "Viện trưởng", "Viện Kiểm sát nhân dân tỉnh"),
    ("Hiệu trưởng Trường Chính trị tỉnh", "Hiệu trưởng", "Trường Chính trị tỉnh"),
    ("Tổng biên tập Báo Lâm Đồng", "Tổng biên tập", "Báo Lâm Đồng"),
    ("Quyền Giám đốc Sở Công Thương", "Quyền Giám đốc", "Sở Công Thương"),
    ("Đại diện lãnh đạo Công an tỉnh", "Đại diện lãnh đạo", "Công an tỉnh"),
    ("Lãnh đạo Sở Tài chính", "Lãnh đạo", "Sở Tài chính"),
    ("Giám đốc VNPT Lâm Đồng", "Giám đốc", "VNPT Lâm Đồng"),
    ("Phó Giám đốc Giải pháp số, Chi nhánh Viettel Lâm Đồng", "Phó Giám đốc Giải pháp số",
     "Chi nhánh Viettel Lâm Đồng"),
    ("Chủ tịch Hội Nông dân tỉnh", "Chủ tịch", "Hội Nông dân tỉnh"),
    # any noun with a name of its own, right behind the rank of a head
    ("Giám đốc Lâm trường Suối Mẫu", "Giám đốc", "Lâm trường Suối Mẫu"),
    ("Phó Giám đốc Nông trường 7", "Phó Giám đốc", "Nông trường 7"),
    ("Giám đốc Nông trường cao su Suối Mẫu", "Giám đốc", "Nông trường cao su Suối Mẫu"),
    ("Giám đốc Khu di tích Gò Mẫu", "Giám đốc", "Khu di tích Gò Mẫu"),
    ("Giám đốc Siêu thị Co.opmart", "Giám đốc", "Siêu thị Co.opmart"),
    ("Giám đốc Thủy điện Buôn Mẫu", "Giám đốc", "Thủy điện Buôn Mẫu"),
    ("Chủ tịch Mặt trận xã", "Chủ tịch", "Mặt trận xã"),
    ("Chỉ huy trưởng Quân sự xã", "Chỉ huy trưởng", "Quân sự xã"),
    ("Giám đốc Khối Công nghệ", "Giám đốc Khối Công nghệ", None),
    ("Giám đốc Tài chính", "Giám đốc Tài chính", None),
    ("Phó Giám đốc Kinh doanh", "Phó Giám đốc Kinh doanh", None),
    ("Cán bộ Địa chính huyện", "Cán bộ Địa chính huyện", None),
    ("Giáo viên Tiếng Anh", "Giáo viên Tiếng Anh", None),
    ("giáo viên Trường PTDT nội trú", "giáo viên", "Trường PTDT nội trú"),
    ("Nhân viên y tế Trường TH Suối Mẫu 1", "Nhân viên y tế", "Trường TH Suối Mẫu 1"),
    ("Giáo viên Trường Suối Mẫu", "Giáo viên", "Trường Suối Mẫu"),
    ("Trưởng phòng Tài nguyên và Môi Trường", "Trưởng phòng Tài nguyên và Môi Trường", None),
    ("Chánh tòa Tòa Dân sự", "Chánh tòa", "Tòa Dân sự"),
    ("Cửa hàng trưởng Cửa hàng xăng dầu số 5", "Cửa hàng trưởng", "Cửa hàng xăng dầu số 5"),
    ("diễn viên Đoàn Ca múa tỉnh", "diễn viên", "Đoàn Ca múa tỉnh"),
    ("Huyện đội phó", "Huyện đội phó", None),
    ("CT. Công đoàn", "CT. Công đoàn", None),
    # a vụ has a head of its own; a đội is a division, one of the market or of taxes has a seal
    ("Chuyên viên, Vụ Pháp chế, Bộ Nội vụ", "Chuyên viên", "Vụ Pháp chế, Bộ Nội vụ"),
    ("Vụ trưởng Vụ Công chức - Viên chức, Bộ Nội vụ", "Vụ trưởng", "Vụ Công chức - Viên chức, Bộ Nội vụ"),
    ("Đội phó Đội An ninh", "Đội phó Đội An ninh", None),
    ("Đội trưởng Đội Hành chính, Công an huyện", "Đội trưởng Đội Hành chính", "Công an huyện"),
    ("Đội trưởng Đội Quản lý thị trường số 5", "Đội trưởng", "Đội Quản lý thị trường số 5"),
    ("Đội Quản lý thị trường số 5, Chi cục Quản lý thị trường", "Đội Quản lý thị trường số 5",
     "Chi cục Quản lý thị trường"),
    # ranks that name their unit or speak for one
    ("Chánh Thanh tra tỉnh", "Chánh Thanh tra", "tỉnh"),
    ("Trưởng Đài Truyền thanh xã", "Trưởng", "Đài Truyền thanh xã"),
    ("Trưởng Đài Đài Truyền thanh xã", "Trưởng Đài", "Đài Truyền thanh xã"),
    ("Đại diện hộ gia đình có đất", "Đại diện hộ gia đình có đất", None),
    ("Đại diện các hộ dân bị ảnh hưởng", "Đại diện các hộ dân bị ảnh hưởng", None),
    ("Một đại diện Báo Sông Mẫu", "đại diện", "Báo Sông Mẫu"),
    ("Trưởng các ấp", "Trưởng các ấp", None),
    ("Phó Trưởng khu phố 3", "Phó Trưởng khu phố 3", None),
    ("Vụ trưởng Vụ Tài chính - Kế toán", "Vụ trưởng", "Vụ Tài chính - Kế toán"),
    ("Thư ký Hội đồng trường", "Thư ký Hội đồng trường", None),
    ("TP. KHTHBV An Mẫu", "TP. KHTH", "BV An Mẫu"),
    ("Đại diện Ban Thường vụ Hội Phụ nữ xã", "Đại diện", "Ban Thường vụ Hội Phụ nữ xã"),
    ("Đại diện Phòng Cảnh sát giao thông, Công an tỉnh", "Đại diện Phòng Cảnh sát giao thông",
     "Công an tỉnh"),
    # who held the post; cells without a name; subjects of divisions
    ("nguyên Chủ tịch Hội", "nguyên Chủ tịch", "Hội"),
    ("Bí thư Chi đoàn", "Bí thư Chi đoàn", None),
    ("Bí thư Chi đoàn thôn Đoài", "Bí thư", "Chi đoàn thôn Đoài"),
    ("Trưởng phòng Đào tạo Đại học", "Trưởng phòng Đào tạo Đại học", None),
    ("Trưởng phòng Phóng viên", "Trưởng phòng Phóng viên", None),
    ("Trưởng Ban Dân vận Huyện ủy", "Trưởng Ban Dân vận", "Huyện ủy"),
    ("Phó Trưởng Ban Tổ chức Quận ủy", "Phó Trưởng Ban Tổ chức", "Quận ủy"),
    # small letters; places with a name
    ("Phó Giám đốc sở Y tế", "Phó Giám đốc", "sở Y tế"),
    ("Hiệu trưởng trường Tiểu học Mẫu", "Hiệu trưởng", "trường Tiểu học Mẫu"),
    ("cán bộ công đoàn", "cán bộ công đoàn", None),
    ("cán bộ Địa chính xã Tân Mẫu", "cán bộ Địa chính", "xã Tân Mẫu"),
    ("cán bộ thú y xã", "cán bộ thú y xã", None),
    ("già làng buôn Krông Mẫu", "già làng", "buôn Krông Mẫu"),
    ("Trưởng phòng Kiểm tra văn bản QPPL", "Trưởng phòng Kiểm tra văn bản QPPL", None),
    ("Sở Tài chính", None, "Sở Tài chính"),
    ("Phó Giám đốc", "Phó Giám đốc", None),
    ("Chuyên viên", "Chuyên viên", None),
    ("", None, None),
]  # fmt: skip


def _id(value: object) -> str:
    return str(value)[:40]


@pytest.mark.parametrize(("text", "position", "organization"), POSTS, ids=_id)
def test_split(text: str, position: str | None, organization: str | None) -> None:
    post = split_post(text, fold(text), 0, len(text))
    parts = [text[slice(*span)] if span else None for span in (post.position, post.organization)]
    assert parts == [position, organization]


@pytest.mark.parametrize("text", [text for text, _, _ in POSTS if text], ids=_id)
def test_no_word_is_lost(text: str) -> None:
    """What is neither position nor organisation is a mark, a linking word or how many of them are meant."""
    post = split_post(text, fold(text), 0, len(text))
    kept = set(range(*(post.position or (0, 0)))) | set(range(*(post.organization or (0, 0))))
    left = "".join(c for i, c in enumerate(text) if i not in kept)
    assert left.strip(" ,-0123456789") in ("", "thuộc", "của", "Một", "Hai", "đồng chí")


def test_a_name_in_brackets_is_no_post() -> None:
    """Nicknames and places behind a person: 'Ông Lò Văn Thử (Bảy Mẫu)'."""
    text = "(Bảy Mẫu)"
    assert split_post(text, fold(text), 0, len(text)).position is None
