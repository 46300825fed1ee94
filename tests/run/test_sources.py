"""Inputs of other machines: web addresses, an object store, manifests, a watched folder."""

from __future__ import annotations

import csv
import hashlib
import http.server
import io
import json
import socket
import sqlite3
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import QuyetDinhError
from pipeline.ingest import Outcome, reader_of
from pipeline.readings import ReadingCache
from pipeline.run import batch, plan
from pipeline.run.engines import Serial
from pipeline.run.results import RunResults
from pipeline.run.sources import remote
from pipeline.run.sources.addresses import shown_as
from pipeline.run.sources.inbox import arrivals
from pipeline.run.sources.names import inputs_named
from pipeline.run.sources.remote import FetchLimits, fetch
from pipeline.run.task import Task
from pipeline.settings import ReadSettings, Settings
from pipeline.store import Store
from schemas import Page, Reading, Source

SETTINGS = Settings(private_addresses=True, read=ReadSettings(max_megabytes=0.001), seconds_per_fetch=20)
ONE, TWO = b"van ban mot", b"van ban hai"
LIMITS = FetchLimits(0.001, 20, private=True)


def work(task: Task, settings: Settings, cache: ReadingCache) -> Outcome:
    """Stages that believe the bytes."""
    source = Source(id=task.sha256, file_name=task.shown.name, path=str(task.shown), media_type="text/plain",
                    byte_count=1)  # fmt: skip
    page = Page(number=1, width=0, height=0, text_source="text-layer", confidence=1)
    return Outcome(task.path, Reading(source=source, split="text", pages=(page,), reader=reader_of(settings)))


class Portal(http.server.BaseHTTPRequestHandler):
    """A portal with some files and bad manners; `asked` has the paths that were fetched."""

    asked: list[str]
    files: dict[str, bytes]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if self.command == "GET":
            self.asked.append(self.path)
        if path == "/away":
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.server.server_address[1]}/mot.txt")
            self.end_headers()
        elif path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(100 if self.command == "GET" else 0):
                self.wfile.write(b"x")
                time.sleep(0.05)
        elif path == "/broken":
            self.send_response(500)
            self.end_headers()
        elif path in self.files:
            self.send_response(200)
            self.send_header("Content-Length", str(len(self.files[path])))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(self.files[path])
        else:
            self.send_response(404)
            self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - as its base class has it

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def portal() -> Iterator[str]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("a.txt", ONE)
        zipped.writestr("b.pdf", TWO)
    Portal.asked = []
    Portal.files = {"/mot.txt": ONE, "/hai.txt": TWO, "/ban-sao.txt": ONE, "/goi.zip": archive.getvalue(),
                    "/lon.txt": b"x" * 2000}  # fmt: skip
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the columns that origins land in are there."""
    monkeypatch.setattr(batch, "work", work)
    monkeypatch.chdir(tmp_path)
    Store(Path("q.db")).close()
    with closing(sqlite3.connect("q.db")) as conn:
        known = {row[1] for row in conn.execute("pragma table_info(documents)")}
        for column in ("source_url", "source_page", "publisher", "retrieved_on"):
            if column not in known:
                conn.execute(f"alter table documents add column {column} text")
    return tmp_path


def ingest(*names: str, manifests: tuple[str, ...] = (), settings: Settings = SETTINGS) -> dict[str, str]:
    """Name of each file → how it ended."""
    run = RunResults()
    inputs = inputs_named(names, map(Path, manifests))
    batch.ingest_files(inputs, Path("q.db"), settings, run.add, engine=Serial())
    return {one.path.name: one.error.code if one.error else one.note or one.state for one in run.results}


def rows(sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect("q.db")) as conn:
        return conn.execute(sql).fetchall()


def test_files_at_web_addresses(folder: Path, portal: str) -> None:
    names = ("mot.txt", "hai.txt", "khong-co.pdf", "lon.txt", "broken")
    assert ingest(*(f"{portal}/{name}" for name in names)) == {
        "mot.txt": "done", "hai.txt": "done", "khong-co.pdf": "not-found", "lon.txt": "too-large",
        "broken": "damaged",
    }  # fmt: skip
    assert rows("select path, source_url, modified_at from documents order by path") == [
        (f"127.0.0.1/{name}", f"{portal}/{name}", None) for name in ("hai.txt", "mot.txt")
    ]
    assert not list(folder.glob("q.db.tmp/*/*"))


def test_archives_at_addresses_are_opened_by_our_own_rules(folder: Path, portal: str) -> None:
    assert ingest(f"zip://*.txt::{portal}/goi.zip") == {"a.txt": "done"}
    assert ingest(f"{portal}/goi.zip") == {"a.txt": "unchanged", "b.pdf": "done"}
    assert rows("select path from documents order by path") == [
        ("127.0.0.1/goi.zip!/a.txt",), ("127.0.0.1/goi.zip!/b.pdf",),
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["mot.txt", "away"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"])
def test_our_own_network_is_not_reached_unless_the_operator_says_so(
    portal: str, tmp_path: Path, host: str, path: str
) -> None:
    address = f"{portal.replace('127.0.0.1', host)}/{path}"
    with pytest.raises(QuyetDinhError):
        fetch(address, tmp_path / "a", FetchLimits(1, 20))
    assert Portal.asked == []


def test_a_redirect_does_not_lead_into_our_own_network(
    portal: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first address passes for a public one here; the one it leads to does not."""
    checked = remote._public_socket
    connected: list[str] = []

    def first_is_public(about: tuple[object, ...]) -> socket.socket:
        connected.append("")
        return socket.socket(*about[:3]) if len(connected) == 1 else checked(about)  # type: ignore[arg-type]

    monkeypatch.setattr(remote, "_public_socket", first_is_public)
    with pytest.raises(QuyetDinhError, match="mạng nội bộ"):
        fetch(f"{portal}/away", tmp_path / "a", FetchLimits(1, 19))
    assert "/mot.txt" not in Portal.asked


