"""The working of a score: the tree of inputs, drops, weights and roundings that made it."""

from fractions import Fraction

from msgspec import Struct


class Working(Struct, frozen=True, kw_only=True):
    """One line of arithmetic and what it rests on.

    ``rule`` is the name of the rule from the closed list that ``scorer/views/explain`` puts into
    words; ``about`` holds the words' fields (names, counts, exact numbers as text). ``value`` is
    the exact result, ``exact_value`` the number before this line's rounding where it differs.
    ``struck`` says why an input does not count (``high``, ``low``, ``excused``).
    """

    rule: str
    value: Fraction | None = None
    exact_value: Fraction | None = None
    decimals: int | None = None
    about: dict[str, str] = {}
    inputs: tuple["Working", ...] = ()
    struck: str = ""
