"""What `make` does on machines that lack something."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.places import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make: apt-get install make")


@pytest.mark.parametrize(
    ("python", "said"),
    [
        pytest.param("exit 0", [], id="installed"),
        pytest.param(
            '[ "$1" = -c ] || echo ERROR: no such package >&2; exit 1',
            ["Không cài được TrueOCR"],
            id="gone from the index",
        ),
    ],
)
def test_the_optional_vote_never_stops_a_run(tmp_path: Path, python: str, said: list[str]) -> None:
    """In an environment that is set up but for TrueOCR; its Python is a script that answers in its place."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    (tmp_path / "bin" / "python").chmod(0o755)
    (tmp_path / ".installed").touch()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    made = subprocess.run(
        ["make", "--silent", "vote", f"VENV={tmp_path}"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = (made.stdout + made.stderr).splitlines()
    assert (made.returncode, [line.partition(":")[0] for line in lines]) == (0, said)
