"""From files of administrative decisions to members, roles and duties in SQLite and on the web."""

__version__ = "0.1.0"
