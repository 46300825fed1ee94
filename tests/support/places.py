"""Where the checkout, its samples and the real decisions beside it lie; and what a test needs them for."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "decisions"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(),
    reason="needs ../shared/decisions: real decisions with gold, beside the checkout",
)
