"""How a database gets its tables: forward only, each step recorded, in one transaction each."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from pipeline.errors import StoreError
from pipeline.store.tables.content import TABLES
from pipeline.store.tables.shape import Table

STEPS: tuple[str, ...] = ("001_tables", "002_comparison", "003_signatures", "004_kinds", "005_seats")
"""One name a schema version. Append only: what a released step made is never edited."""

_SET = "quyetdinh"


def build(tables: Sequence[Table], steps: Sequence[str]) -> Migrations:
    """Step n brings the tables and columns whose `since` is n."""
    migrations = Migrations(_SET)
    for version, name in enumerate(steps, start=1):

        def grow(db: Database, version: int = version) -> None:
            for table in tables:
                if table.since == version:
                    if table.remade:
                        db.execute(f"drop table if exists [{table.name}]")
                    db.execute(table.create_sql(version))
                elif table.since < version:
                    for column in table.columns:
                        if column.since == version:
                            db.execute(f"alter table [{table.name}] add column {column.sql()}")
                if table.since <= version:
                    known = {c.name for c in table.columns if c.since <= version}
                    for sql in table.index_sql(known):
                        db.execute(sql)

        migrations(name=name)(grow)
    return migrations


def migrate(db: Database, tables: Sequence[Table] = TABLES, steps: Sequence[str] = STEPS) -> bool:
    """Brings `db` to the last step; True where that took any. StoreError for a newer one or not ours."""
    migrations = build(tables, steps)
    applied = [migration.name for migration in migrations.applied(db)]
    if set(applied) - set(steps):
        raise StoreError(
            "Cơ sở dữ liệu do phiên bản mới hơn của chương trình tạo ra.",
            "Cập nhật chương trình, hoặc chọn tệp cơ sở dữ liệu khác.",
        )
    if not applied and db.table_names():
        raise StoreError(
            "Tệp này là cơ sở dữ liệu của chương trình khác.", "Chọn tên tệp cơ sở dữ liệu khác."
        )
    if len(applied) < len(steps):
        migrations.apply(db)
    return len(applied) < len(steps)
