"""Databases and sites that all tests of a process share; a test that writes takes a copy."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pipeline.evaluate.gold import GoldDocument, load
from pipeline.publish.ask.database_file import open_read_only
from tests.support.corpus_database import corpus_database
from tests.support.places import SHARED
from tests.support.publish_sample import sample_database
from tests.support.site import Api, Site

# How long an example takes tells how busy the machine is.
settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy machine")


def _untouched(made: Path) -> Iterator[Path]:
    before = made.read_bytes()
    yield made
    assert made.read_bytes() == before, "a test wrote into the database of all tests: let it take a copy"


def _opened(db: Path) -> Iterator[Api]:
    site = Api(db)
    yield site
    site.close()


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The invented rows of tests/support/publish_sample.py."""
    yield from _untouched(sample_database(tmp_path_factory.mktemp("sample") / "quyetdinh.db"))


@pytest.fixture
def db_copy(db: Path, tmp_path: Path) -> Path:
    """The invented rows, for this test to change."""
    return Path(shutil.copyfile(db, tmp_path / "quyetdinh.db"))


@pytest.fixture(scope="session")
def connection(db: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_read_only(db)) as opened:
        yield opened


@pytest.fixture(scope="session")
def api(db: Path) -> Iterator[Api]:
    yield from _opened(db)


@pytest.fixture(scope="session")
def site(api: Api) -> Site:
    return api


@pytest.fixture(scope="session")
def corpus_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample corpus as a perfect reading would store it, its PDF originals beside it."""
    yield from _untouched(corpus_database(tmp_path_factory.mktemp("corpus") / "quyetdinh.db"))


@pytest.fixture(scope="session")
def corpus_connection(corpus_db: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_read_only(corpus_db)) as opened:
        yield opened


@pytest.fixture(scope="session")
def corpus_api(corpus_db: Path) -> Iterator[Api]:
    yield from _opened(corpus_db)


@pytest.fixture(scope="session")
def corpus_site(corpus_api: Api) -> Site:
    return corpus_api


@pytest.fixture(scope="session")
def shared_gold() -> tuple[GoldDocument, ...]:
    """The real decisions beside the checkout, as a reader wrote them down."""
    return load(SHARED)
