"""File → Reading: text layers, signature appearances, scans, tables, lines in reading order."""

from pipeline.read.engines.models import find_model
from pipeline.read.file import read, reader_version

__all__ = ["find_model", "read", "reader_version"]
