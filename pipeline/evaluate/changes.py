"""What a change gained and lost against an earlier score file, by folder and field path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Changes:
    """'folder: path' of values that became right, and of those that no longer are."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    newly_silent: tuple[str, ...]  # wrong without a flag now, and not so before


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """Compares two score files over the documents that both hold."""
    gained, lost, silent = [], [], []
    for folder, new in after["documents"].items():
        if folder not in before["documents"]:
            continue
        old_fields = before["documents"][folder]["fields"]
        new_fields = new["fields"]
        for path in sorted(old_fields.keys() | new_fields.keys()):
            old, now = old_fields.get(path), new_fields.get(path)
            place = f"{folder}: {path}"
            if now == "right" and old != "right":
                gained.append(place)
            elif old == "right" and now != "right":
                lost.append(place)
            if now == "wrong" and old != "wrong":
                silent.append(place)
    return Changes(tuple(gained), tuple(lost), tuple(silent))
