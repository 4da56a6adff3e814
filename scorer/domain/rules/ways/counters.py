"""Counters of one performance, as in rope skipping: each counts, and the counts become one. E10.

Two counters: their mean; three: the closest two, the higher two if equal; four or more: the ends
dropped. A gap over the panel's spread is reported before the next heat.
"""

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.panel import panel_score
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Struck


def forms(part: PartRule) -> tuple[Form, ...]:
    """One counter's count; the entry's number is the counter."""
    name, step = Text("计数", "Count"), settings.number(part, "step", 1)
    return (Form(id="count", name=name, least=Fraction(0), most=part.full, step=step),)


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings."""
    return settings.faults(part, numbers=("step",))


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The counts of all counters that are due as one count."""
    counts = [(entry, exact(entry.values["count"])) for entry in in_order(entries)]
    due = part.panel.judges
    if len(counts) < max(1, due):
        return nothing("counters", lines=[line(*one) for one in counts], about={"due": str(due)})
    seats = [(entry.number, count) for entry, count in counts]
    found = panel_score(seats, replace(part.panel, method="closest_pair", weights=()))
    gone: dict[int, Struck] = dict.fromkeys(found.dropped_high, "high")
    gone |= dict.fromkeys(found.dropped_low, "low")
    if found.exact is None:
        return nothing("counters", "blocked")
    return scored(
        part,
        "counters",
        found.exact,
        [line(entry, count, gone.get(entry.number, "")) for entry, count in counts],
        about={"count": str(len(counts)), "kept": str(len(found.kept))},
        flags=("spread",) if found.spread_alarm else (),
    )
