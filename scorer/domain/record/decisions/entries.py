"""Entries: filled forms of a scheme's parts, each checked against the part's own fields."""

from collections.abc import Mapping
from typing import Final, Literal

from scorer.domain.model.exact import brief, exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import guards
from scorer.domain.record.entry_scores import entry_heads, standing_entries
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import Entry, State
from scorer.domain.rules.ways.paper import typed_twice
from scorer.domain.rules.ways.table import part_forms

Facts = tuple[f.Fact, ...]
Source = Literal["clerk", "judge", "file"]
_TYPINGS: Final = frozenset({1, 2})


def make_entry(
    state: State,
    by: str,
    part: str,
    subject: str,
    number: int,
    values: Mapping[str, str],
    *,
    source: Source = "clerk",
) -> Facts:
    """Fill a form of a part: ``number`` is the seat, the attempt or the place in a ledger.

    The two typings of a paper are two people's; a third entry, which settles what differs, is the
    chief judge's.
    """
    guards.acting(state, by, "clerk", "judge", "host")
    rule = _rule(state, part)
    guards.performer(state, guards.station(state, part), subject)
    guards.still_open(state, part, subject)
    made = entry_heads(state, part, subject)
    if number in {entry.fact.number for entry in made}:
        raise Refused("already_entered", number=str(number))
    if typed_twice(rule):
        _another_typist(state, by, number, made)
    read = read_values(rule, values)
    _opponent(state, rule, subject, read)
    return (
        f.EntryMade(
            station=part,
            member=subject,
            number=number,
            values=read,
            source=source,
        ),
    )


def _another_typist(
    state: State, by: str, number: int, made: tuple[Entry[f.EntryMade], ...]
) -> None:
    if number not in _TYPINGS:
        guards.chief(state, by)
        if not {entry.fact.number for entry in made} >= _TYPINGS:
            raise Refused("not_typed_twice")
    elif any(entry.actor == by for entry in made if entry.fact.number in _TYPINGS):
        raise Refused("same_typist", official=by)


def correct_entry(
    state: State, by: str, entry: str, values: Mapping[str, str], reason: str
) -> Facts:
    """Replace an entry by a new version, with a reason; the old one stays on record.

    It replaces whatever stands under its number, so that where laptops differ it says which counts.
    """
    guards.chief(state, by)
    for line in state.table(f.EntryMade).values():
        for known in line:
            if known.id == entry and not state.undone(entry):
                old = known.fact
                rule = _rule(state, old.station)
                read = read_values(rule, values)
                _opponent(state, rule, old.member, read)
                same = [
                    one
                    for one in standing_entries(state, old.station, old.member)
                    if one.fact.number == old.number
                ]
                if all(one.fact.values == read for one in same):
                    raise Refused("nothing_changed")
                return (
                    f.EntryMade(
                        station=old.station,
                        member=old.member,
                        number=old.number,
                        values=read,
                        replaces=tuple(dict.fromkeys((entry, *(one.id for one in same)))),
                        reason=guards.reasoned(reason),
                        source=old.source,
                    ),
                )
    raise Refused("unknown_record", record=entry)


def _opponent(state: State, rule: PartRule, subject: str, values: Mapping[str, str]) -> None:
    """Whoever a bout is against must perform in the part too, and be somebody else."""
    against = values.get("against", "")
    if rule.way != "bouts" or not against:
        return
    if against == subject:
        raise Refused("own_opponent")
    guards.performer(state, guards.station(state, rule.id), against)


def read_values(rule: PartRule, values: Mapping[str, str]) -> dict[str, str]:
    """The values in the order of the part's form, each checked."""
    forms = part_forms(rule)
    unknown = set(values) - {form.id for form in forms}
    if unknown:
        raise Refused("unknown_item", item=min(unknown))
    read: dict[str, str] = {}
    for form in forms:
        text = values.get(form.id, "").strip()
        if text:
            read[form.id] = read_value(form, text)
        elif form.needed:
            raise Refused("missing_marks", items=form.name.zh)
    return read


def read_value(form: Form, text: str) -> str:
    """One value as it is kept, checked against its field. Raises ``Refused``."""
    if form.words:
        if text not in form.words:
            raise Refused("not_a_level", text=text, item=form.id)
        return text
    if form.least is None and form.most is None and form.step is None:
        return text
    try:
        value = exact(text)
    except ValueError:
        raise Refused("not_a_number", text=text, item=form.id) from None
    low, high = form.least, form.most
    if (low is not None and value < low) or (high is not None and value > high):
        ends = {"least": low, "most": high}
        bounds = {name: brief(end) for name, end in ends.items() if end is not None}
        raise Refused("out_of_range", text=text, item=form.id, **bounds)
    if form.step and (value / form.step).denominator != 1:
        raise Refused("off_step", step=brief(form.step), item=form.id)
    return brief(value)


def _rule(state: State, part: str) -> PartRule:
    scheme = roll.scheme(state)
    if scheme is None:
        raise Refused("unknown_station", station=part)
    try:
        return scheme.part(part)
    except KeyError:
        raise Refused("unknown_station", station=part) from None
