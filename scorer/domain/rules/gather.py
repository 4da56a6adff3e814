"""Gathering values in one step of a scheme: sum, mean, weighted, best or without the worst."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from scorer.domain.model.contest import How, Step
from scorer.domain.model.exact import rounded
from scorer.domain.model.scheme import Better, Combine
from scorer.domain.rules.combine import Combined, Counted, Part

_ZERO = Fraction(0)
_GONE = ("absent", "withdrawn", "disqualified")
_AWAY = ("absent", "withdrawn")
_NAMES: Mapping[str, How] = MappingProxyType(
    {
        "sum": "sum",
        "mean": "mean",
        "weighted": "weighted",
        "best": "best",
        "median": "mean",
        "max": "best",
        "min": "best",
    }
)


class Term(Struct, frozen=True):
    """A value to gather; without one, ``status`` says why (``missing`` or a gap's status)."""

    id: str
    value: Fraction | None
    status: str = ""
    weight: Fraction = Fraction(1)
    full: Fraction = Fraction(100)


def gather(rule: Combine, terms: Sequence[Term], better: Better = "higher") -> Combined:
    """Gather the terms by the rule; ``better`` says which ones ``best`` keeps and ``drop`` loses.

    While a value is still to come the result is provisional (``complete`` false), unless the rule
    shares its weight out or takes it as zero. Where lower is better, zero would be the best value:
    what lacks then stays to come, and a gap leaves no result.
    """
    zero_wins = better == "lower" and "zero" in {rule.missing, rule.absent}
    rule = _fair(rule) if zero_wins else rule
    counted = [_read(rule, term) for term in terms]
    open_ = [t for t in terms if t.status == "missing"] if rule.missing == "incomplete" else []
    gone = [t for t in terms if t.status in _GONE]
    barred = rule.absent == "not_ranked" and any(not zero_wins or t.value is None for t in gone)
    kept = _kept(rule, counted, better)
    exact = None if barred else _sum(rule, kept, terms)
    if exact is not None and rule.scale_to is not None:
        exact = exact * rule.scale_to / _full(rule, terms)
    return Combined(
        value=rounded(exact, rule.decimals) if exact is not None else None,
        exact=exact,
        complete=not open_,
        gaps=tuple(term.id for term in (*open_, *gone)),
        full=rule.scale_to or _full(rule, terms),
        step=Step(how=_NAMES[rule.how], decimals=rule.decimals, count=rule.count),
        terms=tuple(_told(rule, term, kept) for term in counted),
    )


def _fair(rule: Combine) -> Combine:
    """The rule with nothing counted as zero; an absent term that has points keeps them."""
    return replace(
        rule,
        missing="incomplete" if rule.missing == "zero" else rule.missing,
        absent="not_ranked" if rule.absent == "zero" else rule.absent,
    )


def _read(rule: Combine, term: Term) -> Term:
    """A gap as the rule reads it: zero, or left out. A disqualified one never gets the mean."""
    if term.value is not None:
        return term
    zero = (
        (term.status == "missing" and rule.missing == "zero")
        or (term.status in _GONE and rule.absent == "zero")
        or (term.status == "disqualified" and rule.absent == "mean_of_present")
    )
    return Term(term.id, _ZERO, term.status, term.weight, term.full) if zero else term


def _kept(rule: Combine, terms: Sequence[Term], better: Better) -> list[Term]:
    known = [term for term in terms if term.value is not None]
    sign = -1 if better == "higher" else 1
    ordered = sorted(known, key=lambda term: (sign * (term.value or _ZERO), term.id))
    if rule.drop and len(ordered) > rule.drop:
        ordered = ordered[: -rule.drop]
    if rule.count:
        ordered = ordered[: rule.count]
    names = {term.id for term in ordered}
    return [term for term in known if term.id in names]


def _sum(rule: Combine, kept: Sequence[Term], terms: Sequence[Term]) -> Fraction | None:
    values = [term.value for term in kept if term.value is not None]
    if not values:
        return None
    total = sum(values, _ZERO)
    match rule.how:
        case "weighted":
            base = sum((term.weight for term in kept), _ZERO)
            return (
                sum(((t.value or _ZERO) * t.weight for t in kept), _ZERO) / base if base else None
            )
        case "mean":
            return total / len(values)
        case "median":
            return _median(values)
        case "max" | "min":
            return max(values) if rule.how == "max" else min(values)
        case "sum" | "best":
            away = sum(t.status in _AWAY and t.value is None for t in terms)
            filled = rule.absent == "mean_of_present" and not rule.count
            return total * (len(values) + away) / len(values) if filled else total


def _median(values: Sequence[Fraction]) -> Fraction:
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def _full(rule: Combine, terms: Sequence[Term]) -> Fraction:
    fulls = sorted((term.full for term in terms), reverse=True)
    if not fulls:
        return Fraction(100)
    if rule.how in {"sum", "best"}:
        return sum(fulls[: rule.count or len(fulls)], _ZERO) or Fraction(100)
    return max(fulls)


def _told(rule: Combine, term: Term, kept: Sequence[Term]) -> Counted:
    part = Part(term.id, term.value, term.full, term.weight)
    if term.value is None:
        return Counted(part, None, _ZERO, "missing" if term.status not in _GONE else "absent")
    if term not in kept:
        return Counted(part, term.value, _ZERO, "beaten")
    return Counted(part, term.value, _share(rule, term, kept))


def _share(rule: Combine, term: Term, kept: Sequence[Term]) -> Fraction:
    if rule.how == "weighted":
        base = sum((other.weight for other in kept), _ZERO)
        return term.weight / base if base else _ZERO
    return Fraction(1, len(kept)) if rule.how == "mean" else Fraction(1)
