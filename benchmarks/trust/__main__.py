"""`python -m benchmarks.trust NAME [options]`: one of the measurements behind docs/trust.md."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = ("live", "privacy", "kills", "snapshots", "hostile", "requests", "fuzz")


def main(arguments: list[str]) -> int:
    """Hands the rest of the line to the measurement; 2 where there is none of the name."""
    if not arguments or arguments[0] not in NAMES:
        print(f"python -m benchmarks.trust {{{','.join(NAMES)}}} [options]", file=sys.stderr)
        return 2
    code: int = import_module(f"benchmarks.trust.{arguments[0]}").main(arguments[1:])
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
