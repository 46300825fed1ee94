"""Decisions → SQLite: the tables, the one writer, the search index."""

from pipeline.store.database import Store
from pipeline.store.known import Known
from pipeline.store.ledger import Ledger
from pipeline.store.write.ledger import FileEnding, FileEntry, FileState, OpenRun, RunInfo
from pipeline.store.write.lookup import StoredDecision
from pipeline.store.write.origin import Origin
from pipeline.store.write.removal import Removed, cover_value, remove_decisions, remove_documents

__all__ = ["FileEnding", "FileEntry", "FileState", "Known", "Ledger", "OpenRun", "Origin", "Removed",
           "RunInfo", "Store", "StoredDecision", "cover_value", "remove_decisions",
           "remove_documents"]  # fmt: skip
