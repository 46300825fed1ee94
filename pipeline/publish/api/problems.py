"""What goes wrong with a request, as RFC 9457 problem details: Vietnamese words, English types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field

from schemas import Model

__all__ = ["MEDIA_TYPE", "Fault", "Problem", "ProblemDetails"]

MEDIA_TYPE = "application/problem+json"
_TYPE = "urn:quyetdinh:problem:"

Slug = Literal[
    "unknown-filter", "bad-value", "not-found", "method-not-allowed", "too-slow", "wrong-database",
    "internal-error",
]  # fmt: skip
_KINDS: dict[Slug, tuple[int, str]] = {
    "unknown-filter": (400, "Không có bộ lọc này"),
    "bad-value": (400, "Giá trị không hợp lệ"),
    "not-found": (404, "Không tìm thấy"),
    "method-not-allowed": (405, "Địa chỉ này chỉ đọc"),
    "too-slow": (503, "Truy vấn quá lâu nên đã dừng"),
    "wrong-database": (503, "Cơ sở dữ liệu chưa dùng được"),
    "internal-error": (500, "Máy chủ gặp lỗi"),
}


class Fault(Model):
    """One parameter that is wrong."""

    parameter: str = Field(examples=["year"])
    detail: str = Field(description="Vietnamese sentence.", examples=["phải là số nguyên từ 1945 đến 2100"])


class ProblemDetails(Model):
    """Problem details (RFC 9457). Words are Vietnamese; `type` is stable and meant for programs."""

    type: str = Field(examples=[_TYPE + "unknown-filter"])
    title: str
    status: int
    detail: str
    instance: str = Field(description="The path that was asked for.")
    known: tuple[str, ...] | None = Field(default=None, description="Filters or paths that there are.")
    faults: tuple[Fault, ...] | None = Field(default=None, description="Each parameter that is wrong.")


class Problem(Exception):
    """Ends a request. `known`: what could have been asked for instead."""

    def __init__(
        self, slug: Slug, detail: str, *, known: Sequence[str] | None = None, faults: Sequence[Fault] = ()
    ) -> None:
        super().__init__(detail)
        self.slug, self.detail, self.known, self.faults = slug, detail, known, tuple(faults)
        self.status, self.title = _KINDS[slug]

    def body(self, instance: str) -> dict[str, Any]:
        """The problem as JSON for the path that was asked for."""
        details = ProblemDetails(
            type=_TYPE + self.slug, title=self.title, status=self.status, detail=self.detail,
            instance=instance, known=tuple(self.known) if self.known is not None else None,
            faults=self.faults or None,
        )  # fmt: skip
        return details.model_dump(exclude_none=True)
