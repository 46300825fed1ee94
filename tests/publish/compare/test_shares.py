"""Duties by how many provinces have them: what is unknown counts neither way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.compare.comparison import Column, Comparison, Duty
from pipeline.publish.compare.shares import by_share, usual_share


def column(province: str, women: int = 0, men: int = 0, members: int = 12, known: bool = True) -> Column:
    return Column(province, province.upper(), 1, members, members, women, men, 0, duties_known=known)


def compared(columns: list[Column], *having: set[str]) -> Comparison:
    """A duty for each set of provinces that have it."""
    duties = [Duty(str(n), "…", {name: [{}] for name in names}) for n, names in enumerate(having)]
    return Comparison({"basis": "mandate"}, columns, [], [], duties, len(columns))


def test_five_of_six_is_more_than_80_of_100_and_says_who_lacks_it() -> None:
    found = compared([column(name) for name in "abcdef"], set("abcde"), set("abcd"), set("abcdef"), {"a"})
    ids = {share: [duty.id for duty in duties] for share, duties in by_share(found).items()}
    assert ids == {
        "100": ["2"],
        "80": ["0", "2"],
        "50": ["0", "1", "2"],
        "tu-hai": ["0", "1", "2"],
        "mot": ["3"],
    }
    assert found.spread(found.duties[0]).lack == ("F",)


def test_a_province_whose_duties_are_not_known_does_not_lack_one() -> None:
    found = compared([column("a"), column("b"), column("c", known=False)], {"a", "b"})
    spread = found.spread(found.duties[0])
    assert (spread.have, spread.lack, spread.unknown, spread.known) == (("A", "B"), (), ("C",), 2)
    assert by_share(found)["100"] == found.duties


def test_without_a_wish_the_highest_share_below_all_that_any_duty_has() -> None:
    columns = [column(name) for name in "abcde"]
    assert usual_share(by_share(compared(columns, set("abcde")))) == "80"
    assert usual_share(by_share(compared(columns, {"a", "b"}, {"c"}))) == "tu-hai"
    assert usual_share(by_share(compared(columns, {"c"}))) == "mot"
    assert usual_share(by_share(compared(columns))) == "80"


@given(st.lists(st.sets(st.sampled_from("abcdefg"), min_size=1), max_size=8), st.sets(st.sampled_from("fg")))
def test_every_duty_is_in_some_share_and_higher_ones_are_parts_of_lower(
    having: list[set[str]], unknown: set[str]
) -> None:
    having = [names - unknown or {"a"} for names in having]
    found = compared([column(name, known=name not in unknown) for name in "abcdefg"], *having)
    listed = by_share(found)
    numbers = {share: {duty.id for duty in duties} for share, duties in listed.items()}
    assert numbers["100"] <= numbers["80"] <= numbers["50"] <= numbers["tu-hai"]
    assert numbers["tu-hai"] | numbers["mot"] == {duty.id for duty in found.duties}
    for duty in listed["80"]:
        spread = found.spread(duty)
        assert len(spread.have) >= 0.8 * spread.known
        assert len(spread.have) + len(spread.lack) + len(spread.unknown) == 7


def test_a_share_of_few_people_is_rough() -> None:
    assert column("a", women=3, men=6).women_share_is_rough
    assert not column("a", women=3, men=7).women_share_is_rough
    assert column("a", women=3, men=7, members=21).women_share_is_rough
    assert not column("a").women_share_is_rough, "nothing is known, so there is no share"
