"""`python -m benchmarks.reading [layouts strings speed orientation load]`; without a name: all."""

from __future__ import annotations

import sys

from benchmarks.reading import layouts, load, orientation, speed, strings

PARTS = {
    "layouts": layouts.main,
    "strings": strings.main,
    "speed": speed.main,
    "orientation": orientation.main,
    "load": load.main,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()
