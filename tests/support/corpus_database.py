"""The sample corpus as a database, made from its gold records: what a perfect reading of it would store."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from pipeline.evaluate.gold import load
from pipeline.link import link
from pipeline.store import RunInfo, Store
from schemas import Box, Decision, Evidence, Line, Page, Reading, Source, Word
from tests.support.gold_as_decisions import decision_of
from tests.support.places import CORPUS

_A4 = (595.0, 842.0)


def corpus_database(path: Path) -> Path:
    """Writes the database and puts the PDF originals beside it, as a run does."""
    hashes = {row["file"]: row for row in _manifest()}
    with Store(path) as store:
        run = store.begin_run(RunInfo(pipeline_version="gold"))
        for document in load(CORPUS):
            name = f"{document.folder}/{document.source.name}"
            about = hashes[name]
            perfect = (decision_of(record, n) for n, record in enumerate(document.records, start=1))
            decisions = tuple(map(_with_evidence, perfect))
            store.write(_reading(name, about["sha256"], int(about["pages"])), link(decisions), run)
            if name.endswith(".pdf"):
                (path.parent / "files").mkdir(exist_ok=True)
                shutil.copyfile(CORPUS / name, path.parent / "files" / f"{about['sha256']}.pdf")
        store.optimize()
        store.finish_run(run)
    return path


def _with_evidence(decision: Decision) -> Decision:
    """A place for each member's name and each duty: rows one below the other."""
    seen = [
        Evidence(path=f"members[{n}].name", page=decision.page_first, box=_box(n), text=member.name or "…",
                 method="rule", confidence=0.97)
        for n, member in enumerate(decision.members) if member.name
    ] + [
        Evidence(path=f"duties[{n}].text", page=decision.page_first, box=_box(20 + n), text=duty.text,
                 method="rule", confidence=0.9)
        for n, duty in enumerate(decision.duties)
    ]  # fmt: skip
    return decision.model_copy(update={"evidence": tuple(seen)})


def _box(row: int) -> Box:
    return Box(x0=90, y0=60 + 14 * row, x1=300, y1=72 + 14 * row)


def _reading(name: str, sha256: str, pages: int) -> Reading:
    text = name.endswith(".txt")
    width, height = (0.0, 0.0) if text else _A4
    said = (CORPUS / name).read_text(encoding="utf-8") if text else "Văn bản"
    lines = tuple(Line(words=tuple(map(_word, line.split()))) for line in said.splitlines() if line.strip())
    return Reading(
        source=Source(id=sha256, file_name=Path(name).name, path=name,
                      media_type="text/plain" if text else "application/pdf", byte_count=1000),
        split="text" if text else "digital",
        pages=tuple(
            Page(number=n, width=width, height=height, text_source="text-layer", confidence=1,
                 lines=lines)
            for n in range(1, pages + 1)
        ),
        reader="gold",
    )  # fmt: skip


def _word(text: str) -> Word:
    return Word(text=text)


def manifest() -> dict[str, str]:
    """Folder of the corpus → id of its first decision."""
    return {row["file"].partition("/")[0]: f"{row['sha256'][:12]}-1" for row in _manifest()}


def _manifest() -> list[dict[str, str]]:
    text = (CORPUS / "MANIFEST.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
