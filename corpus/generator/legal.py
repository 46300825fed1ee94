"""How dates and cited acts are printed."""

from __future__ import annotations

from corpus.generator.model import Act, Basis


def date_words(date: str) -> str:
    """'2021-08-05' → 'ngày 05 tháng 8 năm 2021' (days below 10 and months 1, 2 get a zero: NĐ 30/2020)."""
    year, month, day = (int(part) for part in date.split("-"))
    return f"ngày {day:02d} tháng {month if month > 2 else f'{month:02d}'} năm {year}"


def date_slashes(date: str) -> str:
    """'2021-08-05' → 'ngày 05/8/2021'."""
    year, month, day = (int(part) for part in date.split("-"))
    return f"ngày {day:02d}/{month if month > 2 else f'{month:02d}'}/{year}"


def citation(act: Act, words: bool) -> str:
    """A law leads with its name; any other act with type and number, its title last."""
    date = (date_words if words else date_slashes)(act.date) if act.date else ""
    if act.type in ("Luật", "Bộ luật"):
        number = f"số {act.number}" if act.number else ""
        parts = [act.title, number, date]
    else:
        parts = [act.type, f"số {act.number}" if act.number else "", date]
        parts += [f"của {act.issuer}" if act.issuer else "", act.title]
    return " ".join(part for part in parts if part)


def basis_line(basis: Basis, words: bool) -> str:
    return f"{basis.opening} " + "; ".join(citation(act, words) for act in basis.acts)
