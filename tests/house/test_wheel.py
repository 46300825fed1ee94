"""An installed wheel, far from the checkout, does the whole job; who imports nothing of ours finds it too."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.parse.engine import COMPONENTS
from pipeline.publish.ask.metadata import load_metadata
from tests.support.places import CORPUS, ROOT

SAMPLE = CORPUS / "ben-tre-bcd-chuyen-doi-so" / "source.txt"
_PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


@dataclass(frozen=True)
class Installed:
    """The environment of a stranger: the wheel in it, and an empty folder to work in."""

    bin: Path
    wheel: Path
    folder: Path

    def run(self, *command: object) -> str:
        """What an installed command prints. No path leads to the checkout."""
        made = subprocess.run(
            [self.bin / str(command[0]), *map(str, command[1:])],
            cwd=self.folder, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(self.folder)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stdout + made.stderr
        return made.stdout


def build(source: Path, target: Path) -> Path:
    command = [*_PIP, "wheel", source, "--no-deps", "--no-build-isolation", "--no-index", "-w", target]
    subprocess.run(command, check=True)
    (wheel,) = target.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The packages that are here count as installed; files that lead to the checkout do not."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = build(ROOT, folder / "dist")
    environment = folder / "environment"
    venv.create(environment, symlinks=True)
    bin_, site = environment / "bin", Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    subprocess.run(
        [*_PIP, "--python", bin_ / "python", "install", "--no-deps", "--no-index", wheel], check=True
    )
    # A path alone: the .pth files beside the packages, an editable install's among them, are not read there.
    (site / "packages.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    # Commands of other packages start with their own environment's Python.
    (bin_ / "datasette").write_text(
        f"#!{bin_ / 'python'}\nfrom datasette.cli import cli\ncli()\n", encoding="utf-8"
    )
    (bin_ / "datasette").chmod(0o755)
    work = folder / "work"
    work.mkdir()
    return Installed(bin_, wheel, work)


def test_the_wheel_has_all_the_data_and_nothing_else(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    listed = subprocess.run(
        ["git", "ls-files", "pipeline", "schemas"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    metadata = "pipeline/publish/ask/datasette_metadata.json"
    assert metadata in names
    assert {name.partition("/")[0] for name in names} == {"pipeline", "schemas"}
    if listed.returncode == 0:
        assert names - {metadata} >= {name for name in listed.stdout.split() if (ROOT / name).is_file()}


def test_a_source_distribution_gives_the_same_wheel(installed: Installed, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path], cwd=ROOT, check=True,
        capture_output=True,
    )  # fmt: skip
    (packed,) = tmp_path.glob("*.tar.gz")
    again = build(packed, tmp_path / "dist")
    with zipfile.ZipFile(installed.wheel) as first, zipfile.ZipFile(again) as second:
        contents = [{file.filename: file.CRC for file in wheel.infolist()} for wheel in (first, second)]
    assert contents[0] == contents[1]


def test_from_a_file_to_pages_and_exports(installed: Installed) -> None:
    shutil.copy(SAMPLE, installed.folder / "van-ban.txt")
    shutil.copytree(SAMPLE.parent, installed.folder / "ban-chuan" / "mot")
    where = installed.run("python", "-c", "import pipeline; print(pipeline.__file__)")
    assert str(ROOT) not in where
    installed.run("quyetdinh", "ingest", "van-ban.txt")
    database = installed.folder / "data" / "quyetdinh.db"
    connection = sqlite3.connect(database)
    (decision,) = connection.execute("select coalesce(address, id) from decisions").fetchone()
    connection.close()
    page = installed.run("datasette", database, "--get", f"/quyet-dinh/{decision}")
    assert '<html lang="vi">' in page
    assert "<h1" in installed.run("datasette", database, "--get", "/gioi-thieu/do-chinh-xac")
    answer = installed.run("datasette", database, "-m", ROOT / "datasette_metadata.json", "--get", "/api/v1/")
    assert json.loads(answer)["name"] == "quyetdinh"
    code = (
        "import asyncio, pathlib; from pipeline.publish.web.site import datasette_app as app;"
        f"print(asyncio.run(app(pathlib.Path({str(database)!r})).client.get('/quyetdinh/members')).text)"
    )
    assert "Họ và tên" in installed.run("python", "-c", code)
    installed.run("quyetdinh", "export", "--out", "ra", "--format", "csv")
    assert (installed.folder / "ra" / "members.csv").is_file()
    assert "1709/QĐ-UBND" in installed.run("quyetdinh", "show", "van-ban.txt", "--members")
    assert "100.0" in installed.run("quyetdinh", "evaluate", "ban-chuan", "--workers", 1)
    assert "SQLite" in installed.run("quyetdinh", "doctor")


def test_spacy_finds_our_pipeline_in_a_process_that_imports_nothing_of_ours(installed: Installed) -> None:
    code = """if True:
        import spacy, sys
        tokenizer = {"@tokenizers": "quyetdinh.SyllableTokenizer.v1"}
        made = spacy.blank("vi", config={"nlp": {"tokenizer": tokenizer}})
        for name in sys.argv[1:]:
            made.add_pipe(name)
        made.to_disk("saved")
        loaded = spacy.load("saved")
        print(*loaded.pipe_names)
        print(*loaded.make_doc("Số: 12/QĐ-UBND"), sep="|")
    """
    names, tokens = installed.run("python", "-c", code, *COMPONENTS).splitlines()
    assert names.split() == list(COMPONENTS)
    assert tokens == "Số|:|12|/|QĐ|-|UBND"


def test_the_packed_metadata_is_the_file_at_the_top(installed: Installed) -> None:
    code = "import json; from pipeline.publish.ask.metadata import load_metadata as l; print(json.dumps(l()))"
    assert json.loads(installed.run("python", "-c", code)) == load_metadata()
