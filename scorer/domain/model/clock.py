"""The clock that times are read from: how fine it is, and what happens to what is finer."""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

ReadTo = Literal["1", "0.1", "0.01", "as_typed"]
ClockRounding = Literal["down", "half_up", "up"]
Finer = Literal["round", "refuse"]


class Clock(Struct, frozen=True, kw_only=True):
    """How times are read: to units of ``unit`` seconds, or as they are typed (None).

    What is finer than the unit is rounded, or refused when it is typed.
    """

    unit: Fraction | None = None
    rounding: ClockRounding = "down"
    finer: Finer = "round"

    def read(self, value: Fraction) -> Fraction:
        """The value in full units, by the stated rounding (half up: away from zero)."""
        if not self.unit:
            return value
        units = value / self.unit
        whole = {
            "down": units // 1,
            "half_up": (2 * units + 1) // 2,
            "up": -(-units // 1),
        }[self.rounding]
        return whole * self.unit

    def refuses(self, value: Fraction) -> bool:
        """Whether the value may not be typed: it is finer than this clock reads."""
        if not self.unit or self.finer == "round":
            return False
        return (value / self.unit).denominator != 1
