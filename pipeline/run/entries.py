"""What the ledger says of a file, less what must be forgotten of it."""

from __future__ import annotations

from pipeline.errors import ForgottenFile
from pipeline.ingest import public_path
from pipeline.overlay import Forgotten, place_of
from pipeline.run.results import FileResult
from pipeline.store import FileEntry
from pipeline.text.covering import covered

_FORGOTTEN_PATH = "(tệp đã gỡ)"


def entry_of(result: FileResult, forgotten: Forgotten, key: bytes) -> FileEntry:
    """The entry of a file; of a forgotten one only why it was refused, neither name nor hash nor place."""
    error = result.error
    assert result.state != "passed", "what a run does not take is no entry"
    path, sha256 = public_path(result.path), result.sha256
    if sha256 is not None and (forgotten.has_document(sha256) or isinstance(error, ForgottenFile)):
        path, sha256 = _FORGOTTEN_PATH, None
    find = forgotten.finder((sha256,) if sha256 else ())
    return FileEntry(
        path=covered(path, find(path)), source_id=sha256, state=result.state,
        code=error.code if error else "duplicate" if result.note else None,
        message=error.reason if error else result.note and covered(result.note, find(result.note)),
        next_step=error.next_step if error else None, seconds=result.seconds,
        place=place_of(result.path, key) if sha256 else None,
    )  # fmt: skip
