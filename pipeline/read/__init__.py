"""File → Reading: text layers, signature appearances, scans, tables, lines in reading order."""

from pipeline.read.file import read, reader_version

__all__ = ["read", "reader_version"]
