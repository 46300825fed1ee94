"""Mutated files through reading, and text soup through masking and parsing, in a child that may be killed."""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Literal

from benchmarks.trust.hostile import all_files
from benchmarks.trust.hostile_files.text import HEAD, texts
from pipeline.errors import QuyetDinhError
from pipeline.link import link
from pipeline.mask import mask
from pipeline.parse import parse
from pipeline.read import read
from pipeline.run.workers import Limits, run_tasks
from pipeline.settings import ReadSettings
from pipeline.text.normal import clean
from schemas import Box, Cell, Line, Page, Reading, Source, Word

Stage = Literal["read", "parse"]

_CORPUS = Path(__file__).parents[2] / "corpus"
_HANG = 60.0  # seconds of work: a busy machine may let an execution wait longer
_PAGE = 1.0  # … and of work a page: a picture of many frames is no hang
_ENDED = 10 * _HANG  # seconds after which it is ended, waiting or not
_LARGEST = 200_000  # bytes of a seed: many small executions find more than few large ones
_SUFFIXES = (".pdf", ".docx", ".png", ".jpg", ".tif", ".txt")
_SOUP = (
    "Điều 1.", "Ông", "Bà", "Trưởng ban", "Phó Trưởng ban", "Sở Y tế", "Giám đốc",
    "ngày 01 tháng 01 năm 2020",
    "số 1/QĐ-UBND", "Nơi nhận:", "QUYẾT ĐỊNH", "gồm:", "1.", "a)", "-", "+", "“", "”", "(", ")",
    "|", ";", ",", ":", "/", "\u0301", "\u202e", "\ue000", "\ud800", "\u2028", "\xa0", "█", "0912345678",
    "TM.", "KT.", "CHỦ TỊCH", "thay", "ông", "bà", "làm", "Ủy viên", "I.", "II.", "năm", "Ban Chỉ đạo",
    "thành lập", "Lưu: VT.", "Căn cứ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Try:
    """One execution, made anew from its number by whoever runs it."""

    stage: Stage
    seed: int
    seeds: tuple[str, ...]
    """Files that mutations start from."""


@dataclass(slots=True)
class Findings:
    """How many executions ended how; what was found, once for each place where it arose."""

    endings: Counter[str] = field(default_factory=Counter)
    found: dict[str, int] = field(default_factory=dict)
    slowest: list[tuple[float, int]] = field(default_factory=list)


def once(task: Try) -> tuple[str, float]:
    """What became of an execution, 'ok', the code of an error, or the place of a mistake; and its seconds."""
    chance = random.Random(task.seed)
    begin = _worked()
    pages = 1
    try:
        if task.stage == "read":
            pages = _reading(chance, task.seeds)
        else:
            _parsing(chance)
        ending = "ok"
    except QuyetDinhError as error:
        ending = error.code
    except MemoryError:
        ending = "memory"
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "/pipeline/" in frame.filename][-1:]
        places = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in (*ours, frames[-1]))
        ending = f"internal {type(error).__name__} {' '.join(places)}"
    spent = _worked() - begin
    return ("hang" if spent > max(_HANG, pages * _PAGE) else ending), spent


