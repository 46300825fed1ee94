"""The site stays up while its database is filled, replaced and removed."""

from __future__ import annotations

from pathlib import Path

from benchmarks.trust.live import under_change
from tests.support.site import served


def test_no_reader_meets_a_server_error_while_the_database_changes(db_copy: Path) -> None:
    with served(db_copy) as address:
        answers = under_change(address, db_copy, ingests=3, replacements=4, clients=3)
    assert answers.failed == []
    assert answers.statuses[200] > 20
