"""Addresses as inputs: which are taken, what they are called, what stands behind a pattern or a folder."""

from __future__ import annotations

import glob
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.errors import NotFound, QuyetDinhError
from pipeline.run.files import Input, is_named_so
from pipeline.run.sources.remote import remote_errors, system_of
from pipeline.store import Origin
from pipeline.text.normal import clean_name

SCHEMES = ("http", "https", "s3")
_SECRET = re.compile(r"auth|cred|key|passw|secret|session|sig|token|x-amz", re.IGNORECASE)
_INSIDE = "zip://"  # 'zip://*.pdf::https://…': of an archive only what is called so


def is_address(name: str) -> bool:
    """Whether a name is an address and no path."""
    return "://" in name


def inputs_at(address: str) -> Iterator[Input]:
    """The files at an address: one, or all behind a pattern or a folder of an object store.

    'file://…' is not for here: it is a path like others.
    """
    inside = None
    if address.startswith(_INSIDE) and "::" in address:
        inside, _, address = address.removeprefix(_INSIDE).partition("::")
    shown = shown_as(address)
    if urlsplit(address).scheme not in SCHEMES:
        yield Input(
            shown,
            NotFound(
                "Chưa nhận địa chỉ kiểu này.",
                f"Dùng đường dẫn, hoặc địa chỉ bắt đầu bằng {', '.join(SCHEMES)}.",
            ),
        )
    elif address.startswith("s3://") and (glob.has_magic(address) or address.endswith("/")):
        yield from _listed(address)
    else:
        yield Input(
            shown, shown=shown, url=address, inside=inside, origin=Origin(source_url=_public(address))
        )


def _listed(address: str) -> Iterator[Input]:
    shown = shown_as(address)
    try:
        with remote_errors():
            system = system_of(address)
            found = system.glob(address) if glob.has_magic(address) else system.find(address)
    except QuyetDinhError as error:
        yield Input(shown, error)
        return
    names = [f"s3://{name}" for name in sorted(found) if is_named_so(PurePosixPath(name))]
    if not names:
        yield Input(shown, NotFound("Không có tệp nào đọc được ở địa chỉ này.", "Hãy kiểm tra lại địa chỉ."))
    for name in names:
        place = shown_as(name)
        yield Input(place, shown=place, url=name, origin=Origin(source_url=name))


def shown_as(address: str) -> Path:
    """What a file goes by: host and path, never an account or a query, which may hold secrets.

    What is told by its query alone gets a fingerprint of it, or two files would seem to lie at one place.
    """
    parts = urlsplit(address)
    path = PurePosixPath(clean_name(unquote(parts.path)).lstrip("/") or "-")
    if parts.query:
        mark = hashlib.sha256(parts.query.encode("utf-8", "replace")).hexdigest()[:8]
        path = path.with_name(f"{path.stem}-{mark}{path.suffix}")
    safe = (part for part in path.parts if part != "..")
    return Path(parts.hostname or "-", *safe)


def _public(address: str) -> str:
    """The address as it may be published: without account, fragment, and what of a query opens doors."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    query = "&".join(one for one in parts.query.split("&") if not _SECRET.search(one.partition("=")[0]))
    return parts._replace(netloc=host, query=query, fragment="").geturl()
