"""Strokes: what each key or cell does to a sheet that is being edited.

Nothing here knows a window: a stroke and the time in, the changed sheet out. What a stroke cannot
do on an item is an answer and changes nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from math import floor
from types import MappingProxyType
from typing import Final

from msgspec import structs

from scorer.domain.model.exact import brief, exact, stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Item
from scorer.domain.rules.sheet import BadMark, deducted, from_faults, judged_by, read_mark
from scorer.views.editing import (
    NO_MARK,
    Act,
    Editing,
    Moment,
    Stroke,
    Typed,
    answered,
    changed,
    counts_up,
    defaults_full,
    given,
    marked,
    moment,
    occurrences,
    refused,
    still_open,
    typed_out,
)

WITHIN_MS: Final = 600
"""Two digits within this time make one number."""
_LONGEST: Final = 9
_HALF: Final = Fraction(1, 2)


def press(editing: Editing, stroke: Stroke, ms: int) -> Editing:
    """Do what a stroke does; ``ms`` is any steady clock's time in milliseconds."""
    joins = stroke.act in ("digit", "half", "note", "sheet_note", "backspace")
    fresh = replace(editing, answer=None, typed=editing.typed if joins else None)
    return _ACTS[stroke.act](fresh, stroke.text, ms)


# -- marks -------------------------------------------------------------------------------------


def _digit(e: Editing, text: str, ms: int) -> Editing:
    if typed_out(e.item):
        return _type(e, text, ms)
    return (_level if judged_by(e.item) == "levels" else _type_points)(e, text, ms)


def _type_points(e: Editing, text: str, ms: int) -> Editing:
    """A digit, or the second of two that came close together."""
    said = e
    for digits in (*_joined(e, text, ms), text):
        try:
            read = read_mark(e.item, digits)
        except BadMark as bad:
            said = refused(e, bad)
            continue
        typed = Typed("digit", e.at, text, ms) if len(digits) == 1 else None
        return marked(e, given(e, read), joined=len(digits) > 1, typed=typed)
    return replace(said, typed=Typed("digit", e.at, text, ms))


def _joined(e: Editing, text: str, ms: int) -> tuple[str, ...]:
    """The two digits as one number, if the first came just before."""
    before = e.typed
    if before is None or (before.kind, before.item) != ("digit", e.at):
        return ()
    return (before.text + text,) if ms - before.ms <= WITHIN_MS else ()


def _points(e: Editing, text: str, ms: int) -> Editing:
    del ms
    try:
        return marked(e, given(e, read_mark(e.item, text)))
    except BadMark as bad:
        return refused(e, bad)


def _half(e: Editing, text: str, ms: int) -> Editing:
    del text
    if typed_out(e.item):
        return _type(e, ".", ms)
    if judged_by(e.item) == "levels":
        return answered(e, "not_here")
    value = exact(e.mark.text) if e.mark.text else Fraction(0)
    whole = Fraction(floor(value))
    return _points(e, stored(whole if value != whole else whole + _HALF), ms)


def _type(e: Editing, character: str, ms: int) -> Editing:
    """Edit a measured value or fine points at their end; points begin anew after going away."""
    before = e.typed
    joined = bool(before and (before.kind, before.item) == ("value", e.at))
    measured = judged_by(e.item) == "measure"
    text = (e.mark.text if measured or joined else "") + character
    if text == ".":
        text = "0."
    if len(text) > _LONGEST or text.count(".") > 1:
        return answered(e, "not_a_number", text=text)
    if not measured and exact(text) > e.item.points:
        return answered(e, "out_of_range", min="0", max=brief(e.item.points))
    return marked(e, given(e, text), joined=joined, typed=Typed("value", e.at, text, ms))


def _backspace(e: Editing, text: str, ms: int) -> Editing:
    del text
    if not typed_out(e.item):
        return answered(e, "not_here")
    return _type_back(e, ms) if e.mark.text else e


def _type_back(e: Editing, ms: int) -> Editing:
    text = e.mark.text[:-1]
    joined = bool(e.typed and e.typed.item == e.at)
    return marked(e, given(e, text), joined=joined, typed=Typed("value", e.at, text, ms))


def _level(e: Editing, text: str, ms: int) -> Editing:
    del ms
    levels = e.item.levels
    if not 1 <= int(text) <= len(levels):
        return answered(e, "not_a_level", count=str(len(levels)))
    return marked(e, given(e, stored(levels[int(text) - 1])))


def _full_text(item: Item) -> str:
    return stored(max(item.levels)) if judged_by(item) == "levels" else stored(item.points)


def _full(e: Editing, text: str, ms: int) -> Editing:
    del text, ms
    if judged_by(e.item) == "measure":
        return answered(e, "not_here")
    # Where order errors have their own price the step keeps its points, so the flag may stay.
    order = e.mark.out_of_order and e.rubric.order_error is not None
    mark = structs.replace(given(e, _full_text(e.item)), faults=(), out_of_order=order)
    return marked(e, mark)


