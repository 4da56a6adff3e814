"""Combining: stations make a member's round, members a team's round, rounds the total.

One function does every step. A gap has a reason: ``missing`` is still to come and makes the
result provisional; ``absent``, ``withdrawn`` and ``disqualified`` stay gaps and follow the
organiser's rule; ``waived`` is taken out. None of them is a mark of zero (E12, E28-E30, E54).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from operator import mul
from typing import Literal

from msgspec import Struct

from scorer.domain.model.contest import Rules, Step
from scorer.domain.model.exact import added, common, rounded, stored
from scorer.domain.rules.working import Struck, Working

Absent = Literal["zero", "not_ranked", "mean_of_present", "best"]
Rounding = Literal["each_step", "at_end"]
Scale = Literal["percent", "raw"]
Status = Literal["", "absent", "withdrawn", "disqualified", "missing", "waived"]
_GAPS: tuple[Status, ...] = ("disqualified", "withdrawn", "absent")
_ZERO = Fraction(0)
_HUNDRED = Fraction(100)


class Part(Struct, frozen=True, gc=False):
    """One value to combine, and of what full marks. ``weight`` matters to ``weighted`` only.

    A value with the status ``missing`` is provisional: it counts, and more is to come.
    """

    id: str
    value: Fraction | None
    full: Fraction = _HUNDRED
    weight: Fraction = Fraction(1)
    status: Status = ""


class Counted(Struct, frozen=True, gc=False):
    """A part as it counts: its value on the step's scale and its share of the result.

    ``struck`` is why it does not count: a gap's status, or ``beaten`` by better parts.
    """

    part: Part
    value: Fraction | None
    share: Fraction = _ZERO
    struck: Struck = ""


class Combined(Struct, frozen=True, kw_only=True, gc=False):
    """The result of one step.

    ``value`` is what counts further on, ``exact`` the number before this step's rounding, and
    ``full`` the full marks that both are out of. ``gaps`` are the parts without a final value of
    their own. While ``complete`` is false something is still to come: the value is provisional
    and earns no place. ``value`` is ``None`` where nothing counts yet or a gap forbids a result.
    """

    value: Fraction | None
    exact: Fraction | None
    complete: bool
    gaps: tuple[str, ...]
    full: Fraction
    step: Step
    terms: tuple[Counted, ...]

    @property
    def working(self) -> Working:
        """How the value came about, one line for each part."""
        return self.explained()

    def explained(self, below: Mapping[str, Working] | None = None, name: str = "") -> Working:
        """Tell the working with the parts' own workings beneath; ``name`` says which step it is."""
        inner = below or {}
        return Working(
            rule="combine",
            value=self.value,
            exact_value=self.exact,
            decimals=self.step.decimals,
            about={
                "step": name,
                "how": self.step.how,
                "full": stored(self.full),
                "count": str(sum(not term.struck for term in self.terms)),
            },
            inputs=tuple(_line(term, inner.get(term.part.id)) for term in self.terms),
        )

    def as_part(self, name: str, weight: Fraction = Fraction(1)) -> Part:
        """The result as a part of the next step.

        Where every part is a gap, so is the whole: a member who missed all is absent.
        """
        reasons = {term.part.status for term in self.terms}
        gap = next((status for status in _GAPS if status in reasons), None)
        if not self.complete:
            return Part(name, self.value, self.full, weight, "missing")
        if gap is not None and (self.value is None or "" not in reasons):
            return Part(name, None, self.full, weight, gap)
        if self.value is None:
            return Part(name, None, self.full, weight, "waived" if self.terms else "missing")
        return Part(name, self.value, self.full, weight)


def combine(
    step: Step,
    parts: Sequence[Part],
    *,
    scale: Scale = "percent",
    rounding: Rounding = "each_step",
    absent: Absent = "zero",
) -> Combined:
    """Combine parts by one step's rule.

    ``scale`` ``percent`` puts every part on 100 first. ``rounding`` ``at_end`` leaves the value
    exact, for every step but the last. ``absent`` is what a gap gets: nothing (``zero``), no
    result (``not_ranked``), the mean of the others (``mean_of_present``; a disqualified part
    still gets nothing), or only the best ``step.count`` count (``best``, as ``step.how`` does;
    where parts are weighted, a gap gets nothing instead).
    Weights are re-based to the parts that count; where none counts there is no value.
    """
    terms = [_scaled(part, scale, absent) for part in parts]
    limited = step.how == "best" or (absent == "best" and step.how != "weighted")
    keeps = step.count if limited else 0
    if keeps:
        terms = _best(terms, keeps)
    gaps = tuple(p.id for p in parts if p.status not in ("", "waived") or _open(p))
    complete = not any(_open(part) for part in parts)
    full = _full(step, [t.part for t in terms if t.part.status != "waived"], scale, keeps)
    exact = None
    if absent != "not_ranked" or not any(_gone(part) for part in parts):
        terms, exact = _summed(step, terms, keeps)
    value = rounded(exact, step.decimals) if exact is not None else None
    return Combined(
        value=value if rounding == "each_step" else exact,
        exact=exact,
        complete=complete,
        gaps=gaps,
        full=full,
        step=step,
        terms=tuple(terms),
    )


