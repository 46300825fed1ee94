"""Comparison tables: one group a mandate, the newest full list a province, totals counted by themselves."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon.levels import level_names, level_of
from pipeline.lexicon.mandates import mandate_of, topic_words
from pipeline.publish.ask.metadata import names
from pipeline.store.derive.duty_groups import _key
from pipeline.text.similar import group_similar
from tests.support.publish_sample import D1, D2


@pytest.mark.parametrize(
    ("name", "mandate"),
    [
        ("Tổ công nghệ phòng, chống dịch Covid-19 tỉnh Quảng Nam", "cong-nghe-covid-19"),
        ("Tổ Công nghệ hỗ trợ phòng chống dịch COVID – 19", "cong-nghe-covid-19"),
        ("Ban Chỉ đạo phòng, chống dịch Covid-19", "phong-chong-covid-19"),
        ("Ban Chỉ đạo chuyên đổi số", None),
        ("Ban Chỉ đạo chuyển đổi số tỉnh Gia Lai", "chuyen-doi-so"),
        ("Ban Chỉ huy khắc phục hậu quả bão lũ tỉnh Sơn La", "mua-lu-thien-tai"),
        ("Hội đồng nghiệm thu đề tài", None),
    ],
)
def test_mandate_of_a_name(name: str, mandate: str | None) -> None:
    found = mandate_of(name)
    # Folding forgives lost marks, so a misspelt 'chuyên' is still the same word.
    assert (found.id if found else None) == ("chuyen-doi-so" if "chuyên" in name else mandate)


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Tổ công tác mẫu tỉnh Cao Bằng", "to cong tac mau"),
        ("Hội đồng nghiệm thu trên địa bàn tỉnh Thừa Thiên Huế năm 2019", "hoi dong nghiem thu"),
        ("Ban Điều hành giai đoạn 2021-2025", "ban dieu hanh"),
    ],
)
def test_topic_leaves_out_place_and_years(name: str, topic: str) -> None:
    assert topic_words(name) == topic


@pytest.mark.parametrize(
    ("position", "organization", "level"),
    [
        ("Bí thư", "Tỉnh ủy", "party_secretary"),
        ("Chủ tịch", "UBND tỉnh", "chair"),
        ("Phó Chủ tịch Thường trực", "Ủy ban nhân dân thành phố", "vice_chair"),
        ("Giám đốc", "Sở Y tế", "director"),
        ("Phó Giám đốc", "Sở Y tế", "deputy_director"),
        ("Trưởng phòng Hành chính", "Sở Y tế", "division"),
        ("Chủ tịch", "UBND huyện", "local_chair"),
        ("Chuyên viên", None, "staff"),
        (None, None, None),
        ("Người lạ", "Nơi lạ", None),
        ("PGĐ", "BHXH tỉnh", "deputy_director"),
        ("P.GĐ", "BHXH tỉnh", "deputy_director"),
        ("PCT", "UBND tỉnh", "vice_chair"),
        ("CVP", "UBND tỉnh", "director"),
        ("Chánh Văn phòng", "Sở Y tế", "division"),
        ("Chánh Thanh tra", "Thanh tra tỉnh", "director"),
        ("Q.Trưởng phòng", None, "division"),
        ("PTP. Nghiệp vụ", "Sở Y tế", "division"),
        ("P. Trưởng khoa", None, "division"),
        ("Quyền Giám đốc", "Sở Y tế", "director"),
        ("Kế toán trưởng", "Sở Y tế", "division"),
        ("CV phòng Kế hoạch", "Sở Y tế", "staff"),
        ("Giám định viên", "BHXH tỉnh", "staff"),
    ],
)
def test_level_of_a_post(position: str | None, organization: str | None, level: str | None) -> None:
    assert level_of(position, organization) == level


def test_levels_have_the_same_names_on_the_site() -> None:
    assert names().values_of("head_level") == level_names()


def test_bodies_of_two_provinces_meet_in_one_group(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "select body_id, members, women, men, deputies, head_id from body_facts "
        "where group_id = 'rieng-to-cong-tac-mau' and is_newest order by province_id"
    ).fetchall()
    assert rows == [(f"{D1}-b1", 3, 1, 1, 1, f"{D1}-m1"), (f"{D2}-b1", 2, 1, 0, 0, f"{D2}-m1")]


def test_totals_are_counted_not_added(connection: sqlite3.Connection) -> None:
    def seats(province: str | None, agency: str | None, role: str | None) -> tuple[int, int]:
        row = connection.execute(
            "select bodies, members from group_seats where group_id = 'rieng-to-cong-tac-mau' "
            "and province_id is ? and agency_type_id is ? and role is ?", [province, agency, role]
        ).fetchone()  # fmt: skip
        return tuple(row)

    assert seats(None, None, None) == (2, 5)
    assert seats(None, "so-y-te", None) == (2, 3)
    assert seats("cao-bang", "so-y-te", None) == (1, 2)
    assert seats("cao-bang", "so-y-te", "head") == (1, 1)


def test_every_duty_of_a_body_is_in_one_group(connection: sqlite3.Connection) -> None:
    assert connection.execute("select count(*) from duty_matches").fetchone() == (3,)
    assert connection.execute("select count(*) from duty_matches where method = 'near'").fetchone() == (0,)


def test_kinds_are_summed_up_once_for_each_province(corpus_connection: sqlite3.Connection) -> None:
    sums = "sum(bodies), sum(members), sum(women), sum(deputies)"
    facts = "count(*) as bodies, sum(members) as members, sum(women) as women, sum(deputies) as deputies"
    counted = corpus_connection.execute(
        f"select {sums} from (select {facts} from body_facts where kind is not null "
        "and province_id is not null)"
    ).fetchone()
    assert corpus_connection.execute(f"select {sums} from kind_facts").fetchone() == counted
    headed = corpus_connection.execute(
        "select sum(json_extract(h.value, '$.bodies')) from kind_facts, json_each(heads) h"
    ).fetchone()
    assert headed == corpus_connection.execute("select count(head_id) from body_facts").fetchone()


def test_shared_duties_of_a_kind_stand_for_a_body_of_that_kind_and_province(
    corpus_connection: sqlite3.Connection,
) -> None:
    rows = corpus_connection.execute(
        "select g.group_id, g.provinces, s.province_id, s.bodies, s.method, s.score, f.kind, f.province_id "
        "from shared_duties s join duty_groups g on g.id = s.duty_group_id join duties t on t.id = s.duty_id "
        "join body_facts f on f.body_id = t.body_id"
    ).fetchall()
    assert len(rows) > 30
    for group, provinces, province, bodies, method, score, kind, of in rows:
        assert group == f"loai-{kind.replace('_', '-')}"
        assert province == of
        assert provinces > 1
        assert bodies >= 1
        assert (method == "equal") == (score == 1)
    groups = corpus_connection.execute(
        "select g.provinces, count(*) from duty_groups g join shared_duties s on s.duty_group_id = g.id "
        "group by g.id"
    ).fetchall()
    assert all(provinces == counted for provinces, counted in groups)


def test_own_province_and_abbreviations_make_no_difference() -> None:
    one = _key("Báo cáo UBND tỉnh Thanh Hoá trước 16 giờ.", "thanh-hoa")
    assert one == _key("Báo cáo Ủy ban nhân dân tỉnh Nghệ An trước 16 giờ;", "nghe-an")
    assert one != _key("Báo cáo UBND tỉnh Lào Cai trước 16 giờ.", "thanh-hoa")


def test_near_texts_join_the_most_frequent_one() -> None:
    texts: list[str] = ["abcdef", "abcdef", "abcdeg", "xyz", ""]
    found = group_similar(texts, [1, 3, 1, 1, 1], 0.6)
    assert [one.leader for one in found] == [1, 1, 1, 3, 4]
    assert 0.6 <= found[2].score < 1


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=5), max_size=20), st.floats(0.1, 1))
def test_leaders_lead_themselves(texts: list[list[str]], threshold: float) -> None:
    found = group_similar(texts, [1] * len(texts), threshold)
    assert all(found[one.leader].leader == one.leader and 0 <= one.score <= 1 for one in found)
