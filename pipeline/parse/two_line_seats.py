"""A person on one line of a list, post and role on the line below."""

from __future__ import annotations

from dataclasses import replace

from pipeline.parse.draft import Draft
from pipeline.parse.flow import Block
from pipeline.parse.labels import label_of
from pipeline.parse.member_lines import talks_of_duties
from pipeline.parse.member_records import ListLine, OpenList, SeatContext, add_seat
from pipeline.parse.post_grammar import rank_at
from pipeline.parse.seat_grammar import parse_seat

_MARKS = " \n\t.,;:–—-`'’"
_LONGEST = 160  # characters of a post and a role
_LONGEST_POST = 90  # characters of a post alone; longer ones may be sentences


def read_person_over_post(draft: Draft, opened: OpenList, line: ListLine, below: Block | None) -> bool:
    """Adds the seat whose person is all that `line` holds and whose post stands `below`; False without one.

    Both lines are then one seat. A line below that has a label of its own, a person or duties is none of it.
    """
    flow, kind = draft.flow, opened.body.kind if opened.body else None
    if line.label is None or below is None or below.cells or below.zone != line.block.zone:
        return False
    person = parse_seat(flow.text, flow.folded, line.start, line.end, kind)
    if person.name is None or person.role or flow.text[person.name[1] : line.end].strip(_MARKS):
        return False
    words, folded = flow.text[below.start : below.end], flow.folded[below.start : below.end]
    label = label_of(words, folded)
    if len(words) > _LONGEST or words.rstrip().endswith(":") or (label and label.kind != "dash"):
        return False
    seat = parse_seat(flow.text, flow.folded, below.start + (label.length if label else 0), below.end, kind)
    if seat.name is not None or not seat.post.known or seat.post.position is None:
        return False
    if seat.role is None and (label or len(words) > _LONGEST_POST or talks_of_duties(folded)):
        return False
    if seat.role is None and rank_at(flow.text, flow.folded, seat.post.position[0]) is None:
        return False
    both = ListLine(replace(line.block, end=below.end), line.label, line.start)
    whole = replace(person, post=seat.post, role=seat.role)
    add_seat(draft, opened, both, (line.start, below.end), whole, SeatContext())
    return True
