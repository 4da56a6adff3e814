"""Exact numbers: points are fractions from the mark to the certificate."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from re import compile as pattern
from typing import Final

_PLAIN: Final = pattern(r"[+-]?([0-9]{1,9}(\.[0-9]{0,9})?|\.[0-9]{1,9})")
_RATIO: Final = pattern(r"-?[0-9]{1,30}/[1-9][0-9]{0,30}")
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９．－−。／", "0123456789.--./")  # noqa: RUF001


def exact(text: str) -> Fraction:
    """Read a number as it is typed or stored: ``91.5``, ``-2`` or ``1829/20``.

    Full-width digits and the true minus sign are taken too. Raises ``ValueError`` for anything
    else (exponents, ``nan``, blanks inside, more than nine digits before or after the point).
    """
    plain = text.strip().translate(_FULL_WIDTH)
    if _PLAIN.fullmatch(plain):
        whole, _, decimals = plain.partition(".")
        if not decimals:
            return Fraction(int(whole))
        return Fraction(int(whole + decimals), 10 ** len(decimals))
    if _RATIO.fullmatch(plain):
        numerator, denominator = plain.split("/")
        return Fraction(int(numerator), int(denominator))
    message = f"not a number: {text!r}"
    raise ValueError(message)


def stored(value: Fraction) -> str:
    """Write a number so that ``exact`` gives it back: decimal if that is short, else ``n/d``."""
    if abs(value) < 10**9:
        if value.denominator == 1:
            return str(value.numerator)
        for decimals in range(1, 10):
            if 10**decimals % value.denominator == 0:
                return shown(value, decimals)
    return f"{value.numerator}/{value.denominator}"


def rounded(value: Fraction, decimals: int | None) -> Fraction:
    """Round half away from zero (四舍五入) to so many decimals; ``None`` leaves it exact."""
    over, under = value.as_integer_ratio()
    if decimals is None or under == 1 or not 10**decimals % under:
        return value
    return ratio(over, under, decimals)


def ratio(over: int, under: int, decimals: int | None) -> Fraction:
    """The number ``over`` by ``under`` (which is above 0), rounded as ``rounded`` does."""
    if decimals is None:
        return Fraction(over, under)
    scale = 10**decimals
    whole = (2 * abs(over) * scale + under) // (2 * under)
    return Fraction(-whole if over < 0 else whole, scale)


def common(values: Iterable[Fraction | int]) -> tuple[int, list[int]]:
    """The values as whole numbers of one unit: the n-th value is ``numbers[n] / unit``, exactly.

    Whole numbers compare and add up many times faster than fractions.
    """
    ratios = [value.as_integer_ratio() for value in values]
    unit = lcm(*{under for _, under in ratios})
    if unit == 1:
        return 1, [over for over, _ in ratios]
    return unit, [over * (unit // under) for over, under in ratios]


def added(values: Iterable[Fraction]) -> Fraction:
    """The exact sum; 0 for none."""
    unit, numbers = common(values)
    return Fraction(sum(numbers), unit)


def shown(value: Fraction, decimals: int = 2) -> str:
    """Print a number with fixed decimals, rounded half away from zero: 90 -> ``90.00``."""
    near = rounded(value, decimals)
    cents = abs(near.numerator) * 10**decimals // near.denominator
    sign = "-" if near < 0 else ""
    if decimals == 0:
        return f"{sign}{cents}"
    digits = str(cents).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def brief(value: Fraction) -> str:
    """Print a number as short as it is exact (``92.5``, ``6``); at most four decimals otherwise."""
    text = stored(value)
    return shown(value, 4) if "/" in text else text
