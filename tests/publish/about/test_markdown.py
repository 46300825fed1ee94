"""Markdown as the pages about the site show it."""

from __future__ import annotations

import re

import pytest

from pipeline.publish.about.contents import Place
from pipeline.publish.about.markdown import Written, written

PLACES = {
    "limits.md": Place("/gioi-thieu/gioi-han", "Giới hạn"),
    "images/house.svg": Place("/hinh/house.svg"),
}


def page(text: str) -> Written:
    return written(f"# Mẫu\n\n{text}", PLACES.get)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[giới hạn](limits.md)", '<p><a href="/gioi-thieu/gioi-han">giới hạn</a></p>'),
        ("[limits.md](limits.md)", '<p><a href="/gioi-thieu/gioi-han">Giới hạn</a></p>'),
        ("[limits.md](limits.md) và [**mã**](../a.py)", "Giới hạn</a> và <strong>mã</strong></p>"),
        ("[mã nguồn](../pipeline/cli.py).", "<p>mã nguồn.</p>"),
        ("![Ngôi nhà](images/house.svg)", '<img src="/hinh/house.svg" alt="Ngôi nhà" loading="lazy">'),
        ("![Ảnh <màn hình>](images/home.png)", "<p>Ảnh &lt;màn hình&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("một <b>hai</b>", "<p>một &lt;b&gt;hai&lt;/b&gt;</p>"),
        ("<!-- rooms -->\nmột\n<!-- end of rooms -->\n", "<p>một</p>"),
        ("*Nothing is guessed.*", '<p><em lang="en">Nothing is guessed.</em></p>'),
        ("*Không đoán gì cả*", "<p><em>Không đoán gì cả</em></p>"),
        ("```sh\ncurl '<a>'\n```", '<pre tabindex="0"><code>curl &#x27;&lt;a&gt;&#x27;\n</code></pre>'),
    ],
)
def test_what_is_written_is_shown(text: str, html: str) -> None:
    assert html in page(text).body


def test_a_foreign_link_tells_nobody_where_a_reader_comes_from() -> None:
    found = written("# Mẫu\n\n[nơi khác](https://mau.example/)", Place).body
    assert '<a href="https://mau.example/" rel="noreferrer">nơi khác</a>' in found


@pytest.mark.parametrize(
    ("text", "heads"), [("| a | b |\n|---|---|\n| 1 | 2 |", ["a", "b"]), ("| | |\n|---|---|\n| 1 | 2 |", [])]
)
def test_tables_scroll_in_a_box_with_a_name(text: str, heads: list[str]) -> None:
    found = page(text).body
    assert '<div class="scroll" tabindex="0" role="region" aria-label="Bảng 1"><table' in found
    assert found.rstrip().endswith("</table></div>")
    assert re.findall(r'<th scope="col">(.*?)</th>', found) == heads


def test_headings_have_anchors_and_are_the_contents() -> None:
    found = page("## Cách đo, tốc độ\n\n### `mã` (x)\n\n#### sâu\n\n## Cách đo, tốc độ\n")
    assert [(entry.level, entry.anchor, entry.text) for entry in found.contents] == [
        (2, "cách-đo-tốc-độ", "Cách đo, tốc độ"), (3, "mã-x", "mã (x)"),
        (2, "cách-đo-tốc-độ-1", "Cách đo, tốc độ"),
    ]  # fmt: skip
    assert '<h2 id="cách-đo-tốc-độ-1">' in found.body
    assert found.title.text == "Mẫu"


def test_a_page_without_a_title_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="Mục"):
        written("## Mục\n\nchữ", PLACES.get)
