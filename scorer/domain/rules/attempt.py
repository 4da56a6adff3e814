"""The attempt: time and critical fails act once on the panel's result.

The order is overtime, caps (the lowest wins), zero; nothing falls below 0 (E03, E13, E51, E55).
Acting on single judges' sheets would let a drop rule throw a critical fail away.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from scorer.domain.model.exact import stored
from scorer.domain.model.rubric import Item, Overtime, Rubric
from scorer.domain.rules.marking.critical import cap, limited
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)


def penalty(
    overtime: Overtime | None, limit_s: int, seconds: Fraction | None, allowance_s: int = 0
) -> Fraction:
    """Points lost for time over the limit, its grace and the allowance (for a fault of ours).

    Exactly on the limit is not over. Time after the rule's stop is not counted, since the attempt
    ended there. An untimed rubric (limit 0) and a time not taken (``None``) cost nothing. E13.
    """
    if overtime is None or not limit_s or seconds is None:
        return _ZERO
    if overtime.stop_s is not None:
        seconds = min(seconds, Fraction(overtime.stop_s + allowance_s))
    return _lost(overtime, seconds - limit_s - allowance_s)


def short_penalty(undertime: Overtime | None, minimum_s: int, seconds: Fraction | None) -> Fraction:
    """Points lost for each unit of time that is lacking to the minimum, as in a speech. E50."""
    if undertime is None or seconds is None:
        return _ZERO
    return _lost(undertime, minimum_s - seconds)


def time_penalty(rubric: Rubric, seconds: Fraction | None, allowance_s: int = 0) -> Fraction:
    """Points lost for time by a rubric's rules, over the limit or short of the minimum."""
    over = penalty(rubric.overtime, rubric.limit_s, seconds, allowance_s)
    return over + short_penalty(rubric.undertime, rubric.minimum_s, seconds)


def _lost(rule: Overtime, over: Fraction) -> Fraction:
    over -= rule.grace_s
    if over <= 0:
        return _ZERO
    units = over / rule.per_s
    count = -(-units // 1) if rule.part_counts else units // 1
    lost = count * rule.points
    return lost if rule.most is None else min(lost, rule.most)


class CriticalOutcome(Struct, frozen=True):
    """Which critical items stand, and which were ticked but wait for the chief judge's ruling."""

    applied: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def ruled_criticals(
    rubric: Rubric,
    ticks: Mapping[int, tuple[str, ...]],
    judges: int,
    rulings: Mapping[str, bool],
    by: Literal["majority", "chief"],
) -> CriticalOutcome:
    """Decide each critical item once for the whole panel, in the order of the rubric.

    ``ticks`` are the ids that each seat ticked, ``judges`` how many sit (none who stands aside).
    More than half of them decide, unless only the chief judge may; what fewer ticked does not
    apply and is open to the chief judge. A ruling overrides any count. E55.
    """
    applied: list[str] = []
    undecided: list[str] = []
    for item in rubric.criticals:
        votes = sum(item.id in ticked for ticked in ticks.values())
        if item.id in rulings:
            stands = rulings[item.id]
        else:
            stands = by == "majority" and 2 * votes > judges
            if votes and not stands:
                undecided.append(item.id)
        if stands:
            applied.append(item.id)
    return CriticalOutcome(tuple(applied), tuple(undecided))


def settle(value: Fraction, lost: Fraction, applied: Sequence[Item]) -> Fraction:
    """The station's result: the panel's value less time, then under every cap, or zero. E03.

    A cap is a ceiling and not a score; zero beats any cap.
    """
    return limited(max(_ZERO, value - lost), applied)


def settle_working(
    panel: Working,
    rubric: Rubric,
    seconds: Fraction | None,
    applied: Sequence[Item],
    allowance_s: int = 0,
    *,
    rounding: Literal["each_step", "at_end"] = "each_step",
    raw_seconds: Fraction | None = None,
) -> Working:
    """Tell how ``settle`` came to its value, from the panel's own working.

    ``rounding`` says whether it started from the panel's rounded or its exact value;
    ``raw_seconds`` is the time before the clock's own rounding.
    """
    over = penalty(rubric.overtime, rubric.limit_s, seconds, allowance_s)
    short = short_penalty(rubric.undertime, rubric.minimum_s, seconds)
    lines = [panel]
    if seconds is not None and raw_seconds not in {None, seconds}:
        about = {"raw": stored(raw_seconds or _ZERO), "read": stored(seconds)}
        lines.append(Working(rule="clock", about=about))
    if over and rubric.overtime and seconds is not None:
        about = {
            "limit": str(rubric.limit_s),
            "allowance": str(allowance_s),
            "over": stored(seconds - rubric.limit_s - allowance_s),
        }
        lines.append(_time_line("overtime", rubric.overtime, over, seconds, about))
    if short and rubric.undertime and seconds is not None:
        about = {"minimum": str(rubric.minimum_s), "short": stored(rubric.minimum_s - seconds)}
        lines.append(_time_line("undertime", rubric.undertime, short, seconds, about))
    lines.extend(
        Working(rule=item.critical.effect, value=cap(item), about={"item": item.id})
        for item in applied
        if item.critical is not None
    )
    value = panel.value if rounding == "each_step" else panel.exact_value
    if value is not None:
        value = settle(value, over + short, applied)
    return Working(rule="attempt", value=value, inputs=tuple(lines))


def _time_line(
    name: Literal["overtime", "undertime"],
    rule: Overtime,
    lost: Fraction,
    seconds: Fraction,
    about: dict[str, str],
) -> Working:
    about |= {"seconds": stored(seconds), "per": str(rule.per_s), "points": stored(rule.points)}
    if rule.most is not None:
        about["most"] = stored(rule.most)
    return Working(rule=name, value=-lost, about=about)