def test_who_answers_drop_by_drop_is_left(portal: str, tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(QuyetDinhError) as told:
        fetch(f"{portal}/slow", tmp_path / "a", FetchLimits(1, 0.5, private=True))
    assert told.value.code == "timed-out"
    assert time.monotonic() - started < 4


def test_a_manifest_brings_its_facts_and_saves_fetching(folder: Path, portal: str) -> None:
    facts = {"publisher": "Cổng công báo mẫu", "source_page": f"{portal}/trang", "retrieved_on": "2025-06-30"}
    lines = [
        {"url": f"{portal}/mot.txt", "sha256": hashlib.sha256(ONE).hexdigest(), **facts},
        {"url": f"{portal}/hai.txt", "sha256": "0" * 64},
        {"url": f"{portal}/ban-sao.txt"},
        {"url": "trong.txt", "retrieved_on": ""},
        {"url": "../ngoai.txt"},
        {"url": "/etc/hostname"},
        {"url": "file:///etc/hostname"},
        {"url": f"{portal}/x.txt", "retrieved_on": "hôm qua"},
        {"url": ""},
    ]
    (folder / "ke").mkdir()
    (folder / "ke" / "trong.txt").write_bytes(b"van ban ba")
    (folder / "ngoai.txt").write_bytes(b"khong ai duoc doc")
    with open("ke/ke.csv", "w", encoding="utf-8-sig", newline="") as file:  # noqa: PTH123 - the name is a text
        writer = csv.DictWriter(file, ["url", "sha256", *facts, "other"])
        writer.writeheader()
        writer.writerows(lines)
    expected = {
        "mot.txt": "done", "hai.txt": "damaged", "trong.txt": "done", "ke.csv:6": "not-found",
        "ban-sao.txt": "Nội dung trùng với 127.0.0.1/mot.txt.", "ke.csv:7": "not-found",
        "hostname": "not-found", "ke.csv:9": "not-a-document", "ke.csv:10": "not-a-document",
    }  # fmt: skip
    assert ingest(manifests=("ke/ke.csv",)) == expected
    told = (
        "select source_url, source_page, publisher, retrieved_on from documents order by source_url is null"
    )
    assert rows(told) == [
        (f"{portal}/mot.txt", facts["source_page"], facts["publisher"], facts["retrieved_on"]), (None,) * 4,
    ]  # fmt: skip
    Portal.asked.clear()
    jsonl = "\n".join([*map(json.dumps, lines[:1]), "{", "[]"])
    Path("ke.jsonl").write_text(jsonl, encoding="utf-8")
    assert ingest(manifests=("ke.jsonl",)) == {
        "mot.txt": "unchanged", "ke.jsonl:2": "not-a-document", "ke.jsonl:3": "not-a-document",
    }  # fmt: skip
    assert Portal.asked == [], "what the manifest says to be known is not fetched"
    foretold = plan.plan(inputs_named([f"{portal}/hai.txt"], [Path("ke.jsonl")]), Path("q.db"), SETTINGS)
    assert [(one.path.name, one.why) for one in foretold][:2] == [
        ("hai.txt", "fetch"),
        ("mot.txt", "unchanged"),
    ]
    assert Portal.asked == []


def test_a_manifest_that_is_none_is_told(folder: Path) -> None:
    Path("anh.csv").write_bytes(b"\xff\xd8\xff\xe0")
    assert ingest(manifests=("khong-co.csv", "anh.csv")) == {
        "khong-co.csv": "not-found", "anh.csv": "not-a-document",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://nguoi:matkhau@cong.vn/a/b.pdf", "cong.vn/a/b.pdf"),
        ("https://cong.vn/../../etc/passwd", "cong.vn/etc/passwd"),
        ("https://cong.vn/t%E1%BB%87p%20m%E1%BA%ABu.pdf", "cong.vn/tệp mẫu.pdf"),
        ("https://cong.vn", "cong.vn/-"),
        ("s3://kho/2025/a.pdf", "kho/2025/a.pdf"),
    ],
)
def test_what_a_file_of_an_address_is_called(address: str, shown: str) -> None:
    assert shown_as(address) == Path(shown)


