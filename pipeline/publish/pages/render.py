"""Our own pages from their templates."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment

__all__ = ["render"]

_environments: WeakKeyDictionary[Any, Environment] = WeakKeyDictionary()


def render(datasette: Any, template: str, context: dict[str, Any]) -> str:
    """The page as HTML. What only Datasette's pages need (request, menus, messages) is not in the context.

    Datasette's environment awaits the value of every expression, which doubles the time of a page.
    """
    if datasette not in _environments:
        # 1.0 has made the attribute a method.
        shared = getattr(datasette, "jinja_env", None) or datasette.get_jinja_environment()
        _environments[datasette] = shared.overlay(enable_async=False, auto_reload=False)
    found = _environments[datasette].get_template(template)
    return found.render({**context, "urls": datasette.urls})
