"""The Datasette plugin. Every Datasette on the machine imports it: its parts come in where ours is served."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette import NotFound, hookimpl
from datasette import handle_exception as handler
from datasette.views.base import DatasetteError

from pipeline.publish.ask.metadata import DATABASE, load_metadata, names
from pipeline.publish.web.ours import is_served

if TYPE_CHECKING:
    from pipeline.publish.web.cells import Cell
    from pipeline.publish.web.headers import App

_NO_DOWNLOAD = "Database download is forbidden"
_metadata: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()


@hookimpl  # type: ignore[untyped-decorator]
def startup(datasette: Any) -> None:
    if is_served(datasette):
        # With rich installed, 0.65 prints a traceback of 200 ms for every page that is not found.
        handler.rich = None


@hookimpl  # type: ignore[untyped-decorator]
def get_metadata(datasette: Any) -> dict[str, Any] | None:
    """One copy for each Datasette, which lays the operator's own metadata over it."""
    if not is_served(datasette):
        return None
    if datasette not in _metadata:
        _metadata[datasette] = load_metadata()
    return _metadata[datasette]


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    if is_served(datasette):
        from pipeline.publish.web.look import dress

        dress(env, datasette)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Any) -> list[tuple[str, Any]] | None:
    if not is_served(datasette):
        return None
    from datasette.utils.asgi import asgi_static

    from pipeline.publish import api
    from pipeline.publish.pages import ROUTES
    from pipeline.publish.web.look import STATIC
    from pipeline.publish.web.table_files import ROUTES as FILES

    # Datasette's pages for its own developers: they show paths of this machine and run scripts.
    # Nor has a site that takes no forms a use for signing in or out.
    pages = "allow-debug|auth-token|databases|logout|messages|patterns|permissions|threads"
    closed = (rf"^/-/({pages})(\.json)?$", _closed)
    assets = (r"^/assets/(?P<path>.*)$", asgi_static(STATIC))
    return [closed, assets, *api.ROUTES, *FILES, *ROUTES]


def _closed() -> None:
    raise NotFound("404")


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Any) -> Any:
    if not is_served(datasette):
        return None
    from pipeline.publish.web.caching import with_validators
    from pipeline.publish.web.gate import with_gate
    from pipeline.publish.web.headers import with_security_headers
    from pipeline.publish.web.packing import with_gzip
    from pipeline.publish.web.programs import with_open_json

    def wrapper(app: App) -> App:
        answers = with_validators(with_gate(app, datasette), datasette)
        return with_security_headers(with_gzip(with_open_json(answers)))

    return wrapper


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: Any, database: str, datasette: Any) -> None:
    """fold(): words without accents, as our own search compares them, for readers who may send SQL."""
    if database != DATABASE or not is_served(datasette):
        return
    from pipeline.text.fold import fold

    def folded(value: object) -> object:
        return fold(value) if isinstance(value, str) else value

    conn.create_function("fold", 1, folded, deterministic=True)


@hookimpl  # type: ignore[untyped-decorator]
def filters_from_request(request: Any, table: str, database: str, datasette: Any) -> Any:
    if database != DATABASE or not is_served(datasette):
        return None
    from pipeline.publish.web.known_columns import check_columns

    # A function, no coroutine: another plugin may refuse the request before it is awaited.
    return partial(check_columns, datasette, database, table, list(request.args))


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Cell:
    if database != DATABASE or not is_served(datasette):
        return None
    from pipeline.publish.web.cells import cell_of

    return cell_of(row, value, column, table, datasette)


@hookimpl  # type: ignore[untyped-decorator]
def forbidden(datasette: Any, request: Any, message: str) -> Any:
    """While the database is being filled 0.65 offers no download, and does not say why."""
    if message != _NO_DOWNLOAD or not is_served(datasette) or not datasette.setting("allow_download"):
        return None
    reason = DatasetteError(names().values_of("problem")["filling"], status=409)
    return handler.handle_exception(datasette=datasette, request=request, exception=reason)


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """What 0.65 answers with 500 though nothing of ours failed."""
    if not is_served(datasette):
        return None
    from pipeline.publish.web.mistakes import mistake_of

    mistake = mistake_of(request, exception)
    return mistake and handler.handle_exception(datasette=datasette, request=request, exception=mistake)
