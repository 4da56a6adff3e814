"""Case records drawn at random: deductions, then ceilings by grave defects, then grades. E44."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.exact import exact, rounded
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, nothing, scored, tried
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)


class RecordScore(Struct, frozen=True):
    """A record's score under its ceilings, rounded and exact, and its grade, if grades are set."""

    value: Fraction
    exact: Fraction
    grade: str = ""


def forms(part: PartRule) -> tuple[Form, ...]:
    """One record: its score (or the points taken off), and its grave defects by class."""
    taken = settings.choice(part, "typed", "score") == "deducted"
    first = Form(
        id="deducted" if taken else "score",
        name=Text("扣分合计", "Points off") if taken else Text("病历得分", "Record score"),
        least=_ZERO,
        most=part.full,
    )
    defects = [
        Form(
            id=defect,
            name=Text(f"{defect}类缺陷", f"Class {defect} defects"),
            least=_ZERO,
            step=Fraction(1),
            needed=False,
        )
        for defect in dict.fromkeys(row[0] for row in part.tables.get("ceilings", ()))
    ]
    return (first, *defects, Form(id="record", name=Text("病历编号", "Record"), needed=False))


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings."""
    return settings.faults(
        part,
        numbers=("record_decimals",),
        choices={"typed": ("score", "deducted"), "graded_on": ("rounded", "exact")},
        tables={
            "ceilings": lambda row: len(row) == 3 and all(map(settings.is_number, row[1:])),
            "grades": lambda row: len(row) == 2 and settings.is_number(row[1]),
        },
    )


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The records' scores as one by the part's rule for tries; its grade is in the working."""
    records = [(entry, record_score(part, entry)) for entry in in_order(entries)]
    if not records:
        return nothing("record")
    found = tried(part, [one.value for _, one in records])
    lines = [
        Working(
            rule="entry",
            value=one.value,
            exact_value=one.exact,
            about={"number": str(entry.number), **entry.values, "grade": one.grade},
        )
        for entry, one in records
    ]
    grade = grade_of(part, rounded(found, part.decimals))
    about = {"how": part.attempts, "count": str(len(records)), "grade": grade}
    return scored(part, "record", found, lines, about=about)


def record_score(part: PartRule, entry: Entry) -> RecordScore:
    """One record: the lowest ceiling that its defects reach holds; it is a limit, not a score."""
    found = _base(part, entry)
    for defect, count, ceiling in part.tables.get("ceilings", ()):
        if exact(entry.values.get(defect) or "0") >= exact(count):
            found = min(found, exact(ceiling))
    places = settings.maybe(part, "record_decimals")
    value = rounded(found, part.decimals if places is None else int(places))
    on = value if settings.choice(part, "graded_on", "rounded") == "rounded" else found
    return RecordScore(value, found, grade_of(part, on))


def _base(part: PartRule, entry: Entry) -> Fraction:
    if "deducted" in entry.values:
        return max(_ZERO, (part.full or Fraction(100)) - exact(entry.values["deducted"]))
    return exact(entry.values["score"])


def grade_of(part: PartRule, value: Fraction) -> str:
    """The first grade, in the order of the table, whose least score is reached."""
    grades = part.tables.get("grades", ())
    return next((name for name, least in grades if value >= exact(least)), "")
