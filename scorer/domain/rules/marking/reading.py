"""Reading what a judge typed: an exact number, or the reason why it cannot stand."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from scorer.domain.model.exact import exact, stored

Reason = Literal["not_a_number", "out_of_range", "off_step", "not_a_level"]


class BadMark(ValueError):  # noqa: N818  an answer to the judge, not a fault of the program
    """What was typed cannot be a mark; ``about`` has the numbers that the answer names.

    ``not_a_number`` has the ``text``; ``out_of_range`` has ``min`` and perhaps ``max``;
    ``off_step`` also ``step``; ``not_a_level`` has ``levels``, separated by commas.
    """

    def __init__(self, reason: Reason, about: dict[str, str] | None = None) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.about = about or {}


def number(text: str) -> Fraction:
    """The exact number that was typed; full-width digits are read too."""
    try:
        return exact(text)
    except ValueError:
        raise BadMark("not_a_number", {"text": text}) from None


def within(value: Fraction, low: Fraction, high: Fraction | None = None) -> Fraction:
    """The value itself, if it lies between the bounds (which count as inside)."""
    if value < low or (high is not None and value > high):
        raise BadMark("out_of_range", bounds(low, high))
    return value


def bounds(low: Fraction, high: Fraction | None = None) -> dict[str, str]:
    """The bounds as the fields of an answer."""
    return {"min": stored(low)} | ({} if high is None else {"max": stored(high)})


def one_of(value: Fraction, levels: Sequence[Fraction]) -> Fraction:
    """The value itself, if it is one of the levels."""
    if value not in levels:
        raise BadMark("not_a_level", {"levels": ",".join(stored(level) for level in levels)})
    return value
