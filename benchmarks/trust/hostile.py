"""Hostile files through a whole run: none ends as our mistake, over its limit or without a word."""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.trust.hostile_files import Hostile, archive, folder, image, office, pdf, text, word
from pipeline.run.batch import ingest_files
from pipeline.run.files import expand
from pipeline.run.results import FileResult
from pipeline.settings import ReadSettings, Settings

_SPARE = 15.0  # seconds over its limit that a file may take: to end it and to start a worker anew
_TOLD = frozenset({"unread-page", "unread-part", "long-line", "repaired-file"})


@dataclass(slots=True)
class Verdict:
    """How the files ended. wrong: what must not be; slowest: seconds and file, longest first."""

    codes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)


def all_files() -> list[Hostile]:
    """All hostile files that are bytes; `folder.lay_traps` adds those that are names, pipes or links."""
    return [file for part in (pdf, image, word, office, text, archive) for file in part.files()]


def run(files: list[Hostile], place: Path, settings: Settings, traps: bool = True) -> Verdict:
    """Writes the files into `place`/vao, takes them into a database beside it, and judges."""
    into = place / "vao"
    into.mkdir()
    for file in files:
        (into / file.name).write_bytes(file.make())
    expected = {file.name for file in files} | (folder.lay_traps(into) if traps else set())
    heard: list[FileResult] = []
    ended: dict[str, float] = {}

    def listen(result: FileResult) -> None:
        heard.append(result)
        ended[result.path.name] = time.monotonic()

    db = place / "quyetdinh.db"
    ingest_files(expand([str(into)]), db, settings, listen, originals=False)
    return _judge(files, expected, heard, db, settings)


def _judge(
    files: list[Hostile], expected: set[str], heard: list[FileResult], db: Path, settings: Settings
) -> Verdict:
    verdict = Verdict()
    endings = {file.name: file.ending for file in files}
    said = _said(db)
    for result in heard:
        name = result.path.name
        code = result.error.code if result.error else result.state
        verdict.codes[code] += 1
        spent = sum(result.seconds.values())
        verdict.slowest.append((round(spent, 1), name))
        ending = endings.get(name, "any")
        if code == "internal":
            verdict.wrong.append(f"{name}: internal: {result.error and result.error.reason}")
        if spent > settings.seconds_per_file + _SPARE:
            verdict.wrong.append(f"{name}: {spent:.0f} seconds")
        if ending == "fails" and result.state == "done":
            verdict.wrong.append(f"{name}: stored")
        if ending == "done" and result.state != "done":
            verdict.wrong.append(f"{name}: {code}")
        if ending == "says" and result.state == "done" and not said.get(result.sha256 or "", set()) & _TOLD:
            verdict.wrong.append(f"{name}: stored without a word")
    names = {part for result in heard for part in (result.path.name, *result.path.parts)}
    verdict.wrong += [f"{name!r}: passed over" for name in sorted(expected) if not _met(name, names)]
    verdict.slowest.sort(reverse=True)
    return verdict


def _met(name: str, names: set[str]) -> bool:
    return name in names or f"{name}!" in names


def _said(db: Path) -> dict[str, set[str]]:
    with closing(sqlite3.connect(db)) as connection:
        found: dict[str, set[str]] = {}
        for document, code in connection.execute("select document_id, code from review_items"):
            found.setdefault(document, set()).add(code)
        return found


def main(arguments: list[str]) -> int:
    """Prints how many files ended how, and what went wrong; 1 if anything did."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trust hostile", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0, help="time for a file")
    parser.add_argument("--page", type=float, default=120.0, help="time for a page")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--only", default="", help="files whose name has this in it")
    chosen = parser.parse_args(arguments)
    settings = Settings(
        read=ReadSettings(seconds_per_page=chosen.page),
        workers=chosen.workers,
        seconds_per_file=chosen.seconds,
    )
    files = [file for file in all_files() if chosen.only in file.name]
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hostile-") as place:
        verdict = run(files, Path(place), settings, traps=not chosen.only)
    print(f"{sum(verdict.codes.values())} files in {time.monotonic() - begin:.0f} s: {dict(verdict.codes)}")
    print("slowest:", *(f"{name} {seconds} s" for seconds, name in verdict.slowest[:8]), sep="\n  ")
    print(*verdict.wrong, sep="\n")
    return 1 if verdict.wrong else 0
