"""Setting up: the contest, its roster, draws and seats, and what is still open before the start."""

from dataclasses import dataclass
from typing import Literal

from scorer.domain.model.contest import Contest, Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.drawn_skills import own_skills
from scorer.domain.record.state import Entry, State
from scorer.views import kinds, names
from scorer.views.part_lines import PartLine, part_lines
from scorer.views.record_draws import RecordsLine, record_draws
from scorer.views.rule_choices import open_choices
from scorer.words import _, n_

Subject = Literal["entrants", "sites", "skills", "order", "codes", "lot"]
SUBJECTS: tuple[Subject, ...] = ("entrants", "sites", "skills", "order", "codes", "lot")
SHORT = 8
"""So many characters of the rules' hash are read aloud."""


@dataclass(frozen=True, slots=True)
class DrawLine:
    """A draw: what came out, or that it is still to be made; ``seed`` empty until then.

    ``ready``: what it rests on is there. ``again``: it may be repeated, with a reason.
    """

    subject: Subject
    title: str
    result: str
    seed: str
    witness: str
    at: str
    ready: bool
    again: bool

    @property
    def made(self) -> bool:
        """Whether it was made."""
        return bool(self.at)


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A skill station and who sits at which seat (names; empty: nobody yet).

    ``name`` is its ``door`` and ``title``.
    """

    station: str
    name: str
    title: str
    door: str
    role: str
    judges: tuple[str, ...]
    seated: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether nobody is lacking."""
        return all(self.seated)


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """Something that must be true before the start; ``note`` says how far it is."""

    words: str
    note: str
    done: bool


