"""All doubts of the parser: code, severity, and the words for the person who looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.text.doubt import told
from schemas import Severity

Absent = Literal["number", "symbol", "issued_on", "issuer", "subject", "place", "signer", "signing_post"]

_ABSENT: dict[Absent, tuple[str, str, str]] = {
    "number": (
        "Không thấy số văn bản", "chỗ sau “Số:” để trống, hoặc số chỉ nằm trong con dấu, chữ ký số",
        "xem đầu trang và ô chữ ký số, hoặc hỏi cơ quan ban hành",
    ),
    "symbol": (
        "Không thấy ký hiệu văn bản", "sau số không có cụm nào có dạng “/QĐ-…”", "xem dòng “Số:” ở đầu trang",
    ),
    "issued_on": (
        "Không thấy đủ ngày, tháng, năm ban hành", "ngày hoặc tháng để trống hay viết tay không đọc được",
        "xem dòng địa danh, ngày tháng ở đầu trang hoặc ngày ký số",
    ),
    "issuer": (
        "Không thấy cơ quan hoặc người ban hành", "không có dòng thẩm quyền in hoa trước phần căn cứ",
        "xem đầu trang, bên trái và dưới trích yếu",
    ),
    "subject": (
        "Không thấy trích yếu", "sau tên loại văn bản không có dòng nào nêu nội dung",
        "xem dòng dưới chữ “QUYẾT ĐỊNH”",
    ),
    "place": (
        "Không thấy địa danh", "dòng ngày tháng không có tên nơi đứng trước", "xem đầu trang, bên phải",
    ),
    "signer": (
        "Không thấy họ tên người ký", "dưới chức vụ không có dòng nào giống một họ tên",
        "xem khối chữ ký ở cuối văn bản",
    ),
    "signing_post": (
        "Không thấy chức vụ người ký", "trên chữ ký không có dòng in hoa nào là một chức vụ",
        "xem khối chữ ký ở cuối văn bản",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look: `code` is a stable short name, `message` Vietnamese (see `told`)."""

    code: str
    message: str
    severity: Severity = "warning"


def absent(what: Absent) -> Doubt:
    return Doubt("absent", told(*_ABSENT[what]), "info" if what in ("signer", "signing_post") else "warning")


def deputy_signs(post: str) -> Doubt:
    return Doubt(
        "derived",
        told(
            f"chức vụ ký là “{post}”", "suy từ chữ “KT.”, dấu hoặc chữ ký che dòng chức vụ", "xem khối chữ ký"
        ),
    )


def no_recipients() -> Doubt:
    return Doubt(
        "absent",
        told(
            "Không thấy phần “Nơi nhận”",
            "cuối văn bản không có dòng nào mở đầu bằng chữ ấy",
            "xem góc trái dưới của trang ký",
        ),
        "info",
    )


def no_legal_basis() -> Doubt:
    return Doubt(
        "no-legal-basis",
        told(
            "Không thấy căn cứ nào ở phần mở đầu",
            "quyết định thường nêu ít nhất một luật hay nghị định",
            "xem các dòng “Căn cứ” trước Điều 1",
        ),
        "info",
    )


def no_members() -> Doubt:
    return Doubt(
        "no-members",
        told(
            "Không thấy thành viên nào",
            "quyết định này lập hoặc kiện toàn một tổ chức",
            "xem Điều 1 và danh sách kèm theo, nếu danh sách ở tệp khác thì nạp cả tệp ấy",
        ),
        "error",
    )


def handwritten(what: str) -> Doubt:
    return Doubt(
        "handwritten",
        told(
            f"{what} được đọc từ ảnh quét",
            "chỗ này thường viết tay hoặc đóng dấu, máy hay đọc nhầm chữ số",
            "đối chiếu với ảnh đầu trang",
        ),
    )


def contradicted(value: str, others: Sequence[str]) -> Doubt:
    return Doubt(
        "contradicted",
        told(
            f"Đầu trang đọc là “{value}”, chỗ khác của văn bản nói “{', '.join(others)}”",
            "một trong hai chỗ bị đọc nhầm, hoặc căn cứ ban hành sau văn bản",
            "đối chiếu đầu trang với phụ lục và căn cứ",
        ),
    )


def specked(seen: str) -> Doubt:
    return Doubt(
        "illegible",
        told(f"ngày đọc được là “{seen}”", "có vết lạ cạnh chữ số", "đối chiếu với ảnh trang"),
    )


