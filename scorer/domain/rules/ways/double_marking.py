"""Two blind markers; too far apart, a third; then the closest pair, or the chief marker. E24.

What happens when a third mark lies exactly between the two is stated by the rules: the higher
pair, the lower pair, or the mean of all three.
"""

from collections.abc import Sequence
from fractions import Fraction

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)
ARBITER = 4


def forms(part: PartRule) -> tuple[Form, ...]:
    """One mark; the entry's number is the marker, 4 the chief marker."""
    step = settings.maybe(part, "step")
    name = Text("评分", "Mark")
    return (Form(id="mark", name=name, least=_ZERO, most=part.full, step=step),)


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings; the gap must be given."""
    return settings.faults(
        part,
        numbers=("gap", "step"),
        choices={
            "gap_is": ("reached", "exceeded"),
            "equal": ("higher", "lower", "mean"),
            "apart": ("advise", "arbitrate"),
        },
        needed=("gap",),
    )


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The mean of two, or of the closest pair of three; the chief marker's mark before any.

    ``third``: a third mark is needed. Where all three lie apart by the gap, ``arbitration`` is
    flagged, and with the setting ``apart: arbitrate`` blocks until the chief marker has marked.
    """
    marks = {entry.number: exact(entry.values["mark"]) for entry in in_order(entries)}
    lines = [line(entry, marks[entry.number]) for entry in in_order(entries)]
    if ARBITER in marks:
        return scored(part, "double_marking", marks[ARBITER], lines, about={"how": "arbitrated"})
    known = [marks[number] for number in sorted(marks)][:3]
    if len(known) < 2:
        return nothing("double_marking", lines=lines)
    if len(known) == 2 and apart(part, known[0], known[1]):
        return nothing("double_marking", "third", lines)
    if len(known) == 2:
        mean = sum(known, _ZERO) / 2
        return scored(part, "double_marking", mean, lines, about={"how": "two"})
    return _third(part, known, lines)


def _third(part: PartRule, known: Sequence[Fraction], lines: Sequence[Working]) -> WayScore:
    pairs = ((0, 1), (0, 2), (1, 2))
    far = all(apart(part, known[a], known[b]) for a, b in pairs)
    flags = ("arbitration",) if far else ()
    if far and settings.choice(part, "apart", "advise") == "arbitrate":
        return nothing("double_marking", "blocked", lines, flags=flags)
    found = closest_pair(known, settings.choice(part, "equal", "higher"))
    about = {"how": "closest_pair"}
    return scored(part, "double_marking", found, lines, about=about, flags=flags)


def apart(part: PartRule, one: Fraction, other: Fraction) -> bool:
    """Whether two marks are too far apart: the gap is reached, or must be exceeded."""
    gap, found = settings.number(part, "gap"), abs(one - other)
    return found > gap or (found == gap and settings.choice(part, "gap_is", "reached") == "reached")


def closest_pair(marks: Sequence[Fraction], equal: str) -> Fraction:
    """The mean of the closest pair of three; ``equal`` says what equal gaps do."""
    low, middle, high = sorted(marks)
    below, above = middle - low, high - middle
    if below == above and equal == "mean":
        return (low + middle + high) / 3
    if below < above or (below == above and equal == "lower"):
        return (low + middle) / 2
    return (middle + high) / 2
