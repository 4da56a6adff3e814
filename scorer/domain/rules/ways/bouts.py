"""Bouts: head to head, as in tug-of-war; single elimination, or everybody against everybody. E40.

A bout is entered once, under either side. What the part gives is a place (fewer is better), or
points: in elimination the bouts won, in a round robin the table's points.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import elimination, robin, settings
from scorer.domain.rules.ways.bout import KINDS, Bout, bouts_of
from scorer.domain.rules.ways.result import in_order, line, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore

_ZERO = Fraction(0)
_SELF = "*"


def forms(part: PartRule) -> tuple[Form, ...]:
    """One bout: its round, the other side's id, and the pulls or points of both."""
    one = Fraction(1)
    step = None if settings.choice(part, "whole", "yes") == "no" else one
    return (
        Form(id="kind", name=Text("类型", "Kind"), words=KINDS, needed=False),
        Form(id="round", name=Text("轮次", "Round"), least=one, step=one, needed=False),
        Form(id="against", name=Text("对手", "Against"), needed=False),
        Form(id="own", name=Text("本方得分", "Own"), least=_ZERO, step=step, needed=False),
        Form(id="other", name=Text("对方得分", "Other"), least=_ZERO, step=step, needed=False),
        Form(id="lot", name=Text("抽签名次", "Lot"), least=one, step=one, needed=False),
    )


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong; where places are given, the part must say that lower is better."""
    wrong = settings.faults(
        part,
        numbers=("best_of", "win", "draw", "loss"),
        choices={
            "format": ("elimination", "robin"),
            "gives": ("place", "points"),
            "whole": ("yes", "no"),
        },
        lists=("ties",),
    )
    odd = set(part.lists.get("ties", ())) - set(robin.TIES)
    unread = bool(part.lists.get("ties")) and not _orders(part)
    found = {*wrong, *(("ties",) if odd or unread else ())}
    if (settings.choice(part, "gives", "place") == "place") != (part.better == "lower"):
        found.add("better")
    return tuple(sorted(found))


def _orders(part: PartRule) -> bool:
    """Whether equal sides are put in order here: only a round robin that gives places does."""
    robins = settings.choice(part, "format", "elimination") == "robin"
    return robins and settings.choice(part, "gives", "place") == "place"


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """One side's bouts alone: what it has won so far. Places need everybody's bouts."""
    if not entries or settings.choice(part, "gives", "place") == "place":
        return nothing("bouts", lines=[line(entry) for entry in in_order(entries)])
    return together(part, {_SELF: entries})[_SELF]


def together(part: PartRule, entries: Mapping[str, Sequence[Entry]]) -> Mapping[str, WayScore]:
    """Everybody's place or points from all bouts.

    A bout that two entries tell differently blocks both sides; a side whose place is still open
    is missing.
    """
    bouts, apart = bouts_of(part, entries)
    if settings.choice(part, "format", "elimination") == "elimination":
        found = elimination.values(part, tuple(entries), bouts)
    else:
        found = robin.values(part, entries, bouts)
    return {
        name: _told(part, name, found.get(name), bouts, entries[name], blocked=name in apart)
        for name in entries
    }


def _told(
    part: PartRule,
    name: str,
    value: Fraction | None,
    bouts: Sequence[Bout],
    entries: Sequence[Entry],
    *,
    blocked: bool,
) -> WayScore:
    lines = [line(entry) for entry in in_order(entries)]
    own = [one for one in bouts if name in {one.side, one.against}]
    won = sum(one.winner == name for one in own)
    about = {"count": str(len(own)), "won": str(won)}
    if blocked:
        return nothing("bouts", "blocked", lines, about=about, flags=("contradiction",))
    if value is None:
        return nothing("bouts", lines=lines, about=about)
    return scored(part, "bouts", value, lines, about=about)
