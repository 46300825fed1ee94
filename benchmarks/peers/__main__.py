"""`python -m benchmarks.peers GOLD_FOLDER...`: one table, every reader on the same files in the same run."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

import pypdfium2

from benchmarks.peers.install import PEERS, installed
from benchmarks.peers.known import known_scans
from benchmarks.peers.readers import Seen, clerk, ours, peer
from benchmarks.reading.score import Errors
from pipeline.evaluate.evaluation import Prediction, score_document
from pipeline.evaluate.gold import GoldDocument, load
from pipeline.evaluate.score import Tally
from pipeline.text.normal import comparable

_SCANS = ("scan", "scan+ocr")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="folders of documents with gold")
    parser.add_argument(
        "--environment", type=Path, help="folder of the peers; kept. Else a new one, thrown away"
    )
    asked = parser.parse_args()
    documents = [one for folder in asked.gold for one in load(folder) if one.source.suffix == ".pdf"]
    known = dict(known_scans())
    with ExitStack() as opened:
        folder = asked.environment or Path(opened.enter_context(tempfile.TemporaryDirectory()))
        python = installed(folder)
        files = [*(one.source for one in documents), *known]
        for name in PEERS:
            _tell(f"{name} + script", files, list(peer(python, name, files)), documents, known)
        seen = list(ours(files))
        _tell("our text + script", files, [clerk(one) for one in seen], documents, known)
        _tell("ours", files, seen, documents, known)


def _tell(
    who: str,
    files: Sequence[Path],
    seen: Sequence[Seen],
    documents: Sequence[GoldDocument],
    known: dict[Path, str],
) -> None:
    by_file = dict(zip(files, seen, strict=True))
    errors = Errors()
    for path, truth in known.items():
        errors.add(truth, by_file[path].text)
    print(f"{who}\n  corpus scans: CER / without diacritics / words missed in %: {errors}")
    for scan in (False, True):
        of_kind = [one for one in documents if (one.split in _SCANS) == scan]
        pages = sum(map(_pages, (one.source for one in of_kind)))
        seconds = sum(by_file[one.source].seconds for one in of_kind)
        kind = f"{'scans' if scan else 'text layers'}, {len(of_kind)} files, {pages} pages"
        print(f"  {kind}: {pages / seconds:.2f} pages a CPU second", end="; ")
        print(_spelled(of_kind, by_file), _scores(of_kind, by_file), sep="; ", flush=True)


def _pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def _spelled(documents: Iterable[GoldDocument], seen: dict[Path, Seen]) -> str:
    """Gold's names and posts that stand letter-perfect in the text."""
    told = []
    for key in ("name", "position"):
        found = wanted = 0
        for document in documents:
            text = comparable(seen[document.source].text)
            for record in document.records:
                strings = [row[key] for row in record.rows("members") or () if row.get(key)]
                wanted += len(strings)
                found += sum(comparable(one) in text for one in strings)
        told.append(f"{key}s letter-perfect {found / wanted:.1%} of {wanted}")
    return ", ".join(told)


def _scores(documents: Iterable[GoldDocument], seen: dict[Path, Seen]) -> str:
    """F1 of who with role, and of whole rows."""
    who, row = Tally(), Tally()
    for document in documents:
        one = seen[document.source]
        tallies = score_document(document, Prediction(one.reading, one.decisions)).tallies
        who += tallies.get("member", Tally())
        row += tallies.get("member_record", Tally())
    return ", ".join(f"{name} F1 {tally.f1 or 0:.3f}" for name, tally in (("who + role", who), ("row", row)))


if __name__ == "__main__":
    main()
