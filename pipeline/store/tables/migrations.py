"""How a database gets its tables: forward only, each step recorded, in one transaction each."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from pipeline.errors import StoreError
from pipeline.store.tables.catalog import TABLES
from pipeline.store.tables.shape import Table

STEPS_TABLE = "_sqlite_migrations"
"""Where sqlite-utils keeps which steps were taken."""
_SET = "quyetdinh"


def steps_of(tables: Sequence[Table]) -> tuple[str, ...]:
    """The steps that tables and columns name, in order. What a released one made is never edited."""
    named = {table.since for table in tables} | {c.since for table in tables for c in table.columns}
    return tuple(sorted(named))


def build(tables: Sequence[Table]) -> Migrations:
    """Each step brings the tables and columns that are `since` it."""
    migrations = Migrations(_SET)
    for step in steps_of(tables):

        def grow(db: Database, step: str = step) -> None:
            for table in tables:
                if table.since == step:
                    if table.remade:
                        db.execute(f"drop table if exists [{table.name}]")
                    db.execute(table.create_sql(step))
                elif table.since < step:
                    for column in table.columns:
                        if column.since == step:
                            db.execute(f"alter table [{table.name}] add column {column.sql()}")
                if table.since <= step:
                    known = {c.name for c in table.columns if c.since <= step}
                    for sql in table.index_sql(known):
                        db.execute(sql)

        migrations(name=step)(grow)
    return migrations


def migrate(db: Database, tables: Sequence[Table] = TABLES) -> bool:
    """Brings `db` to the last step; True where that took any. StoreError for a newer one or not ours."""
    migrations, steps = build(tables), steps_of(tables)
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
    _add_indexes(db, tables)
    return len(applied) < len(steps)


def _add_indexes(db: Database, tables: Sequence[Table]) -> None:
    """Those that a later version wants on tables as they are: they change no row, and so need no step."""
    for table in tables:
        for sql in table.index_sql({column.name for column in table.columns}):
            db.execute(sql)
