"""What can go wrong with a file. Every error names its reason and the user's next step.

QuyetDinhError
├── NotFound, EmptyFile, NotADocument, DamagedFile, PasswordProtected, TooLarge, BeingWritten   the file
├── Classified, ForgottenFile                                                    the law
├── OcrUnavailable, MissingPackage, EngineDied, TimedOut                          the machine
├── StoreError                                                                   the database
└── InternalError                                                                our own mistake
"""

from __future__ import annotations

__all__ = [
    "BeingWritten", "Classified", "DamagedFile", "EmptyFile", "EngineDied", "ForgottenFile",
    "InternalError", "MissingPackage", "NotADocument", "NotFound", "OcrUnavailable", "PasswordProtected",
    "QuyetDinhError", "StoreError", "TimedOut", "TooLarge", "error_of",
]  # fmt: skip


class QuyetDinhError(Exception):
    """A failure that a user can understand. `code` is stable and stored in `run_files`.

    Both texts are Vietnamese, one sentence each, without the file's name: who catches it knows that.
    """

    code = "error"

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(f"{reason} {next_step}")
        self.reason = reason
        self.next_step = next_step

    def __reduce__(self) -> tuple[type[QuyetDinhError], tuple[str, str]]:
        """Errors cross from worker processes; the default would call __init__ with one argument."""
        return type(self), (self.reason, self.next_step)


class NotFound(QuyetDinhError):
    code = "not-found"


class EmptyFile(QuyetDinhError):
    code = "empty"


class NotADocument(QuyetDinhError):
    code = "not-a-document"


class DamagedFile(QuyetDinhError):
    code = "damaged"

    @classmethod
    def not_as_promised(cls) -> DamagedFile:
        """A file that is not the one a manifest names."""
        return cls("Nội dung không đúng với sha256 trong bảng kê.", "Hãy tải lại tệp, hoặc sửa bảng kê.")


class PasswordProtected(QuyetDinhError):
    code = "password"


class TooLarge(QuyetDinhError):
    code = "too-large"

    @classmethod
    def by_size(cls, size: int, most: float) -> TooLarge:
        """A file of `size` bytes where `most` megabytes are taken."""
        return cls(
            f"Tệp nặng {size / 1_000_000:.0f} MB, quá giới hạn {most:.0f} MB.",
            "Hãy tách tệp hoặc nâng giới hạn max_megabytes.",
        )


class BeingWritten(QuyetDinhError):
    code = "being-written"

    def __init__(
        self,
        reason: str = "Tệp đang được ghi: nội dung đổi trong lúc đọc.",
        next_step: str = "Hãy chạy lại khi tệp đã chép xong.",
    ) -> None:
        super().__init__(reason, next_step)


class Classified(QuyetDinhError):
    code = "classified"


class ForgottenFile(QuyetDinhError):
    code = "forgotten"


class OcrUnavailable(QuyetDinhError):
    code = "ocr-unavailable"


class MissingPackage(QuyetDinhError):
    code = "missing-package"


class EngineDied(QuyetDinhError):
    code = "engine-died"


class TimedOut(QuyetDinhError):
    code = "timed-out"


class StoreError(QuyetDinhError):
    code = "store"


class InternalError(QuyetDinhError):
    code = "internal"


def error_of(code: str, reason: str, next_step: str) -> QuyetDinhError:
    """The error of this code, as it was before it was written down."""
    kinds = {kind.code: kind for kind in QuyetDinhError.__subclasses__()}
    return kinds.get(code, QuyetDinhError)(reason, next_step)
