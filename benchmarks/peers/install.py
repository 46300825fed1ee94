"""The peers in an environment of their own: nothing of them is a dependency of the project."""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

PEERS = {"kreuzberg": "kreuzberg==4.10.4", "ocrmypdf": "ocrmypdf==17.13.0"}


def installed(folder: Path) -> Path:
    """The Python of the environment in `folder`, made where it is missing.

    Raises:
        subprocess.CalledProcessError: pip could not install a peer; it says why.
    """
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS.values()], check=True)
    return python
