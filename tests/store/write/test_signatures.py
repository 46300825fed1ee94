"""Digital signatures are stored with their places, and come back with the record."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.mask import mask
from pipeline.publish.ask.record_models import DecisionRecord
from pipeline.publish.ask.records import records
from pipeline.store import RunInfo, Store
from schemas import Box, DigitalSignature, Reading
from tests.support.older import older_database
from tests.support.store_samples import linked, reading

DRAWN = DigitalSignature(
    signer="Lò Thử Nghiệm", organization="UBND tỉnh Mẫu", signed_at="2024-04-05T08:30:00+07:00",
    page=1, box=Box(x0=300, y0=600, x1=420, y1=700),
)  # fmt: skip
UNSEEN = DigitalSignature(signer="Văn thư 001234567890")


def signed() -> Reading:
    return reading().model_copy(update={"is_signed": True, "signatures": (DRAWN, UNSEEN)})


def test_stored_and_given_back(tmp_path: Path) -> None:
    with Store(tmp_path / "kho.db") as store:
        store.write(mask(signed()), linked(), store.begin_run(RunInfo(pipeline_version="1")))
    with closing(sqlite3.connect(tmp_path / "kho.db")) as conn:
        rows = conn.execute(
            "select ordinal, signer, page, x0, y1 from signatures order by ordinal"
        ).fetchall()
        (record,) = records(conn, [f"{reading().source.id[:12]}-1"])
    assert rows == [(1, "Lò Thử Nghiệm", 1, 300.0, 700.0), (2, "Văn thư ████████████", None, None, None)]
    given = DecisionRecord.model_validate(record).document.signatures
    assert given == (DRAWN, DigitalSignature(signer="Văn thư ████████████"))


def test_databases_without_the_table_get_it(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    older_database(path, "002_comparison")
    with closing(sqlite3.connect(path)) as conn, pytest.raises(sqlite3.OperationalError):
        conn.execute("select count(*) from signatures")
    with Store(path) as store:
        store.write(signed(), linked(), store.begin_run(RunInfo(pipeline_version="1")))
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("select count(*) from signatures").fetchone() == (2,)
