"""Reference tables filled from the lexicon."""

from __future__ import annotations

import sqlite3

from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.provinces import load_provinces
from pipeline.lexicon.role_names import role_names
from pipeline.store.tables.catalog import table
from pipeline.store.write.document_rows import SqlRow


def reference_rows() -> dict[str, list[SqlRow]]:
    """Table name → rows as the lexicon has them now."""
    return {
        "provinces": [
            (p.id, p.name, p.code, p.kind, p.valid_from, p.valid_to, p.successor_id) for p in load_provinces()
        ],
        "agency_types": [
            (a.id, a.name, a.kind, a.valid_from, a.valid_to, a.successor_id) for a in load_agency_types()
        ],
        "roles": [(role.id, role.name, n) for n, role in enumerate(role_names().values(), start=1)],
    }


def fill_reference(conn: sqlite3.Connection) -> None:
    """Brings the reference tables up to the lexicon inside the caller's transaction.

    Rows that the lexicon no longer has stay: stored documents may point at them.
    """
    for name, rows in reference_rows().items():
        stored = set(conn.execute(f"select {column_list(name)} from [{name}]").fetchall())
        missing = [row for row in rows if row not in stored]
        if missing:
            conn.executemany(upsert_sql(name), missing)


def upsert_sql(name: str, keep: tuple[str, ...] = ()) -> str:
    """Insert a row of table `name`, or update it except for its key and the columns in `keep`."""
    shape = table(name)
    changing = [c for c in shape.column_names if c not in shape.key and c not in keep]
    update = ", ".join(f"[{c}] = excluded.[{c}]" for c in changing)
    return f"{insert_sql(name)} on conflict ({', '.join(shape.key)}) do update set {update}"


def insert_sql(name: str) -> str:
    """Insert a row of table `name`, its values in the order of the table's columns."""
    marks = ", ".join("?" * len(table(name).columns))
    return f"insert into [{name}] ({column_list(name)}) values ({marks})"


def column_list(name: str) -> str:
    """Named, since a migrated database may hold its columns in another order."""
    return ", ".join(f"[{column}]" for column in table(name).column_names)
