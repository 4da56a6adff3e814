"""Who signed, corrected and ruled: the records that a total rests on, in order of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.outcome import Outcome, Sheet
from scorer.domain.record.state import Entry, State
from scorer.views import names
from scorer.views.history import sentence
from scorer.views.points import lossless
from scorer.words import _, n_

_RULINGS: Final[tuple[type[Any], ...]] = (
    f.PaperSettled,
    f.FallbackOrdered,
    f.ConflictSettled,
    f.AttemptVoided,
    f.CriticalRuled,
    f.SeatExcused,
    f.AlarmConfirmed,
)


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the trail. ``kind``: signed, corrected, time, ruled, status, sealed, released.

    ``at`` is wall time (ISO 8601); ``detail`` says why, and by whom.
    """

    order: tuple[int, str]
    at: str
    kind: str
    text: str
    detail: str = ""


def trail(state: State, performances: Sequence[Outcome], entrant: str) -> tuple[Event, ...]:
    """All events of these performances, and of the entrant's own status.

    A status is told by name: not of a performance that is known by its blind code alone.
    """
    found = [event for one in performances for event in _of_performance(state, one)]
    named = [one.member for one in performances if entrant or roll.opened(state, one.station)]
    found += _statuses(state, entrant, named)
    found += _closings(state, [one.station for one in performances])
    return tuple(sorted(found, key=lambda event: event.order))


def _of_performance(state: State, found: Outcome) -> Iterator[Event]:
    key = (found.station, found.member)
    for kind in _RULINGS:
        for slot, line in state.table(kind).items():
            if slot[:2] == key:
                yield from (_ruling(state, entry) for entry in line if not state.undone(entry.id))
    time = state.entry(f.TimeTaken, *key, str(found.attempt))
    if time and (found.penalty or time.fact.reason):
        yield _event(state, time, "time", sentence(state, time), _lost(found))
    yield from _typings(state, key)
    yield from _entries(state, key)
    sheets = state.entries(f.SheetSigned, *key)
    yield from (_correction(state, found, s, sheets) for s in sheets if s.fact.replaces)
    yield from _signatures(state, found, [s for s in sheets if not s.fact.replaces])


def _ruling(state: State, entry: Entry[Any]) -> Event:
    return _event(state, entry, "ruled", sentence(state, entry))


def _typings(state: State, key: tuple[str, str]) -> Iterator[Event]:
    typed = [e for which in ("1", "2") if (e := state.entry(f.PaperTyped, *key, which))]
    if len(typed) == 2:
        last = max(typed, key=lambda entry: entry.order)
        who = _(", ").join(names.official(state, entry.actor) for entry in typed)
        text = _("{which}: typed twice").format(which=names.performance(state, *key))
        yield Event(last.order, last.at, "signed", text, who)


def _entries(state: State, key: tuple[str, str]) -> Iterator[Event]:
    """The forms of a part: those that came first in one line, each correction in its own."""
    made = state.entries(f.EntryMade, *key)
    first = [entry for entry in made if not entry.fact.replaces]
    if first:
        last = max(first, key=lambda entry: entry.order)
        count = n_("{count} entry", "{count} entries", len(first)).format(count=len(first))
        which = names.performance(state, *key)
        text = _("{which}: entered").format(which=which)
        yield Event(
            last.order, last.at, "signed", text, f"{count} · {names.official(state, last.actor)}"
        )
    for entry in made:
        if entry.fact.replaces:
            yield _event(state, entry, "corrected", sentence(state, entry))


def _correction(state: State, found: Outcome, sheet: Sheet, sheets: Sequence[Sheet]) -> Event:
    former = next((s for s in sheets if s.id in sheet.fact.replaces), None)
    text = _("{which}: seat {seat} changed from {former} to {total}").format(
        which=names.performance(state, found.station, found.member),
        seat=sheet.fact.seat,
        former=lossless(former.fact.total if former else None, None),
        total=lossless(sheet.fact.total, None),
    )
    return _event(state, sheet, "corrected", text)


def _signatures(state: State, found: Outcome, sheets: Sequence[Sheet]) -> Iterator[Event]:
    """The signatures of one attempt in one line, at the time of the last."""
    for number in sorted({sheet.fact.attempt for sheet in sheets}):
        signed = [sheet for sheet in sheets if sheet.fact.attempt == number]
        last = max(signed, key=lambda sheet: sheet.order)
        seats = _(", ").join(str(seat) for seat in sorted({s.fact.seat for s in signed}))
        which = names.performance(state, found.station, found.member)
        text = _("{which}: seats {seats} signed").format(which=which, seats=seats)
        count = n_("{count} sheet", "{count} sheets", len(signed)).format(count=len(signed))
        again = _("attempt {number}").format(number=number) if number > 1 else ""
        detail = " · ".join(part for part in (count, again) if part)
        yield Event(last.order, last.at, "signed", text, detail)


def _statuses(state: State, entrant: str, members: Sequence[str]) -> Iterator[Event]:
    """The statuses of an entrant; none of a station whose codes are closed: it goes by code."""
    for slot, line in state.table(f.StatusSet).items():
        if (slot[0] == entrant or slot[0] in members) and roll.opened(state, slot[1]):
            for entry in line:
                if not state.undone(entry.id):
                    yield _event(state, entry, "status", sentence(state, entry))


def _closings(state: State, stations: Sequence[str]) -> Iterator[Event]:
    rounds = {s.round for s in roll.stations(state).values() if s.id in stations}
    scopes = {*stations, *rounds, seals.RESULTS}
    for scope in sorted(scopes):
        sealed, released = state.entry(f.Sealed, scope), state.entry(f.Released, scope)
        if sealed:
            yield _event(state, sealed, "sealed", sentence(state, sealed))
        if released:
            yield _event(state, released, "released", sentence(state, released))


def _event(state: State, entry: Entry[Any], kind: str, text: str, more: str = "") -> Event:
    why = str(getattr(entry.fact, "reason", ""))
    parts = (more, why, names.official(state, entry.actor))
    return Event(entry.order, entry.at, kind, text, " · ".join(part for part in parts if part))


def _lost(found: Outcome) -> str:
    return f"−{lossless(found.penalty, 2)}" if found.penalty else ""
