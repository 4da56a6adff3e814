"""Gathering values in one step of a scheme: sum, mean, weighted, best or without the worst."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from scorer.domain.model.contest import How, Step
from scorer.domain.model.exact import added, common, rounded
from scorer.domain.model.scheme import Better, Combine
from scorer.domain.rules.combine import Combined, Counted, Part, Status
from scorer.domain.rules.working import Struck

_ZERO, _ONE = Fraction(0), Fraction(1)
_GONE = ("absent", "withdrawn", "disqualified")
_AWAY = ("absent", "withdrawn")
_STATUSES: Mapping[str, Status] = MappingProxyType(
    {
        "absent": "absent",
        "withdrawn": "withdrawn",
        "disqualified": "disqualified",
        "missing": "missing",
    }
)
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


class Term(Struct, frozen=True, gc=False):
    """A value to gather; without one, ``status`` says why (``missing`` or a gap's status)."""

    id: str
    value: Fraction | None
    status: str = ""
    weight: Fraction = Fraction(1)
    full: Fraction = Fraction(100)


def gather(
    rule: Combine,
    terms: Sequence[Term],
    better: Better = "higher",
    full: Fraction | None = None,
) -> Combined:
    """Gather the terms by the rule; ``better`` says which ones ``best`` keeps and ``drop`` loses.

    While a value is still to come the result is provisional (``complete`` false), unless the rule
    shares its weight out or takes it as zero. Where lower is better, zero would be the best value:
    what lacks then stays to come, and a gap leaves no result. ``full`` is what the terms are out
    of, where that is known.
    """
    zero_wins = better == "lower" and "zero" in {rule.missing, rule.absent}
    rule = _fair(rule) if zero_wins else rule
    counted = [term if term.value is not None else _read(rule, term) for term in terms]
    odd = [term for term in terms if term.status]
    open_ = [t for t in odd if t.status == "missing"] if rule.missing == "incomplete" else []
    gone = [t for t in odd if t.status in _GONE]
    barred = rule.absent == "not_ranked" and any(not zero_wins or t.value is None for t in gone)
    kept, total = _kept(rule, counted, better)
    exact = None if barred else _sum(rule, kept, total, odd)
    full = full_of(rule, terms) if full is None else full
    if exact is not None and rule.scale_to is not None:
        exact = exact * rule.scale_to / full
    return Combined(
        value=rounded(exact, rule.decimals) if exact is not None else None,
        exact=exact,
        complete=not open_,
        gaps=tuple(term.id for term in (*open_, *gone)),
        full=rule.scale_to or full,
        step=Step(how=_NAMES[rule.how], decimals=rule.decimals, count=rule.count),
        terms=_told(rule, counted, kept, plain=not odd),
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
    zero = (
        (term.status == "missing" and rule.missing == "zero")
        or (term.status in _GONE and rule.absent == "zero")
        or (term.status == "disqualified" and rule.absent == "mean_of_present")
    )
    return Term(term.id, _ZERO, term.status, term.weight, term.full) if zero else term


def _kept(rule: Combine, terms: Sequence[Term], better: Better) -> tuple[Sequence[Term], Fraction]:
    """The terms that count, and the sum of their values."""
    known = [term for term in terms if term.value is not None]
    unit, numbers = common([term.value for term in known if term.value is not None])
    if rule.drop or rule.count:
        sign = -1 if better == "higher" else 1
        order = [(sign * number, term.id) for number, term in zip(numbers, known, strict=True)]
        order.sort()
        if rule.drop and len(order) > rule.drop:
            del order[-rule.drop :]
        if rule.count:
            del order[rule.count :]
        names = {name for _number, name in order}
        known = [term for term in known if term.id in names]
        return known, Fraction(sign * sum([number for number, _name in order]), unit)
    return known, Fraction(sum(numbers), unit)


def _sum(
    rule: Combine, kept: Sequence[Term], total: Fraction, odd: Sequence[Term]
) -> Fraction | None:
    if not kept:
        return None
    match rule.how:
        case "weighted":
            base = added(term.weight for term in kept)
            return added((t.value or _ZERO) * t.weight for t in kept) / base if base else None
        case "mean":
            return total / len(kept)
        case "median":
            return _median([term.value for term in kept if term.value is not None])
        case "max" | "min":
            values = [term.value for term in kept if term.value is not None]
            return max(values) if rule.how == "max" else min(values)
        case "sum" | "best":
            away = sum(t.status in _AWAY and t.value is None for t in odd)
            filled = rule.absent == "mean_of_present" and not rule.count and away
            return total * (len(kept) + away) / len(kept) if filled else total


def _median(values: Sequence[Fraction]) -> Fraction:
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def full_of(rule: Combine, terms: Sequence[Term]) -> Fraction:
    """The full marks that terms gathered by the rule are out of."""
    unit, numbers = common(term.full for term in terms)
    if not numbers:
        return Fraction(100)
    if rule.how not in {"sum", "best"}:
        return Fraction(max(numbers), unit)
    if rule.count:
        numbers = sorted(numbers, reverse=True)[: rule.count]
    return Fraction(sum(numbers) or 100 * unit, unit)


def _told(
    rule: Combine, terms: Sequence[Term], kept: Sequence[Term], *, plain: bool
) -> tuple[Counted, ...]:
    """Every term as it counts: its share, or why it has none. ``plain``: no term has a status."""
    weighted = rule.how == "weighted"
    share = Fraction(1, len(kept)) if rule.how == "mean" and kept else _ONE
    names = {term.id for term in kept}
    if plain and not weighted:
        return tuple(
            [
                Counted(Part(t.id, t.value, t.full, t.weight), t.value, share)
                if t.id in names
                else Counted(Part(t.id, t.value, t.full, t.weight), t.value, _ZERO, "beaten")
                for t in terms
            ]
        )
    base = added(term.weight for term in kept) if weighted else _ZERO
    told: list[Counted] = []
    for term in terms:
        part = Part(term.id, term.value, term.full, term.weight, _STATUSES.get(term.status, ""))
        if term.value is None:
            struck: Struck = "absent" if term.status in _GONE else "missing"
            told.append(Counted(part, None, _ZERO, struck))
        elif term.id not in names:
            told.append(Counted(part, term.value, _ZERO, "beaten"))
        elif weighted:
            told.append(Counted(part, term.value, term.weight / base if base else _ZERO))
        else:
            told.append(Counted(part, term.value, share))
    return tuple(told)
