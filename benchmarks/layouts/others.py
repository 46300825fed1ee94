"""Acts of other kinds: changes of persons, work shared out, and acts whose persons are members of nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from benchmarks.layouts.content import Content
from benchmarks.layouts.draw import WORDS, Draw
from benchmarks.layouts.lists import Listing
from benchmarks.layouts.page import Block, Cell


@dataclass(frozen=True, slots=True)
class Other:
    """`blocks` that begin with § are articles."""

    subject: str
    blocks: list[Block]
    gold: dict[str, Any] = field(default_factory=dict)


def _people(draw: Draw, content: Content, n: int) -> Listing:
    """A list for its manners of writing persons; its members are new ones."""
    members = tuple(content.people("member", "others") for _ in range(n))
    return Listing(draw, replace(content.bodies[0], members=members), 0)


def _changes(draw: Draw, content: Content) -> Other:
    """Who comes for whom, who is added and who leaves."""
    listing = _people(draw, content, draw.rng.randint(4, 6))
    how, body = draw.pick("change"), listing.body
    new, old = listing.body.members[: len(body.members) // 2], listing.body.members[len(body.members) // 2 :]
    blocks = [Block(f"§Thay đổi, bổ sung thành viên {body.name} như sau:")]
    gold: list[dict[str, Any]] = []
    rows = [(Cell("STT"), Cell("Thành viên cũ"), Cell("Thành viên mới"), Cell("Chức danh"))]
    for n, (joins, leaves) in enumerate(zip(new, old, strict=False), 1):
        reason, role = (
            draw.one(WORDS["prose"]["reasons"]),
            body.roles["member"].removesuffix(f" {body.short}"),
        )
        person, inside = (f"{listing.who(joins, small)}, {listing.post(joins)}" for small in (False, True))
        gone = listing.who(leaves, True)
        if how == "table":
            rows.append(
                (
                    Cell(str(n)),
                    Cell(f"{listing.who(leaves)}, {listing.post(leaves)}"),
                    Cell(person),
                    Cell(role),
                )
            )
        elif how == "thay":
            why = draw.one([f" ({reason})", f", {reason}"])
            blocks.append(Block(f"{n}. {person}, làm {role} thay {gone}{why};"))
        elif how == "thay thế bằng":
            blocks.append(Block(f"{n}. Thay thế {gone} ({reason}) bằng {inside}, giữ chức {role};"))
        else:
            blocks.append(Block(f"{2 * n - 1}. Bổ sung {inside}, làm {role};"))
            blocks.append(
                Block(f"{2 * n}. Rút tên {gone}, {listing.post(leaves)} khỏi danh sách {body.short};")
            )
        before = how in ("thay", "table")
        listing.row(joins, role, listing.honorific(joins, not before) or None)
        paired = how != "bổ sung, rút"
        gold.append(
            {
                "joins": n - 1 if paired else None,
                "leaves": listing.name(leaves),
                "role": None,
                "reason": reason if paired and how != "table" else None,
            }
        )
    if how == "table":
        blocks.append(Block(rows=tuple(rows)))
    names = {
        "bodies": [{"name": body.name, "kind": body.code}],
        "members": listing.rows,
        "changes": gold,
        "duties": [],
    }
    return Other(f"thay đổi, bổ sung thành viên {body.name}", blocks, names)


def _assigned(draw: Draw, content: Content) -> Other:
    """Leaders share out their work: persons with duties, no body."""
    listing = _people(draw, content, 3)
    blocks, duties = [Block("§Phân công nhiệm vụ trong lãnh đạo cơ quan như sau:")], []
    for n, member in enumerate(listing.body.members, 1):
        blocks.append(Block(f"{n}. {listing.who(member)}, {listing.post(member)}:"))
        for text in draw.rng.sample(
            [
                "Phụ trách công tác tổ chức cán bộ;",
                "Phụ trách công tác tài chính, tài sản;",
                "Chỉ đạo công tác thi đua, khen thưởng;",
                "Theo dõi hoạt động đoàn thể;",
            ],
            2,
        ):
            blocks.append(Block(f"- {text}"))
            duties.append(
                {
                    "body": None,
                    "assignee_kind": "person",
                    "assignee": listing.name(member),
                    "label": "-",
                    "text": text,
                }
            )
        listing.row(member, None, listing.honorific(member) or None, role=None)
        listing.rows[-1]["body"] = None
    return Other(
        "phân công nhiệm vụ của lãnh đạo cơ quan",
        blocks,
        {"bodies": [], "members": listing.rows, "duties": duties},
    )


_NONE: dict[str, Any] = {"bodies": [], "members": [], "duties": []}


def _award(draw: Draw, content: Content) -> Other:
    listing = _people(draw, content, draw.rng.randint(4, 7))
    blocks = [Block("§" + draw.one(WORDS["prose"]["awards"]))]
    if draw.pick("list") == "table":
        rows = [(Cell("STT"), Cell("Họ và tên"), Cell("Chức vụ, đơn vị"), Cell("Mức thưởng"))]
        rows += [
            (Cell(str(n)), Cell(listing.who(m)), Cell(listing.post(m)), Cell("300.000 đ"))
            for n, m in enumerate(listing.body.members, 1)
        ]
        blocks.append(Block(rows=tuple(rows)))
    else:
        blocks += [Block(f"{n}. {listing.seat(m)};") for n, m in enumerate(listing.body.members, 1)]
    return Other("khen thưởng các tập thể, cá nhân", blocks, dict(_NONE))


def _transfer(draw: Draw, content: Content) -> Other:
    listing = _people(draw, content, 2)
    first, second = listing.body.members
    what = draw.one(["Điều động và bổ nhiệm", "Bổ nhiệm", "Điều động"])
    person = f"{listing.who(first, True)}, {listing.post(first)}"
    text = f"§{what} {person}, giữ chức vụ {listing.post(second)} kể từ ngày ký."
    rest = "§Hệ số phụ cấp và thời gian nâng lương được thực hiện theo quy định hiện hành."
    return Other("điều động, bổ nhiệm cán bộ", [Block(text), Block(rest)], dict(_NONE))


def _firms(draw: Draw, content: Content) -> Other:
    listing = _people(draw, content, 4)
    blocks = [
        Block(
            draw.one(
                [
                    "§Phê duyệt danh sách nhà thầu trúng thầu như sau:",
                    "§Công nhận các đơn vị đạt chuẩn an toàn gồm:",
                ]
            )
        )
    ]
    fill = WORDS["fill"]
    for n, member in enumerate(listing.body.members, 1):
        firm = draw.one(WORDS["prose"]["firms"]).format(X=draw.one(fill["X"]), D=draw.one(fill["D"]))
        blocks.append(
            Block(
                f"{n}. {firm}"
                + (f", đại diện: {listing.who(member)} - Giám đốc;" if draw.rng.random() < 0.5 else ";")
            )
        )
    return Other("phê duyệt danh sách đơn vị", blocks, dict(_NONE))


def _authors(draw: Draw, content: Content) -> Other:
    listing = _people(draw, content, 4)
    heads = [Cell(text) for text in ("STT", "Tên sáng kiến", "Tác giả", "Chức vụ")]
    topics = [
        "Giải pháp số hóa hồ sơ",
        "Cải tiến quy trình tiếp nhận",
        "Mô hình tủ sách cơ sở",
        "Biện pháp tiết kiệm điện",
    ]
    rows = [tuple(heads)]
    rows += [
        (Cell(str(n)), Cell(topics[n - 1]), Cell(listing.who(m)), Cell(listing.post(m)))
        for n, m in enumerate(listing.body.members, 1)
    ]
    return Other(
        "công nhận sáng kiến cấp cơ sở",
        [Block("§Công nhận sáng kiến của các tác giả có tên sau:"), Block(rows=tuple(rows))],
        dict(_NONE),
    )


OTHERS: dict[str, Callable[[Draw, Content], Other]] = {
    "changes": _changes, "assigned": _assigned, "award": _award,
    "transfer": _transfer, "firms": _firms, "authors": _authors,
}  # fmt: skip
