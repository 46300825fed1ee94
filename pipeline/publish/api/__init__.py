"""/api/v1: the database for programs, as JSON that follows the models of `schemas/`."""

from pipeline.publish.api.dispatch import PATTERN, respond

__all__ = ["PATTERN", "respond"]
