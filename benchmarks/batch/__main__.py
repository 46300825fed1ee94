"""`python -m benchmarks.batch speed|kills|machines [options]`."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = ("speed", "kills", "machines")

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        sys.exit(f"python -m benchmarks.batch {{{','.join(NAMES)}}} [options]")
    sys.exit(import_module(f"benchmarks.batch.{sys.argv[1]}").main(sys.argv[2:]))
