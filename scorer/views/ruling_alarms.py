"""Rulings that laptops made differently: who ruled what where, until the chief judge rules anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.disputes import Dispute, disputes
from scorer.domain.record.outcome import Outcome, rival_choices
from scorer.domain.record.state import Entry, State
from scorer.views import history, names
from scorer.views.alarm import Alarm
from scorer.views.conflicts import laptop_name
from scorer.words import _


@dataclass(frozen=True, slots=True)
class RulingVersion:
    """One of the rulings that contradict each other: its record, the laptop, and what it says."""

    record: str
    laptop: str
    at: str
    who: str
    text: str
    reason: str
    counts: bool

    @property
    def line(self) -> str:
        """All of it in one line."""
        words = _("{laptop} {time}: {text}").format(
            laptop=self.laptop, time=self.at, text=self.text
        )
        return (
            _("{what} ({reason})").format(what=words, reason=self.reason) if self.reason else words
        )


@dataclass(frozen=True, slots=True)
class RulingDispute:
    """A question on which rulings contradict each other; ``key`` tells it from every other."""

    key: str
    title: str
    versions: tuple[RulingVersion, ...]


def ruling_disputes(state: State) -> tuple[RulingDispute, ...]:
    """Every question on which laptops ruled differently, the version that counts for now last."""
    if state.last(f.ContestSet) is None:
        return ()
    return tuple(
        RulingDispute(
            _key(one), _about(state, one), tuple(_version(state, one, e) for e in one.entries)
        )
        for one in disputes(state)
    )


def ruling_alarms(state: State) -> Iterator[Alarm]:
    """An alarm for each of them."""
    for one, shown in zip(disputes(state), ruling_disputes(state), strict=True):
        where = one.performance or ("", "")
        known = where[0] in roll.stations(state)
        yield Alarm(
            kind="ruling",
            word=_("Rulings differ"),
            where=shown.title,
            text=_("; ").join(version.line for version in shown.versions),
            action=_("Rule on it"),
            at=shown.versions[-1].at,
            station=where[0] if known else "",
            member=where[1] if known else "",
            scope=shown.key,
        )


def choices_differ(state: State, found: Outcome, seat: int) -> str:
    """Which versions of a sheet laptops chose differently, in words; empty if they did not."""
    versions = {sheet.id: sheet for sheet in found.rivals.get(seat, ())}
    chosen = [
        _("{laptop} kept that of {other}").format(
            laptop=laptop_name(state, entry.laptop),
            other=laptop_name(state, versions[entry.fact.keep].laptop),
        )
        for entry in rival_choices(state, found.station, found.member)
        if entry.fact.keep in versions
    ]
    return _("; ").join(chosen)


def _key(one: Dispute) -> str:
    return "/".join((str(one.kind.__struct_config__.tag), *one.slot))


def _about(state: State, one: Dispute) -> str:
    if one.performance is not None:
        station, member = one.performance
        return " · ".join(
            (names.performer(state, station, member), names.station_of(state, station))
        )
    if one.kind is f.SeatSet:
        return names.station_of(state, one.slot[0])
    return names.subject(state, one.slot[0])


def _version(state: State, one: Dispute, entry: Entry[f.Ruling]) -> RulingVersion:
    line = history.line(state, entry)
    return RulingVersion(
        record=entry.id,
        laptop=laptop_name(state, entry.laptop),
        at=names.clock(entry.at),
        who=line.who,
        text=line.text,
        reason=line.reason,
        counts=entry is one.entries[-1],
    )
