"""A hit of the search as its page shows it: where it leads, what it is called, its words with hits marked."""

from __future__ import annotations

from pipeline.publish.ask.addresses import page_of
from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.provinces import name_of_province
from pipeline.publish.ask.rows import Row
from pipeline.publish.find.asked import Asked, snippet
from pipeline.publish.find.hits import Hit
from pipeline.publish.find.searchable import SEARCHABLE

__all__ = ["TITLES", "shown"]

TITLES = {
    "quyet-dinh": "Quyết định",
    "co-quan": "Cơ quan",
    "to-chuc": "Tổ chức",
    "thanh-vien": "Thành viên",
    "nhiem-vu": "Nhiệm vụ",
    "can-cu": "Viện dẫn",
    "dieu-khoan": "Toàn văn",
}


def shown(asked: Asked, hit: Hit) -> Row:
    """A hit as the page shows it: where it leads, what it is called, its words with hits marked."""
    row = hit.row
    place = name_of_province(row.get("province_id"), row.get("is_central"))
    base: Row = {
        "kind": hit.kind,
        "label": TITLES[hit.kind],
        "href": row.get("everywhere") or page_of(SEARCHABLE[hit.kind].table, row["id"], row.get("address")),
        "issued_on": row.get("issued_on"),
    }
    if hit.kind == "quyet-dinh":
        others = [row["issuer"], row["signer_name"] and f"Người ký: {row['signer_name']}", row["proposed_by"]]
        return base | {
            "title": snippet(asked, row["subject"] or row["code"] or "Chưa rõ trích yếu"),
            "whole": row["subject"],
            "text": snippet(asked, " · ".join(other for other in others if other)),
            "about": [snippet(asked, row["code"] or "chưa rõ số"), place],
        }
    if hit.kind == "co-quan":
        many = row.get("places")
        return base | {
            "title": snippet(asked, row["name"]),
            "text": snippet(asked, row["agency_type"]) if row["agency_type"] != row["name"] else None,
            "about": [
                f"ở {many} tỉnh, thành phố"
                if many
                else place
                if row["province_id"] or row["is_central"]
                else "cả nước"
            ],
        }
    base |= {"about": [row["code"] or "chưa rõ số", place], "body": row.get("body")}
    if hit.kind == "can-cu":
        return base | {"title": row["subject"] or "Chưa rõ trích yếu", "text": snippet(asked, row["text"])}
    if hit.kind == "dieu-khoan":
        kind = names().value("provisions", "kind", row["kind"])
        label = row["label"] if row["kind"] == "article" else f"{kind} {row['label'] or ''}"
        title = snippet(asked, ". ".join(part for part in (label, row["heading"]) if part))
        return base | {"title": title, "text": snippet(asked, row["text"])}
    if hit.kind == "to-chuc":
        standing = row["standing_agency"] and f"Thường trực: {row['standing_agency']}"
        return base | {
            "title": snippet(asked, row["name"]),
            "text": snippet(asked, standing) if standing else None,
        }
    if hit.kind == "thanh-vien":
        name = " ".join(part for part in (row["honorific"], row["name"]) if part) or "Không ghi tên"
        post = ", ".join(part for part in (row["position"], row["organization"]) if part)
        role = names().value("members", "role", row["role"]) or row["role_text"]
        left = names().value("members", "change", "leaves") if row["change"] == "leaves" else None
        return base | {"title": snippet(asked, name), "text": snippet(asked, post), "role": left or role}
    return base | {
        "title": snippet(asked, row["assignee"] or "Không rõ giao cho ai"),
        "text": snippet(asked, row["text"]),
    }
