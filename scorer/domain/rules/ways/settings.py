"""Reading a part's own settings, lists and tables, and naming what is wrong with them."""

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import PartRule

Row = tuple[str, ...]


def number(part: PartRule, name: str, otherwise: Fraction | int = 0) -> Fraction:
    """A setting that is a number."""
    found = part.settings.get(name)
    return Fraction(otherwise) if found is None else exact(found)


def maybe(part: PartRule, name: str) -> Fraction | None:
    """A setting that is a number or not there."""
    found = part.settings.get(name)
    return None if found is None else exact(found)


def choice(part: PartRule, name: str, otherwise: str) -> str:
    """A setting that is a word."""
    return part.settings.get(name, otherwise)


def faults(
    part: PartRule,
    *,
    numbers: Collection[str] = (),
    choices: Mapping[str, Collection[str]] | None = None,
    lists: Collection[str] = (),
    tables: Mapping[str, Callable[[Row], bool]] | None = None,
    needed: Collection[str] = (),
) -> tuple[str, ...]:
    """The names that are unknown, missing or unreadable, in order.

    ``choices`` gives the words of each setting that is one; ``tables`` tells a good row of each.
    """
    words, rows = choices or {}, tables or {}
    given = {*part.settings, *part.lists, *part.tables}
    wrong = given - {*numbers, *words, *lists, *rows}
    wrong |= {name for name in numbers if not is_number(part.settings.get(name, "0"))}
    wrong |= {n for n, known in words.items() if n in part.settings and _odd(part, n, known)}
    wrong |= {n for n, good in rows.items() if not all(map(good, part.tables.get(n, ())))}
    return tuple(sorted(wrong | (set(needed) - given)))


def _odd(part: PartRule, name: str, known: Collection[str]) -> bool:
    return part.settings[name] not in known


def is_number(text: str) -> bool:
    """Whether a text reads as an exact number."""
    try:
        exact(text)
    except ValueError:
        return False
    return True
