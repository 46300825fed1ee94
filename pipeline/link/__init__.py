"""Decisions → the same with ids: provinces of their time, organisations, persons. Never merges silently."""

from pipeline.link.linker import link

__all__ = ["link"]
