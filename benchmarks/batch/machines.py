"""Two network namespaces as two machines: scheduler, client and object store in one, the worker in the other.

They share a disk and a cable. The database must equal, row by row, that of a pool on the same addresses.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil

from benchmarks.batch.object_store import BUCKET, settings
from benchmarks.batch.papers import write_papers
from benchmarks.batch.processes import SCHEDULER, WORKER, end, started
from benchmarks.trust.kills import difference, state

HEAD, HAND = "10.231.77.1", "10.231.77.2"
_SCHEDULER, _STORE = 8786, 5000  # ports
_PATIENCE = 900.0


@contextmanager
def two_machines() -> Iterator[tuple[str, str]]:
    """The names of two namespaces with a cable between them.

    Raises:
        PermissionError: this system lets nobody make them; why.
    """
    head, hand = f"qd{os.getpid()}a", f"qd{os.getpid()}b"
    with ExitStack() as opened:
        for name in (head, hand):
            _ip("netns", "add", name)
            opened.callback(_ip, "netns", "del", name)
        _ip("link", "add", head, "netns", head, "type", "veth", "peer", "name", hand, "netns", hand)
        for name, address in ((head, HEAD), (hand, HAND)):
            _ip("-n", name, "address", "add", f"{address}/24", "dev", name)
            for device in ("lo", name):
                _ip("-n", name, "link", "set", device, "up")
        yield head, hand


def _ip(*words: str) -> str:
    try:
        return subprocess.run(["ip", *words], check=True, capture_output=True, text=True).stdout
    except FileNotFoundError as error:
        raise PermissionError("no program 'ip': apt-get install iproute2") from error
    except subprocess.CalledProcessError as error:
        raise PermissionError(f"ip {' '.join(words)}: {error.stderr.strip()}") from error


def _carried(machine: str) -> float:
    """Megabytes that went over the cable, both ways."""
    (device,) = json.loads(_ip("-n", machine, "-s", "-j", "link", "show", "dev", machine))
    return sum(float(device["stats64"][way]["bytes"]) for way in ("rx", "tx")) / 1e6


def _busy(process: psutil.Process) -> float:
    """CPU seconds of a process and all below it, with those of children that have ended."""
    times = [one.cpu_times() for one in (process, *process.children(recursive=True))]
    return float(sum(sum(one[:4]) for one in times))  # user, system, and both of the children


def _run(folder: Path, name: str, head: str, *scheduler: str) -> float:
    """Seconds of a run in the first machine, into a database of its own."""
    begun = time.perf_counter()
    client = started(
        "benchmarks.batch.client", str(folder / name / "q.db"), f"s3://{BUCKET}/", *scheduler,
        inside=head, settings=settings(HEAD, _STORE),
    )  # fmt: skip
    try:
        if code := client.wait(_PATIENCE):
            raise RuntimeError(f"the run by {name} ended with {code}")
    finally:
        end(client)
    return time.perf_counter() - begun


def main(arguments: list[str]) -> int:
    """0 where both databases are equal, or where no namespaces may be made."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch machines", description=__doc__)
    parser.add_argument("--files", type=int, default=100)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="machines-") as name, ExitStack() as opened:
        folder = Path(name)
        try:
            head, hand = opened.enter_context(two_machines())
        except PermissionError as error:
            print(f"skipped: no network namespaces here ({error})")
            return 0
        write_papers(folder / "vao", asked.files)
        worker = started(
            WORKER, f"tcp://{HEAD}:{_SCHEDULER}", "--nthreads", "1", "--no-dashboard", inside=hand
        )
        for process in (
            started("benchmarks.batch.object_store", HEAD, str(_STORE), str(folder / "vao"), inside=head),
            started(SCHEDULER, "--host", HEAD, "--port", str(_SCHEDULER), "--no-dashboard", inside=head),
            worker,
        ):
            opened.callback(end, process)
        until = time.monotonic() + _PATIENCE
        while not (folder / "vao" / "day.du").exists() and time.monotonic() < until:
            time.sleep(0.1)
        far = _run(folder, "cluster", head, f"tcp://{HEAD}:{_SCHEDULER}")
        carried, busy = _carried(hand), _busy(psutil.Process(worker.pid))
        near = _run(folder, "pool", head)
        states = [state(folder / name / "q.db") for name in ("cluster", "pool")]
    wrong = difference(*states)
    rows = sum(len(found) for found in states[1].values() if isinstance(found, list))
    print(
        f"{asked.files} files from s3://: on two machines {far:.1f} s, {carried:.1f} MB over their cable, "
        f"{busy:.0f} CPU seconds in the second; "
        f"by a pool {near:.1f} s; {rows} rows and files compared, {len(wrong)} differences"
    )
    print(*wrong, sep="\n")
    return int(bool(wrong))
