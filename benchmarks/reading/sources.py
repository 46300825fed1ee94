"""What is measured: real decisions where they lie beside the project, else the sample corpus."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "decisions"
CORPUS = ROOT / "corpus"
DPI = 200


@dataclass(frozen=True, slots=True)
class Gold:
    path: Path
    split: str
    records: tuple[dict[str, Any], ...]

    def strings(self, key: str) -> list[str]:
        """Names or positions of all members, each as often as it is printed."""
        members = [member for record in self.records for member in record.get("members") or ()]
        return [member[key] for member in members if member.get(key)]


def born_digital() -> list[Path]:
    """Files with a right text layer and no scanned page."""
    if REAL.is_dir():
        return sorted(REAL.glob("headers/*/source.pdf"))
    return [gold.path for gold in golds(CORPUS) if gold.split == "digital"]


def scans() -> list[Gold]:
    """Scans and broken layers that list members; what was scanned in simulation counts in the corpus only."""
    if not REAL.is_dir():
        return [gold for gold in golds(CORPUS) if gold.split == "scan"]
    return [
        gold
        for gold in golds(REAL)
        if gold.split in ("scan", "scan+ocr", "digital")
        and gold.strings("name")
        and not gold.path.parent.name.startswith("thanh-hoa")
    ]


def golds(folder: Path) -> list[Gold]:
    found = []
    for path in sorted(folder.glob("*/gold.json")):
        value = json.loads(path.read_text("utf-8"))
        source = path.parent / value.get("source", "source.pdf")
        if source.suffix == ".pdf":
            found.append(Gold(source, value["split"], tuple(value.get("records") or [value])))
    return found


def named() -> str:
    return "real decisions" if REAL.is_dir() else "the sample corpus (no ../shared/decisions here)"
