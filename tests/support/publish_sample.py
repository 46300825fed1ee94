"""A small database with invented rows, hostile ones among them, for tests of the site and of tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.store import Store
from pipeline.store.tables.search import rebuild_search

HOSTILE = "<script>alert('x')</script> \"&{{7*7}} <img src=x onerror=alert(1)>"
SHA = "a1b2c3d4e5f6" + "0" * 52
SHA_2 = "f6e5d4c3b2a1" + "1" * 52
SHA_3 = "0123456789ab" + "2" * 52
D1, D2, D3 = (f"{sha[:12]}-1" for sha in (SHA, SHA_2, SHA_3))
PAGE_1, PAGE_2, PAGE_3 = (
    f"/quyet-dinh/{place}"
    for place in ("cao-bang/12-qd-ubnd/2025-03-04", "lang-son/34-qd-ubnd/2025-05-06", D3)
)
"""Where the pages of these decisions are; the last one has no number."""

Row = dict[str, Any]


def _document(sha: str, name: str) -> Row:
    return {
        "id": sha, "file_name": name, "path": name, "media_type": "application/pdf", "byte_count": 120_000,
        "page_count": 2, "split": "digital", "is_signed": 1, "text_confidence": 0.98,
        "ingested_at": "2026-01-05T08:00:00Z", "updated_at": "2026-01-05T08:00:00Z",
        "pipeline_version": "0.1.0", "reader": "r1", "settings": "s1", "content_hash": "c1",
    }  # fmt: skip


def _decision(sha: str, province: str, **more: Any) -> Row:
    return {
        "id": f"{sha[:12]}-1", "document_id": sha, "ordinal": 1, "page_first": 1, "page_last": 2,
        "type": "Quyết định", "action": "establish", "issued_year": 2025, "province_id": province,
        "needs_review": 0, **more,
    }  # fmt: skip


def _body(decision: str, province: str, name: str, kind: str) -> Row:
    return {
        "id": f"{decision}-b1", "decision_id": decision, "ordinal": 1, "name": name, "kind": kind,
        "working_rules": '["Làm việc kiêm nhiệm.", "Họp mỗi quý một lần."]', "province_id": province,
        "issued_year": 2025,
    }  # fmt: skip


def _member(decision: str, province: str, n: int, name: str | None, role: str, **more: Any) -> Row:
    return {
        "id": f"{decision}-m{n}", "decision_id": decision, "body_id": f"{decision}-b1", "ordinal": n,
        "province_id": province, "issued_year": 2025, "name": name, "role": role, "change": "listed",
        "invited": 0, "text": f"{n}. {name}", "page": 1, "confidence": 0.95, **more,
    }  # fmt: skip


def _duty(decision: str, province: str, n: int, text: str, **more: Any) -> Row:
    return {
        "id": f"{decision}-d{n}", "decision_id": decision, "body_id": f"{decision}-b1", "ordinal": n,
        "province_id": province, "issued_year": 2025, "text": text, "page": 2, "confidence": 0.9, **more,
    }  # fmt: skip


def _rows() -> dict[str, list[Row]]:
    y_te, ls_y_te = "cao-bang-so-y-te", "ls-so-y-te"
    return {
        "organizations": [
            {"id": y_te, "name": "Sở Y tế", "province_id": "cao-bang", "agency_type_id": "so-y-te"},
            {"id": ls_y_te, "name": "Sở Y tế", "province_id": "lang-son", "agency_type_id": "so-y-te"},
        ],
        "persons": [{"id": "cao-bang-dang-hong-mau", "name": "Đặng Hồng Mẫu", "province_id": "cao-bang"}],
        "documents": [_document(SHA, "a.pdf"), _document(SHA_2, "b.pdf"), _document(SHA_3, "c.pdf")],
        "pages": [
            {"document_id": SHA, "page": 1, "width": 595.0, "height": 842.0, "rotation": 0,
             "text_source": "text-layer", "confidence": 1.0, "text": "Điều 1."},
        ],
        "decisions": [
            _decision(SHA, "cao-bang", number="12", symbol="QĐ-UBND", code="12/QĐ-UBND",
                      subject="Về việc thành lập Tổ công tác mẫu", issued_on="2025-03-04"),
            _decision(SHA_2, "lang-son", number="34", symbol="QĐ-UBND", code="34/QĐ-UBND",
                      subject="Về việc kiện toàn Tổ công tác mẫu", issued_on="2025-05-06",
                      action="reconstitute"),
            _decision(SHA_3, "lang-son", subject=HOSTILE, issuer=HOSTILE, needs_review=1),
        ],
        "bodies": [
            _body(D1, "cao-bang", "Tổ công tác mẫu tỉnh Cao Bằng", "to"),
            _body(D2, "lang-son", "Tổ công tác mẫu tỉnh Lạng Sơn", "to"),
            _body(D3, "lang-son", HOSTILE, "ban_chi_dao"),
        ],
        "members": [
            _member(D1, "cao-bang", 1, "Đặng Hồng Mẫu", "head", honorific="Bà", gender="female",
                    position="Giám đốc", organization="Sở Y tế", organization_id=y_te,
                    person_id="cao-bang-dang-hong-mau"),
            _member(D1, "cao-bang", 2, "Lê Văn Thử", "deputy", honorific="Ông", gender="male",
                    position="Phó Giám đốc", organization="Sở Y tế", organization_id=y_te),
            _member(D1, "cao-bang", 10, None, "member", position="Lãnh đạo"),
            _member(D2, "lang-son", 1, "Phạm Thị Ví Dụ", "head", honorific="Bà", gender="female",
                    position="Phó Chủ tịch"),
            _member(D2, "lang-son", 2, "Hồng Đặng Giả", "member", organization_id=ls_y_te, invited=1,
                    position="Giám đốc", organization="Sở Y tế"),
            _member(D3, "lang-son", 1, HOSTILE, "member", position=HOSTILE, organization=HOSTILE),
        ],
        "duties": [
            _duty(D1, "cao-bang", 1, "Tham mưu kế hoạch công nghệ.", assignee_kind="role",
                  assignee="Tổ trưởng", role="head", action_verb="tham mưu"),
            _duty(D2, "lang-son", 1, "Tổ chức tập huấn.", assignee_kind="organization", assignee="Sở Y tế",
                  organization_id=ls_y_te, action_verb="tổ chức"),
            _duty(D3, "lang-son", 1, HOSTILE, assignee_kind="body", assignee=HOSTILE),
        ],
        "legal_bases": [
            {"id": f"{D1}-l1", "decision_id": D1, "ordinal": 1, "type": "Nghị định",
             "number": "30/2020/NĐ-CP", "issued_on": "2020-03-05", "text": "Căn cứ Nghị định"},
        ],
        "provisions": [
            {"id": f"{D1}-p1", "decision_id": D1, "eid": "art_1", "kind": "article", "label": "Điều 1",
             "text": "Thành lập Tổ.", "ordinal": 1},
            {"id": f"{D1}-p2", "decision_id": D1, "eid": "art_2__cl_1", "kind": "clause", "label": "1",
             "text": "Được sử dụng con dấu của Ủy ban nhân dân tỉnh.", "ordinal": 2},
        ],
        "executors": [{"id": f"{D1}-x1", "decision_id": D1, "ordinal": 1, "text": "Giám đốc Sở Y tế"}],
        "recipients": [{"id": f"{D1}-r1", "decision_id": D1, "ordinal": 1, "text": "Như Điều 3"}],
        "relations": [
            {"id": f"{D2}-n1", "decision_id": D2, "kind": "replaces", "target_code": "12/QĐ-UBND",
             "target_decision_id": D1},
        ],
        "evidence": [
            {"id": f"{D1}-e1", "decision_id": D1, "table_name": "members", "row_id": f"{D1}-m1",
             "column_name": "name", "page": 1, "x0": 85.0, "y0": 100.0, "x1": 200.0, "y1": 114.0,
             "text": "Đặng Hồng Mẫu", "method": "rule", "confidence": 0.97},
        ],
        "review_items": [
            {"id": f"{D3}-v1", "document_id": SHA_3, "decision_id": D3, "table_name": "decisions",
             "row_id": D3, "column_name": "number", "code": "absent", "severity": "warning",
             "message": f"Không thấy số: {HOSTILE}", "page": 1},
            {"id": f"{D3}-v2", "document_id": SHA_3, "decision_id": D3, "code": "unreadable",
             "severity": "error", "message": "Trang mờ."},
        ],
        "runs": [
            {"id": "2026-01-05T08:00:00Z", "started_at": "2026-01-05T08:00:00Z", "pipeline_version": "0.1.0",
             "settings": "{}", "settings_fingerprint": "s1", "file_count": 3, "done_count": 3,
             "unchanged_count": 0, "failed_count": 0},
        ],
        "run_files": [
            {"id": "2026-01-05T08:00:00Z-1", "run_id": "2026-01-05T08:00:00Z", "ordinal": 1, "path": "a.pdf",
             "source_id": SHA, "document_id": SHA, "state": "done", "ended_at": "2026-01-05T08:00:05Z"},
        ],
    }  # fmt: skip


def sample_database(path: Path) -> Path:
    """A database of the current schema with the invented rows, searchable."""
    with Store(path):
        pass
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, rows in _rows().items():
            for row in rows:
                names, marks = ", ".join(row), ", ".join("?" * len(row))
                connection.execute(f"insert into [{table}] ({names}) values ({marks})", [*row.values()])
        rebuild_search(connection)
    with Store(path) as store:
        store.optimize()
    return path
