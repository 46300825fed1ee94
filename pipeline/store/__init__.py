"""Decisions → SQLite: the tables, the one writer, the search index."""

from pipeline.store.database import Store
from pipeline.store.ledger import FileState, Run, RunFileState, RunInfo

__all__ = ["FileState", "Run", "RunFileState", "RunInfo", "Store"]
