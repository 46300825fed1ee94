"""What only passes through: private, gone at the end, and after a kill gone at the next start."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run.scratch import scratch_beside

LIVES = """
import sys, time
from pathlib import Path
from pipeline.run.scratch import scratch_beside
with scratch_beside(Path(sys.argv[1])) as folder:
    (folder / "mo.pdf").write_text("chưa che")
    print(folder, flush=True)
    time.sleep(60)
"""


def test_closed_to_others_and_gone_at_the_end(tmp_path: Path) -> None:
    with scratch_beside(tmp_path / "q.db") as folder:
        assert folder.parent == tmp_path / "q.db.tmp"
        assert [stat.S_IMODE(one.stat().st_mode) for one in (folder, folder.parent)] == [0o700, 0o700]
        with scratch_beside(tmp_path / "q.db") as other:
            assert other != folder
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no file locks of this kind")
def test_what_a_killed_run_left_goes_at_the_next_start_and_what_a_living_one_uses_stays(
    tmp_path: Path,
) -> None:
    database = tmp_path / "q.db"
    child = subprocess.Popen([sys.executable, "-c", LIVES, str(database)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    theirs = Path(child.stdout.readline().strip())
    with scratch_beside(database):
        assert (theirs / "mo.pdf").exists()
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert (theirs / "mo.pdf").exists()
    with scratch_beside(database):
        assert not theirs.exists()
    assert list(tmp_path.iterdir()) == []
