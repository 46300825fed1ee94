"""The command line: one module a command, and the only place that prints."""

from pipeline.cli.app import main

__all__ = ["main"]
