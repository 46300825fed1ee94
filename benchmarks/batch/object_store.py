"""An object store that holds the files of a folder: `-m benchmarks.batch.object_store HOST PORT FOLDER`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

BUCKET = "kho"


def settings(host: str, port: int) -> dict[str, str]:
    """What a client must have in its environment."""
    return {
        "AWS_ACCESS_KEY_ID": "mau", "AWS_SECRET_ACCESS_KEY": "mau", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }  # fmt: skip


def serve(host: str, port: int, folder: Path) -> None:
    """Until it is killed."""
    import boto3
    from moto.server import ThreadedMotoServer

    os.environ.update(settings(host, port))
    ThreadedMotoServer(host, port, verbose=False).start()
    store = boto3.client("s3")
    store.create_bucket(Bucket=BUCKET)
    for path in sorted(folder.iterdir()):
        store.put_object(Bucket=BUCKET, Key=path.name, Body=path.read_bytes())
    (folder / "day.du").touch()
    signal.pause()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
