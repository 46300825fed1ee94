"""When two values are equal."""

import pytest

from pipeline.evaluate.same import same

LONG = "Về việc thành lập Tổ công tác liên ngành rà soát kho lưu trữ hồ sơ giấy trên địa bàn tỉnh Mẫu"
SLIP = LONG.replace("trữ", "trừ")


@pytest.mark.parametrize(
    ("gold", "found", "lenient", "expected"),
    [
        (None, None, False, True),
        (None, "12", False, False),
        ("12", None, False, False),
        ("Uỷ ban nhân dân", "Ủy ban nhân dân", False, True),
        ("Sở Y tế", "sở  y\ntế", False, True),
        ("KH – TC", "KH-TC", False, True),
        ("Tổ (tạm thời)", "Tổ( tạm thời )", False, True),
        ("Lê Văn Ảo", "Lê Văn Áo", True, False),
        ("05", "5", False, False),
        (2021, 2021, False, True),
        (LONG, SLIP, True, True),
        (LONG, SLIP, False, False),
        (LONG, LONG[:50], True, False),
    ],
)
def test_same(gold: str, found: str, lenient: bool, expected: bool) -> None:
    assert same(gold, found, lenient=lenient) is expected
