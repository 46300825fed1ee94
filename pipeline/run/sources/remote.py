"""Files of other machines through fsspec, as strangers' work: bounded in bytes and time.

No address of our own network is asked unless the operator says so.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import DamagedFile, MissingPackage, NotFound, QuyetDinhError, TimedOut, TooLarge

_BLOCK = 1 << 20  # bytes read at once
_CONNECT, _SILENCE = 20, 60  # seconds
_UNKNOWN = -1  # bytes: fsspec would ask for the size first, in a way that many portals refuse


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What fetching a file may take. private: addresses of this network may be asked too."""

    megabytes: float
    seconds: float
    private: bool = False


class PrivateAddress(OSError):
    """A name leads into our own network, which a list made by strangers must not reach."""


def fetch(address: str, target: Path, limits: FetchLimits, wanted: Callable[[], bool] = lambda: True) -> None:
    """Writes the file at an address to `target`; breaks off when it is not `wanted` any more.

    Raises:
        NotFound: there is none, or nobody may read it. DamagedFile: it broke off. TooLarge, TimedOut.
        MissingPackage: the packages for such addresses are not installed.
    """
    until = time.monotonic() + limits.seconds
    is_web = urlsplit(address).scheme in ("http", "https")
    with remote_errors():
        system = system_of(address, limits)
        # A stream where the server may lie about the size; parts of a file where it cannot.
        how = {"block_size": 0, "size": _UNKNOWN} if is_web else {"block_size": 4 * _BLOCK}
        with system.open(address, "rb", **how) as source, target.open("wb") as made:
            written = 0
            while block := source.read(_BLOCK):
                written += len(block)
                if written > limits.megabytes * 1_000_000:
                    raise TooLarge.by_size(written, limits.megabytes)
                if time.monotonic() > until or not wanted():
                    raise TimeoutError
                made.write(block)


def system_of(address: str, limits: FetchLimits | None = None) -> Any:
    """The file system of an address. An object store is where its operator's settings say."""
    return _object_store() if urlsplit(address).scheme == "s3" else _web(limits or FetchLimits(0, 60))


@cache
def _object_store() -> Any:
    import fsspec  # an extra

    return fsspec.filesystem("s3", config_kwargs={"connect_timeout": _CONNECT, "read_timeout": _SILENCE})


@cache
def _web(limits: FetchLimits) -> Any:
    import fsspec
    from aiohttp import ClientSession, ClientTimeout, TCPConnector

    async def client(**options: Any) -> ClientSession:
        connector = TCPConnector(socket_factory=None if limits.private else _public_socket)
        timeout = ClientTimeout(total=limits.seconds, sock_connect=_CONNECT, sock_read=_SILENCE)
        return ClientSession(connector=connector, timeout=timeout, loop=options.get("loop"))

    return fsspec.filesystem("http", get_client=client, skip_instance_cache=True)


def _public_socket(about: Any) -> socket.socket:
    """Called with the very address that is connected to: no redirect and no second answer gets around it."""
    family, kind, proto, _, place = about
    host = ipaddress.ip_address(place[0].partition("%")[0])
    host = getattr(host, "ipv4_mapped", None) or host
    if not host.is_global or host.is_multicast:
        raise PrivateAddress(place[0])
    return socket.socket(family, kind, proto)


@contextmanager
def remote_errors() -> Iterator[None]:
    """Turns what the packages for addresses raise into errors that a user can act on."""
    try:
        yield
    except QuyetDinhError:
        raise
    except ImportError as error:
        raise MissingPackage(
            f"Chưa cài gói {error.name or 's3fs'}, mà địa chỉ này cần đến.",
            "Chạy: pip install 'quyetdinh[remote]'",
        ) from error
    except TimeoutError as error:
        raise TimedOut("Tải quá lâu nên đã dừng.", "Hãy thử lại sau, hoặc tải tệp về rồi nạp.") from error
    except FileNotFoundError as error:
        raise NotFound("Không có tệp ở địa chỉ này.", "Hãy kiểm tra lại địa chỉ.") from error
    except Exception as error:  # each store has errors of its own
        raise _explained(error) from error


def _explained(error: Exception) -> QuyetDinhError:
    if any(isinstance(one, PrivateAddress) for one in _behind(error)):
        return NotFound(
            "Địa chỉ dẫn vào mạng nội bộ nên không tải.", "Nếu đúng là nguồn của bạn, thêm --allow-private."
        )
    if isinstance(error, PermissionError):
        return NotFound("Không được phép đọc địa chỉ này.", "Hãy kiểm tra quyền truy cập.")
    status = getattr(error, "status", None)
    what = f"máy chủ trả lời {status}" if status else type(error).__name__
    return DamagedFile(f"Không tải được tệp ({what}).", "Hãy thử lại sau, hoặc tải tệp về rồi nạp.")


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = getattr(error, "os_error", None) or error.__cause__ or error.__context__
