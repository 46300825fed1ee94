"""How many small documents a second the writer stores: `python benchmarks/store.py [documents]`.

A small document: 1 page, 8 members, 10 duties, 32 evidence rows; one transaction, and one for the ledger.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).parents[1]))

from pipeline.link import link
from pipeline.store import FileEntry, RunInfo, Store
from schemas import Body, Decision, Duty, Evidence, LinkedDecision, Member, Page, Reading, Source
from schemas.page import Line, Word


def document(number: int) -> tuple[Reading, tuple[LinkedDecision, ...]]:
    words = tuple(Word(text="chữ") for _ in range(100))
    page = Page(
        number=1, width=595, height=842, text_source="text-layer", confidence=1, lines=(Line(words=words),)
    )
    reading = Reading(
        source=Source(id=f"{number:064x}"[::-1], file_name=f"{number}.pdf", path=f"kho/{number}.pdf",
                      media_type="application/pdf", byte_count=1000),
        split="digital", pages=(page,), reader="thử",
    )  # fmt: skip
    members = tuple(
        Member(body=0, ordinal=n, name=f"Lò Văn Thử {chr(65 + n)}", position="Giám đốc",
               organization="Sở Y tế", role="member", text="…")
        for n in range(8)
    )  # fmt: skip
    duties = tuple(
        Duty(body=0, text=f"Chủ trì việc thứ {n}", assignee="Tổ trưởng", role="head") for n in range(10)
    )
    evidence = tuple(
        Evidence(path=f"members[{n % 8}].{field}", text="…", confidence=0.9)
        for n, field in enumerate(("name", "position", "organization", "role") * 8)
    )
    decision = Decision(
        number=str(number), symbol="QĐ-UBND", issued_on="2021-05-04", issued_year=2021, province="Thanh Hóa",
        issuer="Chủ tịch UBND tỉnh", subject="Về việc thử tốc độ", bodies=(Body(name="Tổ thử"),),
        members=members, duties=duties, evidence=evidence,
    )  # fmt: skip
    return reading, link([decision])


def main(count: int) -> None:
    documents = [document(n) for n in range(count)]
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "kho.db") as store:
        run = store.begin_run(RunInfo(pipeline_version="thử"))
        for label in ("new", "unchanged"):
            start, busy = time.perf_counter(), time.process_time()
            for reading, linked in documents:
                changed = store.write(reading, linked, run)
                state: Literal["done", "unchanged"] = "done" if changed else "unchanged"
                store.record_file(run, FileEntry(reading.source.path, reading.source.id, state))
            taken, cpu = time.perf_counter() - start, time.process_time() - busy
            print(f"{label}: {count / taken:.0f} documents/s ({count / cpu:.0f} a CPU second)")
        start = time.perf_counter()
        store.finish_run(run)
        print(f"finish_run: {time.perf_counter() - start:.2f} s for {count} documents")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
