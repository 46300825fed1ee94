"""What a person should look at: absent fields, doubtful characters, counts that do not add up."""

from __future__ import annotations

import re

from pipeline.parse.draft import Draft

_REQUIRED = {
    "number": "Không đọc được số văn bản: phần “Số:” để trống hoặc chỉ có trong con dấu, chữ ký số.",
    "symbol": "Không đọc được ký hiệu văn bản.",
    "issued_on": "Không đọc được ngày ban hành đầy đủ: ngày hoặc tháng để trống.",
    "issuer": "Không đọc được cơ quan hoặc người ban hành.",
    "subject": "Không đọc được trích yếu.",
    "place": "Không đọc được địa danh.",
}
_LOW = 0.80
_COUNT = re.compile(r"danh sach (?:nay )?(?:co|gom)\s+(?P<n>\d{1,3})\s+(?:dong chi|nguoi|ong|thanh vien|ba)|gom\s+(?P<m>\d{1,3})\s+(?:thanh vien|dong chi|ong|nguoi)")


def add_review(draft: Draft) -> None:
    """Last component: reads the draft, adds review items."""
    for path, message in _REQUIRED.items():
        if path not in draft.fields:
            draft.doubt(path, "absent", message, draft.pages[0])
    if draft.ocr:
        for path, what in (("number", "Số"), ("issued_on", "Ngày, tháng")):
            if path in draft.fields:
                draft.doubt(path, "handwritten", f"{what} đọc từ ảnh quét, thường viết tay: cần đối chiếu với trang.", draft.pages[0])
    _low_confidence(draft)
    _counts(draft)
    if draft.bodies and not draft.members:
        draft.doubt("members", "no-members", "Quyết định lập tổ chức nhưng không đọc được thành viên nào.", severity="error")


def _low_confidence(draft: Draft) -> None:
    worst: dict[str, tuple[float, str, int | None]] = {}
    for evidence in draft.evidence:
        known = worst.get(evidence.path)
        if known is None or evidence.confidence < known[0]:
            worst[evidence.path] = (evidence.confidence, evidence.text, evidence.page)
    for path, (confidence, text, page) in worst.items():
        if confidence < _LOW:
            draft.doubt(path, "low-confidence", f"Chữ đọc từ ảnh không chắc ({confidence:.2f}): “{text[:80]}”.", page)


def _counts(draft: Draft) -> None:
    """A printed count is a checksum: 'Danh sách này có 25 đồng chí'."""
    match = _COUNT.search(draft.flow.folded)
    if match is None or not draft.members:
        return
    printed = int(match["n"] or match["m"])
    if printed != len(draft.members):
        draft.doubt(None, "count-mismatch", f"Văn bản ghi {printed} thành viên, đọc được {len(draft.members)}.")
