"""What only a real socket shows."""

from __future__ import annotations

import socket

import pytest

from pipeline.publish.web.site import _listen


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_answers_are_not_held_back_for_forty_milliseconds(host: str) -> None:
    """asyncio sends small packets at once only on sockets whose protocol is named."""
    try:
        listening = _listen(host, 0)
    except Exception:
        if host == "::1":
            pytest.skip("no IPv6 here")
        raise
    with listening:
        assert listening.proto == socket.IPPROTO_TCP
