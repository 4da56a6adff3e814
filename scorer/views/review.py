"""The review before signing: what stands out on a sheet, and what keeps it from being signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scorer.views.sheet import SheetView
from scorer.words import _, n_

Filter = Literal["all", "deducted", "open"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about the sheet; an alarm keeps it from being signed."""

    tone: Literal["ok", "warn", "alarm"]
    words: str


def remarks(sheet: SheetView, used_s: int, limit_s: int) -> tuple[Remark, ...]:
    """What is to be said about a sheet and its time (whole seconds; limit 0: none)."""
    found: list[Remark] = []
    if sheet.missing:
        words = n_("Step {steps} has no mark", "Steps {steps} have no mark", len(sheet.missing))
        found.append(Remark("alarm", words.format(steps=_listed(sheet.missing))))
    if sheet.undecided:
        words = n_("Step {steps} is undecided", "Steps {steps} are undecided", len(sheet.undecided))
        found.append(Remark("alarm", words.format(steps=_listed(sheet.undecided))))
    over = used_s - limit_s if limit_s else 0
    if over > 0:
        words = _("{seconds} s over time; it is taken off the panel's score once")
        found.append(Remark("warn", words.format(seconds=over)))
    found.extend(
        Remark("warn", _("Critical fail: {name}").format(name=line.name))
        for line in sheet.criticals
        if line.ticked
    )
    if sheet.ready:
        count = len(sheet.rows)
        words = n_("The {count} step is marked", "All {count} steps are marked", count)
        if used_s and limit_s and over <= 0:
            words = n_(
                "The {count} step is marked, within the time",
                "All {count} steps are marked, within the time",
                count,
            )
        found.insert(0, Remark("ok", words.format(count=count)))
    return tuple(found)


def _listed(numbers: Sequence[int]) -> str:
    return _(", ").join(str(number) for number in numbers)


def chosen_rows(sheet: SheetView, only: Filter) -> tuple[str, ...]:
    """The ids of the items that a filter lets through."""
    return tuple(
        row.id
        for row in sheet.rows
        if only == "all"
        or (only == "deducted" and row.lost)
        or (only == "open" and row.state in ("missing", "undecided"))
    )


def first_open(sheet: SheetView) -> str:
    """The id of the first item without a mark or undecided; empty if there is none."""
    open_ = chosen_rows(sheet, "open")
    return open_[0] if open_ else ""
