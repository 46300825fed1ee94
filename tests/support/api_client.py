"""Asks the API of a site with any method and headers, through Datasette's own client."""

from __future__ import annotations

from typing import Any

from tests.support.publish_sample import Site


class Api(Site):
    """The site with one more way to ask."""

    def ask(self, path: str, method: str = "GET", **headers: str) -> Any:
        """The response; headers by name with underscores: if_none_match='…'."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._loop.run_until_complete(
            self.datasette.client.request(method, f"/api/v1{path}", headers=sent)
        )

    def send(self, method: str, url: str, **sent: Any) -> Any:
        """The response to a request made elsewhere."""
        return self._loop.run_until_complete(self.datasette.client.request(method, url, **sent))

    def items(self, path: str) -> list[dict[str, Any]]:
        answer = self.ask(path)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    def walk(self, path: str) -> list[dict[str, Any]]:
        """The items of all pages, each page asked for as the one before says."""
        found, address = [], f"/api/v1{path}"
        while address:
            answer = self.ask(address.removeprefix("/api/v1"))
            assert answer.status_code == 200, answer.text
            assert len(found) < 1000
            found += answer.json()["items"]
            address = answer.json()["next"]
            assert answer.headers.get("link") == (f'<{address}>; rel="next"' if address else None)
        return found
