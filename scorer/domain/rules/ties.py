"""The tie chain of a scheme: what each named rule looks at.

Values stand so that more is better, whatever the part counts, except under the names that
``ranking.LESS_IS_BETTER`` lists.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from scorer.domain.model.contest import PrizeRule
from scorer.domain.model.exact import added
from scorer.domain.model.scheme import PartRule, Scheme
from scorer.domain.rules.part_result import EntrantResult, PartResult

PLAY_OFF: Final = "play_off"
Keys = dict[str, Fraction | int | None]


def with_play_off(ties: tuple[str, ...], prizes: PrizeRule) -> tuple[str, ...]:
    """The chain as it is used: where no tie may cross a prize's line, a play-off ends it."""
    return (*ties, PLAY_OFF) if prizes.tie == "break" and PLAY_OFF not in ties else ties


def chain(scheme: Scheme, entrants: int) -> tuple[str, ...]:
    """The chain with its compound rules spelt out: one rule for each look."""
    spelt: list[str] = []
    for rule in with_play_off(scheme.ties, scheme.prizes):
        if rule == "parts_in_order":
            spelt += [f"part:{part.id}" for part in scheme.parts if not part.trial]
        elif rule == "countback":
            spelt += [f"countback:{place}" for place in range(1, entrants + 1)]
        else:
            spelt.append(rule)
    return tuple(spelt)


def tie_keys(scheme: Scheme, found: EntrantResult, spelt: Sequence[str]) -> Keys:
    """Everything that the scheme's chain looks at, for one entrant.

    ``spelt`` is the chain as ``chain`` gives it.
    """
    own, groups, exact = found.parts, found.groups, found.total.exact
    sign = 1 if scheme.better == "higher" else -1
    keys: Keys = {"exact": None if exact is None else sign * exact - found.penalty}
    counting = [own[p.id] for p in scheme.parts if p.id in own and not p.trial]
    for rule in scheme.ties:
        name, _colon, about = rule.partition(":")
        if name == "parts_in_order":
            keys |= {f"part:{p.id}": _part(p, own, sign) for p in scheme.parts if not p.trial}
        elif name == "countback":
            keys |= _countback(counting, [r for r in spelt if r.startswith("countback:")])
        elif name == "group":
            value = groups[about].value if about in groups else None
            keys[rule] = None if value is None else sign * value
        elif about:
            part = next((p for p in scheme.parts if p.id == about), None)
            if part is not None:
                keys[rule] = _LOOKS[name](part, own, sign)
        elif name in _WHOLE:
            keys[rule] = _WHOLE[name](counting, sign)
    return keys


def _part(part: PartRule, own: Mapping[str, PartResult], sign: int) -> Fraction | None:
    """What the part counts; of a trial part, or one that counts nothing, its value."""
    result = own.get(part.id)
    if result is None or (result.counted is None and result.normalised is None):
        return None
    if result.counted is not None:
        return result.counted if sign == 1 else -result.counted
    return _trial(part, own, sign)


def _trial(part: PartRule, own: Mapping[str, PartResult], _sign: int) -> Fraction | None:
    raw = own[part.id].normalised if part.id in own else None
    return raw if raw is None or part.better == "higher" else -raw


def _shorter(part: PartRule, own: Mapping[str, PartResult], _sign: int) -> Fraction | None:
    seconds = own[part.id].seconds if part.id in own else None
    return None if seconds is None else -seconds


def _countback(counting: Sequence[PartResult], spelt: Sequence[str]) -> Keys:
    """How often each place was won."""
    keys: Keys = dict.fromkeys(spelt, 0)
    for place, count in Counter(result.place for result in counting).items():
        if place is not None:
            keys[f"countback:{place}"] = count
    return keys


def _worths(counting: Sequence[PartResult], sign: int) -> list[Fraction]:
    return [sign * result.counted for result in counting if result.counted is not None]


def _time(counting: Sequence[PartResult], _sign: int) -> Fraction | None:
    times = [result.seconds for result in counting if result.seconds is not None]
    return added(times) if times else None


_LOOKS: Final[Mapping[str, Callable[..., Fraction | None]]] = MappingProxyType(
    {"part": _part, "trial": _trial, "shorter": _shorter, "more_decimals": lambda *_: None}
)
_WHOLE: Final[Mapping[str, Callable[[Sequence[PartResult], int], Fraction | int | None]]] = (
    MappingProxyType(
        {
            "best_part": lambda counting, sign: max(_worths(counting, sign), default=None),
            "worst_part": lambda counting, sign: min(_worths(counting, sign), default=None),
            "time": _time,
            "fewer_criticals": lambda counting, _: sum(r.criticals for r in counting),
            "full_team": lambda counting, _: int(not any(r.status for r in counting)),
        }
    )
)
