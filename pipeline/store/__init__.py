"""Decisions → SQLite: the tables, the one writer, the search index."""
