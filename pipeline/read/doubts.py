"""Review items about the reading itself, for the person who looks."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import QuyetDinhError
from pipeline.text.doubt import told
from schemas import ReviewItem, Severity

LOW = 0.75  # mean confidence of a page below which names and numbers are often wrong


def _item(code: str, severity: Severity, page: int, seen: str, why: str, settle: str) -> ReviewItem:
    return ReviewItem(code=code, severity=severity, page=page, message=told(seen, why, settle))


def broken_layer(page: int, legacy: Sequence[str]) -> ReviewItem:
    """legacy: encodings from which its letters were converted in vain."""
    after = f", đã thử đổi từ mã {', '.join(legacy)}" if legacy else ""
    return _item(
        "broken-text-layer", "info", page, f"Trang {page} được nhận dạng lại từ ảnh",
        f"lớp văn bản có sẵn trong tệp sai chữ{after}", "đối chiếu tên và số với ảnh trang",
    )  # fmt: skip


def legacy_fonts(page: int, encodings: Sequence[str]) -> ReviewItem:
    return _item(
        "legacy-fonts", "info", page, f"Chữ của trang {page} được đổi sang Unicode",
        f"tệp dùng phông mã {', '.join(encodings)}", "đối chiếu vài dòng với ảnh trang",
    )  # fmt: skip


def legacy_runs(encodings: Sequence[str]) -> ReviewItem:
    """For files without page images."""
    return ReviewItem(
        code="legacy-fonts", severity="info",
        message=told(
            "Chữ của tệp Word được đổi sang Unicode", f"tệp dùng phông mã {', '.join(encodings)}",
            "mở tệp gốc và đối chiếu vài dòng",
        ),
    )  # fmt: skip


def unread_parts(severity: Severity) -> ReviewItem:
    """For Word files with parts that are not text; error: there is nothing else in the file."""
    return ReviewItem(
        code="unread-part", severity=severity,
        message=told(
            "Tệp Word có hình, đối tượng hay tệp nhúng", "chữ trong đó không được đọc",
            "mở tệp gốc; nếu đó là trang quét thì lưu thành PDF rồi chạy lại",
        ),
    )  # fmt: skip


def unread_layer(page: int) -> ReviewItem:
    return _item(
        "broken-text-layer", "error", page, f"Trang {page} chưa được đọc",
        "lớp văn bản sai chữ và máy không được phép nhận dạng từ ảnh", "chạy lại với --ocr auto",
    )  # fmt: skip


def ocr_page(page: int) -> ReviewItem:
    return _item(
        "ocr-page", "info", page, f"Trang {page} là ảnh", "chữ do máy nhận dạng nên có thể sai",
        "đối chiếu tên và số với ảnh trang",
    )  # fmt: skip


def unread_page(page: int) -> ReviewItem:
    return _item(
        "unread-page", "error", page, f"Trang {page} là ảnh", "chưa được nhận dạng chữ nên không có giá trị",
        "chạy lại với --ocr auto, sau khi có mô hình tiếng Việt",
    )  # fmt: skip


def left_unread(page: int, error: QuyetDinhError) -> ReviewItem:
    """For a page that alone could not be read."""
    return _item(
        "unread-page", "error", page, f"Trang {page} chưa được đọc", error.reason.rstrip("."),
        error.next_step.removeprefix("Hãy ").rstrip("."),
    )  # fmt: skip


def no_words(page: int) -> ReviewItem:
    """For a page on which there is something, but no word that was read."""
    return _item(
        "unread-part", "info", page, f"Trang {page} có nét in nhưng không đọc được chữ nào",
        "đó có thể là hình, bản đồ hay chữ quá mờ", "xem trang ấy trong tệp gốc",
    )  # fmt: skip


def cut_image(page: int) -> ReviewItem:
    return _item(
        "unread-part", "warning", page, f"Ảnh của trang {page} bị cắt cụt",
        "chữ ở phần mất không được đọc", "tải lại tệp từ nguồn",
    )  # fmt: skip


def repaired_file(pages: int) -> ReviewItem:
    return ReviewItem(
        code="repaired-file", severity="warning",
        message=told(
            f"Tệp PDF bị hỏng, đã dựng lại được {pages} trang", "phần bị mất của tệp có thể có trang khác",
            "tải lại tệp từ nguồn và đếm số trang",
        ),
    )  # fmt: skip


def long_lines(page: int) -> ReviewItem:
    return _item(
        "long-line", "warning", page, f"Trang {page} có dòng dài hơn mọi trang in",
        "dòng ấy được cắt ra để đọc nên giá trị ở chỗ cắt có thể sai", "đối chiếu với tệp gốc",
    )  # fmt: skip


def foreign_ocr(page: int) -> ReviewItem:
    return _item(
        "ocr-layer", "info", page, f"Trang {page} là ảnh có lớp chữ đi kèm",
        "lớp chữ ấy do phần mềm quét nhận dạng, không rõ chất lượng", "đối chiếu tên và số với ảnh trang",
    )  # fmt: skip


def low_confidence(page: int, confidence: float) -> ReviewItem:
    return _item(
        "low-confidence-page", "warning", page, f"Trang {page} khó đọc",
        f"máy chỉ chắc {round(confidence * 100)} % tính trung bình", "đối chiếu mọi giá trị với ảnh trang",
    )  # fmt: skip


def turned(page: int, rotation: int) -> ReviewItem:
    return _item(
        "turned-page", "info", page, f"Trang {page} được quay {rotation} độ trước khi đọc",
        "trong tệp trang nằm xoay", "xem trang có đúng chiều không",
    )  # fmt: skip
