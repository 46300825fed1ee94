"""`python -m benchmarks.network [seconds]`: fails on any call that leads elsewhere. Needs strace."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.network.watch import can_watch, watch

SECONDS = 60
"""How long a worker lives after it has read: uploaders of telemetry wait before they call."""

if __name__ == "__main__":
    if not can_watch():
        sys.exit("strace cannot trace here: apt-get install strace")
    with tempfile.TemporaryDirectory(prefix="quyetdinh-network-") as name:
        found = watch(Path(name), float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
    print("\n".join(found) if found else "nothing left the machine, nothing was written to the home folder")
    sys.exit(bool(found))