def member(rules: Rules, stations: Sequence[Part]) -> Combined:
    """A member's result of a round from the stations' results."""
    return combine(
        rules.member, stations, scale=rules.scale, rounding=rules.rounding, absent=rules.absent
    )


def team(rules: Rules, members: Sequence[Part]) -> Combined:
    """A team's result of a round from its members' results."""
    return combine(rules.team, members, scale="raw", rounding=rules.rounding, absent=rules.absent)


def total(rules: Rules, rounds: Sequence[Part]) -> Combined:
    """The total from the rounds; always rounded, since it is the last step.

    Weights are applied to percents unless the rules count raw points; a sum adds what the rounds
    gave.
    """
    scale: Scale = rules.scale if rules.total.how == "weighted" else "raw"
    return combine(rules.total, rounds, scale=scale, absent=rules.absent)


def _open(part: Part) -> bool:
    """Whether the part's value is still to come."""
    return part.status == "missing" or (part.status == "" and part.value is None)


def _gone(part: Part) -> bool:
    return part.status in _GAPS


def _scaled(part: Part, scale: Scale, absent: Absent) -> Counted:
    if part.status == "waived":
        return Counted(part, None, struck="waived")
    if _gone(part):
        filled = absent == "mean_of_present" and part.status != "disqualified"
        return Counted(part, None if filled else _ZERO, struck=part.status if filled else "")
    if part.value is None:
        return Counted(part, None, struck="missing")
    if scale == "raw" or part.full == _HUNDRED:
        return Counted(part, part.value)
    return Counted(part, part.value * 100 / part.full)


def _best(terms: list[Counted], keeps: int) -> list[Counted]:
    """Strike what the best ones beat; of equal ones the later goes."""
    counting = [(term.value, -place) for place, term in enumerate(terms) if term.value is not None]
    stay = {-place for _, place in sorted(counting, reverse=True)[:keeps]}
    return [
        term
        if term.value is None or place in stay
        else Counted(term.part, term.value, _ZERO, "beaten")
        for place, term in enumerate(terms)
    ]


def _summed(step: Step, terms: list[Counted], keeps: int) -> tuple[list[Counted], Fraction | None]:
    """Give every counting term its share, and add them up."""
    counting = [term for term in terms if not term.struck]
    if not counting:
        return terms, None
    values = [term.value for term in counting if term.value is not None]
    if step.how == "weighted":
        weights = [term.part.weight for term in counting]
        exact = _weighted(values, weights)
        if exact is None:
            return terms, None
        base = added(weights)
        return [
            t if t.struck else Counted(t.part, t.value, t.part.weight / base) for t in terms
        ], exact
    share = _share(step, terms, len(counting), keeps)
    shared = [t if t.struck else Counted(t.part, t.value, share) for t in terms]
    return shared, added(values) * share


def _weighted(values: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction | None:
    """The weighted mean, in whole numbers; None where nothing weighs anything."""
    unit, numbers = common(values)
    _unit, shares = common(weights)
    base = sum(shares)
    return Fraction(sum(map(mul, numbers, shares)), unit * base) if base else None


def _share(step: Step, terms: list[Counted], counting: int, keeps: int) -> Fraction:
    """What one counting part weighs in a mean or a sum.

    In a sum, a gap that takes the mean of the others makes each of these weigh more.
    """
    if step.how == "mean":
        return Fraction(1, counting)
    filled = 0 if keeps else sum(_gone(t.part) and bool(t.struck) for t in terms)
    return Fraction(counting + filled, counting)


def _full(step: Step, parts: list[Part], scale: Scale, keeps: int) -> Fraction:
    summed = step.how in ("sum", "best")
    if not parts or (scale == "percent" and not summed):
        return _HUNDRED
    fulls = [_HUNDRED if scale == "percent" else part.full for part in parts]
    if summed:
        best = sorted(fulls, reverse=True)
        return added(best[:keeps] if keeps else best)
    if step.how == "weighted":
        mean = _weighted(fulls, [part.weight for part in parts])
        if mean is not None:
            return mean
    return added(fulls) / len(fulls)


def _line(term: Counted, below: Working | None) -> Working:
    part = term.part
    about = {
        "part": part.id,
        "status": part.status,
        "full": stored(part.full),
        "share": stored(term.share),
        "weight": stored(part.weight),
    }
    if part.value is not None:
        about["given"] = stored(part.value)
    if term.value is not None:
        about["adds"] = stored(term.value * term.share)
    return Working(
        rule="part",
        value=term.value,
        about=about,
        inputs=(below,) if below is not None else (),
        struck=term.struck,
    )
