"""What a Dask worker loads first: the server of its pool takes in the stages while the worker does so too."""

from __future__ import annotations

from pipeline.run.workers import load_ahead

load_ahead("pipeline.run.task")