def test_what_of_an_address_is_published() -> None:
    (entry,) = inputs_named(
        ["https://nguoi:matkhau@cong.vn:8443/a.pdf?id=7&token=bi-mat&X-Amz-Date=1#trang2"]
    )
    assert entry.origin is not None
    assert entry.origin.source_url == "https://cong.vn:8443/a.pdf?id=7"
    assert entry.url is not None
    assert "bi-mat" in entry.url, "what is fetched is what was named"


def test_files_told_by_their_query_alone_lie_at_two_places() -> None:
    one, two = (shown_as(f"https://cong.vn/tai.pdf?id={number}&token=bi-mat") for number in (1, 2))
    assert one != two
    assert "bi-mat" not in f"{one}{two}"
    assert one.suffix == ".pdf"


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Address of a bucket in an object store of this machine."""
    import boto3
    from moto.server import ThreadedMotoServer

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "mau")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    endpoint = "http://{}:{}".format(*server.get_host_and_port())
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    store = boto3.client("s3", endpoint_url=endpoint)
    store.create_bucket(Bucket="kho")
    for name, data in {
        "2025/mot.txt": ONE,
        "2025/hai.txt": TWO,
        "2025/anh.js": ONE,
        "lon.txt": b"x" * 2000,
    }.items():
        store.put_object(Bucket="kho", Key=name, Body=data)
    remote._object_store.cache_clear()
    yield "s3://kho"
    remote._object_store.cache_clear()
    server.stop()


def test_files_of_an_object_store(folder: Path, bucket: str) -> None:
    assert ingest(f"{bucket}/2025/", f"{bucket}/lon.txt", f"{bucket}/khong-co.txt") == {
        "mot.txt": "done", "hai.txt": "done", "lon.txt": "too-large", "khong-co.txt": "not-found",
    }  # fmt: skip
    assert ingest(f"{bucket}/2025/*.txt") == {"mot.txt": "unchanged", "hai.txt": "unchanged"}
    assert ingest(f"{bucket}/2024/*.txt") == {"*.txt": "not-found"}
    assert ("s3://kho/2025/mot.txt",) in rows("select source_url from documents")


def test_addresses_of_other_kinds_are_told(folder: Path) -> None:
    assert ingest("ftp://cong.vn/a.pdf") == {"a.pdf": "not-found"}
    (folder / "tai cho.txt").write_bytes(ONE)
    assert ingest(f"file://{folder}/tai%20cho.txt") == {"tai cho.txt": "done"}


def test_the_same_file_from_two_sources_is_one_document(folder: Path, portal: str) -> None:
    ingest(f"{portal}/mot.txt")
    assert ingest(f"{portal}/ban-sao.txt") == {"ban-sao.txt": "unchanged"}
    assert rows("select source_url from documents") == [(f"{portal}/mot.txt",)]
    assert rows("select count(distinct path), count(distinct source_id) from run_files") == [(2, 1)]


def test_a_watched_folder_gives_what_has_arrived_whole(tmp_path: Path) -> None:
    growing = tmp_path / "lon.txt"
    growing.write_bytes(b"x")
    (tmp_path / "mot.txt").write_bytes(ONE)
    looks: list[int] = []

    def look() -> list[batch.Input]:
        looks.append(len(looks))
        if len(looks) <= 3:
            with growing.open("ab") as file:
                file.write(b"x")
        if len(looks) == 7:
            (tmp_path / "mot.txt").write_bytes(b"doi khac han")
        return inputs_named([str(tmp_path)])

    found = [
        (len(looks), sorted(entry.path.name for entry in entries))
        for entries in arrivals(look, lambda: len(looks) > 10, 0.01)
    ]
    assert found == [(2, ["mot.txt"]), (4, ["lon.txt"]), (8, ["mot.txt"])]
