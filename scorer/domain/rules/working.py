"""The working of a score: the tree of inputs, drops, weights and roundings that made it."""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

RuleName = Literal[
    "item",  # a mark's points; about: item, by (points, levels, measure), text, full, note, read
    "fault",  # what one usual mistake took; about: item, fault (its place in the list)
    "waived",  # the sum scaled to full marks without the waived items; about: sum, full, waived
    "order_errors",  # what steps out of place took; about: errors, points, most
    "sheet",  # one judge's total; about: sum, full, missing (how many items)
    "seat",  # a judge's total in the panel; about: seat
    "panel",  # about: status, method, judges, kept, high, low (how many), sum (of those kept)
    "paper",  # a knowledge paper's score as typed twice
    "overtime",  # points lost to time; about: seconds, limit, allowance, over, per, points, most
    "clock",  # a time that the clock reads more coarsely; about: raw, read
    "undertime",  # points lost to time; about: seconds, minimum, short, per, points, most
    "cap",  # the ceiling that a critical item set; about: item
    "zero",  # a critical item set the result to zero; about: item
    "attempt",  # the station's result: panel, then time, then critical items
    "sites",  # a result evened out; about: how, and mean, whole, coefficient or spread
    "part",  # what one part adds; about: part, status, full, share, weight, given, adds
    "way",  # a part's value; about: way, and what that way tells (how, count, …)
    "entry",  # one filled form of a part; about: number, and its values
    "converted",  # a part's value as it counts further on; about: how, place, from
    "combine",  # about: step (member, team, total), how, full, count (of parts that count)
]
Struck = Literal[
    "",
    "high",
    "low",
    "excused",
    "missing",
    "waived",
    "order",
    "beaten",
    "absent",
    "withdrawn",
    "disqualified",
    "reversed",
]


class Working(Struct, frozen=True, kw_only=True):
    """One line of arithmetic and what it rests on.

    ``rule`` is from the closed list that ``scorer/views/explain`` puts into words; ``about``
    holds the words' fields, with ids and exact numbers as text. ``value`` is
    the exact result, ``exact_value`` the number before this line's rounding where it differs.
    ``struck`` says why an input does not count: dropped, a gap's status, out of order, beaten.
    """

    rule: RuleName
    value: Fraction | None = None
    exact_value: Fraction | None = None
    decimals: int | None = None
    about: dict[str, str] = {}
    inputs: tuple["Working", ...] = ()
    struck: Struck = ""
