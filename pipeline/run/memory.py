"""How much memory there is for a run: that of the machine, of its control group, of the shell's ulimit."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import EngineDied

_MEGABYTE = 1 << 20
_NEEDED = 800 * _MEGABYTE  # of address space, to load all libraries and read a text
_NAMES = {  # limit, in use, and in memory.stat what of that are files that may be read again, by version
    2: ("memory.max", "memory.current", "inactive_file"),
    1: ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
}


def available_megabytes(root: Path = Path("/")) -> int | None:
    """What can be taken without swapping, the least that any of them says; None where none says (not Linux).

    root: where /proc and /sys are looked for.
    """
    found = [*_of_machine(root), *_of_groups(root)]
    return max(min(found), 0) // _MEGABYTE if found else None


def address_space() -> int | None:
    """Bytes that `ulimit -v` leaves a process in all; None without such a limit."""
    try:
        import resource  # not on Windows
    except ImportError:
        return None
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return None if limit == resource.RLIM_INFINITY else limit


def too_little_address_space() -> EngineDied | None:
    """What to say where a process cannot start or load a library; None where no `ulimit -v` explains it."""
    limit = address_space()
    if limit is None or limit >= _NEEDED:
        return None
    return EngineDied(
        f"Giới hạn bộ nhớ ảo của phiên làm việc ({limit // _MEGABYTE} MB) quá thấp để nạp các thư viện.",
        "Hãy chạy 'ulimit -v unlimited' rồi chạy lại; bộ nhớ của mỗi tiến trình đặt bằng --memory.",
    )


def _of_machine(root: Path) -> Iterator[int]:
    for line in _lines(root / "proc/meminfo"):
        if line.startswith("MemAvailable:"):
            yield int(line.split()[1]) * 1024


def _of_groups(root: Path) -> Iterator[int]:
    """Room left in this process's control groups and those around them (cgroups(7))."""
    for line in _lines(root / "proc/self/cgroup"):
        number, controllers, name = line.split(":", 2)
        if number == "0":
            version, top = 2, root / "sys/fs/cgroup"
        elif "memory" in controllers.split(","):
            version, top = 1, root / "sys/fs/cgroup/memory"
        else:
            continue
        group = top / name.strip("/")
        for folder in (group, *(parent for parent in group.parents if parent.is_relative_to(top))):
            yield from _room(folder, version)


def _room(folder: Path, version: int) -> Iterator[int]:
    limit, used, files = _NAMES[version]
    with contextlib.suppress(OSError, ValueError):  # no such group here, or no limit ("max")
        most = int((folder / limit).read_text("ascii"))
        spare = (line.split() for line in _lines(folder / "memory.stat"))
        again = sum(int(value) for name, value in spare if name == files)
        yield most - int((folder / used).read_text("ascii")) + again


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("ascii", "replace").splitlines()
    except OSError:
        return []
