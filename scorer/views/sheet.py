"""A judge's sheet as it stands under the hand: items by section, total so far, what is lacking.

It knows the rubric and the marks, and nothing of who performs or of any other judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal

from scorer.domain.model.exact import brief, exact
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Item, Rubric
from scorer.domain.rules.marking.critical import cap
from scorer.domain.rules.sheet import (
    SheetScore,
    best_possible,
    deducted,
    judged_by,
    score_sheet,
)
from scorer.views.editing import (
    NO_MARK,
    Answer,
    Editing,
    Reason,
    counts_up,
    defaults_full,
    occurrences,
    typed_out,
)
from scorer.views.measuring import scale_words
from scorer.views.names import said
from scorer.views.points import lossless, minus
from scorer.words import N_, _, n_

_ANSWERS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        "not_a_number": N_("This is not a number"),
        "out_of_range": N_("Should be between {min} and {max}"),
        "off_step": N_("Should go in steps of {step}"),
        "not_a_level": N_("There are {count} levels"),
        "value_needed": N_("This step needs a value"),
        "none_undecided": N_("No step is undecided"),
        "not_here": N_("This key does nothing on this step"),
    }
)
RowState = Literal["missing", "done", "undecided", "waived"]
Judged = Literal["points", "levels", "measure", "number"]


@dataclass(frozen=True, slots=True)
class LevelCell:
    """A level of an item: its words, its points, whether it is chosen."""

    name: str
    points: Fraction
    chosen: bool


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A usual mistake: its words, its price (below 0 where it gives points back), if chosen."""

    name: str
    points: Fraction
    chosen: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item with its mark.

    ``text`` is what was typed, as short as it is exact; ``worth`` the points it makes, None where
    missing or waived; ``lost`` what is lost against full marks, 0 where nothing is.
    ``scale`` tells how a measured value becomes points, ``reason`` why points are lost.
    ``ordered``: it can be out of order.
    """

    id: str
    number: int
    section: int
    name: str
    judged: Judged
    points: Fraction
    step: Fraction
    state: RowState
    text: str
    worth: Fraction | None
    lost: Fraction
    levels: tuple[LevelCell, ...]
    faults: tuple[FaultLine, ...]
    unit: str
    scale: str
    ordered: bool
    out_of_order: bool
    needs_value: bool
    note: str
    reason: str

    @property
    def shown(self) -> str:
        """The points in figures, or a dash."""
        return "—" if self.worth is None else brief(self.worth)


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section: how many of its items are marked, and its points so far of how many."""

    name: str
    done: int
    total: int
    points: str
    full: str


@dataclass(frozen=True, slots=True)
class CriticalLine:
    """A critical fail (一票否决): what it is, what it does, whether this judge saw it."""

    id: str
    name: str
    effect: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """The whole sheet. Points are texts; ``so_far`` is the most that the marked items could give.

    ``missing`` and ``undecided`` are the numbers of items; ``ready``: nothing keeps it from being
    signed. ``notes`` are the notes on items and on the sheet, in words.
    """

    rows: tuple[ItemRow, ...]
    at: int
    sections: tuple[SectionLine, ...]
    full: str
    total: str
    so_far: str
    lost: str
    best: str
    order: str
    marked: int
    missing: tuple[int, ...]
    undecided: tuple[int, ...]
    deducted: int
    criticals: tuple[CriticalLine, ...]
    notes: tuple[str, ...]
    note: str

    @property
    def current(self) -> ItemRow:
        """The item under the judge's hand."""
        return self.rows[self.at]

    @property
    def section(self) -> SectionLine:
        """The section of the current item."""
        return self.sections[self.current.section]

    @property
    def ready(self) -> bool:
        """Whether nothing is missing or undecided."""
        return not self.missing and not self.undecided


def sheet_view(editing: Editing) -> SheetView:
    """The sheet in the language of the moment."""
    rubric, marks = editing.rubric, editing.marks
    score = score_sheet(rubric, marks)
    rows = _rows(rubric, marks, score)
    best = best_possible(rubric, score)
    marked = [row for row in rows if row.worth is not None]
    so_far = sum((row.points for row in marked), Fraction(0))
    return SheetView(
        rows=rows,
        at=next(place for place, row in enumerate(rows) if row.id == editing.at),
        sections=_sections(rubric, rows),
        full=brief(rubric.full),
        total=lossless(score.total, 1),
        so_far=brief(so_far),
        lost=minus(rubric.full - best, 1) if best != rubric.full else "",
        best=lossless(best, 1),
        order=minus(score.order_penalty, 1) if score.order_penalty else "",
        marked=len(marked),
        missing=tuple(row.number for row in rows if row.state == "missing"),
        undecided=tuple(row.number for row in rows if row.state == "undecided"),
        deducted=sum(bool(row.lost) for row in rows),
        criticals=_criticals(editing),
        notes=_notes(rows, editing.note),
        note=editing.note,
    )


def _rows(rubric: Rubric, marks: Mapping[str, Mark], score: SheetScore) -> tuple[ItemRow, ...]:
    places = {section.id: place for place, section in enumerate(rubric.sections)}
    return tuple(
        _row(number, item, marks.get(item.id, NO_MARK), score.points[item.id], places)
        for number, item in enumerate(rubric.scored, 1)
    )


