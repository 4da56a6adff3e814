"""The tie chain of a scheme: what each named rule looks at.

Values stand so that more is better, whatever the part counts, except under the names that
``ranking.LESS_IS_BETTER`` lists.
"""

from collections.abc import Mapping
from fractions import Fraction

from scorer.domain.model.scheme import Scheme
from scorer.domain.rules.combine import Combined
from scorer.domain.rules.part_result import PartResult

Keys = dict[str, Fraction | int | None]


def chain(scheme: Scheme, entrants: int) -> tuple[str, ...]:
    """The chain with its compound rules spelt out: one rule for each look."""
    spelt: list[str] = []
    for rule in scheme.ties:
        if rule == "parts_in_order":
            spelt += [f"part:{part.id}" for part in scheme.parts if not part.trial]
        elif rule == "countback":
            spelt += [f"countback:{place}" for place in range(1, entrants + 1)]
        else:
            spelt.append(rule)
    return tuple(spelt)


def tie_keys(
    scheme: Scheme,
    own: Mapping[str, PartResult],
    groups: Mapping[str, Combined],
    total: Combined,
    entrants: int,
) -> Keys:
    """Everything that a chain may look at, for one entrant."""
    sign = 1 if scheme.better == "higher" else -1
    keys: Keys = {"exact": None if total.exact is None else sign * total.exact}
    for part in scheme.parts:
        if part.id not in own:
            continue
        result = own[part.id]
        worth = result.counted if result.counted is not None else result.normalised
        up = sign if result.counted is not None else (1 if part.better == "higher" else -1)
        keys[f"part:{part.id}"] = None if worth is None else up * worth
        raw = result.normalised
        keys[f"trial:{part.id}"] = None if raw is None else _up(raw, part.better)
        keys[f"shorter:{part.id}"] = None if result.seconds is None else -result.seconds
    for name, group in groups.items():
        keys[f"group:{name}"] = None if group.value is None else sign * group.value
    counting = [own[p.id] for p in scheme.parts if p.id in own and not p.trial]
    worths = [sign * r.counted for r in counting if r.counted is not None]
    keys["best_part"] = max(worths, default=None)
    keys["worst_part"] = min(worths, default=None)
    places = [result.place for result in counting if result.place is not None]
    keys |= {f"countback:{place}": places.count(place) for place in range(1, entrants + 1)}
    times = [result.seconds for result in counting if result.seconds is not None]
    keys["time"] = sum(times, Fraction(0)) if times else None
    keys["fewer_criticals"] = sum(result.criticals for result in counting)
    keys["full_team"] = int(all(not result.status for result in counting))
    return keys


def _up(value: Fraction, better: str) -> Fraction:
    return value if better == "higher" else -value
