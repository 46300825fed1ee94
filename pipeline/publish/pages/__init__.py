"""Pages of our own: home, search, decision, page image, compare."""

from pipeline.publish.pages.routes import ROUTES

__all__ = ["ROUTES"]
