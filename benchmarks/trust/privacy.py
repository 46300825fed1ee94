"""How much personal data gets past masking, on documents that list what is personal and what looks so.

Each document has `<name>.json` beside it: {"file", "personal": [{"value", "kind", "where", "context"?}],
"innocent": [{"value", "kind"}]}. A value counts as masked when no output of the reading holds it any more,
blanks and bars aside; one that was never read (a misread scan) is counted by itself.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.mask import mask
from pipeline.read import read
from pipeline.settings import ReadSettings
from schemas import Reading

_BLANKS = re.compile(r"[\s|\xa0\u200b]+")


@dataclass(slots=True)
class Tally:
    """Values by what became of them, and the ones that went wrong as (file, kind, where, value)."""

    masked: Counter[str] = field(default_factory=Counter)
    leaked: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    hidden: int = 0
    leaks: list[tuple[str, str, str, str]] = field(default_factory=list)
    covered: list[tuple[str, str, str]] = field(default_factory=list)


def squeezed(text: str) -> str:
    """Text without blanks and cell bars, NFC: how a value is looked for."""
    return _BLANKS.sub("", unicodedata.normalize("NFC", text))


def said(reading: Reading) -> str:
    """All that a reading says, names and furniture included."""
    lines = (line.text for page in reading.pages for line in page.lines)
    signers = (signature.signer or "" for signature in reading.signatures)
    return squeezed("\n".join((*lines, *signers, reading.source.file_name, reading.source.path)))


def readings(folder: Path, kept: Path) -> Iterator[tuple[dict[str, object], Reading]]:
    """Each document's list and its unmasked reading; readings are kept in `kept`, which nobody publishes."""
    kept.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        file = folder / content["file"]
        stored = kept / f"{path.stem}.json"
        if not stored.is_file():
            stored.write_text(read(file, ReadSettings()).model_dump_json(), encoding="utf-8")
        yield content, Reading.model_validate_json(stored.read_bytes())


def measure(folder: Path, kept: Path) -> Tally:
    """The tally over all documents of a folder."""
    tally = Tally()
    for content, reading in readings(folder, kept):
        before, after = said(reading), said(mask(reading))
        for row in content["personal"]:  # type: ignore[attr-defined]
            wanted = squeezed(str(row.get("context") or row["value"]))
            where = f"{row['where']}/{row.get('layout', '')}".rstrip("/")
            if wanted not in before:
                tally.unread[where] += 1
            elif wanted in after:
                tally.leaked[where] += 1
                tally.leaks.append(
                    (str(content["file"]), row["kind"], where, str(row.get("context") or row["value"]))
                )
            else:
                tally.masked[where] += 1
        for row in content["innocent"]:  # type: ignore[attr-defined]
            wanted = squeezed(str(row["value"]))
            if wanted in before:
                tally.kept += wanted in after
                tally.hidden += wanted not in after
                if wanted not in after:
                    tally.covered.append((str(content["file"]), row["kind"], str(row["value"])))
    return tally
