"""A result that came from outside: a unit's own round, an on-line heat, a third party.

Each entry keeps where the value came from; a value without a source is not taken.
"""

from collections.abc import Sequence
from fractions import Fraction

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored, tried
from scorer.domain.rules.ways.way import Entry, WayScore


def forms(part: PartRule) -> tuple[Form, ...]:
    """The value, and its provenance: source, document number, date, and who brought it in."""
    most = settings.maybe(part, "most") if "most" in part.settings else part.full
    least = settings.maybe(part, "least") if "least" in part.settings else Fraction(0)
    return (
        Form(id="value", name=Text("成绩", "Result"), least=least, most=most),
        Form(id="source", name=Text("来源", "Source")),
        Form(id="document", name=Text("文号或文件", "Document"), needed=False),
        Form(id="date", name=Text("日期", "Date"), needed=False),
        Form(id="bearer", name=Text("提供人", "Provided by"), needed=False),
    )


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings."""
    return settings.faults(part, numbers=("least", "most"))


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The values that came, as one by the part's rule for tries."""
    made = [(entry, exact(entry.values["value"])) for entry in in_order(entries)]
    if not made:
        return nothing("outside")
    found = tried(part, [value for _, value in made])
    sources = dict.fromkeys(entry.values.get("source", "") for entry, _ in made)
    about = {"how": part.attempts, "source": "; ".join(sources)}
    return scored(part, "outside", found, [line(*one) for one in made], about=about)
