"""Large answers take turns; slow readers keep nobody waiting, and nothing is made for those who left."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pipeline.publish.web import turns
from pipeline.publish.web.headers import App, Message, Receive, Scope, Send
from pipeline.publish.web.turns import with_turns

STREAM = {"type": "http", "path": "/quyetdinh/members.csv", "query_string": b""}
PAGE = STREAM | {"path": "/quyetdinh/members"}


async def forever() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def refused(send: Send) -> None:
    await send({"type": "refused"})


async def nobody(message: Message) -> None:
    pass


class Asked:
    """How many answers are under way, and one after another what was sent."""

    def __init__(self) -> None:
        self.under_way = self.most = 0
        self.sent: list[str] = []

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await asyncio.sleep(0)
        await send({"type": "http.response.body"})
        self.under_way -= 1

    async def send(self, message: Message) -> None:
        self.sent.append(message["type"])
        await asyncio.sleep(0)


async def all_of(app: App, scope: dict[str, Any], count: int, send: Send) -> None:
    await asyncio.gather(*(app(scope, forever, send) for _ in range(count)))


@pytest.mark.parametrize(
    ("scope", "most"),
    [
        (STREAM, turns.AT_ONCE), (PAGE | {"query_string": b"_size=max"}, turns.AT_ONCE),
        (STREAM | {"path": "/quyetdinh.db"}, turns.AT_ONCE), (PAGE, 20),
    ],
)  # fmt: skip
def test_few_large_answers_are_made_at_once(scope: dict[str, Any], most: int) -> None:
    asked = Asked()
    asyncio.run(all_of(with_turns(asked.app, refused), scope, 20, asked.send))
    assert (asked.most, len(asked.sent)) == (most, 20)


def test_too_many_are_refused_at_once() -> None:
    asked = Asked()
    count = turns.AT_ONCE + turns.MOST_WAITING + 7
    asyncio.run(all_of(with_turns(asked.app, refused), STREAM, count, asked.send))
    assert asked.sent.count("refused") == 7


def test_a_slow_reader_gives_its_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_SLOW", 0.01)

    async def ask() -> int:
        asked, taken = Asked(), asyncio.Event()
        app = with_turns(asked.app, refused)

        async def slow(message: Message) -> None:
            await taken.wait()

        readers = [asyncio.ensure_future(app(STREAM, forever, slow)) for _ in range(turns.AT_ONCE)]
        await app(STREAM, forever, asked.send)
        taken.set()
        await asyncio.gather(*readers)
        return len(asked.sent)

    assert asyncio.run(asyncio.wait_for(ask(), 30)) == 1


def test_nothing_is_made_for_who_hung_up() -> None:
    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        while True:
            try:
                await send({"type": "http.response.body", "more_body": True})
            except Exception:  # as Datasette's CSV does
                continue
            await asyncio.sleep(0)

    async def left() -> Message:
        return {"type": "http.disconnect"}

    asyncio.run(asyncio.wait_for(with_turns(endless, refused)(STREAM, left, nobody), 30))
