"""A decision as others cite it: in words, and in the formats of reference managers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from datasette import NotFound, Response

from pipeline.publish.ask.addresses import BY_ID, BY_NAME, decision_path, full_address
from pipeline.publish.ask.questions import one
from pipeline.publish.ask.rows import Row
from pipeline.publish.pages.decision_address import decision_meant

__all__ = ["FORMATS", "ROUTES", "as_linked_data", "citation_file", "in_words"]

ROUTES = tuple(rf"{place}\.(?P<format>bib|ris|csl\.json)$" for place in (BY_ID, BY_NAME))
_RIS_BREAKS = re.compile(r"[\r\n]+")
_TEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"}
)


async def citation_file(datasette: Any, request: Any) -> Response:
    """The citation of a decision as a file; the address of its page and today's date stand in it."""
    form = request.url_vars["format"]
    meant = await decision_meant(datasette, request, f".{form}")
    if isinstance(meant, Response):
        return meant
    if meant is None:
        raise NotFound("Nhiều văn bản có địa chỉ này; hãy chọn một ở trang của địa chỉ ấy.")
    file = await one(
        datasette,
        "select source_url, publisher, retrieved_on from documents where id = ?",
        [meant["document_id"]],
    )
    decision = meant | (file or {})
    page = full_address(datasette, request, decision_path(decision["id"], decision["address"]))
    media_type, made = FORMATS[form]
    named = f'attachment; filename="{decision["id"]}.{form}"'
    return Response(
        made(decision, page, date.today()),
        headers={"content-disposition": named},
        content_type=f"{media_type}; charset=utf-8",
    )


def in_words(decision: Row) -> str:
    """As Vietnamese acts cite each other: Quyết định số … ngày … của … về …"""
    parts = [decision["type"] or "Quyết định"]
    if decision["code"]:
        parts.append(f"số {decision['code']}")
    if decision["issued_on"]:
        year, month, day = decision["issued_on"].split("-")
        parts.append(f"ngày {day} tháng {month} năm {year}")
    if decision["issuer"]:
        parts.append(f"của {decision['issuer']}")
    if decision["subject"]:
        subject = decision["subject"]
        parts.append(subject[0].lower() + subject[1:])
    return " ".join(parts)


def as_linked_data(decision: Row, page: str) -> Row:
    """The decision in the words of schema.org, https://schema.org/Legislation."""
    found = {
        "@context": "https://schema.org", "@type": "Legislation", "@id": page, "url": page,
        "name": _title(decision), "legislationIdentifier": decision["code"], "inLanguage": "vi",
        "legislationType": decision["type"], "legislationDate": decision["issued_on"],
        "legislationPassedBy": decision["issuer"] and {"@type": "Organization", "name": decision["issuer"]},
        "publisher": decision["publisher"] and {"@type": "Organization", "name": decision["publisher"]},
        "isBasedOn": decision["source_url"],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _bibtex(decision: Row, page: str, today: date) -> str:
    fields = {
        "title": _title(decision), "author": decision["issuer"] and f"{{{_tex(decision['issuer'])}}}",
        "number": decision["code"], "type": decision["type"], "date": decision["issued_on"],
        "year": decision["issued_year"], "language": "vietnamese", "publisher": decision["publisher"],
        "note": _source(decision),
    }  # fmt: skip
    lines = [
        f"  {name} = {{{value if name == 'author' else _tex(str(value))}}},"
        for name, value in fields.items()
        if value
    ]
    lines += [f"  url = {{{page}}},", f"  urldate = {{{today}}},"]
    return "\n".join([f"@legislation{{qd-{decision['id']},", *lines, "}", ""])


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _ris(decision: Row, page: str, today: date) -> str:
    day = decision["issued_on"] and decision["issued_on"].replace("-", "/")
    tags = [
        ("TY", "STAT"), ("TI", _title(decision)), ("AU", decision["issuer"]), ("M1", decision["code"]),
        ("M3", decision["type"]), ("PY", decision["issued_year"]), ("DA", day), ("LA", "vi"), ("UR", page),
        ("PB", decision["publisher"]), ("N1", _source(decision)), ("Y2", f"{today:%Y/%m/%d}"),
    ]  # fmt: skip
    lines = [f"{tag}  - {_RIS_BREAKS.sub(' ', str(value))}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _csl_json(decision: Row, page: str, today: date) -> str:
    issued = [
        int(part) for part in (decision["issued_on"] or str(decision["issued_year"] or "")).split("-") if part
    ]
    item = {
        "id": decision["id"], "type": "legislation", "title": _title(decision), "number": decision["code"],
        "genre": decision["type"], "authority": decision["issuer"], "language": "vi", "URL": page,
        "publisher": decision["publisher"], "note": _source(decision),
        "issued": {"date-parts": [issued]} if issued else None,
        "accessed": {"date-parts": [[today.year, today.month, today.day]]},
    }  # fmt: skip
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


def _source(decision: Row) -> str | None:
    """Where the file came from, where somebody told."""
    if not decision["source_url"]:
        return None
    day = f", lấy ngày {decision['retrieved_on']}" if decision["retrieved_on"] else ""
    return f"Nguồn: {decision['source_url']}{day}"


def _title(decision: Row) -> str:
    return decision["subject"] or decision["code"] or "Quyết định chưa rõ trích yếu"


FORMATS: dict[str, tuple[str, Callable[[Row, str, date], str]]] = {
    "bib": ("application/x-bibtex", _bibtex),
    "ris": ("application/x-research-info-systems", _ris),
    "csl.json": ("application/vnd.citationstyles.csl+json", _csl_json),
}
"""Ending of the address → media type, and how the citation is written."""