def _out_of_order(e: Editing, text: str, ms: int) -> Editing:
    del text, ms
    if e.item.kind != "step" or e.item.order is None:
        return answered(e, "not_here")
    return marked(e, structs.replace(e.mark, out_of_order=not e.mark.out_of_order))


def _clear(e: Editing, text: str, ms: int) -> Editing:
    del text, ms
    return marked(e, Mark(note=e.mark.note, waived=e.mark.waived))


def _fault(e: Editing, text: str, ms: int) -> Editing:
    del ms
    place = int(text)
    if counts_up(e.item) and place < 2:
        count = max(0, occurrences(e.item, e.mark) + (1 if place == 0 else -1))
        return marked(e, given(e, stored(deducted(e.item, count))))
    if place >= len(e.item.faults):
        return answered(e, "not_here")
    faults = tuple(sorted(set(e.mark.faults) ^ {place}))
    made = from_faults(e.item, faults).text
    keeps = judged_by(e.item) != "points" and e.mark.text
    return marked(e, structs.replace(given(e, e.mark.text if keeps else made), faults=faults))


# -- going on ----------------------------------------------------------------------------------


def _record(e: Editing, text: str, ms: int) -> Editing:
    del ms
    text = e.mark.text
    if e.mark.waived:
        return _on(e)
    if not text and not defaults_full(e.item):
        return answered(e, "value_needed")
    try:
        read = read_mark(e.item, text or _full_text(e.item))
    except BadMark as bad:
        return refused(e, bad)
    return _on(marked(e, given(e, read)))


def _undecided(e: Editing, text: str, ms: int) -> Editing:
    del text, ms
    return _on(marked(e, structs.replace(e.mark, undecided=True)))


def _on(e: Editing) -> Editing:
    """The next item; after the last one the first that is still open."""
    ids = [item.id for item in e.rubric.scored]
    place = ids.index(e.at) + 1
    if place < len(ids):
        return replace(e, at=ids[place])
    return replace(e, at=next((i for i in ids if still_open(e.marks.get(i, NO_MARK))), e.at))


def _step(e: Editing, by: int) -> Editing:
    ids = [item.id for item in e.rubric.scored]
    return replace(e, at=ids[min(max(ids.index(e.at) + by, 0), len(ids) - 1)])


def _next_undecided(e: Editing, text: str, ms: int) -> Editing:
    del text, ms
    ids = [item.id for item in e.rubric.scored]
    place = ids.index(e.at) + 1
    for name in (*ids[place:], *ids[:place]):
        if e.marks.get(name, NO_MARK).undecided:
            return replace(e, at=name)
    return answered(e, "none_undecided")


def _go(e: Editing, text: str, ms: int) -> Editing:
    del ms
    return replace(e, at=text) if text in {item.id for item in e.rubric.scored} else e


# -- ticks, notes, undo ------------------------------------------------------------------------


def _tick(e: Editing, text: str, ms: int) -> Editing:
    del ms
    chosen = set(e.ticks) ^ {text}
    return changed(e, ticks=tuple(i.id for i in e.rubric.criticals if i.id in chosen))


def _note(e: Editing, text: str, ms: int) -> Editing:
    joined = bool(e.typed and (e.typed.kind, e.typed.item) == ("note", e.at))
    mark = structs.replace(e.mark, note=text)
    return marked(e, mark, joined=joined, typed=Typed("note", e.at, "", ms))


def _sheet_note(e: Editing, text: str, ms: int) -> Editing:
    joined = bool(e.typed and e.typed.kind == "sheet_note")
    return changed(e, joined=joined, typed=Typed("sheet_note", e.at, "", ms), note=text)


def _undo(e: Editing, text: str, ms: int) -> Editing:
    del text, ms
    if not e.past:
        return e
    return _back_to(replace(e, past=e.past[:-1], future=(*e.future, moment(e))), e.past[-1])


def _redo(e: Editing, text: str, ms: int) -> Editing:
    del text, ms
    if not e.future:
        return e
    return _back_to(replace(e, past=(*e.past, moment(e)), future=e.future[:-1]), e.future[-1])


def _back_to(e: Editing, moment: Moment) -> Editing:
    return replace(e, at=moment.at, marks=moment.marks, ticks=moment.ticks, note=moment.note)


_ACTS: Final[Mapping[Act, Callable[[Editing, str, int], Editing]]] = MappingProxyType(
    {
        "digit": _digit,
        "points": _points,
        "half": _half,
        "backspace": _backspace,
        "level": _level,
        "full": _full,
        "out_of_order": _out_of_order,
        "clear": _clear,
        "fault": _fault,
        "record": _record,
        "undecided": _undecided,
        "previous": lambda e, _text, _ms: _step(e, -1),
        "next": lambda e, _text, _ms: _step(e, 1),
        "next_undecided": _next_undecided,
        "go": _go,
        "tick": _tick,
        "note": _note,
        "sheet_note": _sheet_note,
        "undo": _undo,
        "redo": _redo,
    }
)
