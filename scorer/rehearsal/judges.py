"""Simulated people: how well a member works, and what each judge of a panel sees of it.

The panel watches one performance. A severe judge sees more of its faults; every judge overlooks
some, and now and then sees one that was not there. What is finely graded, as in a speech, is an
impression: there judges differ by taste.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from scorer.domain.model.exact import stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Band, Item, Linear, Measure, Rubric
from scorer.domain.rules.sheet import from_faults, judged_by


@dataclass(frozen=True, slots=True)
class Performance:
    """What truly happened: the faults made and the values measured, by item; the time taken.

    ``lapses`` are faults' places, on items without faults how many steps of points were lost;
    ``skill`` is how well it went altogether, from 0 to 1.
    """

    lapses: Mapping[str, tuple[int, ...]]
    measured: Mapping[str, str]
    seconds: Fraction
    skill: float = 1.0


def ability(chance: Random) -> float:
    """How well a member works that day, from 0 to 1."""
    return min(0.99, max(0.55, chance.gauss(0.86, 0.07)))


def severity(chance: Random) -> float:
    """How much of what went wrong a judge sees, from 0 to 1."""
    return min(1.0, max(0.85, chance.gauss(0.95, 0.03)))


def perform(rubric: Rubric, skill: float, chance: Random) -> Performance:
    """Let a member work through a station."""
    lapses = {item.id: _lapses(item, skill, chance) for item in rubric.scored}
    measured = {
        item.id: _measured(item, skill, chance)
        for item in rubric.scored
        if judged_by(item) == "measure"
    }
    limit = rubric.limit_s or 300
    seconds = Fraction(max(30, round(chance.gauss(0.86, 0.09) * limit)))
    return Performance(lapses, measured, seconds, skill)


def sheet(rubric: Rubric, done: Performance, severe: float, chance: Random) -> dict[str, Mark]:
    """What one judge writes down, item by item."""
    return {item.id: _mark(item, done, severe, chance) for item in rubric.scored}


def _lapses(item: Item, skill: float, chance: Random) -> tuple[int, ...]:
    risk = 1 - skill
    if item.faults:
        return tuple(n for n in range(len(item.faults)) if chance.random() < risk)
    return tuple(range(sum(chance.random() < risk for _ in range(3))))


def _mark(item: Item, done: Performance, severe: float, chance: Random) -> Mark:
    if is_impression(item):
        return _impression(item, done.skill, severe, chance)
    seen = [lapse for lapse in done.lapses[item.id] if chance.random() < severe]
    if item.faults and chance.random() < 0.02:
        seen = sorted({*seen, chance.randrange(len(item.faults))})
    judged = judged_by(item)
    if judged == "measure":
        return Mark(text=done.measured[item.id])
    if judged == "levels":
        levels = sorted(item.levels, reverse=True)
        return Mark(text=stored(levels[min(len(seen), len(levels) - 1)]))
    if item.faults:
        return from_faults(item, seen)
    lost = min(item.points, len(seen) * (item.per or item.step))
    return Mark(text=stored(item.points - lost))


def is_impression(item: Item) -> bool:
    """Whether an item is graded in tenths or finer, with no faults to go by."""
    if item.kind != "checklist" or item.faults:
        return False
    if item.levels:
        return len(item.levels) > 3 and item.levels[0] - item.levels[1] <= Fraction(1, 10)
    return item.step * 10 <= item.points


def _impression(item: Item, skill: float, severe: float, chance: Random) -> Mark:
    """A level, or points, near what the performance is worth to this judge."""
    share = min(1.0, max(0.5, chance.gauss(skill + 0.03, 0.045) + 0.95 - severe))
    if item.levels:
        return Mark(text=stored(min(item.levels, key=lambda level: abs(float(level) - share))))
    steps = item.points / item.step
    return Mark(text=stored(round(steps * Fraction(round(share * 1000), 1000)) * item.step))


def _measured(item: Item, skill: float, chance: Random) -> str:
    rule = item.measure or Measure()
    good = chance.random() < skill
    if rule.linear is not None:
        return _on_line(rule.linear, skill, chance)
    if rule.per_unit is not None:
        most = item.points / rule.per_unit
        return str(max(0, int(most * Fraction(round(skill * 100), 100))))
    if not rule.bands:
        return "1"
    best = max(rule.bands, key=lambda band: band.points)
    return _inside(best if good else chance.choice(rule.bands), rule)


def _on_line(line: Linear, skill: float, chance: Random) -> str:
    share = Fraction(round(min(1.0, skill + chance.uniform(-0.1, 0.1)) * 20), 20)
    value = line.zero_at + (line.full_at - line.zero_at) * share
    return stored(Fraction(round(value * 10), 10))


def _inside(band: Band, rule: Measure) -> str:
    """A value well inside a band, whole where only whole ones count."""
    low, high = band.low, band.high
    if low is None and high is None:
        return "0"
    if low is None:
        assert high is not None
        value = high / 2 if high > 0 else high - 1
    elif high is None:
        value = low + 1
    else:
        value = (low + high) / 2
    if rule.input in {"count", "seconds"}:
        value = Fraction(int(value) if low is None or int(value) >= low else int(value) + 1)
    return stored(Fraction(round(value * 10), 10))
