"""Nothing leaves the machine: all that the program does, watched by strace, native code included.

onnxruntime's uploader looks its host up 9 seconds after a model is loaded, and leaves files at home at once:
the worker lives 10 seconds after it has read. `python -m benchmarks.network` lets it live a minute.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.network.watch import can_watch, leads_away, traced, watch
from tests.support.needs import needs_ocr

needs_strace = pytest.mark.skipif(not can_watch(), reason="strace cannot trace: apt-get install strace")
_SECONDS = 10
_NOWHERE = "192.0.2.1"  # kept free for examples; connecting a datagram socket sends nothing


@needs_ocr
@needs_strace
def test_nothing_leaves_the_machine_and_nothing_is_left_at_home(tmp_path: Path) -> None:
    assert watch(tmp_path, _SECONDS) == []


@needs_strace
def test_a_call_of_a_grandchild_and_a_file_at_home_are_seen(tmp_path: Path) -> None:
    call = f"import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('{_NOWHERE}', 9))"
    code = (
        "import pathlib, subprocess, sys; pathlib.Path.home().joinpath('id').touch();"
        f"subprocess.run([sys.executable, '-c', {call!r}])"
    )
    seen, written = traced([sys.executable, "-c", code], tmp_path)
    assert _NOWHERE in seen
    assert written == "written: home/id"


def inet(host: str, port: int = 9) -> str:
    return f'{{sa_family=AF_INET, sin_port=htons({port}), sin_addr=inet_addr("{host}")}}'


def inet6(host: str) -> str:
    about = "sa_family=AF_INET6, sin6_port=htons(9), sin6_flowinfo=htonl(0)"
    return f'{{{about}, inet_pton(AF_INET6, "{host}", &sin6_addr), sin6_scope_id=0}}'


def unix(path: str) -> str:
    return f'{{sa_family=AF_UNIX, sun_path="{path}"}}'


@pytest.mark.parametrize(
    "call",
    [
        f"connect(3, {inet(_NOWHERE)}, 16) = -1 EINPROGRESS (Operation now in progress)",
        f"connect(3, {inet('127.0.0.53', port=53)}, 16) = 0",
        f"connect(3, {unix('/var/run/nscd/socket')}, 110) = -1 ENOENT (No such file or directory)",
        f'sendto(3, "x", 1, 0, {inet6("2001:db8::1")}, 28 <unfinished ...>',
        f"sendmmsg(3, [{{msg_name={inet('127.0.0.1')}}}, {{msg_name={inet(_NOWHERE)}}}], 2, 0) = 2",
        "connect(3, {sa_family=AF_VSOCK, svm_cid=2, svm_port=1}, 16) = 0",
    ],
)
def test_what_leads_away(call: str) -> None:
    assert leads_away(f"4711  {call}")


@pytest.mark.parametrize(
    "call",
    [
        f"connect(3, {inet('127.0.0.1', port=8001)}, 16) = 0",
        f"connect(3, {inet6('::1')}, 28) = 0",
        f"connect(3, {unix('/tmp/pymp-x/listener-y')}, 25) = 0",
        "sendto(3, [{nlmsg_len=20}], 20, 0, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 20",
        'sendto(3, "x", 1, MSG_NOSIGNAL, NULL, 0) = 1',
    ],
)
def test_what_stays_here(call: str) -> None:
    assert not leads_away(f"4711  {call}")
