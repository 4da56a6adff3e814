"""The control room: contestants x stations of a round, how far each is, and what is wrong.

While any station of the round has closed codes the matrix runs by code: line n holds the n-th of
every station's own drawn order, and only a station whose codes are open says the team. A line
then joins nobody with anybody. Once all are open, the lines are the teams.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from scorer.domain.model.contest import Round, Station
from scorer.domain.model.people import Entrant
from scorer.domain.record import roll, seals
from scorer.domain.record.outcome import NO_RESULT, Outcome, outcome
from scorer.domain.record.state import State
from scorer.views import alarms as al
from scorer.views import kinds, names
from scorer.views.alarms import Alarm, AlarmKind
from scorer.views.history import duration
from scorer.views.points import lossless
from scorer.views.queue import SheetKey
from scorer.words import N_, _

CellState = Literal[
    "waiting", "scoring", "partial", "to_sign", "locked", "alarm", "warning",
    "absent", "withdrawn", "disqualified",
]  # fmt: skip
_STATES: Final[Mapping[CellState, str]] = MappingProxyType(
    {
        "scoring": N_("Scoring"),
        "waiting": N_("Not started"),
        "to_sign": N_("To sign"),
        "locked": N_("Locked"),
    }
)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One performance in the matrix.

    ``who`` is the blind code, or the team's short name once the codes are open; ``words`` the
    state; ``value`` the result so far; ``time`` the time used, ``over`` whether it costs points.
    """

    station: str
    member: str
    who: str
    state: CellState
    words: str
    value: str = ""
    time: str = ""
    over: bool = False
    alarm: AlarmKind | None = None

    @property
    def key(self) -> str:
        """What tells it from every other cell."""
        return f"{self.station}/{self.member}"


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A station: how many are judged of how many, and how its seal stands."""

    id: str
    number: int
    title: str
    done: int
    of: int
    seal: Literal["open", "sealed", "broken"]
    opened: bool
    released: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A line of the matrix; in ``number`` the team's number, or the place in the drawn order."""

    number: str
    name: str
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class ControlView:
    """The whole room. ``settled`` counts the alarms that were dealt with.

    ``who`` is what the lines are called, where they are not codes; ``coded``: some codes are still
    closed; ``wide``: lines may be people, whose names need more room than a team's.
    """

    round: str
    round_name: str
    rounds: tuple[tuple[str, str], ...]
    by_code: bool
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    locked: int
    to_sign: int
    scoring: int
    waiting: int
    alarms: tuple[Alarm, ...]
    settled: int
    who: str = ""
    coded: bool = False
    wide: bool = False

    def cell(self, station: str, member: str) -> MatrixCell | None:
        """The cell of a performance, if it is in the matrix."""
        return next(
            (
                cell
                for row in self.rows
                for cell in row.cells
                if cell and (cell.station, cell.member) == (station, member)
            ),
            None,
        )

    def column(self, station: str) -> MatrixColumn | None:
        """The column of a station."""
        return next((column for column in self.columns if column.id == station), None)


def alarm_count(state: State) -> int:
    """How many alarms are open."""
    return len(al.alarms(state))


def control_view(
    state: State, drafts: Collection[SheetKey] = (), *, round_: str = "", odd_clock: bool = False
) -> ControlView:
    """The room for a round (by default the one that is going on).

    ``drafts`` are the unsigned sheets on this laptop, ``odd_clock`` whether its clock is behind.
    """
    contest = roll.contest(state)
    stage = next((r for r in contest.rounds if r.id == round_), None) or current_round(state)
    stations = tuple(s for s in roll.stations(state).values() if s.round == stage.id)
    open_alarms = al.alarms(state, odd_clock=odd_clock)
    by_member = _by_performance(open_alarms)
    started = {(key[0], key[1], key[2]) for key in drafts}
    cells = {
        (where.id, name): _cell(state, where, name, by_member.get((where.id, name)), started)
        for where in stations
        for name in roll.performers(state, where)
    }
    by_code = any(not roll.opened(state, where.id) for where in stations)
    states = [cell.state for cell in cells.values()]
    return ControlView(
        round=stage.id,
        round_name=names.said(stage.name),
        rounds=tuple((r.id, names.said(r.name)) for r in contest.rounds),
        by_code=by_code,
        columns=tuple(_column(state, where, cells) for where in stations),
        rows=_by_code(state, stations, cells) if by_code else _by_team(state, stations, cells),
        locked=states.count("locked"),
        to_sign=states.count("to_sign"),
        scoring=states.count("scoring") + states.count("partial"),
        waiting=states.count("waiting"),
        alarms=open_alarms,
        settled=al.settled_count(state),
        who=kinds.one(contest),
        coded=by_code,
        wide=roll.scheme(state) is not None,
    )


def cell_of(state: State, station: str, member: str) -> MatrixCell:
    """One performance as it stands in the matrix, without drafts."""
    where = roll.stations(state)[station]
    alarm = _by_performance(al.alarms(state)).get((station, member))
    return _cell(state, where, member, alarm, ())


def current_round(state: State) -> Round:
    """The last round that has begun; the one after it, if all of that is over."""
    rounds = roll.contest(state).rounds
    place = 0
    for number, stage in enumerate(rounds):
        found = [
            outcome(state, where.id, name)
            for where in roll.stations(state).values()
            if where.round == stage.id
            for name in roll.performers(state, where)
        ]
        if any(one.state != "waiting" and one.state not in NO_RESULT for one in found):
            place = number + all(one.final for one in found)
    return rounds[min(place, len(rounds) - 1)]


