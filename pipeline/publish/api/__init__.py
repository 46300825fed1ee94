"""/api/v1: the database for programs, as JSON that follows the models of `schemas/`."""

from pipeline.publish.api.dispatch import PATTERN, respond
from pipeline.publish.api.guide import PAGES

__all__ = ["ROUTES"]

ROUTES = [*PAGES, (PATTERN, respond)]
"""Address → what answers; the pages first, for the last takes everything below /api."""