def _worked() -> float:
    """Seconds of work of this process and of those that it has waited for."""
    return sum(os.times()[:4])


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Some bytes flipped, cut out, doubled, replaced by odd numbers or by words of the format."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        at = chance.randrange(len(made) + 1)
        kind = chance.randrange(6)
        if kind == 0 and made:
            made[at % len(made)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del made[at : at + chance.choice((1, 2, 16, 256, 4096))]
        elif kind == 2:
            made[at:at] = made[at : at + chance.choice((1, 16, 256))] * chance.choice((1, 2, 50))
        elif kind == 3:
            made[at : at + 4] = chance.choice(
                (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x7f\xff\xff\xff", b"9999999999", b"-1", b"0")
            )
        elif kind == 4:
            made[at:at] = chance.choice(
                (
                    b" R ",
                    b">>",
                    b"<<",
                    b"endobj",
                    b"stream\n",
                    b"[",
                    b"(",
                    b"\xd8\x00",
                    b"</w:p>",
                    b"<w:tbl>",
                    b"\x00",
                )
            )
        else:
            made[at : at + 8] = chance.randbytes(8)
    return bytes(made)


def _reading(chance: random.Random, seeds: Sequence[str]) -> int:
    path = Path(chance.choice(seeds))
    with tempfile.NamedTemporaryFile(suffix=path.suffix) as file:
        file.write(mutated(path.read_bytes(), chance))
        file.flush()
        settings = ReadSettings(ocr=chance.choice(("auto", "never", "never", "never")), seconds_per_page=30)
        found = read(Path(file.name), settings)
    found.model_validate_json(found.model_dump_json())
    mask(found)
    return len(found.pages)


def _parsing(chance: random.Random) -> None:
    for decision in link(parse(mask(_soup(chance)))):
        decision.model_dump_json()


def _soup(chance: random.Random) -> Reading:
    pages = tuple(_page(chance, number) for number in range(1, chance.choice((1, 1, 1, 3)) + 1))
    about = Source(id="0" * 64, file_name="a.pdf", path="a.pdf", media_type="application/pdf", byte_count=1)
    return Reading(source=about, split="scan", pages=pages)


def _page(chance: random.Random, number: int) -> Page:
    placed = chance.random() < 0.6
    lines = []
    if chance.random() < 0.7 and number == 1:
        lines += [_line(chance, text.split(), n, placed) for n, text in enumerate(HEAD.splitlines())]
    for n in range(chance.choice((0, 1, 5, 12, 30))):
        lines.append(_line(chance, _words(chance), n + 5, placed))
    wide, high = (595.0, 842.0) if placed else (0.0, 0.0)
    return Page(number=number, width=wide, height=high, text_source="ocr", confidence=0.9, lines=tuple(lines))


def _words(chance: random.Random) -> list[str]:
    kind = chance.randrange(12)
    if kind == 0:
        start = chance.choice(list(texts().values()))
        at = chance.randrange(len(start))
        return start[at : at + chance.choice((50, 500, 5000))].split()
    if kind == 1:
        return [
            "".join(
                chr(
                    chance.choice(
                        (
                            chance.randrange(0x20, 0x250),
                            chance.randrange(0x1E00, 0x1F00),
                            chance.randrange(0x20, 0xD800),
                        )
                    )
                )
                for _ in range(30)
            )
        ]
    parts = [
        chance.choice(_SOUP)
        for _ in range(chance.choice((1, 3, 10, 40, 200) if kind == 2 else (1, 3, 10, 15)))
    ]
    glue = chance.choice((" ", " ", " ", ""))
    return glue.join(parts).split()


def _line(chance: random.Random, words: Sequence[str], row: int, placed: bool) -> Line:
    confidence, source = chance.choice((0.0, 0.5, 1.0)), chance.choice(("ocr", "ocr", "text-layer", "form"))
    made = tuple(
        Word(text=text, box=_box(n, row) if placed else None, confidence=confidence, source=source)
        for n, text in enumerate(filter(None, map(clean, words)))
    )
    if chance.random() < 0.15 and made:
        cuts = sorted(chance.randrange(len(made) + 1) for _ in range(chance.choice((1, 2, 5))))
        bounds = [0, *cuts, len(made)]
        cells = tuple(Cell(words=made[a:b]) for a, b in pairwise(bounds))
        return Line(kind="row", words=made, cells=cells, box=_box(0, row) if placed else None)
    kind = chance.choice(("text", "text", "text", "text", "furniture", "stamp"))
    column = chance.choice(("full", "full", "full", "left", "right"))
    return Line(kind=kind, column=column, words=made, box=_box(len(made), row) if placed else None)


def _box(place: int, row: int) -> Box:
    return Box(x0=72 + 30 * place, y0=60 + 12 * row, x1=100 + 30 * place, y1=70 + 12 * row)


def _tries(stage: Stage, first: int, seeds: Sequence[str], until: float) -> Iterator[Try]:
    number = first
    while time.monotonic() < until:
        yield Try(stage, number, tuple(seeds))
        number += 1


def lay_seeds(folder: Path) -> list[str]:
    """The corpus and hostile files of moderate size, as files that mutations start from."""
    found = [p for p in sorted(_CORPUS.rglob("*")) if p.suffix in _SUFFIXES and p.stat().st_size < _LARGEST]
    for file in all_files():
        if not file.name.endswith(_SUFFIXES) or any(
            part in file.name for part in ("bomb", "laugh", "1e6", "00")
        ):
            continue
        data = file.make()
        if len(data) < _LARGEST:
            (folder / file.name).write_bytes(data)
            found.append(folder / file.name)
    return [str(path) for path in found]


def fuzz(stage: Stage, seconds: float, first: int, tell: Callable[[str], None]) -> Findings:
    """Executions one after another for so long, each in a worker with 2 GB that may be killed."""
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        seeds = lay_seeds(Path(folder)) if stage == "read" else []
        tasks = _tries(stage, first, seeds, time.monotonic() + seconds)
        begin = time.monotonic()
        for task, result in run_tasks(tasks, partial(once), Limits(1, _ENDED, 2048)):
            waited, begin = time.monotonic() - begin, time.monotonic()
            if isinstance(result, QuyetDinhError):
                result = f"killed {result.code}", waited
            ending, spent = result
            findings.endings[ending.split()[0]] += 1
            findings.slowest = sorted([*findings.slowest, (round(spent, 1), task.seed)], reverse=True)[:5]
            if ending.startswith(("internal", "hang", "killed")):
                if ending not in findings.found:
                    tell(f"{ending} (seed {task.seed})")
                findings.found.setdefault(ending, task.seed)
    return findings


def main(arguments: list[str]) -> int:
    """Prints executions, how they ended, and each mistake once with the number that makes it again."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trust fuzz", description=__doc__)
    parser.add_argument("stage", choices=("read", "parse"))
    parser.add_argument("--seconds", type=float, default=1800.0)
    parser.add_argument("--first", type=int, default=0, help="number of the first execution")
    chosen = parser.parse_args(arguments)
    findings = fuzz(chosen.stage, chosen.seconds, chosen.first, lambda line: print(line, flush=True))
    print(f"{chosen.stage}: {findings.endings.total()} executions, {dict(findings.endings)}")
    print("slowest:", *(f"{seconds} s (seed {seed})" for seconds, seed in findings.slowest), sep="\n  ")
    return 1 if findings.found else 0
