"""What the stage shows: scenes made of released results, codes and drawn orders, nothing else.

A *cue* says which scene; the scene's view is all that ever reaches the stage window.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from scorer.domain.model.contest import Station
from scorer.domain.model.people import Entrant, Member
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.first_few import first_few
from scorer.domain.record.outcome import NO_RESULT, Outcome, outcome
from scorer.domain.record.state import State
from scorer.views import kinds, names, standings
from scorer.views.history import duration
from scorer.views.points import NONE, lossless, points
from scorer.words import _

PAGE: Final = 12
"""So many rows of standings are shown at once."""
SceneName = Literal["standings", "callup", "performance", "title", "dark"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Which scene: the standings of a round ("" for the total), a call-up, one performance."""

    scene: SceneName
    round: str = ""
    station: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Rows that are shown at once; ``first`` is the number of the first of its division's rows."""

    division: str
    first: int
    rows: tuple[standings.Row, ...]


@dataclass(frozen=True, slots=True)
class BoardScene:
    """The standings: ``sub`` says what counts, ``note`` when it was released.

    ``who`` is what those who are ranked are called; ``divisions`` are the classes that are ranked
    apart, by id and name.
    """

    title: str
    sub: str
    columns: tuple[str, ...]
    rows: tuple[standings.Row, ...]
    contest: str
    time: str
    note: str
    provisional: bool
    who: str = ""
    divisions: tuple[tuple[str, str], ...] = ()

    @property
    def pages(self) -> tuple[BoardPage, ...]:
        """The rows page by page: none holds two divisions, whose places have nothing in common."""
        named, found = dict(self.divisions), []
        for division, group in groupby(self.rows, key=lambda row: row.division):
            rows = tuple(group)
            found += [
                BoardPage(named.get(division, ""), at + 1, rows[at : at + PAGE])
                for at in range(0, len(rows), PAGE)
            ]
        return tuple(found) or (BoardPage("", 1, ()),)


@dataclass(frozen=True, slots=True)
class CallRow:
    """One station: the codes that perform, are called, and stand on deck; ``newest`` is gold."""

    station: str
    now: str
    called: str
    deck: str
    newest: bool = False


@dataclass(frozen=True, slots=True)
class CallScene:
    """Who is to come to which station, by blind code."""

    title: str
    sub: str
    rows: tuple[CallRow, ...]
    call: str
    note: str


@dataclass(frozen=True, slots=True)
class MarkPlate:
    """One judge's total, and why it was struck."""

    judge: str
    total: str
    struck: str = ""


@dataclass(frozen=True, slots=True)
class PerformanceScene:
    """One released performance: who, the judges' totals with the struck ones, the result."""

    title: str
    sub: str
    order: str
    name: str
    role: str
    unit: str
    short: str
    time: str
    plates: tuple[MarkPlate, ...]
    result: str
    place: str
    rule: str
    contest: str


@dataclass(frozen=True, slots=True)
class TitleScene:
    """The contest's name and venue, or nothing at all."""

    title: str
    sub: str
    dark: bool = False


SceneView = BoardScene | CallScene | PerformanceScene | TitleScene


def scene(state: State, cue: Cue, drafts: Collection[tuple[str, str, int, int]] = ()) -> SceneView:
    """The view of a cue. ``drafts`` (keys only) tell who is performing at this laptop."""
    match cue.scene:
        case "standings":
            return board_scene(state, cue.round)
        case "callup":
            return call_scene(state, drafts)
        case "performance":
            return performance_scene(state, cue.station, cue.member) or title_scene(state)
        case "title" | "dark":
            return title_scene(state, dark=cue.scene == "dark")


def title_scene(state: State, *, dark: bool = False) -> TitleScene:
    """The contest by name."""
    contest = roll.contest(state)
    return TitleScene(names.said(contest.title), names.said(contest.venue), dark)


def board_scene(state: State, round_: str = "") -> BoardScene:
    """The standings of what is released."""
    view = standings.table(state, round_=round_)
    counted = [c for c in view.columns if c.counted]
    title = view.round or kinds.standings(roll.contest(state))
    return BoardScene(
        title=title,
        sub=_what_counts(view, counted),
        columns=tuple(names.head_of(c.name) for c in view.columns),
        who=kinds.one(roll.contest(state)),
        rows=view.rows if counted else (),
        contest=names.said(roll.contest(state).title),
        time=view.as_of,
        note=_note(view),
        provisional=view.provisional,
        divisions=tuple((one.id, names.said(one.name)) for one in roll.divisions(state)),
    )


def _what_counts(view: standings.StandingsView, counted: list[standings.Column]) -> str:
    if not counted:
        return _("Nothing is released yet")
    if not view.provisional:
        return _("Final") if view.final else _("All parts released")
    last = counted[-1]
    return _("Provisional · {round}, {done} of {all} released").format(
        round=names.head_of(last.name), done=last.counted, all=last.of
    )


def _note(view: standings.StandingsView) -> str:
    if view.since:
        return _("updated · movement since {since}").format(since=view.since)
    return _("updated") if view.as_of else ""


# -- call-up -----------------------------------------------------------------------------------


