"""A command and all it starts under strace: its calls that lead off this machine, what it leaves at home."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from ipaddress import ip_address
from pathlib import Path

__all__ = ["can_watch", "leads_away", "traced", "watch"]

_ROOT = Path(__file__).parents[2]
_CALLS = "connect,sendto,sendmsg,sendmmsg"
_KEPT = ("PATH", "TESSDATA_PREFIX")
"""No other variables: where CI is set, onnxruntime keeps silent by itself."""
_ADDRESS = re.compile(r"sa_family=(AF_\w+)([^}]*)")
_PORT = re.compile(r"port=htons\((\d+)\)")
_HOST = re.compile(r'inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"')
_RESOLVERS = ("nscd", "systemd/resolve", "avahi")
"""In the path of a socket: who looks names up on behalf of others."""
_DNS = 53


def can_watch() -> bool:
    """Whether strace is there and may trace; containers can forbid it."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-f", "-o", os.devnull, "true"], capture_output=True).returncode == 0


def watch(folder: Path, seconds: float) -> list[str]:
    """All that the program does, in an empty folder; see `work`."""
    return traced([sys.executable, "-m", "benchmarks.network.work", str(folder), str(seconds)], folder)


def traced(command: list[str], folder: Path) -> list[str]:
    """Calls that lead away and files left in the home folder. Fails where the command does."""
    home, trace = folder / "home", folder / "trace"
    home.mkdir()
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"HOME": str(home), "LANG": "C.UTF-8", "PYTHONPATH": str(_ROOT)}
    strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", f"trace={_CALLS}", "-o", str(trace)]
    subprocess.run([*strace, *command], cwd=folder, env=environment, check=True)
    calls = [line for line in trace.read_text("utf-8", "replace").splitlines() if leads_away(line)]
    return [*calls, *(f"written: {path.relative_to(folder)}" for path in sorted(home.rglob("*")))]


def leads_away(call: str) -> bool:
    """Whether a traced call goes to another machine, or asks anybody for a host's address.

    A lookup is one even at a loopback address: a resolver there asks others.
    """
    return any(_is_away(family, rest) for family, rest in _ADDRESS.findall(call))


def _is_away(family: str, rest: str) -> bool:
    if family in ("AF_UNSPEC", "AF_NETLINK"):  # undoes a connection; asks the kernel
        return False
    if family == "AF_UNIX":
        return any(name in rest for name in _RESOLVERS)
    host, port = _HOST.search(rest), _PORT.search(rest)
    if host is None or port is None:
        return True
    return int(port[1]) == _DNS or not ip_address(host[1] or host[2]).is_loopback
