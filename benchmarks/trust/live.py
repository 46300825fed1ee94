"""A site that is asked by many while its database is filled, replaced by rename, copied over and removed."""

from __future__ import annotations

import argparse
import http.client
import shutil
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.site.build import at_hand
from benchmarks.site.measure import served
from pipeline.run.batch import ingest_files
from pipeline.run.files import expand
from pipeline.settings import Settings

_PORT = 8423
PAGES = (
    "/", "/tim-kiem?q=so+y+te", "/so-sanh", "/quyetdinh", "/quyetdinh/members", "/quyetdinh/decisions.json",
    "/api/v1/decisions", "/quyetdinh/quy-mo-to-chuc",
)  # fmt: skip


@dataclass(slots=True)
class Answers:
    """How many answers of each status, the slowest, and pages answered with a server error."""

    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    failed: list[str] = field(default_factory=list)


def ask(address: str, answers: Answers, over: threading.Event) -> None:
    """One client: page after page until it is over. A connection that breaks counts as status 0."""
    host = urlsplit(address).netloc
    number = 0
    while not over.is_set():
        page = PAGES[number % len(PAGES)]
        number += 1
        begin = time.monotonic()
        try:
            connection = http.client.HTTPConnection(host, timeout=30)
            connection.request("GET", page)
            answer = connection.getresponse()
            answer.read()
            status = answer.status
            connection.close()
        except OSError:
            status = 0
        answers.statuses[status] += 1
        answers.slowest = max(answers.slowest, time.monotonic() - begin)
        if status >= 500 or status == 0:
            answers.failed.append(f"{status} {page}")


def under_change(address: str, db: Path, ingests: int, replacements: int, clients: int) -> Answers:
    """What `clients` are answered while `db`, which is served at `address`, changes under them."""
    answers, over = Answers(), threading.Event()
    askers = [
        threading.Thread(target=ask, args=(address, answers, over), daemon=True) for _ in range(clients)
    ]
    for asker in askers:
        asker.start()
    try:
        _change(db, ingests, replacements)
    finally:
        over.set()
        for asker in askers:
            asker.join()
    return answers


def _change(db: Path, ingests: int, replacements: int) -> None:
    folder = db.parent / "vao"
    folder.mkdir(exist_ok=True)
    for number in range(max(ingests, replacements)):
        if number < ingests:
            text = f"QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác số {number}\nĐiều 1. Thành lập Tổ công tác."
            path = folder / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            ingest_files(expand([str(path)]), db, Settings(workers=1), lambda result: None, originals=False)
        if number < replacements:
            _replace(db, number)


def _replace(db: Path, number: int) -> None:
    """By rename and by copy in turn, the last time after it was gone for a moment."""
    other = shutil.copyfile(db, db.with_suffix(".moi"))
    if number % 2:
        shutil.copyfile(other, db)
        other.unlink()
    else:
        if number % 4 == 2:
            db.unlink()
            time.sleep(0.2)
        other.replace(db)


def main(arguments: list[str]) -> int:
    """A site under ingests and replacements; 1 where a client met a server error or no answer."""
    parser = argparse.ArgumentParser(prog="live", description=__doc__)
    parser.add_argument("--ingests", type=int, default=40)
    parser.add_argument("--replacements", type=int, default=10)
    parser.add_argument("--clients", type=int, default=8)
    given = parser.parse_args(arguments)
    with at_hand(None, 60) as db, served(["quyetdinh", "serve", "--db", str(db)], _PORT) as port:
        address = f"http://127.0.0.1:{port}"
        answers = under_change(address, db, given.ingests, given.replacements, given.clients)
    counts = ", ".join(f"{status}: {n}" for status, n in sorted(answers.statuses.items()))
    print(f"{answers.statuses.total()} answers ({counts}), slowest {answers.slowest:.1f} s")
    for failed in answers.failed:
        print(failed)
    return 1 if answers.failed else 0
