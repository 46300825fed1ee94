"""`python -m corpus.generator` writes the corpus; `--check` makes it anew in memory and compares."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.generator import gold, layout, manifest, plain, scan, script
from corpus.generator.model import Sample

ROOT = Path(__file__).parents[1]


def source(sample: Sample) -> tuple[str, bytes]:
    """File name and bytes of a sample."""
    if sample.sample_class == "text":
        return "source.txt", plain.text(sample).encode()
    typeset = layout.pdf(sample)
    if sample.sample_class == "scan":
        typeset = scan.scanned(typeset, sample.seed, sample.look.get("colour") == "yes")
    return "source.pdf", typeset


def made() -> Iterator[tuple[Sample, str, bytes, str]]:
    """Every sample with its file and its gold as JSON."""
    for path in script.descriptions():
        sample = script.load(path)
        name, content = source(sample)
        entry = manifest.Entry.of(sample, name, content)
        record = gold.record(sample, name, entry.sha256)
        yield sample, name, content, json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def write() -> None:
    entries = []
    for sample, name, content, record in made():
        folder = ROOT / sample.slug
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        (folder / "gold.json").write_text(record, "utf-8")
        entries.append(manifest.Entry.of(sample, name, content))
    (ROOT / "MANIFEST.csv").write_text(manifest.dump(entries), "utf-8")


def differences() -> list[str]:
    """Files that the generator would make otherwise.

    A scan's bytes depend on the versions of the JPEG library and the rasteriser, so of scans only the page
    count and the size, within a fifth, are compared.
    """
    found = []
    recorded = {entry.file: entry for entry in manifest.load(ROOT / "MANIFEST.csv")}
    for sample, name, content, record in made():
        entry = manifest.Entry.of(sample, name, content)
        stored = recorded.pop(entry.file, None)
        path = ROOT / entry.file
        if stored is None or not path.exists():
            found.append(f"{entry.file}: not in the corpus")
        elif sample.sample_class == "scan":
            size = path.stat().st_size
            if stored.pages != entry.pages or abs(len(content) - size) > size / 5:
                found.append(f"{entry.file}: other pages or size")
        elif stored != entry:
            found.append(f"{entry.file}: other content")
        else:
            kept = (path.parent / "gold.json").read_text("utf-8")
            found += [] if kept == record else [f"{sample.slug}/gold.json: other content"]
    return found + [f"{file}: no description" for file in recorded]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus.generator", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    if not parser.parse_args().check:
        write()
        return 0
    found = differences()
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
