"""Kills of a run, of one of its workers, of its parent, of its writer, in each stage; then all must be there.

Each database is hit in reading, parsing, writing, deriving and forgetting, is then filled and rid of the same
things undisturbed, and must be equal, row by row, to one that was never disturbed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from benchmarks.trust.victim import TARGETS
from pipeline.overlay import overlay_beside
from pipeline.run.batch import ingest_files
from pipeline.run.files import expand
from pipeline.run.forget import forget
from pipeline.settings import Settings
from pipeline.store import Store
from pipeline.store.tables.catalog import TABLES

ROOT = Path(__file__).parents[2]
FILES = 12
IN_WORKERS, IN_WRITER = ("group", "worker", "parent"), ("group", "writer")
STAGES = (
    ("read", IN_WORKERS, 3), ("parse", IN_WORKERS, 3), ("write", IN_WRITER, 3), ("derive", IN_WRITER, 1),
)  # fmt: skip
FORGETTING = (("forget: tombstone", 2), ("forget: rows", 2), ("forget: erase", 2))
"""Stage, who is killed in it, at which time at most it is reached."""
_CLOCK = {"ingested_at", "updated_at"}
_LEDGER = {"runs", "run_files"}
_COUNTED = ("id", "integer")
"""A key that numbers rows as they come, which no two loads need to agree on."""
_PATIENCE = 120.0
_TEXT = """ỦY BAN NHÂN DÂN
TỈNH THANH HÓA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/QĐ-UBND
Thanh Hóa, ngày {day} tháng 4 năm 2021
QUYẾT ĐỊNH
Về việc thành lập Tổ công tác số {number} (MẪU)
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THANH HÓA
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
QUYẾT ĐỊNH:
Điều 1. Thành lập Tổ công tác số {number} gồm các ông, bà có tên sau:
1. Ông Lò Văn Mẫu, Phó Chủ tịch UBND tỉnh - Tổ trưởng;
2. Bà Đặng Hồng Ánh, Giám đốc {department} - Tổ phó;
3. Ông Quàng Văn Thử {letter}, Giám đốc Sở Tài chính - Thành viên.
Điều 2. Tổ công tác có nhiệm vụ chủ trì đôn đốc việc số {number}.
Điều 3. Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Quyết định này.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Văn Mẫu
"""
_SPELLED = ("Sở TT&TT", "Sở Thông tin và Truyền thông", "Sở Thông tin & Truyền thông")


def main(arguments: list[str]) -> int:
    """0 where every database came out equal, sound and without anything left beside it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trust kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    choice = random.Random(asked.seed)
    hits: Counter[str] = Counter()
    wrong: list[str] = []
    databases = 0
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        folder = Path(name)
        fill(folder / "vao")
        whole = _undisturbed(folder, folder / "nguyen" / "q.db")
        while hits.total() < asked.kills:
            databases += 1
            db = folder / str(databases) / "q.db"
            for stage, who, nth in _plan(choice, databases):
                if hits.total() == asked.kills:
                    break
                if stage.startswith("forget"):
                    _ingest(folder, db)
                if kill(db, folder / "vao", stage, who, nth):
                    hits[f"{stage} × {who}"] += 1
            wrong += [f"{databases}: {one}" for one in difference(_undisturbed(folder, db), whole)]
            print(f"{hits.total()} kills, {databases} databases, {len(wrong)} differences", flush=True)
    for kind, count in sorted(hits.items()):
        print(f"{count:4}  {kind}")
    print(*wrong, sep="\n")
    return int(bool(wrong))


def _plan(choice: random.Random, number: int) -> list[tuple[str, str, int]]:
    """What hits a database, in the order in which its stages come."""
    plan = [(stage, who[number % len(who)], choice.randint(1, most)) for stage, who, most in STAGES]
    stage, most = FORGETTING[number % len(FORGETTING)]
    return [*plan, (stage, choice.choice(IN_WRITER), choice.randint(1, most))]


