"""Decisions → SQLite: the tables, the one writer, the search index."""

from pipeline.store.database import Store
from pipeline.store.write.ledger import FileState, Run, RunFile, RunInfo

__all__ = ["FileState", "Run", "RunFile", "RunInfo", "Store"]
