"""Marks as a judge gives them, before any rule turns them into points."""

from fractions import Fraction

from msgspec import Struct


class Mark(Struct, frozen=True, omit_defaults=True, gc=False):
    """What was given for one item.

    ``text`` is the exact number as typed: points; the chosen level (a fraction of the points)
    where the item has levels; the measured value on a measure. Empty means missing, which is
    not zero. ``faults`` are places in the item's list. ``waived``: the item does not count for
    this attempt, by the chief judge's order.
    """

    text: str = ""
    faults: tuple[int, ...] = ()
    out_of_order: bool = False
    waived: bool = False
    undecided: bool = False
    note: str = ""

    @property
    def missing(self) -> bool:
        """Nothing was given and nothing was waived."""
        return not self.text and not self.waived


class DraftSheet(Struct, frozen=True, kw_only=True):
    """A judge's unsigned sheet, kept on this laptop only. It counts for nothing.

    ``elapsed_ms`` is the attempt's running time when it was last kept; ``running`` says whether
    the timer ran then. ``total`` is set where a clerk copies only a paper sheet's total.
    """

    marks: dict[str, Mark] = {}
    ticks: tuple[str, ...] = ()
    elapsed_ms: int = 0
    running: bool = False
    ended: bool = False
    note: str = ""
    total: Fraction | None = None
