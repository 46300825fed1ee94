"""Shards: results of many files as one Parquet file, written by a cluster's worker, read by the writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow
from pyarrow import parquet
from pydantic import TypeAdapter

from pipeline.errors import QuyetDinhError, error_of
from pipeline.ingest import Outcome
from pipeline.run.task import Task
from schemas import LinkedDecision, Reading

STAGES = ("read", "parse", "link")
SCHEMA = pyarrow.schema([
    pyarrow.field("ordinal", pyarrow.int32(), nullable=False),  # of the file in its batch, from 0
    pyarrow.field("sha256", pyarrow.string(), nullable=False),
    pyarrow.field("forgotten", pyarrow.int64(), nullable=False),
    pyarrow.field("code", pyarrow.string()),  # of an error, and what it says
    pyarrow.field("reason", pyarrow.string()),
    pyarrow.field("next_step", pyarrow.string()),
    *(pyarrow.field(f"seconds_{stage}", pyarrow.float64()) for stage in STAGES),
    pyarrow.field("reading", pyarrow.large_string()),  # JSON
    pyarrow.field("linked", pyarrow.large_string()),  # JSON, all decisions
])  # fmt: skip
"""A row for each file that was done with; those that were not begun are absent."""
_LINKED = TypeAdapter(tuple[LinkedDecision, ...])

Put = Callable[[int, Task, Outcome | QuyetDinhError], None]


@contextmanager
def writing(target: Path) -> Iterator[Put]:
    """Gives what appends a result; the file gets its name when all is in it, or not at all."""
    part = target.with_name(f"{target.name}.{uuid4().hex}.part")
    try:
        with parquet.ParquetWriter(part, SCHEMA, compression="zstd") as writer:
            yield lambda ordinal, task, result: writer.write_batch(
                pyarrow.RecordBatch.from_pylist([_row(ordinal, task, result)], schema=SCHEMA)
            )
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def results_in(shard: Path, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
    """The results of a batch, in the order of its files, one in memory at a time."""
    with parquet.ParquetFile(shard) as file:
        for place in sorted(range(file.num_row_groups), key=lambda n: _ordinal(file, n)):
            (row,) = file.read_row_group(place).to_pylist()
            task = tasks[row["ordinal"]]
            assert task.sha256 == row["sha256"], "a shard of other files"
            yield task, _outcome(task, row)


def _ordinal(file: Any, place: int) -> int:
    (row,) = file.read_row_group(place, columns=["ordinal"]).to_pylist()
    return int(row["ordinal"])


def _row(ordinal: int, task: Task, result: Outcome | QuyetDinhError) -> dict[str, Any]:
    outcome = Outcome(task.path, error=result) if isinstance(result, QuyetDinhError) else result
    error = outcome.error
    return {
        "ordinal": ordinal,
        "sha256": task.sha256,
        "forgotten": outcome.forgotten,
        **({"code": error.code, "reason": error.reason, "next_step": error.next_step} if error else {}),
        **{f"seconds_{stage}": outcome.seconds.get(stage) for stage in STAGES},
        "reading": outcome.reading.model_dump_json() if outcome.reading else None,
        "linked": _LINKED.dump_json(outcome.linked).decode(),
    }


def _outcome(task: Task, row: dict[str, Any]) -> Outcome:
    return Outcome(
        task.path,
        reading=Reading.model_validate_json(row["reading"]) if row["reading"] else None,
        linked=_LINKED.validate_json(row["linked"]),
        error=error_of(row["code"], row["reason"], row["next_step"]) if row["code"] else None,
        seconds={s: row[f"seconds_{s}"] for s in STAGES if row[f"seconds_{s}"] is not None},
        forgotten=row["forgotten"],
    )
