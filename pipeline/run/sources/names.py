"""What a user names as inputs: paths and patterns, addresses, manifests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.run.files import Input, expand
from pipeline.run.sources.addresses import inputs_at, is_address
from pipeline.run.sources.manifest import inputs_of_manifest


def inputs_named(
    names: Iterable[str], manifests: Iterable[Path] = (), *, follow_links: bool = False
) -> list[Input]:
    """The files behind names and manifests, each once, in their order. What cannot be taken has its error."""
    found: dict[str | Path, Input] = {}
    for name in names:
        local = unquote(urlsplit(name).path) if name.startswith("file://") else name
        for entry in inputs_at(name) if is_address(local) else expand([local], follow_links=follow_links):
            found.setdefault(entry.url or entry.path.absolute(), entry)
    for manifest in manifests:
        for entry in inputs_of_manifest(manifest):
            found.setdefault(entry.url or entry.path.absolute(), entry)
    return list(found.values())
