"""Documents a second that one core parses: `python benchmarks/parse.py [folder] [--against COMMIT]`.

Parses the sources in the folder (default: corpus) that gold calls digital or text-layer; reading is not
counted. With --against, the parser of another commit parses the same readings in turns with this one, and the
ratio is printed.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 3


def readings_of(folder: Path) -> list[str]:
    """Readings, as JSON, of the sources with a good text layer."""
    from pipeline.read import read
    from pipeline.settings import ReadSettings

    found = []
    for gold in sorted(folder.rglob("gold.json")):
        if json.loads(gold.read_text("utf-8"))["split"] in ("digital", "text-layer"):
            (source,) = gold.parent.glob("source.*")
            found.append(read(source, ReadSettings()).model_dump_json())
    return found


def seconds(source: Path) -> float:
    """CPU seconds of one pass over the readings, after a pass that loads the lexicon."""
    from pipeline.parse import parse
    from schemas import Reading

    readings = [Reading.model_validate(entry) for entry in json.loads(source.read_text("utf-8"))]
    for reading in readings:
        parse(reading)
    start = time.process_time()
    for reading in readings:
        parse(reading)
    return time.process_time() - start


def _timed(tree: Path, source: Path) -> float:
    """`seconds` in a process of its own, with the code of `tree`."""
    command = [sys.executable, str(Path(__file__).resolve()), "--time", str(tree), str(source)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(folder: Path, commit: str | None) -> None:
    sys.path.insert(0, str(ROOT))
    texts = readings_of(folder)
    with tempfile.TemporaryDirectory() as made:
        source, other = Path(made) / "readings.json", Path(made) / "other"
        source.write_text("[" + ",".join(texts) + "]", "utf-8")
        if commit:
            archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True)
            with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
                files.extractall(other, filter="data")
        here, there = [], []
        for _ in range(ROUNDS):
            here.append(_timed(ROOT, source))
            if commit:
                there.append(_timed(other, source))
    pages = sum(len(json.loads(text)["pages"]) for text in texts)
    rate = len(texts) / min(here)
    print(f"{len(texts)} documents, {pages} pages: {rate:.1f} documents/s, {pages / min(here):.1f} pages/s")
    if there:
        print(f"{min(there) / min(here):.2f} times as fast as {commit}")


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["--time"]:
        sys.path.insert(0, words[1])
        print(seconds(Path(words[2])))
    else:
        against = words.index("--against") if "--against" in words else len(words)
        main(Path(words[0]) if against else ROOT / "corpus", (words[against + 1 :] or [None])[0])