def illegible(what: str, seen: str) -> Doubt:
    return Doubt(
        "illegible",
        told(
            f"{what} đọc được là “{seen}”",
            "không có dạng của giá trị ấy nên để trống",
            "xem đầu trang rồi điền tay",
        ),
    )


def low_confidence(text: str, confidence: float) -> Doubt:
    return Doubt(
        "low-confidence",
        told(
            f"Chữ đọc từ ảnh là “{text[:80]}”",
            f"có chữ máy chỉ chắc {confidence:.0%}, mà ở mức ấy giá trị loại này hay sai",
            "đối chiếu từng chữ, cả dấu, với ảnh trang",
        ),
    )


def odd_name(name: str) -> Doubt:
    return Doubt(
        "odd-name",
        told(
            f"Họ tên đọc được là “{name}”",
            "có tiếng không gặp trong tên người, có thể máy đọc sai dấu hay sót chữ",
            "đối chiếu với ảnh trang",
        ),
    )


def unlike(value: str, why: str) -> Doubt:
    return Doubt("unlike", told(f"Đọc được “{value}”", why, "đối chiếu dòng ấy với văn bản"))


def implied_role() -> Doubt:
    return Doubt(
        "implied",
        told(
            "Dòng này không ghi vai trò",
            "được hiểu là thành viên vì nằm trong danh sách",
            "xem đề mục ngay trên dòng hoặc cột vai trò của bảng",
        ),
        "info",
    )


def unknown_role(text: str) -> Doubt:
    return Doubt(
        "unknown-role",
        told(
            f"Ô vai trò ghi “{text}”",
            "từ điển vai trò chưa có cụm này",
            "xem trang; nếu đúng là vai trò thì thêm vào từ điển",
        ),
    )


def guessed_role(seen: str, taken: str) -> Doubt:
    return Doubt(
        "guessed-role",
        told(
            f"Vai trò đọc từ ảnh là “{seen}”, được hiểu là “{taken}”",
            "hai cụm khác nhau một chữ cái",
            "đối chiếu với ảnh trang",
        ),
    )


def cut_off(value: str) -> Doubt:
    return Doubt(
        "cut-off",
        told(
            f"Trong khối chữ ký đọc được “{value}”",
            "dòng này lệch khỏi giữa khối hoặc mâu thuẫn với dòng trên, có thể con dấu che mất phần đầu",
            "xem khối chữ ký trên ảnh trang",
        ),
    )


def unknown_province(name: str) -> Doubt:
    return Doubt(
        "unknown-province",
        told(
            f"Không có tỉnh nào tên là {name}",
            "tên được ghi như in ở phần đầu, không nối được với một tỉnh",
            "đối chiếu với trang: tên có thể bị đọc sai",
        ),
    )


def inferred_province(name: str) -> Doubt:
    return Doubt(
        "inferred-province",
        told(
            f"Tỉnh được hiểu là {name}",
            "phần đầu chỉ ghi huyện, xã; đó là tỉnh duy nhất mà văn bản nhắc tới",
            "đối chiếu với tên huyện, xã và năm ban hành",
        ),
        "info",
    )


def count_mismatch(printed: int, found: int) -> Doubt:
    return Doubt(
        "count-mismatch",
        told(
            f"Văn bản ghi {printed} thành viên, đọc được {found}",
            "hai số phải bằng nhau, có thể sót hoặc thừa dòng",
            "đếm lại danh sách trên trang",
        ),
        "error" if 2 * found < printed else "warning",
    )


def unread_persons(persons: Sequence[str], severity: Severity) -> Doubt:
    return Doubt(
        "unread-persons",
        told(
            f"Văn bản nêu {len(persons)} người không có trong danh sách đọc được: {', '.join(persons)[:120]}",
            "có thể sót dòng, hoặc tên nằm lẫn trong ô khác",
            "đối chiếu danh sách với trang",
        ),
        severity,
    )


def body_without_members(name: str) -> Doubt:
    return Doubt(
        "no-members",
        told(
            f"Không thấy thành viên nào của {name}",
            "văn bản nêu tên tổ chức này cùng các tổ chức khác có danh sách",
            "xem điều khoản và danh sách kèm theo nói về tổ chức ấy",
        ),
        "error",
    )
