"""How much memory a run takes: all workers together, within the machine, its control group and ulimit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run.engines import limits_of
from pipeline.run.memory import available_megabytes
from pipeline.settings import Settings
from tests.support.places import ROOT

MB = 1 << 20


def machine(root: Path, files: dict[str, str]) -> Path:
    """A root folder with these files of /proc and /sys."""
    for name, text in {"proc/meminfo": "MemTotal: 9 kB\nMemAvailable: 8192000 kB\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="ascii")
    return root


def group(folder: str, limit: str, used: int, spare: int) -> dict[str, str]:
    """A control group of version 2."""
    return {
        f"{folder}/memory.max": limit, f"{folder}/memory.current": str(used * MB),
        f"{folder}/memory.stat": f"anon 1\ninactive_file {spare * MB}\n",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, 8000),
        ({"proc/self/cgroup": "0::/a/b\n", **group("sys/fs/cgroup/a/b", f"{1000 * MB}", 400, 100)}, 700),
        ({"proc/self/cgroup": "0::/a/b\n", **group("sys/fs/cgroup/a", f"{600 * MB}", 100, 0)}, 500),
        ({"proc/self/cgroup": "0::/hidden\n", **group("sys/fs/cgroup", f"{300 * MB}", 100, 0)}, 200),
        ({"proc/self/cgroup": "0::/a\n", **group("sys/fs/cgroup/a", "max", 400, 100)}, 8000),
        ({"proc/self/cgroup": "0::/a\n", **group("sys/fs/cgroup/a", f"{100 * MB}", 400, 0)}, 0),
        (
            {
                "proc/self/cgroup": "4:memory:/x\n",
                "sys/fs/cgroup/memory/x/memory.limit_in_bytes": f"{900 * MB}",
                "sys/fs/cgroup/memory/x/memory.usage_in_bytes": f"{500 * MB}",
                "sys/fs/cgroup/memory/x/memory.stat": f"total_inactive_file {50 * MB}\n",
            },
            450,
        ),
    ],
    ids=["machine", "group", "group around", "hidden by its container", "no limit", "full", "version 1"],
)
def test_available_memory(files: dict[str, str], expected: int, tmp_path: Path) -> None:
    assert available_megabytes(machine(tmp_path, files)) == expected


def test_a_system_that_does_not_say(tmp_path: Path) -> None:
    assert available_megabytes(tmp_path) is None


@pytest.mark.parametrize("available", [500, 2000, 4000, 8000, 64_000])
@pytest.mark.parametrize("workers", [0, 1, 4])
def test_all_workers_fit_into_what_there_is(available: int, workers: int) -> None:
    limits = limits_of(Settings(workers=workers), available)
    assert limits.workers == workers or not workers
    assert 512 <= limits.megabytes <= Settings().megabytes_per_worker
    if not workers and limits.workers > 1:
        assert limits.megabytes + 700 * (limits.workers - 1) <= available


def test_a_shell_that_allows_too_little_is_named() -> None:
    pytest.importorskip("resource", reason="no ulimit here")
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (3 * 10**8,) * 2)\n"
        "from pipeline.cli import main; import sys; sys.argv = ['quyetdinh', 'ingest', 'x.pdf']; main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 3
    assert "ulimit -v unlimited" in ran.stderr
