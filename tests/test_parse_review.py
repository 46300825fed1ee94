"""What the parser asks a person to look at."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from schemas import Decision
from tests.reading import CLOSING, FOUNDING, HEAD, line, of_pages, page


def read_act(articles: str, sure: float = 0.97) -> Decision:
    """The one decision of a page read from an image, every word as sure as that."""
    lines = [
        line(text, top=60 + 16 * i, sure=sure, ocr=True)
        for i, text in enumerate((HEAD + articles + CLOSING).splitlines())
    ]
    (decision,) = parse(of_pages([page(lines, text_source="ocr")]))
    return decision


POSTS = {
    "Giám đốc Sở Y tế": False,
    "Phó Chánh Văn phòng UBND tỉnh": False,
    "GiámĐốc Sở Y tế": True,
    "Giám đốc ~ Sở Y tế": True,
}


@pytest.mark.parametrize(("post", "odd"), POSTS.items())
def test_only_posts_that_look_like_none_are_odd(post: str, odd: bool) -> None:
    decision = read_act(
        FOUNDING
        + f"1. Ông Lò Văn Thử, {post} - Tổ trưởng;\n2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n"
    )
    assert decision.members[0].name == "Lò Văn Thử"
    assert (
        any(i.code == "odd-post" and i.path and i.path.startswith("members[0]") for i in decision.review)
        is odd
    )
