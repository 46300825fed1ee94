"""Citations tied to stored decisions: code and day equal, one candidate only, same province or central.

The same code is given in every province each year, so nothing less than this is proof.
"""

from __future__ import annotations

import sqlite3

from pipeline.store.derive.stale import marked

__all__ = ["resolve_citations"]

_CITED = """update [{table}] set [{to}] = (
    select min(t.id) from decisions t, decisions d
    where d.id = [{table}].decision_id and t.code = [{table}].[{code}] and t.issued_on = [{table}].[{on}]
    and t.superseded_by is null
    and (t.province_id is null or t.province_id = d.province_id) and t.id <> d.id having count(*) = 1)
    where [{code}] is not null and [{on}] is not null"""
_CITING = f" and decision_id in {marked('decision')}"
_OF_ACTS = f""" and ([{{code}}], [{{on}}]) in (
    select code, issued_on from decisions where id in {marked("decision")}
    union select json_extract(key, '$[0]'), json_extract(key, '$[1]') from _stale where kind = 'act')"""


def resolve_citations(conn: sqlite3.Connection, everything: bool) -> None:
    """Those of all decisions; else of marked ones, and those that cite marked acts."""
    for table, to, code, on in (
        ("legal_bases", "cited_decision_id", "number", "issued_on"),
        ("relations", "target_decision_id", "target_code", "target_issued_on"),
    ):
        for which in ("",) if everything else (_CITING, _OF_ACTS):
            conn.execute((_CITED + which).format(table=table, to=to, code=code, on=on))
