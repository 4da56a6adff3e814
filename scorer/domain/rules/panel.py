"""The panel: several judges' sheet totals become one score.

Sources: E04-E10, E48; rope skipping's counters after rules.ijru.sport. Working is done on
integers over a common denominator, which is exact and much faster than fractions.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Literal

from msgspec import Struct

from scorer.domain.model.exact import rounded, stored
from scorer.domain.model.rubric import PanelRule
from scorer.domain.rules.working import Struck, Working

Rated = tuple[int, int]
_NONE: frozenset[int] = frozenset()


class PanelScore(Struct, frozen=True, kw_only=True):
    """What a panel's totals amount to; seats are numbered from 1.

    ``incomplete``: a judge's total is missing, which is not zero. ``blocked``: fewer scores than
    the rule can work with, until the chief judge orders a fallback. ``value`` is rounded by the
    panel's rule and ``exact`` is not. ``spread_alarm`` asks for a look and changes nothing.
    """

    status: Literal["scored", "incomplete", "blocked"]
    value: Fraction | None = None
    exact: Fraction | None = None
    kept: tuple[int, ...] = ()
    dropped_high: tuple[int, ...] = ()
    dropped_low: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    excused: tuple[int, ...] = ()
    spread_alarm: tuple[int, ...] = ()

    def counted(self, rounding: Literal["each_step", "at_end"]) -> Fraction | None:
        """The number that the next step takes: rounded, or exact if only the end is rounded."""
        return self.value if rounding == "each_step" else self.exact


def panel_score(
    scores: Sequence[tuple[int, Fraction | None]],
    rule: PanelRule,
    *,
    excused: frozenset[int] = _NONE,
    fallback: tuple[int, int] | None = None,
) -> PanelScore:
    """Work out the panel's score from the total of every seat that is due.

    A total of ``None`` is missing. Exactly as many scores are dropped as the rule says, even if
    all are equal: of equal highest ones the greatest seat's goes, of equal lowest ones the
    smallest seat's. ``fallback`` is the chief judge's order (drops high, drops low); it is used
    only where the rule's own drops leave no score.
    """
    aside = tuple(sorted(seat for seat, _ in scores if seat in excused))
    missing = tuple(sorted(s for s, score in scores if score is None and s not in excused))
    if missing or not scores:
        return PanelScore(status="incomplete", missing=missing, excused=aside)
    present = [(s, score) for s, score in scores if score is not None and s not in excused]
    unit = lcm(*(score.denominator for _, score in present))
    ranked = sorted((score.numerator * (unit // score.denominator), s) for s, score in present)
    alarm = _alarm(ranked, rule.spread * unit) if rule.spread is not None else ()
    drops = _drops(ranked, rule, fallback, short=bool(aside))
    if drops is None:
        return PanelScore(status="blocked", excused=aside, spread_alarm=alarm)
    high, low = drops
    kept = ranked[low : len(ranked) - high]
    exact = _reduced(kept, rule, unit)
    return PanelScore(
        status="scored",
        value=rounded(exact, rule.decimals),
        exact=exact,
        kept=tuple(sorted(s for _, s in kept)),
        dropped_high=tuple(s for _, s in ranked[len(ranked) - high :]),
        dropped_low=tuple(s for _, s in ranked[:low]),
        excused=aside,
        spread_alarm=alarm,
    )


def _drops(
    ranked: list[Rated], rule: PanelRule, fallback: tuple[int, int] | None, *, short: bool
) -> tuple[int, int] | None:
    """How many go at the top and at the bottom; ``None`` where nothing would be left."""
    if not ranked:
        return None
    if rule.method == "closest_pair":
        return _counters(ranked)
    drops = (rule.drop_high, rule.drop_low)
    if short and rule.short == "no_drops":
        drops = (0, 0)
    for high, low in (drops, fallback or drops):
        if high + low < len(ranked):
            return high, low
    return None


def _counters(ranked: list[Rated]) -> tuple[int, int]:
    """Two counters: both; three: the closest two, the higher two if equal; four: drop the ends."""
    if len(ranked) < 3:
        return 0, 0
    if len(ranked) > 3:
        return 1, 1
    (bottom, _), (middle, _), (top, _) = ranked
    return (0, 1) if top - middle <= middle - bottom else (1, 0)


def _reduced(kept: list[Rated], rule: PanelRule, unit: int) -> Fraction:
    if rule.method == "median":
        half = len(kept) // 2
        return Fraction(kept[half][0] + kept[-half - 1][0], 2 * unit)
    if rule.weights:
        return _weighted(kept, rule, unit)
    total = sum(score for score, _ in kept)
    return Fraction(total, unit if rule.method == "sum" else unit * len(kept))


def _weighted(kept: list[Rated], rule: PanelRule, unit: int) -> Fraction:
    """The seats' scores by the seats' weights; a seat beyond the list weighs 1."""
    total = weight = Fraction(0)
    for score, seat in kept:
        own = rule.weights[seat - 1] if seat <= len(rule.weights) else Fraction(1)
        total += own * score
        weight += own
    if rule.method == "sum":
        return total / unit
    return total / unit / weight if weight else Fraction(0)


def _alarm(ranked: list[Rated], limit: Fraction) -> tuple[int, ...]:
    """The seats to look at when the widest gap exceeds the limit: those far from the median.

    Where none alone is that far from the median, the two ends are named.
    """
    if not ranked or ranked[-1][0] - ranked[0][0] <= limit:
        return ()
    half = len(ranked) // 2
    twice = ranked[half][0] + ranked[-half - 1][0]
    far = [seat for score, seat in ranked if abs(2 * score - twice) > 2 * limit]
    return tuple(sorted(far or [ranked[0][1], ranked[-1][1]]))


def panel_working(
    scores: Sequence[tuple[int, Fraction | None]],
    rule: PanelRule,
    *,
    excused: frozenset[int] = _NONE,
    fallback: tuple[int, int] | None = None,
    sheets: Mapping[int, Working] | None = None,
) -> Working:
    """Tell how ``panel_score`` came to its value; ``sheets`` are the seats' own workings."""
    score = panel_score(scores, rule, excused=excused, fallback=fallback)
    struck: dict[int, Struck] = {}
    struck |= dict.fromkeys(score.dropped_high, "high")
    struck |= dict.fromkeys(score.dropped_low, "low")
    struck |= dict.fromkeys(score.missing, "missing")
    struck |= dict.fromkeys(score.excused, "excused")
    below = sheets or {}
    added = sum((t for s, t in scores if t is not None and s in score.kept), Fraction(0))
    return Working(
        rule="panel",
        value=score.value,
        exact_value=score.exact,
        decimals=rule.decimals,
        about={
            "status": score.status,
            "method": rule.method,
            "judges": str(len(scores)),
            "kept": str(len(score.kept)),
            "weights": " ".join(map(stored, rule.weights)),
            "high": str(len(score.dropped_high)),
            "low": str(len(score.dropped_low)),
            "sum": stored(added),
        },
        inputs=tuple(
            Working(
                rule="seat",
                value=total,
                about={"seat": str(seat)},
                inputs=(below[seat],) if seat in below else (),
                struck=struck.get(seat, ""),
            )
            for seat, total in sorted(scores, key=lambda pair: pair[0])
        ),
    )
