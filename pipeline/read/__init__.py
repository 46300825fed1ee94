"""File → Reading: text layers, signature appearances, scans, tables, lines in reading order."""

from pipeline.read.file import read, reader_version
from pipeline.read.models import find_model

__all__ = ["find_model", "read", "reader_version"]
