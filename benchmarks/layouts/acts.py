"""A whole act: head, founding, lists, duties, closing, with gold in the form of the gold records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from benchmarks.layouts.content import Body, Content, compose
from benchmarks.layouts.draw import WORDS, Draw
from benchmarks.layouts.lists import _LETTERS, Listing, in_lines
from benchmarks.layouts.others import OTHERS
from benchmarks.layouts.page import Block, Cell, html, plain
from benchmarks.layouts.tables import in_table

_PER_CONTENT = 3  # layouts of one content


@dataclass(frozen=True, slots=True)
class Act:
    choices: dict[str, str]
    content: int  # acts with the same number say the same
    source: str
    suffix: str  # "html" or "txt"
    gold: dict[str, Any]


def make(seed: int, index: int) -> Act:
    """Act number `index` of a seed: always the same."""
    choices: dict[str, str] = {}
    content = compose(Draw(f"{seed}/content/{index // _PER_CONTENT}", choices))
    writer = _Writer(Draw(f"{seed}/layout/{index}", choices), content)
    blocks = writer.act()
    form = writer.draw.pick("format")
    pairs: dict[str, str] = WORDS["spelling"].get(writer.draw.pick("spelling"), {})
    blocks = _respelled(blocks, pairs)
    gold = _respelled(writer.gold, pairs) | {
        "source": f"source.{'html' if form == 'html' else 'txt'}",
        "split": "digital",
    }
    if form == "html":
        text = html(blocks)
        choices.pop("pasted", None)
    else:
        text = plain(blocks, writer.draw.pick("pasted"), form == "text, wrapped")
    return Act(choices, index // _PER_CONTENT, text, gold["source"].partition(".")[2], gold)


class _Writer:
    def __init__(self, draw: Draw, content: Content) -> None:
        self.draw, self.content, self.words = draw, content, content.words
        self.body: Body = content.bodies[0]
        self.blocks: list[Block] = []
        self.after: list[Block] = []  # what is attached
        self.article = 0
        self.gold: dict[str, Any] = {"bodies": [], "members": [], "duties": []}
        rng = draw.rng
        self.year = rng.randint(2012, 2026)
        day, month = rng.randint(3, 28), rng.randint(3, 12)
        self.date = f"ngày {day:02} tháng {month} năm {self.year}"
        self.number = rng.randint(11, 2400)
        self.symbol = f"QĐ-{self.words['symbol']}"

    def act(self) -> list[Block]:
        kind = self.draw.pick("act")
        founded = self.draw.pick("founded") if kind in ("one body", "two bodies") else "Điều 1"
        if kind == "two bodies" and founded in ("no articles", "notice", "plan", "cử"):
            founded = self.draw.choices["founded"] = "Điều 1"
        self.form = {"notice": "THÔNG BÁO", "plan": "KẾ HOẠCH"}.get(founded, "QUYẾT ĐỊNH")
        self.symbol = self.symbol.replace("QĐ", {"notice": "TB", "plan": "KH"}.get(founded, "QĐ"))
        if kind in OTHERS:
            self.draw.choices.pop("founded", None)
            other = OTHERS[kind](self.draw, self.content)
            self._head(other.subject)
            for block in other.blocks:
                self._article(block.text) if block.text.startswith("§") else self.blocks.append(block)
            self.gold |= other.gold
        else:
            verb = {"kiện toàn": "kiện toàn", "công nhận": "công nhận", "cử": "cử thành viên"}.get(
                founded, "thành lập"
            )
            self._head(f"{verb} {' và '.join(b.name for b in self.content.bodies)}")
            self._founding(founded)
        self._closing()
        return self.blocks + self.after

    def _p(self, text: str, centred: bool = False) -> None:
        self.blocks.append(Block(text, centred))

    def _article(self, text: str) -> None:
        """The next article, numbered as this act numbers its parts."""
        self.article += 1
        shapes = {
            "no articles": f"{self.article}. ",
            "notice": f"{self.article}. ",
            "plan": f"{'I' * self.article}. ",
        }
        point = self.draw.one([".-", ":"]) if self.draw.choices.get("founded") == "short article" else "."
        mark = f"Điều {self.article}{point} "
        self._p(shapes.get(self.draw.choices.get("founded", ""), mark) + text.removeprefix("§"))

    # --- head

    def _head(self, subject: str) -> None:
        how, title = self.draw.pick("head"), self.draw.pick("title")
        left = [*self.words["head"], f"Số: {self.number}/{self.symbol}"]
        right = [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            f"{self.words['place']}, {self.date}",
        ]
        self._p("MẪU - văn bản hư cấu")
        if how == "columns":
            self.blocks.append(Block(aside=(tuple(left), tuple(right))))
        elif how == "number line":
            lines = [*left[:-1], *right[:-1], f"{left[-1]}          {right[-1]}"]
            self.blocks += [Block(line, True) for line in lines]
        elif how == "stacked":
            self.blocks += [Block(line, True) for line in (left + right)]
        else:
            self.blocks += [Block(left[-1]), Block(right[-1])]
        self._p(self.form, True)
        told = subject[0].upper() + subject[1:]
        shapes = {"V/v": f"V/v {subject}", "verb": told, "capitals": f"VỀ VIỆC {subject.upper()}"}
        self._p(shapes.get(title, f"Về việc {subject}"), True)
        if self.form != "QUYẾT ĐỊNH":
            return
        self._p(self.words["by"], True)
        self._p("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;")
        self._p("Theo đề nghị của Chánh Văn phòng,")
        self._p("QUYẾT ĐỊNH:", True)

    # --- bodies and lists

    def _founding(self, founded: str) -> None:
        body = self.body
        alias = body.short if founded == "sau đây" else None
        called = f"{body.name} (sau đây gọi tắt là {alias})" if alias else body.name
        verb = {"kiện toàn": "Kiện toàn", "công nhận": "Công nhận", "short article": "Nay thành lập"}.get(
            founded, "Thành lập"
        )
        persons = "đồng chí" if self.draw.pick("honorific") in ("Đồng chí", "Đ/c") else "ông, bà"
        lead = self.draw.one(
            [
                f"gồm các {persons} có tên sau:",
                "gồm các thành viên sau:",
                "thành phần gồm:",
                f"gồm các {persons} có tên sau đây:",
                "với thành phần như sau:",
            ]
        )
        bodies = self.content.bodies
        if founded == "annex":
            self._article(
                f"{verb} {' và '.join(b.name for b in bodies)}, "
                f"gồm các {persons} có tên trong danh sách kèm theo."
            )
        elif founded == "Điều 2":
            self._article(f"{verb} {called}.")
            self._article(
                self.draw.one(
                    [
                        f"Thành phần {body.short} gồm:",
                        f"{body.short} {lead.removeprefix('thành phần ').replace('với', 'có')}",
                        f"Danh sách thành viên {body.short} như sau:",
                    ]
                )
            )
        elif founded == "cử":
            self._article(f"Cử các {persons} có tên sau đây tham gia {body.name}:")
        elif founded == "notice":
            issuer = (
                f"Ủy ban nhân dân {self.words['of']}"
                if self.words["symbol"] == "UBND"
                else self.words["of"] or "Bộ"
            )
            self._p(f"Căn cứ Kế hoạch năm {self.year}, {issuer} thông báo thành lập {called} như sau:")
            self._article("Thành phần")
        elif founded == "plan":
            self._article("MỤC ĐÍCH, YÊU CẦU")
            self._p("Bảo đảm thiết thực, an toàn, tiết kiệm.")
            self._article("TỔ CHỨC THỰC HIỆN")
            self._p(f"{verb} {called} {lead}" if not lead.startswith("thành") else f"{verb} {called}, {lead}")
        elif len(bodies) > 1 and self.draw.pick("second_body") == "same article":
            self._article(f"{verb} {called} và {bodies[1].name}, như sau:")
        else:
            comma = "" if lead.startswith("gồm") and self.draw.rng.random() < 0.5 else ","
            self._article(f"{verb} {called}{comma} {lead}")
        for index, one in enumerate(bodies):
            self._body(index, one, alias if not index else None, founded)
        self._duties()

    def _body(self, index: int, body: Body, alias: str | None, founded: str) -> None:
        self.gold["bodies"].append({"name": body.name, "alias": alias, "kind": body.code})
        main, apart = self.blocks, founded == "annex"
        if apart:
            if not index:
                self.after += [Block("DANH SÁCH", True, breaks=True)]
                self.after += [Block(" và ".join(b.name for b in self.content.bodies), True)]
                self.after += [
                    Block(f"(Kèm theo Quyết định số {self.number}/{self.symbol} {self.date})", True)
                ]
            self.blocks = self.after
        if len(self.content.bodies) > 1:
            if apart:
                self._p(
                    f"{'I' * (index + 1)}. {body.name.upper() if self.draw.one('ab') == 'a' else body.name}"
                )
                self.gold["bodies"][-1]["name"] = body.name
            elif self.draw.choices.get("second_body") == "same article":
                self._p(f"{index + 1}. {body.name} gồm:")
            elif index:
                self._article(f"Thành lập {body.name} gồm các thành viên sau:")
        self._list(Listing(self.draw, body, index))
        self.blocks, self.after = (main, self.blocks) if apart else (self.blocks, self.after)

    def _list(self, listing: Listing) -> None:
        inner = (
            self.draw.choices.get("founded") in ("no articles", "notice")
            or self.draw.choices.get("second_body") == "same article"
        )
        if self.draw.pick("list") == "table":
            in_table(listing, self.gold["duties"])
        else:
            self._plain_marks(inner)
            in_lines(listing)
        self.blocks += listing.blocks
        self.gold["members"] += listing.rows

    def _plain_marks(self, inner: bool) -> None:
        """Inside something numbered, the rows have no such numbers; headings that are numbered neither."""
        if inner:
            if self.draw.pick("numbering") not in ("-", "+", "a)", "•"):
                self.draw.choices["numbering"] = "-"
            if self.draw.pick("groups").startswith(("1", "I")):
                self.draw.choices["groups"] = "* role"
            if self.draw.pick("order") == "unit groups":
                self.draw.choices["order"] = "name, post, role"

    # --- duties

    def _duties(self) -> None:
        how, short = self.draw.pick("duties"), self.body.short
        if self.draw.choices.get("extra") == "duties" or self.draw.choices.get("founded") == "plan":
            how = self.draw.choices["duties"] = "none"
        if self.draw.choices.get("founded") in ("no articles", "notice") and how not in ("none", "prose"):
            how = self.draw.choices["duties"] = "article, dashes"
        words = WORDS["duties"]
        some = self.draw.rng.sample(words["body"], self.draw.rng.randint(2, 4))
        if how.startswith("article"):
            self._article(
                self.draw.one(
                    [
                        f"{short} có nhiệm vụ:",
                        f"Nhiệm vụ của {short}",
                        f"{short} có trách nhiệm sau đây:",
                        f"Nhiệm vụ, quyền hạn của {short}:",
                    ]
                )
            )
            self._items(some, {"article, letters": "a", "article, dashes": "-"}.get(how, "1"), "body", short)
        elif how == "prose":
            text = f"{short} có nhiệm vụ {'; '.join(duty[0].lower() + duty[1:] for duty in some)}."
            self._article(text)
            numbered = self.draw.choices.get("founded") in ("no articles", "notice")
            self._duty("body", short, str(self.article) if numbered else None, text)
        elif how == "organization":
            unit = "Văn phòng"
            self._article(f"Giao {unit} có trách nhiệm:")
            self._items(some[:2], "-", "organization", unit)
        elif how in ("by role", "role sentences", "role articles", "regulation"):
            self._by_role(how)

    def _by_role(self, how: str) -> None:
        short, words = self.body.short, WORDS["duties"]
        present = dict.fromkeys(
            m.role
            for m in self.body.members
            if m.role.partition("_")[0] in words and m.role != "member_standing"
        )
        roles = {
            key: WORDS["kind"][short]["roles"][key]
            for key in present
            if key != "secretary" or "," not in self.body.roles[key]
        }
        roles = {key: role for key, role in roles.items() if " - " not in role and "kiêm" not in role}
        if how == "regulation":
            self._article(f"Ban hành kèm theo Quyết định này Quy chế hoạt động của {short}.")
            kept, self.blocks, article, self.article = self.blocks, self.after, self.article, 0
            self.blocks += [
                Block("QUY CHẾ", True, breaks=True),
                Block(f"Hoạt động của {self.body.name}", True),
            ]
        elif how != "role articles":
            self._article(f"Nhiệm vụ của các thành viên {short}:")
        for n, (key, role) in enumerate(roles.items(), 1):
            duties = words[key.partition("_")[0]]
            if how == "role sentences":
                text = f"{role} có trách nhiệm {duties[0][0].lower() + duties[0][1:]}."
                self._p(f"{n}. {text}")
                self._duty("role", role, str(n), text)
                continue
            if how == "by role":
                self._p(f"{n}. {role}:")
            else:
                self._article(f"Nhiệm vụ của {role}")
            self._items(duties, "-" if how == "by role" else "1", "role", role)
        if how == "regulation":
            self.blocks, self.after, self.article = kept, self.blocks, article

    def _items(self, duties: list[str], style: str, kind: str, assignee: str) -> None:
        for n, duty in enumerate(duties):
            label = {"1": str(n + 1), "a": _LETTERS[n]}.get(style, "-")
            text = duty + ("." if n == len(duties) - 1 or style == "1" else ";")
            self._p({"1": f"{label}. ", "a": f"{label}) "}.get(style, "- ") + text)
            self._duty(kind, assignee, label, text)

    def _duty(self, kind: str, assignee: str, label: str | None, text: str) -> None:
        self.gold["duties"].append(
            {"body": 0, "assignee_kind": kind, "assignee": assignee, "label": label, "text": text}
        )

    # --- closing

    def _closing(self) -> None:
        how, form = self.draw.pick("closing"), "Quyết định này"
        names = "và các ông, bà có tên trên"
        carry = (
            f"Chánh Văn phòng, Thủ trưởng các đơn vị có liên quan {names} chịu trách nhiệm thi hành {form}./."
        )
        if self.form != "QUYẾT ĐỊNH":
            self._p(f"Trên đây là {self.form.capitalize()}, đề nghị các đơn vị nghiêm túc thực hiện./.")
        elif how == "one article":
            self._article(f"{form} có hiệu lực kể từ ngày ký. {carry}")
        elif how == "effect first":
            self._article(
                f"{form} có hiệu lực kể từ ngày ký và thay thế các quyết định trước đây trái với {form}."
            )
            self._article(carry)
        else:
            self._article(f"{form} có hiệu lực kể từ ngày ký.")
            self._article(carry)
        authority, _, post = self.draw.one(self.words["signs"]).partition("|")
        signer = "Tạ Quang Mẫu"
        left = ["Nơi nhận:", "- Như trên;", "- Lãnh đạo đơn vị (b/c);", "- Lưu: VT."]
        right = [line for line in (authority, post, signer) if line]
        if self.draw.pick("sign") == "columns":
            self.blocks.append(Block(aside=(tuple(left), tuple(right))))
        else:
            self.blocks += [Block(line) for line in left + right]
        self.gold["signature"] = {"authority": authority or None, "position": post, "name": signer}
        self.gold["decision"] = {"number": str(self.number), "symbol": self.symbol}


def _respelled(value: Any, pairs: dict[str, str]) -> Any:
    """Blocks, gold or strings in another spelling; numbers and codes stay."""
    if isinstance(value, str):
        for usual, other in pairs.items():
            value = value if value.startswith("Số: ") else value.replace(usual, other)
        return value
    if isinstance(value, (list, tuple)):
        return type(value)(_respelled(one, pairs) for one in value)
    if isinstance(value, dict):
        return {key: one if key == "symbol" else _respelled(one, pairs) for key, one in value.items()}
    if isinstance(value, Block):
        parts = {"text": value.text, "rows": value.rows, "aside": value.aside}
        return replace(value, **{key: _respelled(part, pairs) for key, part in parts.items()})
    return replace(value, text=_respelled(value.text, pairs)) if isinstance(value, Cell) else value
