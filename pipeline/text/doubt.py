"""The form of every review message: what was seen, why it is doubtful, what would settle it."""

from __future__ import annotations

FORGOTTEN = "forgotten"
"""Code of the remark that part of a file was taken away by somebody's wish; its original is not kept then."""


def told(seen: str, why: str, settle: str) -> str:
    """Two Vietnamese sentences: 'Thấy gì: vì sao ngờ. Hãy làm gì.' None of the three may be empty."""
    if not (seen.strip() and why.strip() and settle.strip()):
        raise ValueError("a doubt says what was seen, why it is one, and what would settle it")
    return f"{seen}: {why}. Hãy {settle}."


def told_of_forgetting() -> str:
    """The message of that remark."""
    return told(
        "Một phần chữ của tệp đã được gỡ theo yêu cầu",
        "có người yêu cầu gỡ nên chữ ấy và ảnh trang vắng mặt",
        "hỏi người vận hành trang nếu cần biết thêm",
    )
