"""Decisions → SQLite: the tables, the one writer, the search index."""

from pipeline.store.database import Store
from pipeline.store.write.ledger import FileEnding, FileEntry, FileState, OpenRun, RunInfo

__all__ = ["FileEnding", "FileEntry", "FileState", "OpenRun", "RunInfo", "Store"]
