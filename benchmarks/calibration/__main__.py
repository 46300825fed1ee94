"""`python -m benchmarks.calibration [folder]`: makes the pages, reads, parses, writes limits and table.

The pages and their readings are kept in the folder (data/calibration): the first run reads some 250 pages,
later ones measure a change of the parser in half a minute.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from benchmarks.calibration.pages import CLEAN, LEVELS, make
from benchmarks.calibration.report import put_section, section, toml
from benchmarks.calibration.values import values
from pipeline.readings import ReadingCache

ROOT = Path(__file__).parents[2]
SEEDS = range(32)


def main(folder: Path) -> None:
    cache = ReadingCache(folder / "readings")
    levels = {level: list(values(make(folder, level, SEEDS), cache)) for level in LEVELS}
    read = [value for level, found in levels.items() if level != CLEAN for value in found]
    (ROOT / "pipeline" / "parse" / "confidence.toml").write_text(toml(read, date.today()), "utf-8")
    put_section(ROOT / "docs" / "accuracy.md", section(levels, date.today()))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "calibration")