def _by_performance(found: tuple[Alarm, ...]) -> Mapping[tuple[str, str], Alarm]:
    """The gravest alarm of each performance."""
    return {(one.station, one.member): one for one in reversed(found) if one.member}


def _by_code(
    state: State, stations: tuple[Station, ...], cells: Mapping[tuple[str, str], MatrixCell]
) -> tuple[MatrixRow, ...]:
    queues = [roll.queue(state, where.id) for where in stations]
    return tuple(
        MatrixRow(
            number=str(place + 1),
            name="",
            cells=tuple(
                cells.get((where.id, queue[place])) if place < len(queue) else None
                for where, queue in zip(stations, queues, strict=True)
            ),
        )
        for place in range(max(map(len, queues), default=0))
    )


def _by_team(
    state: State, stations: tuple[Station, ...], cells: Mapping[tuple[str, str], MatrixCell]
) -> tuple[MatrixRow, ...]:
    rows: list[MatrixRow] = []
    for entrant in roll.people(state).entrants.values():
        for name, ids in _lines(entrant, stations, cells):
            found = tuple(
                next((c for one in ids if (c := cells.get((where.id, one)))), None)
                for where in stations
            )
            rows.append(MatrixRow(entrant.number, name, found))
    return tuple(rows)


def _lines(
    entrant: Entrant, stations: tuple[Station, ...], cells: Mapping[tuple[str, str], MatrixCell]
) -> list[tuple[str, tuple[str, ...]]]:
    """A line for an entrant, with whoever performs for it; where several do, a line for each."""
    members = [member.id for member in entrant.members if member.id != entrant.id]
    several = any(sum((s.id, one) in cells for one in members) > 1 for s in stations)
    if not several:
        return [(entrant.short, (*members, entrant.id))]
    lines: list[tuple[str, tuple[str, ...]]] = [(one.name, (one.id,)) for one in entrant.members]
    own = any((where.id, entrant.id) in cells for where in stations)
    return [(entrant.short, (entrant.id,)), *lines] if own else lines


def _column(
    state: State, where: Station, cells: Mapping[tuple[str, str], MatrixCell]
) -> MatrixColumn:
    mine = [key for key in cells if key[0] == where.id]
    return MatrixColumn(
        id=where.id,
        number=where.number,
        title=names.said(where.title),
        done=sum(outcome(state, *key).final for key in mine),
        of=len(mine),
        seal=station_seal(state, where),
        opened=roll.opened(state, where.id),
        released=where.id in seals.released_parts(state),
    )


def station_seal(state: State, where: Station) -> Literal["open", "sealed", "broken"]:
    """How a station is closed: by a seal of its own, its round's or the results'."""
    known = [seals.seal(state, s).state for s in (where.id, where.round, seals.RESULTS)]
    if "broken" in known:
        return "broken"
    return "sealed" if "sealed" in known else "open"


def _cell(
    state: State,
    where: Station,
    member: str,
    alarm: Alarm | None,
    started: Collection[tuple[str, str, int]],
) -> MatrixCell:
    found = outcome(state, where.id, member)
    known = _state(state, where, found, alarm, (where.id, member, found.attempt) in started)
    return MatrixCell(
        station=where.id,
        member=member,
        who=_who(state, where, member),
        state=known,
        words=_words(known, where, found, alarm),
        value=lossless(found.value, where.panel.decimals),
        time=duration(found.seconds) if found.seconds is not None else "",
        over=bool(found.penalty),
        alarm=alarm.kind if alarm else None,
    )


def _who(state: State, where: Station, member: str) -> str:
    """By blind code until the station's codes are open; by team then."""
    if not roll.opened(state, where.id):
        return roll.codes(state).of.get((where.id, member), "—")
    team = roll.entrant_of(state, member)
    if roll.scheme(state) is not None:
        return names.who(state, member)[0]
    return team.short if team else member


def _state(
    state: State,
    where: Station,
    found: Outcome,
    alarm: Alarm | None,
    started: bool,  # noqa: FBT001
) -> CellState:
    if alarm is not None:
        return "alarm" if alarm.grave else "warning"
    match found.state:
        case "absent" | "withdrawn" | "disqualified" as status:
            return status
        case "scored":
            return "locked" if _closed(state, where, found.member) else "to_sign"
        case "partial" | "blocked" | "conflict":
            return "partial"
        case _:
            return "scoring" if started else "waiting"


def _closed(state: State, where: Station, member: str) -> bool:
    scopes = seals.closing_scopes(state, where.id, member)
    return any(seals.seal(state, scope).state != "open" for scope in scopes)


def _words(known: CellState, where: Station, found: Outcome, alarm: Alarm | None) -> str:
    if alarm is not None:
        return alarm.word
    if where.kind == "part" and known in {"partial", "to_sign"}:
        return _("Entered") if known == "to_sign" else _("Begun")
    if known == "partial":
        return progress(found)
    return _(_STATES[known]) if known in _STATES else names.status(known)


def progress(found: Outcome) -> str:
    """How many sheets of how many are signed: ``3/5``; a paper has two typings."""
    if not found.due:
        return "1/2"
    return f"{len(found.sheets)}/{len(found.due) - len(found.excused)}"
