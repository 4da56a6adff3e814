"""Converting a part's values to what counts further on: percent, place points, ratio, linear.

Sources: place points with shared places (XX, E34), by prize class (PS, E39), three ways to turn
times into points (E15), linear counts (E14, E53).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from scorer.domain.model.exact import rounded
from scorer.domain.model.scheme import Better, Convert, PlacePoints
from scorer.domain.rules.awards import award
from scorer.domain.rules.ranking import Place

_ZERO = Fraction(0)


def converted(
    rule: Convert,
    values: Mapping[str, Fraction],
    places: tuple[Place, ...],
    gaps: Mapping[str, str],
    *,
    better: Better,
    full: Fraction | None,
    entered: int,
) -> dict[str, Fraction]:
    """What each subject's value counts.

    ``places`` are those by the part's own values; ``gaps`` the subjects without a value and
    why (absent, withdrawn, disqualified); ``entered`` how many could have taken part.
    """
    if rule.how == "place_points":
        return place_points(rule.places, places, gaps, entered=entered)
    if rule.how == "prize_points":
        return class_points(rule, values, places, entered=entered)
    if rule.how == "as_is":
        return {name: rounded(value, rule.decimals) for name, value in values.items()}
    found = {name: _one(rule, value, values, better, full) for name, value in values.items()}
    return {name: rounded(value, rule.decimals) for name, value in found.items()}


def _one(
    rule: Convert,
    value: Fraction,
    values: Mapping[str, Fraction],
    better: Better,
    full: Fraction | None,
) -> Fraction:
    match rule.how:
        case "percent":
            return value * 100 / full if full else value
        case "ratio":
            return _ratio(rule, value, values, better)
        case "linear":
            return linear(value, rule.full_at or _ZERO, rule.zero_at or _ZERO, rule.points)
        case "spread":
            return _spread(rule, value, values, better)
        case _:
            return value


def linear(value: Fraction, full_at: Fraction, zero_at: Fraction, points: Fraction) -> Fraction:
    """``points`` at or beyond ``full_at``, none at or beyond ``zero_at``, in proportion between."""
    if full_at == zero_at:
        return points if value == full_at else _ZERO
    part = (zero_at - value) / (zero_at - full_at)
    return points * min(Fraction(1), max(_ZERO, part))


def _ratio(
    rule: Convert, value: Fraction, values: Mapping[str, Fraction], better: Better
) -> Fraction:
    best = max(values.values()) if better == "higher" else min(values.values())
    upper, lower = (value, best) if better == "higher" else (best, value)
    return rule.points * upper / lower if lower else _ZERO


def _spread(
    rule: Convert, value: Fraction, values: Mapping[str, Fraction], better: Better
) -> Fraction:
    ordered = sorted(values.values(), reverse=better == "higher")
    best, worst = ordered[0], ordered[-1]
    if best == worst:
        return rule.points
    return rule.least + (rule.points - rule.least) * (worst - value) / (worst - best)


def place_points(
    rule: PlacePoints,
    places: tuple[Place, ...],
    gaps: Mapping[str, str],
    *,
    entered: int,
) -> dict[str, Fraction]:
    """Points for the places of one part.

    With an empty table they are counted from the number that took part: first of eight gets 8,
    or 1 where fewer points are better.
    """
    ranked = [place for place in places if place.rank is not None]
    due = _line(rule, len(ranked))
    given: dict[str, Fraction] = {}
    for number, place in enumerate(ranked):
        if not place.tied:
            given[place.id] = (
                due[number] if rule.ties != "averaged" else rounded(due[number], rule.decimals)
            )
        elif place.id not in given:
            group = (place.id, *place.tied)
            given |= dict.fromkeys(group, _tied(rule, due[number : number + len(group)]))
    base = {"entered": entered, "competed": len(ranked)}.get(rule.gaps_from, 0)
    for name, gap in gaps.items():
        points = _gap(rule, gap, entered, base)
        if points is not None:
            given[name] = points
    if rule.ceiling is None:
        return given
    return {name: min(points, rule.ceiling) for name, points in given.items()}


def class_points(
    rule: Convert,
    values: Mapping[str, Fraction],
    places: tuple[Place, ...],
    *,
    entered: int,
) -> dict[str, Fraction]:
    """The points of the prize class that each place wins; ``took_part`` without a prize. E39."""
    competed = sum(place.rank is not None for place in places)
    won = award(places, rule.prizes, values, entered, competed)
    table = rule.places.table
    given = dict.fromkeys(values, rule.places.took_part or _ZERO)
    for number, level in enumerate(rule.prizes.levels):
        points = table[number] if number < len(table) else _ZERO
        given |= dict.fromkeys(won.levels.get(level.id, ()), points)
    return given


@lru_cache(maxsize=64)
def _line(rule: PlacePoints, took_part: int) -> tuple[Fraction, ...]:
    """The points of every place, from the first on; the parts of a contest share the line."""
    return tuple(_due(rule, number, took_part) for number in range(1, took_part + 1))


def _due(rule: PlacePoints, place: int, took_part: int) -> Fraction:
    if not rule.table:
        return Fraction(place if rule.better == "lower" else took_part - place + 1)
    if place <= len(rule.table):
        return rule.table[place - 1]
    return rule.took_part or _ZERO


def _tied(rule: PlacePoints, share: Sequence[Fraction]) -> Fraction:
    if rule.ties == "equal":
        return share[0]
    mean = sum(share, _ZERO) / len(share)
    return rounded(mean, rule.decimals) if rule.ties == "averaged" else mean


def _gap(rule: PlacePoints, gap: str, entered: int, base: int) -> Fraction | None:
    own = {
        "absent": rule.absent,
        "withdrawn": rule.withdrawn,
        "disqualified": rule.disqualified,
        "took_part": rule.took_part,
    }.get(gap)
    if own is not None:
        return own + base
    return Fraction(entered + 1) if rule.better == "lower" and gap != "missing" else None


def as_if_placed(rule: PlacePoints, place: int, took_part: int) -> Fraction:
    """The points of the place that an exhibition entrant would have; it takes nobody's."""
    points = _due(rule, place, took_part)
    return points if rule.ceiling is None else min(points, rule.ceiling)
