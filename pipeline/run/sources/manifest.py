"""A manifest: a list of files with where each is published, CSV or JSON Lines.

Columns: url (an address, or a path inside the manifest's folder), sha256, source_page, publisher,
retrieved_on. All but the first may be empty; others are passed over.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.errors import NotADocument, NotFound
from pipeline.run.files import Input
from pipeline.run.sources.addresses import inputs_at, is_address
from pipeline.store import Origin

_COLUMNS = ("url", "sha256", "source_page", "publisher", "retrieved_on")


def _filled(value: Any) -> Any:
    return (value.strip() or None) if isinstance(value, str) else value


_Text = Annotated[Annotated[str, Field(max_length=2000)] | None, BeforeValidator(_filled)]


class _Row(BaseModel):
    """A line; a manifest is made by others, so nothing of it is believed unseen."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    url: Annotated[str, BeforeValidator(_filled), Field(min_length=1, max_length=2000)]
    sha256: Annotated[
        Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")] | None, BeforeValidator(_filled)
    ] = None
    source_page: _Text = None
    publisher: _Text = None
    retrieved_on: Annotated[date | None, BeforeValidator(_filled)] = None


def inputs_of_manifest(path: Path) -> Iterator[Input]:
    """The files of a manifest, in its order; a line that cannot be used is an Input with its error."""
    try:
        for number, values in _lines(path):
            yield from _inputs(path, number, values)
    except OSError as error:
        yield Input(path, NotFound(f"Không đọc được bảng kê ({error.strerror}).", "Hãy kiểm tra đường dẫn."))
    except (UnicodeDecodeError, csv.Error) as error:
        yield Input(
            path,
            NotADocument(f"Bảng kê không phải CSV hay JSON Lines bằng UTF-8 ({error}).", "Hãy ghi lại tệp."),
        )


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    """Line number, from 1, and its values; None for what is no JSON."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        if path.suffix.lower() in (".jsonl", ".ndjson", ".json"):
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, _parsed(line)
        else:
            reader = csv.DictReader(file)
            for values in reader:
                yield reader.line_num, values


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _inputs(path: Path, number: int, values: Any) -> Iterator[Input]:
    place = path.with_name(f"{path.name}:{number}")
    try:
        row = _Row.model_validate(values)
    except ValidationError as error:
        wrong = ", ".join(str(one["loc"][0]) for one in error.errors() if one["loc"]) or "cả dòng"
        yield Input(
            place,
            NotADocument(
                f"Dòng này của bảng kê không dùng được: {wrong}.", f"Các cột: {', '.join(_COLUMNS)}."
            ),
        )
        return
    for found in inputs_at(row.url) if is_address(row.url) else _inside(path, place, row.url):
        facts = Origin(
            source_url=found.origin.source_url if found.origin else None, source_page=row.source_page,
            publisher=row.publisher, retrieved_on=row.retrieved_on.isoformat() if row.retrieved_on else None,
        )  # fmt: skip
        yield replace(found, sha256=row.sha256 and row.sha256.lower(), origin=facts)


def _inside(manifest: Path, place: Path, name: str) -> Iterator[Input]:
    """A file of the manifest's folder: a list made by strangers must not reach others."""
    folder = manifest.parent.resolve()
    found = manifest.parent / name
    try:
        allowed = found.resolve().is_relative_to(folder)
        there = allowed and found.is_file()
    except (OSError, ValueError):
        allowed = there = False
    if there:
        yield Input(found)
    elif allowed:
        yield Input(found, NotFound("Không có tệp này.", f"Hãy kiểm tra {place.name}."))
    else:
        yield Input(
            place,
            NotFound("Đường dẫn trong bảng kê trỏ ra ngoài thư mục của nó.", "Hãy chép tệp vào thư mục ấy."),
        )
