"""Text and members of the same files by each reader, with the CPU seconds it took."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.plain import members
from pipeline.ingest import process
from pipeline.read import find_model
from pipeline.settings import Settings
from schemas import Decision, Reading


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader made of one file. reading: our own, None of a peer."""

    text: str
    decisions: tuple[Decision, ...]
    seconds: float
    reading: Reading | None = None


def peer(python: Path, name: str, files: list[Path]) -> Iterator[Seen]:
    """A peer in a process of its own, one thread; engines load with the first file, which is read twice."""
    model = find_model("vie")
    settings = {"OMP_THREAD_LIMIT": "1", "TESSDATA_PREFIX": str(model or "")}
    with subprocess.Popen(
        [python, Path(__file__).with_name("texts.py"), name], env=os.environ | settings,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as process_:  # fmt: skip
        assert process_.stdin
        assert process_.stdout
        for number, path in enumerate([files[0], *files]):
            print(path, file=process_.stdin, flush=True)
            answer = json.loads(process_.stdout.readline())
            if number:
                text = answer["text"]
                yield Seen(text, (Decision(members=tuple(members(text))),), answer["seconds"])
        process_.stdin.close()


def ours(files: list[Path]) -> Iterator[Seen]:
    """The whole way from file to members, not the reading alone."""
    settings = Settings()
    for number, path in enumerate([files[0], *files]):
        before = _seconds()
        outcome = process(path, settings)
        seconds = _seconds() - before
        if number:
            pages = outcome.reading.pages if outcome.reading else ()
            text = "\n".join(line.text for page in pages for line in page.lines)
            decisions = tuple(linked.decision for linked in outcome.linked)
            yield Seen(text, decisions, seconds, outcome.reading)


def clerk(seen: Seen) -> Seen:
    """The plain script over our text: what is left when only the reading is ours."""
    return Seen(seen.text, (Decision(members=tuple(members(seen.text))),), seen.seconds, seen.reading)


def _seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