def kill(db: Path, folder: Path, stage: str, who: str, nth: int) -> bool:
    """Kills a run where it is in a stage for the nth time; False where it never came there."""
    mark = folder.with_name("dang-o")
    for old in folder.parent.glob("dang-o*"):
        old.unlink()
    db.parent.mkdir(exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "benchmarks.trust.victim",
        str(db),
        str(folder),
        stage,
        str(nth),
        str(mark),
        f"{db.parent.name} {stage}",
    ]
    victim = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL)
    until = time.monotonic() + _PATIENCE
    while not mark.exists() and victim.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    reached = mark.exists()
    if reached and who == "worker":
        os.kill(int(mark.read_text(encoding="ascii")), signal.SIGKILL)
        mark.unlink()
        victim.wait(_PATIENCE)  # it goes on without that worker
    elif reached and who in ("parent", "writer"):
        victim.kill()
    if who != "worker" and (reached or victim.poll() is None):
        if who == "group" or not reached:
            os.killpg(victim.pid, signal.SIGKILL)
        victim.wait()
    mark.unlink(missing_ok=True)
    _wait_for(victim.pid)
    return reached


def _wait_for(group: int) -> None:
    """Until no process of the group lives: orphaned workers end when they see that nobody asks any more."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)  # those that still wait to be hit


def fill(folder: Path) -> None:
    """A dozen decisions with names in several spellings, and a PDF whose original is kept."""
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(text_of(number), encoding="utf-8")
    for pdf in sorted((ROOT / "corpus").glob("*/*.pdf"))[:1]:
        (folder / pdf.name).write_bytes(pdf.read_bytes())


def text_of(number: int) -> str:
    """A decision, another one for each number."""
    return _TEXT.format(
        number=100 + number, day=1 + number % 28, letter=chr(65 + number % 26),
        department=_SPELLED[number % 3],
    )  # fmt: skip


def _ingest(folder: Path, db: Path) -> None:
    db.parent.mkdir(exist_ok=True)
    ingest_files(expand([str(folder / "vao")]), db, Settings(workers=2), lambda result: None)


def _undisturbed(folder: Path, db: Path) -> dict[str, object]:
    """The state after a whole run, the wished removals, and another run."""
    _ingest(folder, db)
    for target in TARGETS:
        if target.decision is None or _holds(db, target.decision):
            forget(target, db)
    _ingest(folder, db)
    return state(db)


def _holds(db: Path, code: str) -> bool:
    with closing(sqlite3.connect(db)) as conn:
        return conn.execute("select 1 from decisions where code = ?", [code]).fetchone() is not None


def state(db: Path) -> dict[str, object]:
    """All that must be equal: rows less times and ledger, whether it is sound, and what lies beside it."""
    found: dict[str, object] = {}
    with closing(sqlite3.connect(db)) as conn:
        for table in TABLES:
            if table.name not in _LEDGER:
                kept = [
                    c.name for c in table.columns if c.name not in _CLOCK and (c.name, c.type) != _COUNTED
                ]
                columns = ", ".join(f"[{name}]" for name in kept)
                rows = conn.execute(f"select {columns} from [{table.name}]")
                found[table.name] = sorted(rows, key=repr)
        for index in ("members", "decisions", "duties", "provisions", "organizations"):
            found[f"search of {index}"] = conn.execute(f"select count(*) from {index}_fts_docsize").fetchone()
    with Store(db) as store:
        found["sound"] = store.check(), store.search_agrees()
    for kept in ("q.db.readings", "files"):
        found[kept] = sorted(
            (path.name, _hash(path)) for path in (db.parent / kept).rglob("*") if path.is_file()
        )
    found["beside"] = sorted(path.name for path in db.parent.iterdir())
    found["unfinished"] = overlay_beside(db).unfinished()
    return found


def _hash(path: Path) -> str:
    data = path.read_bytes()
    return hashlib.sha256(
        data[10:] if path.suffix == ".gz" else data
    ).hexdigest()  # less the time in its head


def difference(one: dict[str, object], other: dict[str, object]) -> list[str]:
    """Names of what is not equal in two states."""
    return [name for name in other if one.get(name) != other[name]]
