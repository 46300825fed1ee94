"""Where the checkout, its samples and the real decisions beside it lie."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "decisions"
