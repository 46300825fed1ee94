"""Several values of one parameter of a canned query: Datasette 0.65 takes the first of them only."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode

from pipeline.publish.ask.metadata import DATABASE, names
from pipeline.publish.web.headers import Scope

__all__ = ["with_joined_values"]

_QUERY = re.compile(rf"/{DATABASE}/(?P<name>[a-z0-9-]+)(?:\.[a-z]+)?")


def with_joined_values(scope: Scope) -> Scope:
    """The request with 'tinh=a&tinh=b' as 'tinh=a,b', which the queries take apart."""
    asked = _QUERY.fullmatch(scope["path"])
    query: bytes = scope.get("query_string", b"")
    if asked is None or asked["name"] not in names().queries:
        return scope
    joined: dict[str, str] = {}
    for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True):
        several = name in joined and not name.startswith("_")
        joined[name] = ",".join(filter(None, (joined[name], value))) if several else value
    return {**scope, "query_string": urlencode(joined).encode("ascii")}
