"""What the reader of heads tells apart: figures by print and by hand, and the words around them."""

from __future__ import annotations

PRINTED = "0123456789"
HAND = "abcdefghij"
"""The same ten figures by pen or stamp."""
NUMBER, SLASH, DAY, MONTH, YEAR = "S/ntm"
"""'Số', '/', 'ngày', 'tháng', 'năm'; what else is printed is nothing to it."""
LETTER = "?"
"""A letter by hand: "3176B"."""
MARKS = PRINTED + HAND + NUMBER + SLASH + DAY + MONTH + YEAR + LETTER
