"""Gold records from their folders: what a careful reader finds in a document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_BECAUSE = re.compile(r"^(?:do|vì)\s+", re.IGNORECASE)
GoldRow = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One decision of a gold file. A key that is absent from `content` is not scored."""

    prefix: str  # "" or "records[1].", before each path in a bundle
    pages: tuple[int, int] | None
    content: dict[str, Any]
    unsure: frozenset[str]

    def is_unsure(self, path: str) -> bool:
        """Whether `path` (gold's keys: 'decision.number', 'members[3].name') or its row is not scored."""
        return path in self.unsure or path.partition(".")[0] in self.unsure

    def rows(self, key: str) -> list[GoldRow] | None:
        """The rows of a list; None when gold leaves the key out."""
        if key not in self.content:
            return None
        rows = [row if isinstance(row, dict) else {"text": row} for row in self.content[key] or []]
        return [self._with_name(row) for row in rows] if key == "changes" else rows

    def _with_name(self, change: GoldRow) -> GoldRow:
        """Who joins by name instead of by index; a reason without the 'do' before it."""
        joins, reason = change["joins"], change.get("reason")
        name = None if joins is None else self.content["members"][joins]["name"]
        return change | {"joins": name, "reason": _BECAUSE.sub("", reason) if reason else reason}


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A source file and its records. `folder` is relative to the gold directory."""

    folder: str
    source: Path
    split: str
    records: tuple[GoldRecord, ...]

    @property
    def lists_members(self) -> bool:
        """False where no record says who the members are: then each member found is a false one."""
        return any("members" in record.content for record in self.records)


def load(gold_dir: Path) -> tuple[GoldDocument, ...]:
    """All gold documents below `gold_dir`, by folder name.

    Raises:
        FileNotFoundError: there is no gold.json below the folder.
        ValueError: a gold.json is not JSON or lacks a key.
    """
    found = tuple(_document(path, gold_dir) for path in sorted(gold_dir.rglob("gold.json")))
    if not found:
        raise FileNotFoundError(str(gold_dir))
    return found


def _document(path: Path, gold_dir: Path) -> GoldDocument:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return GoldDocument(
            folder=path.parent.relative_to(gold_dir).as_posix(),
            source=path.parent / content["source"],
            split=content["split"],
            records=tuple(_records(content)),
        )
    except (KeyError, json.JSONDecodeError) as error:
        raise ValueError(f"{path}: {error}") from error


def _records(content: dict[str, Any]) -> Iterator[GoldRecord]:
    unsure = frozenset(content.get("unsure", ()))
    if "records" not in content:
        yield GoldRecord("", _pages(content), content, unsure)
        return
    for index, record in enumerate(content["records"]):
        prefix = f"records[{index}]."
        own = frozenset(path.removeprefix(prefix) for path in unsure if path.startswith(prefix))
        own |= frozenset(record.get("unsure", ()))
        yield GoldRecord(prefix, _pages(record), record, own)


def _pages(content: dict[str, Any]) -> tuple[int, int] | None:
    pages = content.get("pages")
    return (int(pages[0]), int(pages[-1])) if pages else None
