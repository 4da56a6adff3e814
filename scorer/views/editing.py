"""Editing: a judge's unsigned sheet under the hand, with what undo brings back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil
from types import MappingProxyType
from typing import Final, Literal

from msgspec import structs

from scorer.domain.model.exact import exact
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.model.rubric import Item, Rubric
from scorer.domain.rules.sheet import BadMark, judged_by

Act = Literal[
    "digit", "half", "record", "full", "level", "out_of_order", "clear", "fault", "previous",
    "next", "undecided", "next_undecided", "undo", "redo", "backspace", "points", "tick", "note",
    "sheet_note", "go",
]  # fmt: skip
Reason = Literal[
    "not_a_number", "out_of_range", "off_step", "not_a_level", "value_needed", "not_here",
    "none_undecided",
]  # fmt: skip
NO_MARK: Final = Mark()
_DONE_OR_NOT: Final = (Fraction(1), Fraction(0))
_HALF: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key, or the cell that does the same.

    ``text`` is the digit, the number of points, the level (from 1), the place of the fault (from
    0), the item to go to, the critical item to tick, or a note.
    """

    act: Act
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a stroke did nothing; ``about`` has the numbers of the sentence."""

    reason: Reason
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """How the sheet was, and where its judge was."""

    at: str
    marks: Mapping[str, Mark]
    ticks: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed last, while more may join it: digits of a mark, a measured value, a note.

    ``made``: it changed the sheet, so that what joins it is undone together with it.
    """

    kind: Literal["digit", "value", "note", "sheet_note"]
    item: str
    text: str
    ms: int
    made: bool = False


@dataclass(frozen=True, slots=True)
class Editing:
    """An unsigned sheet under the judge's hand.

    ``at`` is the current item. ``past`` and ``future`` are what undo and redo bring back, to the
    first entry of the sheet. ``answer`` says why the last stroke did nothing.
    """

    rubric: Rubric
    at: str
    marks: Mapping[str, Mark] = field(default_factory=dict)
    ticks: tuple[str, ...] = ()
    note: str = ""
    past: tuple[Moment, ...] = ()
    future: tuple[Moment, ...] = ()
    typed: Typed | None = None
    answer: Answer | None = None

    @property
    def item(self) -> Item:
        """The current item."""
        return self.rubric.item(self.at)

    @property
    def mark(self) -> Mark:
        """The mark of the current item, missing if there is none."""
        return self.marks.get(self.at, NO_MARK)

    def same_sheet(self, other: "Editing") -> bool:
        """Whether both would be kept as the same draft."""
        mine, theirs = (self.marks, self.ticks, self.note), (other.marks, other.ticks, other.note)
        return mine == theirs


def begin(rubric: Rubric, draft: DraftSheet) -> Editing:
    """Take up a sheet at its first item without a mark; at the last if there is none."""
    items = rubric.scored
    open_ = (i.id for i in items if still_open(draft.marks.get(i.id, NO_MARK)))
    at = next(open_, items[-1].id)
    return Editing(rubric, at, draft.marks, draft.ticks, draft.note)


def kept(editing: Editing, draft: DraftSheet) -> DraftSheet:
    """The draft with what was edited; its times stay as they are."""
    return structs.replace(draft, marks=dict(editing.marks), ticks=editing.ticks, note=editing.note)


def defaults_full(item: Item) -> bool:
    """Whether Enter on an untouched item means full marks: what is done or not, or loses points.

    A measured value and a graded level are the judge's own, so they are never assumed.
    """
    return judged_by(item) == "points" or item.levels == _DONE_OR_NOT


def typed_out(item: Item) -> bool:
    """Whether its mark is typed as a number, point and all: a measured value, or fine points.

    Where points go in halves a key is a mark; 1.85 of 2 has none.
    """
    judged = judged_by(item)
    return judged == "measure" or (judged == "points" and (item.step / _HALF).denominator != 1)


def counts_up(item: Item) -> bool:
    """Whether the item loses its price for each occurrence, without named faults."""
    return bool(item.per) and not item.faults and judged_by(item) == "points"


def occurrences(item: Item, mark: Mark) -> int:
    """How many deductions at the item's price the mark amounts to; 0 where it is missing."""
    if not mark.text or not item.per:
        return 0
    return ceil((item.points - exact(mark.text)) / item.per)


def still_open(mark: Mark) -> bool:
    """Whether an item still asks for something: a mark, or a decision."""
    return mark.missing or mark.undecided


def answered(e: Editing, reason: Reason, **about: str) -> Editing:
    """Say why nothing was done."""
    return replace(e, answer=Answer(reason, MappingProxyType(about)))


def refused(e: Editing, bad: BadMark) -> Editing:
    """Say why what was typed cannot be a mark."""
    return answered(e, bad.reason, **bad.about)


def moment(e: Editing) -> Moment:
    """The sheet as it is now, to come back to."""
    return Moment(e.at, e.marks, e.ticks, e.note)


def changed(
    e: Editing, *, joined: bool = False, typed: Typed | None = None, **fields: object
) -> Editing:
    """Change the sheet and remember how it was, unless this joins what was just typed."""
    after = replace(e, typed=typed, **fields)  # type: ignore[arg-type]  # Editing's own fields
    joins = joined and e.typed is not None and e.typed.made
    if after.same_sheet(e):
        return replace(after, typed=typed and replace(typed, made=joins))
    past = e.past if joins else (*e.past, moment(e))
    return replace(after, past=past, future=(), typed=typed and replace(typed, made=True))


def marked(e: Editing, mark: Mark, *, joined: bool = False, typed: Typed | None = None) -> Editing:
    """Change the current item's mark."""
    marks = {name: known for name, known in e.marks.items() if name != e.at}
    if mark != NO_MARK:
        marks[e.at] = mark
    return changed(e, joined=joined, typed=typed, marks=marks)


def given(e: Editing, text: str) -> Mark:
    """The current mark with another text, and decided."""
    return structs.replace(e.mark, text=text, undecided=False)
