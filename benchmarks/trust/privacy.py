"""How much personal data gets past masking, on documents that list what is personal and what looks so.

Each document has `<name>.json` beside it: {"file", "personal": [{"value", "kind", "where", "context"?}],
"innocent": [{"value", "kind"}]}. A value counts as masked when no output of the reading holds it any more,
blanks and bars aside; one that was never read (a misread scan) is counted by itself.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.trust.made_up_files import make
from benchmarks.trust.outputs import ingest, outputs
from pipeline.mask import mask
from pipeline.read import read
from pipeline.settings import ReadSettings
from schemas import Reading

_BLANKS = re.compile(r"[\s|\xa0\u200b]+")


_MASKED, _HIDDEN = 0.98, 0.005
_SHORTEST = 6  # characters of a value that is nothing else elsewhere


@dataclass(slots=True)
class Tally:
    """Values by what became of them, and the ones that went wrong as (file, kind, where, value, outputs)."""

    masked: Counter[str] = field(default_factory=Counter)
    leaked: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    hidden: int = 0
    leaks: list[tuple[str, ...]] = field(default_factory=list)
    covered: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def share_masked(self) -> float:
        found = self.masked.total() + self.leaked.total()
        return self.masked.total() / found if found else 1.0

    @property
    def share_hidden(self) -> float:
        return self.hidden / (self.kept + self.hidden) if self.hidden else 0.0

    def count(
        self, listed: dict[str, Any], before: str, after: str, outputs: dict[str, str], shown: str
    ) -> None:
        """Adds one document.

        before, after: what its reading says, unmasked and masked; a value that is too short to be looked for
        in all outputs ('1970') is looked for in the second alone. shown: where innocent values belong.
        """
        name = str(listed["file"])
        for row in listed["personal"]:
            value = str(row.get("context") or row["value"])
            where = f"{row['where']}/{row.get('layout', '')}".rstrip("/")
            searched = {"reading": after} if len(squeezed(value)) < _SHORTEST else outputs
            holders = [output for output, text in searched.items() if squeezed(value) in text]
            if holders:
                self.leaked[where] += 1
                self.leaks.append((name, row["kind"], where, value, ", ".join(holders)))
            elif squeezed(value) in before:
                self.masked[where] += 1
            else:
                self.unread[where] += 1
        for row in listed["innocent"]:
            wanted = squeezed(str(row["value"]))
            if wanted in before and wanted in shown:
                self.kept += 1
            elif wanted in before:
                self.hidden += 1
                self.covered.append((name, row["kind"], str(row["value"])))

    def report(self) -> str:
        """Shares and counts, place by place, and what went wrong."""
        lines = [
            f"masked {self.share_masked:.1%} ({self.masked.total()} of"
            f" {self.masked.total() + self.leaked.total()}), in no output and not read {self.unread.total()};"
            f" innocent hidden {self.share_hidden:.1%} ({self.hidden} of {self.kept + self.hidden})"
        ]
        places = sorted({*self.masked, *self.leaked, *self.unread})
        lines += [f"  {place}: {self.masked[place]} masked, {self.leaked[place]} leaked" for place in places]
        lines += ["  leaked: " + " | ".join(leak) for leak in self.leaks]
        lines += ["  hidden: " + " | ".join(one) for one in self.covered]
        return "\n".join(lines)


def squeezed(text: str) -> str:
    """Text without blanks and cell bars, NFC: how a value is looked for."""
    return _BLANKS.sub("", unicodedata.normalize("NFC", text))


def said(reading: Reading) -> str:
    """All that a reading says, names and furniture included."""
    lines = (line.text for page in reading.pages for line in page.lines)
    signers = (signature.signer or "" for signature in reading.signatures)
    return squeezed("\n".join((*lines, *signers, reading.source.file_name, reading.source.path)))


def readings(folder: Path, kept: Path) -> Iterator[tuple[dict[str, Any], Reading]]:
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
    """The tally of masking alone, over all documents of a folder: names of files and readings."""
    tally = Tally()
    for content, reading in readings(folder, kept):
        before, after = said(reading), said(mask(reading))
        tally.count(content, before, after, {"reading": after}, after)
    return tally


def measure_line(folder: Path, kept: Path, work: Path) -> Tally:
    """The tally of the whole line: what any output holds. `work`: an empty folder for the database."""
    tally = Tally()
    listed = list(readings(folder, kept))
    db = ingest((folder / str(content["file"]) for content, _ in listed), work, [one for _, one in listed])
    found: dict[str, str] = {}
    for name, text in outputs(db):
        found[name] = found.get(name, "") + "\n" + squeezed(text)
    for content, reading in listed:
        shown = "".join(found.get(name, "") for name in ("table pages", "table documents", "page image"))
        tally.count(content, said(reading), said(mask(reading)), found, shown)
    return tally


def main(arguments: list[str]) -> int:
    """`privacy [FOLDER [READINGS]]`: documents with lists, or the set of our own, through the whole line.

    READINGS: where unmasked readings are kept, so that another run takes seconds. `--mask`: masking alone.
    Exit status 1 where fewer than 98 % of the values are masked, or more than 0.5 % of the innocent ones.
    """
    alone = "--mask" in arguments
    given = [Path(one) for one in arguments if not one.startswith("--")]
    with tempfile.TemporaryDirectory() as temporary:
        own, work = Path(temporary) / "set", Path(temporary) / "work"
        folder = given[0] if given else own
        kept = given[1] if given[1:] else Path(temporary) / "kept"
        for path in (own, work):
            path.mkdir()
        if not given:
            make(own)
        tally = measure(folder, kept) if alone else measure_line(folder, kept, work)
    print(tally.report())
    return int(tally.share_masked < _MASKED or tally.share_hidden > _HIDDEN)