@dataclass(frozen=True, slots=True)
class SetupView:
    """All of it; ``started`` is the time of the start, empty before it.

    ``who`` says what is counted in ``teams``; ``parts`` are those of a scheme, and
    ``records`` the draws of case records among them.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    teams: int
    people: int
    source: str
    roster_open: bool
    draws: tuple[DrawLine, ...]
    panels: tuple[PanelLine, ...]
    ready: tuple[ReadyLine, ...]
    rules_hash: str
    started: str
    played: bool
    who: str = ""
    parts: tuple[PartLine, ...] = ()
    records: tuple[RecordsLine, ...] = ()

    @property
    def open(self) -> tuple[ReadyLine, ...]:
        """What keeps the contest from being started."""
        return tuple(line for line in self.ready if not line.done)


def setup(state: State) -> SetupView:
    """The view."""
    contest, people = roll.contest(state), roll.people(state)
    begun = state.entry(f.ContestStarted)
    draws = tuple(_draw(state, subject) for subject in SUBJECTS if _held(state, subject))
    panels = tuple(_panel(state, s) for s in roll.stations(state).values() if s.kind == "skill")
    first = next(iter(people.members.values()), None)
    return SetupView(
        title=names.said(contest.title),
        facts=_facts(contest),
        teams=len(people.entrants),
        people=len(people.members),
        source=first.source if first else "",
        roster_open=begun is None and not state.table(f.DrawMade),
        draws=draws,
        panels=panels,
        ready=_ready(state, draws, panels),
        rules_hash=contest.rules_hash,
        started=begun.at if begun else "",
        played=played(contest),
        who=kinds.counted(state),
        parts=part_lines(state),
        records=record_draws(state),
    )


def played(contest: Contest) -> bool:
    """Whether the contest is only played: then its PINs may be shown to everybody."""
    return contest.rehearsal or "-demo-" in contest.id


def _facts(contest: Contest) -> tuple[tuple[str, str], ...]:
    shares = " · ".join(names.said(stage.name) for stage in contest.rounds)
    sites = _(", ").join(names.said(site.name) for site in contest.sites)
    pairs = (
        (_("Date"), contest.date),
        (_("Venue"), names.said(contest.venue)),
        (_("Held by"), _(", ").join(names.said(issuer) for issuer in contest.issuers)),
        (_("Rounds"), shares),
        (_("Sites"), sites),
        (_("Roles"), _(", ").join(names.said(role.name) for role in contest.roles)),
    )
    return tuple((label, value) for label, value in pairs if value)


def _held(state: State, subject: Subject) -> bool:
    """Whether a contest has that draw at all."""
    contest, scheme = roll.contest(state), roll.scheme(state)
    if subject == "sites":
        return bool(contest.sites)
    if scheme is None:
        pools = any(stage.pools for stage in contest.rounds)
        return pools and subject in {"skills", "order", "codes"}
    skills = [s for s in roll.stations(state).values() if s.kind == "skill"]
    return {
        "entrants": scheme.entry_draw is not None,
        "order": bool(skills),
        "codes": any(where.blind for where in skills),
        "lot": "lot" in scheme.ties,
    }.get(subject, False)


def _entries(state: State, subject: Subject) -> list[Entry[f.DrawMade]]:
    return [
        entry
        for slot, entry in state.each(f.DrawMade)
        if slot[0].partition(":")[0] == subject and _present(state, slot[0])
    ]


def _present(state: State, subject: str) -> bool:
    """Whether a draw is about a station that is still there."""
    kind, _colon, about = subject.partition(":")
    return kind in {"entrants", "sites", "skills", "lot"} or about in roll.stations(state)


def _draw(state: State, subject: Subject) -> DrawLine:
    found = _entries(state, subject)
    titles: dict[Subject, str] = {
        "sites": _("Sites"),
        "skills": _("Skills"),
        "order": _("Order of appearance"),
        "codes": _("Blind codes"),
        "entrants": _("Who competes"),
        "lot": _("Lots for equal totals"),
    }
    last = max(found, key=lambda entry: entry.order, default=None)
    skills = any(s.kind == "skill" for s in roll.stations(state).values())
    return DrawLine(
        subject=subject,
        title=titles[subject],
        result=_result(state, subject, found) if last else "",
        seed=last.fact.seed if last else "",
        witness=names.official(state, last.fact.witness) if last else "",
        at=last.at if last else "",
        ready=_can_be(state, subject, skills=skills),
        again=bool(last) and subject != "codes" and not roll.started(state),
    )


def _can_be(state: State, subject: Subject, *, skills: bool) -> bool:
    """Whether what a draw rests on is there; lots are drawn once results may be equal."""
    if subject == "entrants":
        return bool(roll.candidates(state)) and not roll.started(state)
    if subject == "lot":
        return roll.started(state)
    return bool(roll.people(state).entrants) and (skills or subject in {"sites", "skills"})


def _result(state: State, subject: Subject, found: list[Entry[f.DrawMade]]) -> str:
    count = sum(len(entry.fact.result) for entry in found)
    if subject == "sites":
        words = n_("{count} team to {sites} sites", "{count} teams to {sites} sites", count)
        return words.format(count=count, sites=len(roll.contest(state).sites))
    if subject == "skills" and own_skills(state):
        words = n_(
            "{count} contestant has drawn out of {skills}",
            "{count} contestants have drawn out of {skills}",
            len(found),
        )
        listed = _(", ").join(
            f"{s.number} {names.said(s.title)}"
            for s in roll.stations(state).values()
            if s.kind == "skill"
        )
        return words.format(count=len(found), skills=listed)
    if subject == "skills":
        skills = [s for s in roll.stations(state).values() if s.kind == "skill"]
        return _(", ").join(f"{s.number} {names.said(s.title)}" for s in skills)
    if subject == "entrants":
        return n_("{count} drawn", "{count} drawn", count).format(count=count)
    if subject == "lot":
        return kinds.many(roll.contest(state), count)
    stations = len(found)
    if subject == "order":
        words = n_("{count} place at {stations} stations", "{count} places at {stations} stations",
                   count)  # fmt: skip
    else:
        words = n_("{count} code at {stations} stations", "{count} codes at {stations} stations",
                   count)  # fmt: skip
    return words.format(count=count, stations=stations)


def _panel(state: State, where: Station) -> PanelLine:
    held = roll.seats(state, where.id)
    size = max(where.panel.judges, *held, 1)
    judges = tuple(held.get(seat, "") for seat in range(1, size + 1))
    return PanelLine(
        station=where.id,
        name=names.station(where),
        title=names.said(where.title),
        door=names.door(state, where.id),
        role=names.role_of(state, where.role),
        judges=judges,
        seated=tuple(names.official(state, judge) if judge else "" for judge in judges),
    )


def _ready(
    state: State, draws: tuple[DrawLine, ...], panels: tuple[PanelLine, ...]
) -> tuple[ReadyLine, ...]:
    contest, people = roll.contest(state), roll.people(state)
    choices = open_choices(contest.rules)
    size = kinds.size(state)
    empty = sum(not name for panel in panels for name in panel.seated)
    locked = [o.name for o in roll.officials(state).values() if o.pin is None]
    lines = [
        ReadyLine(_("Every choice is made"), " ".join(choices), not choices),
        ReadyLine(_("The roster is read"), size, bool(people.entrants)),
    ]
    lines += [
        ReadyLine(_("Draw: {what}").format(what=draw.title), names.clock(draw.at), draw.made)
        for draw in draws
        if draw.subject != "lot"
    ]
    if panels or any(stage.pools for stage in contest.rounds):
        seats = n_("{count} seat is empty", "{count} seats are empty", empty).format(count=empty)
        note = seats if empty else ""
        lines.append(ReadyLine(_("Every seat has a judge"), note, bool(panels) and not empty))
    lines.append(ReadyLine(_("Every official has a PIN"), _(", ").join(locked), not locked))
    return tuple(lines)
