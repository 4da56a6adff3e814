"""Making a way's result: the value as the part counts it, with its working."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scorer.domain.model.exact import rounded
from scorer.domain.model.scheme import PartRule, WayName
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Struck, Working

_ZERO = Fraction(0)


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """The entries by number, so that the order in which they came never matters."""
    return sorted(entries, key=lambda entry: (entry.number, sorted(entry.values.items())))


def tried(part: PartRule, values: Sequence[Fraction]) -> Fraction:
    """One value of several tries: the last, best, mean or sum, as the part says."""
    match part.attempts:
        case "best":
            return max(values) if part.better == "higher" else min(values)
        case "mean":
            return sum(values, _ZERO) / len(values)
        case "sum":
            return sum(values, _ZERO)
        case _:
            return values[-1]


def line(entry: Entry, value: Fraction | None = None, struck: Struck = "") -> Working:
    """An entry as a line of the working."""
    about = {"number": str(entry.number), **entry.values}
    return Working(rule="entry", value=value, about=about, struck=struck)


def scored(
    part: PartRule,
    way: WayName,
    found: Fraction,
    lines: Sequence[Working] = (),
    *,
    about: Mapping[str, str] | None = None,
    flags: tuple[str, ...] = (),
    seconds: Fraction | None = None,
) -> WayScore:
    """The value found, times the part's factor, rounded by the part's rule."""
    exact_value = found * part.factor
    value = rounded(exact_value, part.decimals)
    return WayScore(
        value=value,
        seconds=seconds,
        flags=flags,
        working=Working(
            rule="way",
            value=value,
            exact_value=exact_value,
            decimals=part.decimals,
            about={"way": way, **(about or {})},
            inputs=tuple(lines),
        ),
    )


def nothing(
    way: WayName,
    status: str = "missing",
    lines: Sequence[Working] = (),
    *,
    about: Mapping[str, str] | None = None,
    flags: tuple[str, ...] = (),
) -> WayScore:
    """No value yet, and why."""
    told = Working(rule="way", about={"way": way, **(about or {})}, inputs=tuple(lines))
    return WayScore(value=None, status=status, flags=flags, working=told)
