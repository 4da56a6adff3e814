"""A paper that was marked elsewhere: its score, typed once or by two people who must agree."""

from collections.abc import Sequence
from fractions import Fraction

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore


def forms(part: PartRule) -> tuple[Form, ...]:
    """The score, up to the paper's full marks."""
    return (
        Form(
            id="value",
            name=Text("卷面成绩", "Paper score"),
            least=Fraction(0),
            most=part.full,
            step=settings.maybe(part, "step"),
        ),
    )


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings; a paper needs its full marks."""
    wrong = settings.faults(part, numbers=("step",), choices={"typed": ("1", "2")})
    return wrong if part.full is not None else tuple(sorted({*wrong, "full"}))


def typed_twice(part: PartRule) -> bool:
    """Whether two people type the paper, and a third entry settles what differs."""
    return part.way == "paper" and settings.choice(part, "typed", "1") == "2"


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The score as typed. Typed twice, entries 1 and 2 must agree, or entry 3 settles it.

    Both by one person are no two typings: laptops that did not hear each other may have let that
    happen.
    """
    typed = {entry.number: exact(entry.values["value"]) for entry in in_order(entries)}
    lines = [line(entry, typed[entry.number]) for entry in in_order(entries)]
    about = {"typed": settings.choice(part, "typed", "1")}
    if not typed:
        return nothing("paper", about=about)
    if about["typed"] == "1":
        return scored(part, "paper", typed[max(typed)], lines, about=about)
    if 3 in typed:
        return scored(part, "paper", typed[3], lines, about=about)
    if len(typed) < 2:
        return nothing("paper", lines=lines, about=about)
    flag = "typed_apart" if len(set(typed.values())) > 1 else _by_one(entries)
    if flag:
        return nothing("paper", "blocked", lines, about=about, flags=(flag,))
    return scored(part, "paper", typed[max(typed)], lines, about=about)


def _by_one(entries: Sequence[Entry]) -> str:
    typists = [entry.by for entry in entries if entry.by]
    return "typed_by_one" if len(typists) > len(set(typists)) else ""
