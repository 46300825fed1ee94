"""Review items about the reading itself; one sentence each, for the person who looks."""

from __future__ import annotations

from collections.abc import Sequence

from schemas import ReviewItem

LOW = 0.75  # mean confidence of a page below which names and numbers are often wrong


def broken_layer(page: int, legacy: Sequence[str]) -> ReviewItem:
    """legacy: encodings from which its letters were converted in vain."""
    after = f" sau khi đổi từ mã {', '.join(legacy)}" if legacy else ""
    return ReviewItem(
        code="broken-text-layer", severity="info", page=page,
        message=f"Lớp văn bản của trang {page} sai chữ{after} nên trang được nhận dạng lại từ ảnh.",
    )  # fmt: skip


def legacy_fonts(page: int, encodings: Sequence[str]) -> ReviewItem:
    return ReviewItem(
        code="legacy-fonts", severity="info", page=page,
        message=f"Chữ của trang {page} dùng phông mã {', '.join(encodings)}, đã được đổi sang Unicode.",
    )  # fmt: skip


def unread_layer(page: int) -> ReviewItem:
    return ReviewItem(
        code="broken-text-layer", severity="error", page=page,
        message=f"Lớp văn bản của trang {page} sai chữ; trang chưa được nhận dạng từ ảnh.",
    )  # fmt: skip


def ocr_page(page: int) -> ReviewItem:
    return ReviewItem(
        code="ocr-page", severity="info", page=page,
        message=f"Trang {page} là ảnh, chữ do máy nhận dạng; hãy đối chiếu tên và số với ảnh.",
    )  # fmt: skip


def unread_page(page: int) -> ReviewItem:
    return ReviewItem(
        code="unread-page", severity="error", page=page,
        message=f"Trang {page} là ảnh và chưa được nhận dạng chữ.",
    )  # fmt: skip


def foreign_ocr(page: int) -> ReviewItem:
    return ReviewItem(
        code="ocr-layer", severity="info", page=page,
        message=f"Chữ của trang {page} lấy từ lớp nhận dạng có sẵn trong tệp; hãy đối chiếu với ảnh.",
    )  # fmt: skip


def low_confidence(page: int, confidence: float) -> ReviewItem:
    return ReviewItem(
        code="low-confidence-page", severity="warning", page=page,
        message=f"Trang {page} khó đọc, độ tin cậy {round(confidence * 100)} %; hãy đối chiếu với ảnh.",
    )  # fmt: skip


def turned(page: int, rotation: int) -> ReviewItem:
    return ReviewItem(
        code="turned-page", severity="info", page=page,
        message=f"Trang {page} nằm xoay nên được quay {rotation} độ trước khi đọc.",
    )  # fmt: skip
