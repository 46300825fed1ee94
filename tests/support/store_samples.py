"""A small fictional document, as reading and parsing would give it."""

from __future__ import annotations

import hashlib

from pipeline.link import link
from schemas import (
    Body,
    Box,
    Decision,
    Duty,
    Evidence,
    Executor,
    LegalBasis,
    Line,
    LinkedDecision,
    Member,
    Page,
    Provision,
    Reading,
    Recipient,
    Relation,
    ReviewItem,
    Signature,
    Source,
    Word,
)


def reading(text: str = "một", review: tuple[ReviewItem, ...] = ()) -> Reading:
    """One page of plain text; another text is another file."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    words = tuple(Word(text=word) for word in text.split())
    return Reading(
        source=Source(id=digest, file_name=f"{text[:8]}.txt", path=f"kho/{text[:8]}.txt",
                      media_type="text/plain", byte_count=len(text.encode())),
        split="text",
        pages=(Page(number=1, width=0, height=0, text_source="text-layer", confidence=1,
                    lines=(Line(words=words),)),),
        review=review,
        reader="thử/1",
    )  # fmt: skip


def decision(number: str = "12", **changes: object) -> Decision:
    """Sets up a body of two, with one duty, one doubt and evidence for three values."""
    plain = Decision(
        type="Quyết định", number=number, symbol="QĐ-UBND", issued_on="2021-05-04", issued_year=2021,
        subject="Về việc thành lập Tổ công tác số hóa", action="establish", place="Thanh Hóa",
        province="Thanh Hóa", issuer="Chủ tịch UBND tỉnh Thanh Hoá",
        signature=Signature(authority="KT. CHỦ TỊCH", position="PHÓ CHỦ TỊCH", name="Lò Thử Nghiệm"),
        legal_bases=(LegalBasis(type="Quyết định", number="7/QĐ-UBND", issued_on="2020-01-02", text="…"),),
        provisions=(Provision(eid="art_1", kind="article", label="Điều 1", ordinal=1),
                    Provision(eid="art_1__cl_1", parent="art_1", kind="clause", label="1", text="Họp",
                              ordinal=2)),
        bodies=(Body(name="Tổ công tác số hóa", kind="to", working_rules=("Họp mỗi quý.",)),),
        members=(
            Member(body=0, ordinal=1, honorific="Bà", gender="female", name="Đặng Hồng Ánh",
                   position="Giám đốc", organization="Sở TT&TT", role_text="Tổ trưởng", role="head"),
            Member(body=0, ordinal=2, honorific="Ông", gender="male", name="Quàng Văn Mẫu",
                   position="Phó Chánh Văn phòng", organization="UBND tỉnh", role="member", page=1),
        ),
        duties=(Duty(body=0, provision="art_1__cl_1", label="1", assignee_kind="organization",
                     assignee="Sở Thông tin và Truyền thông", action_verb="chủ trì",
                     text="Chủ trì đôn đốc việc số hóa."),
                Duty(body=0, assignee_kind="person", assignee="Đặng Hồng Ánh", member=0, role="head",
                     text="Điều hành Tổ.")),
        executors=(Executor(text="Chánh Văn phòng UBND tỉnh"),),
        recipients=(Recipient(text="Bộ Y tế", purpose="để b/c"), Recipient(text="Lưu: VT")),
        relations=(Relation(kind="replaces", target_code="7/QĐ-UBND", target_issued_on="2020-01-02"),),
        evidence=(Evidence(path="number", page=1, box=Box(x0=1, y0=2, x1=3, y1=4), text=number,
                           confidence=0.9),
                  Evidence(path="signature.name", text="Lò Thử Nghiệm", confidence=1),
                  Evidence(path="members[1].organization", text="UBND tỉnh", confidence=1),
                  Evidence(path="members[9].name", text="không có", confidence=1)),
        review=(ReviewItem(path="members[0].name", code="low-confidence", message="Xem lại tên."),
                ReviewItem(path=None, code="note", severity="info", message="Ghi chú.")),
    )  # fmt: skip
    return plain.model_copy(update=changes)


def linked(number: str = "12", **changes: object) -> tuple[LinkedDecision, ...]:
    return link([decision(number, **changes)])
