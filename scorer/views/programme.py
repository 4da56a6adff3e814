"""The host's programme: which scenes can go on the stage now, and what they are made of."""

from collections import Counter
from dataclasses import dataclass

from scorer.domain.record import roll, seals
from scorer.domain.record.state import State
from scorer.views import kinds, names
from scorer.views.stage import PAGE, Cue, released_performances
from scorer.words import _


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """A scene that can be shown, by name, and a word about what is in it."""

    cue: Cue
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A station, and whether its results may be shown."""

    name: str
    released: bool


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """All of the programme. ``performances`` are the cues of single performances, by name."""

    items: tuple[ProgrammeItem, ...]
    performances: tuple[ProgrammeItem, ...]
    sources: tuple[SourceLine, ...]


def programme(state: State) -> ProgrammeView:
    """The programme as it stands."""
    released = set(seals.released_parts(state))
    stations = roll.stations(state)
    entered = Counter(one.division for one in roll.people(state).entrants.values())
    pages = sum(-(-count // PAGE) for count in entered.values())
    items = [
        ProgrammeItem(
            Cue("standings"),
            kinds.standings(roll.contest(state)),
            _("{count} pages").format(count=pages),
        )
    ]
    for stage in roll.contest(state).rounds:
        own = [s for s in stations.values() if s.round == stage.id]
        done = sum(s.id in released for s in own)
        items.append(
            ProgrammeItem(
                Cue("standings", round=stage.id),
                names.said(stage.name),
                _("{done} / {all} released").format(done=done, all=len(own)),
            )
        )
    skills = sum(s.kind == "skill" for s in stations.values())
    items.append(
        ProgrammeItem(Cue("callup"), _("Call-up"), _("{count} stations").format(count=skills))
    )
    return ProgrammeView(
        items=tuple(items),
        performances=tuple(_performance(state, *one) for one in released_performances(state)),
        sources=tuple(SourceLine(names.said(s.title), s.id in released) for s in stations.values()),
    )


def _performance(state: State, station: str, member: str) -> ProgrammeItem:
    return ProgrammeItem(
        Cue("performance", station=station, member=member),
        names.performer(state, station, member),
        names.station_of(state, station),
    )
