"""What only a real socket shows."""

from __future__ import annotations

import socket

import pytest

from pipeline.publish.web.site import _listen
from tests.support.needs import needs_ipv6


@pytest.mark.parametrize("host", ["127.0.0.1", pytest.param("::1", marks=needs_ipv6)])
def test_answers_are_not_held_back_for_forty_milliseconds(host: str) -> None:
    """asyncio sends small packets at once only on sockets whose protocol is named."""
    with _listen(host, 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