def _row(
    number: int, item: Item, mark: Mark, worth: Fraction | None, places: Mapping[str, int]
) -> ItemRow:
    lost = Fraction(0) if worth is None else item.points - worth
    return ItemRow(
        id=item.id,
        number=number,
        section=places.get(item.section, 0),
        name=said(item.name),
        judged=_judged(item),
        points=item.points,
        step=item.step,
        state=_state(mark),
        text=mark.text if typed_out(item) else _short(mark.text),
        worth=worth,
        lost=lost,
        levels=_levels(item, mark),
        faults=_faults(item, mark),
        unit=item.measure.unit if item.measure else "",
        scale=_scale(item),
        ordered=item.kind == "step" and item.order is not None,
        out_of_order=mark.out_of_order,
        needs_value=mark.missing and not defaults_full(item),
        note=mark.note,
        reason=_reason(item, mark, lost),
    )


def _judged(item: Item) -> Judged:
    judged = judged_by(item)
    return "number" if judged == "points" and typed_out(item) else judged


def _scale(item: Item) -> str:
    if item.measure:
        return scale_words(item.measure)
    words = _("0 to {full}, in steps of {step}")
    return words.format(full=brief(item.points), step=brief(item.step)) if typed_out(item) else ""


def _state(mark: Mark) -> RowState:
    if mark.waived:
        return "waived"
    if mark.undecided:
        return "undecided"
    return "missing" if mark.missing else "done"


def _short(text: str) -> str:
    return brief(exact(text)) if text else ""


def _levels(item: Item, mark: Mark) -> tuple[LevelCell, ...]:
    chosen = exact(mark.text) if item.levels and mark.text else None
    return tuple(
        LevelCell(_level_name(item, level), item.points * level, level == chosen)
        for level in item.levels
    )


def _level_name(item: Item, level: Fraction) -> str:
    if len(item.levels) == 2 and level in (0, 1):
        return _("Done as asked") if level else _("Not done")
    if level in (0, 1) and len(item.levels) < 4:
        return _("Full marks") if level else _("No marks")
    return _("{percent} %").format(percent=brief(level * 100))


def _faults(item: Item, mark: Mark) -> tuple[FaultLine, ...]:
    if counts_up(item) and item.per:
        count = occurrences(item, mark)
        # The words count along, so that the row itself says how often it was taken.
        more = n_("One more ({count} so far)", "One more ({count} so far)", count)
        return (
            FaultLine(more.format(count=count), item.per, chosen=count > 0),
            FaultLine(_("One less"), -item.per, chosen=False),
        )
    return tuple(
        FaultLine(said(fault.name), fault.points, place in mark.faults)
        for place, fault in enumerate(item.faults)
    )


def _reason(item: Item, mark: Mark, lost: Fraction) -> str:
    """Why points are lost: the faults, the measured value, the order, the judge's own note."""
    parts = [said(item.faults[place].name) for place in mark.faults]
    if item.measure and mark.text:
        parts.insert(
            0, _("Measured {value} {unit}").format(value=mark.text, unit=item.measure.unit)
        )
    elif lost and item.levels and not parts:
        parts.append(_level_name(item, exact(mark.text)))
    elif lost and counts_up(item):
        count = occurrences(item, mark)
        if deducted(item, count) == exact(mark.text):
            parts.append(n_("{count} time", "{count} times", count).format(count=count))
    if mark.out_of_order:
        parts.append(_("Out of order"))
    if mark.note:
        parts.append(mark.note)
    return _("; ").join(parts)


def _sections(rubric: Rubric, rows: tuple[ItemRow, ...]) -> tuple[SectionLine, ...]:
    lines = []
    for place, section in enumerate(rubric.sections):
        mine = [row for row in rows if row.section == place]
        done = [row for row in mine if row.worth is not None]
        added = sum((row.worth for row in done if row.worth is not None), Fraction(0))
        lines.append(
            SectionLine(
                said(section.name),
                sum(row.state in ("done", "waived") for row in mine),
                len(mine),
                lossless(added, 1),
                brief(section.points),
            )
        )
    return tuple(lines)


def _criticals(editing: Editing) -> tuple[CriticalLine, ...]:
    return tuple(
        CriticalLine(item.id, said(item.name), _effect(item), item.id in editing.ticks)
        for item in editing.rubric.criticals
    )


def _effect(item: Item) -> str:
    most = cap(item)
    if not most:
        return _("The station counts 0")
    return _("At most {points} points").format(points=brief(most))


def _notes(rows: tuple[ItemRow, ...], note: str) -> tuple[str, ...]:
    steps = [
        _("Step {number}: {note}").format(number=row.number, note=row.note)
        for row in rows
        if row.note
    ]
    return (*steps, note) if note else tuple(steps)


def say_answer(answer: Answer) -> str:
    """Why a stroke did nothing, in one sentence."""
    about = {
        name: brief(exact(text)) if name in ("min", "max", "step") else text
        for name, text in answer.about.items()
    }
    return _(_ANSWERS[answer.reason]).format(**about)