def call_scene(state: State, drafts: Collection[tuple[str, str, int, int]] = ()) -> CallScene:
    """Who performs, who is called and who stands on deck at each station, by code."""
    working = {(key[0], key[1]) for key in drafts}
    skills = [s for s in roll.stations(state).values() if s.kind == "skill"]
    newest = _newest(state, skills)
    rows = tuple(_call_row(state, where, working, newest) for where in skills)
    hot = next((row for row in rows if row.newest and row.called != NONE), None)
    call = (
        _("{code}, please come to {station}").format(code=hot.called, station=hot.station)
        if hot
        else ""
    )
    return CallScene(
        title=_("Call-up"),
        sub=_("Please come in by your code"),
        rows=rows,
        call=call,
        note=_("Bring your badge"),
    )


def _newest(state: State, skills: list[Station]) -> str:
    """The station at which something was signed last: its call is the newest."""
    known = {where.id for where in skills}
    last = max(
        (line[-1] for slot, line in state.table(f.SheetSigned).items() if slot[0] in known),
        key=lambda entry: entry.order,
        default=None,
    )
    if last is not None:
        return last.fact.station
    return skills[0].id if skills else ""


def _call_row(state: State, where: Station, working: set[tuple[str, str]], newest: str) -> CallRow:
    coming: list[str] = []
    under_way: list[str] = []
    for member in roll.queue(state, where.id):
        found = outcome(state, where.id, member)
        if found.final or found.state == "blocked":
            continue
        coming.append(member)
        if found.sheets or (where.id, member) in working:
            under_way.append(member)
    few = [m for m in first_few(state, where) if m in under_way]
    through = few[:-1]  # of those who are scored together only the last one still performs
    now = [m for m in under_way if m not in through][:1]
    rest = [m for m in coming if m not in now and m not in through]
    called, deck = ([_called(state, where, m) for m in rest] + [NONE, NONE])[:2]
    return CallRow(
        station=names.said(where.title),
        now=_called(state, where, now[0]) if now else NONE,
        called=called,
        deck=deck,
        newest=where.id == newest and called != NONE,
    )


def _called(state: State, where: Station, member: str) -> str:
    """Who is called: by blind code; by name where who performs is plain to see anyway."""
    known = names.called(state, where, member)
    return NONE if known == "—" else known


# -- one performance ---------------------------------------------------------------------------


def performance_scene(state: State, station: str, member: str) -> PerformanceScene | None:
    """One performance as released; None while it is not."""
    public = seals.released(state)
    where = roll.stations(public).get(station)
    if where is None or station not in seals.released_parts(state):
        return None
    found = outcome(public, station, member)
    team = roll.entrant_of(public, member)
    if team is None:
        return None
    person = roll.people(public).members.get(member)
    result = (
        names.status(found.state)
        if found.state in NO_RESULT
        else points(found.value, where.panel.decimals)
    )
    return PerformanceScene(
        title=names.said(where.title),
        sub=_("{round} · station {number}").format(
            round=names.head_of(names.round_of(public, where.round)), number=where.number
        ),
        order=_("No. {number} to appear").format(
            number=roll.queue(public, station).index(member) + 1
        ),
        name=person.name if person else team.name,
        role=names.role_of(public, person.role) if person else "",
        unit=_home(team, person),
        short=team.short,
        time=_clock(found),
        plates=_plates(found),
        result=result,
        place=_place(public, where, found),
        rule=_rule(where),
        contest=names.said(roll.contest(public).title),
    )


def _home(team: Entrant, person: Member | None) -> str:
    """Where a performer comes from: the team, or the unit of who stands for itself."""
    return team.name if person and person.name != team.name else team.unit


def released_performances(state: State) -> tuple[tuple[str, str], ...]:
    """Every performance that may be shown: station and member, in the order of appearance."""
    known = roll.stations(state)
    return tuple(
        (part, member)
        for part in seals.released_parts(state)
        if known[part].kind == "skill"
        for member in roll.queue(state, part)
    )


def _clock(found: Outcome) -> str:
    if found.seconds is None:
        return ""
    minutes, _colon, seconds = duration(found.seconds).partition(":")
    return f"{minutes.rjust(2, '0')}:{seconds}"


def _plates(found: Outcome) -> tuple[MarkPlate, ...]:
    panel = found.panel
    if panel is None:
        return ()
    why = dict.fromkeys(panel.dropped_high, _("Highest dropped"))
    why |= dict.fromkeys(panel.dropped_low, _("Lowest dropped"))
    return tuple(
        MarkPlate(
            judge=_("Judge {seat}").format(seat=seat),
            total=lossless(sheet.fact.total, 1),
            struck=why.get(seat, ""),
        )
        for seat, sheet in found.sheets.items()
    )


def _place(state: State, where: Station, found: Outcome) -> str:
    values = [
        other.value
        for member in roll.performers(state, where)
        if (other := outcome(state, where.id, member)).state == "scored"
    ]
    if found.state != "scored" or found.value is None:
        return ""
    rank = 1 + sum(value is not None and value > found.value for value in values)
    return _("Place {rank} of {count} at this station").format(rank=rank, count=len(values))


def _rule(where: Station) -> str:
    panel = where.panel
    if not panel.drop_high and not panel.drop_low:
        return _("Mean of all {judges} judges").format(judges=panel.judges)
    return _("{high} highest and {low} lowest dropped, mean of the other {rest}").format(
        high=panel.drop_high,
        low=panel.drop_low,
        rest=panel.judges - panel.drop_high - panel.drop_low,
    )
