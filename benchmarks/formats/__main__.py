"""`python -m benchmarks.formats [FOLDER]`: every Word document with gold, in each form; what each gives."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.formats.forms import BY_OFFICE, FROM_HTML, by_office, photograph
from pipeline.errors import QuyetDinhError
from pipeline.evaluate import Check, Prediction
from pipeline.evaluate.evaluation import score_document
from pipeline.evaluate.gold import GoldDocument, load
from pipeline.mask import mask
from pipeline.parse import parse
from pipeline.read import read
from pipeline.settings import ReadSettings

_REFERENCE = "pdf"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("benchmarks/genre"))
    parser.add_argument("--photographs", type=int, default=6, metavar="N", help="documents to photograph")
    parser.add_argument("--details", action="store_true", help="name each value that the PDF gives right")
    arguments = parser.parse_args()
    documents = {f"n{i:03}": d for i, d in enumerate(load(arguments.folder)) if d.source.suffix == ".docx"}
    scores: dict[str, dict[str, tuple[Check, ...]]] = {}
    with TemporaryDirectory() as place:
        for form, files in _forms(documents, Path(place), arguments.photographs):
            scores[form] = {name: _checks(documents[name], path) for name, path in files.items()}
    for form, by_name in scores.items():
        print(_line(form, by_name, scores[_REFERENCE]))
        if arguments.details and form != _REFERENCE:
            for name, path in _lost(by_name, scores[_REFERENCE]):
                print(f"    {documents[name].folder} {path}")


def _forms(
    documents: dict[str, GoldDocument], place: Path, photographs: int
) -> Iterator[tuple[str, dict[str, Path]]]:
    """Each form and its files by document: the PDF first, it is what the others are measured by."""
    originals = place / "docx"
    originals.mkdir()
    for name, document in documents.items():
        (originals / f"{name}.docx").write_bytes(document.source.read_bytes())
    for form in BY_OFFICE:
        by_office(sorted(originals.iterdir()), form, place / form)
        yield form, {path.stem: path for path in (place / form).glob(f"*.{form}")}
    yield "docx", {path.stem: path for path in originals.iterdir()}
    for form, (ending, make) in FROM_HTML.items():
        (place / form).mkdir()
        for path in (place / "html").glob("*.html"):
            (place / form / f"{path.stem}.{ending}").write_bytes(make(path.read_bytes()))
        yield form, {path.stem: path for path in (place / form).iterdir()}
    (place / "photograph").mkdir()
    for path in sorted((place / "pdf").glob("*.pdf"))[:photographs]:
        (place / "photograph" / path.name).write_bytes(photograph(path.read_bytes()))
    yield "photograph", {path.stem: path for path in (place / "photograph").iterdir()}


def _checks(document: GoldDocument, path: Path) -> tuple[Check, ...]:
    try:
        reading = mask(read(path, ReadSettings()))
        made = Prediction(reading, tuple(parse(reading)))
    except QuyetDinhError as error:
        made = Prediction(None, (), str(error))
        print(f"{path.name} ({document.folder}): {error}")
    return score_document(document, made).checks


def _line(form: str, scores: dict[str, tuple[Check, ...]], reference: dict[str, tuple[Check, ...]]) -> str:
    counts = Counter(check.outcome for checks in scores.values() for check in checks)
    gold = counts["right"] + counts["missing"] + counts["wrong"]
    of_pdf = sum(c.outcome == "right" for name in scores for c in reference[name])
    return (
        f"{form:12} {len(scores):3} documents {counts['right']:6} right of {gold:6} "
        f"({100 * counts['right'] / gold:.1f} %), the PDF {of_pdf:6}, "
        f"{len(_lost(scores, reference))} lost that the PDF has"
    )


def _lost(
    scores: dict[str, tuple[Check, ...]], reference: dict[str, tuple[Check, ...]]
) -> list[tuple[str, str]]:
    """Document and path of the values that are right in the PDF and not here."""
    right = {(name, c.path) for name, checks in scores.items() for c in checks if c.outcome == "right"}
    return sorted(
        {(name, c.path) for name in scores for c in reference[name] if c.outcome == "right"} - right
    )


main()
