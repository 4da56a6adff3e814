"""The eve: draws from a seed agreed aloud, judges' seats, laptops, and the rules frozen."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from scorer.clerk import Clerk
from scorer.commands.parser import Commands, reason_option
from scorer.commands.performances import performed
from scorer.commands.session import Session, opened
from scorer.commands.terminal import Stop, say
from scorer.domain.model.officials import Duty
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import entering, setup
from scorer.domain.record.state import State
from scorer.exchange.contest_file import ContestFile, read_contest, template_names, template_path
from scorer.exchange.manifest import peek
from scorer.store.keyring import spoken
from scorer.views import names
from scorer.views.readiness import Point, readiness
from scorer.views.record_numbers import record_numbers
from scorer.words import N_, _

DRAWS: Final = ("entrants", "sites", "skills", "orders", "codes", "lot")
_SAID: Final[Mapping[str, str]] = MappingProxyType(
    {
        "entrants": N_("entrants drawn"),
        "sites": N_("sites drawn"),
        "skills": N_("skills drawn"),
        "orders": N_("orders drawn"),
        "codes": N_("codes drawn"),
        "lot": N_("lots drawn"),
    }
)


_AGAIN: Final[Mapping[str, Callable[..., setup.Facts]]] = MappingProxyType(
    {
        "sites": setup.draw_sites,
        "skills": setup.draw_skills,
        "orders": setup.draw_orders,
        "lot": entering.draw_lot,
    }
)
"""What may be drawn anew, with a reason."""


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    draw = commands.acting(
        "draw", draw_lots, _("draw entrants, sites, skills, orders, blind codes and lots")
    )
    draw.add_argument("what", choices=(*DRAWS, "all"), help=_("what is drawn"))
    draw.add_argument("--seed", required=True, help=_("the seed, agreed aloud and recorded"))
    draw.add_argument("--witness", default="", help=_("who watches, by id or name"))
    reason_option(draw, _("why it is drawn again"))
    records = commands.acting("draw-records", draw_records, _("draw which records are looked at"))
    records.add_argument("part", help=_("the part, by id"))
    records.add_argument("who", help=_("a number, name or team"))
    records.add_argument(
        "records", nargs="+", help=_("the numbers of all records, or FIRST-LAST; never a patient")
    )
    records.add_argument("--count", type=int, required=True, help=_("how many are drawn"))
    records.add_argument("--seed", required=True, help=_("the seed, agreed aloud and recorded"))
    records.add_argument("--witness", default="", help=_("who watches, by id or name"))
    seat = commands.acting("seat", seat_judges, _("put judges on a station's panel"))
    seat.add_argument("station", help=_("the station, by id (S1)"))
    seat.add_argument("judges", nargs="+", help=_("the judges by id, in the order of the seats"))
    commands.acting("start", freeze, _("freeze the rules and begin"))
    commands.on_file("ready", show_ready, _("say what is still to be done before the start"))
    copy = commands.acting("copy", copy_for, _("let another laptop in and make its copy"))
    copy.add_argument("--for", dest="name", required=True, help=_("what people call that laptop"))
    copy.add_argument("--out", type=Path, required=True, help=_("the copy to make (.leitai)"))
    admit = commands.acting("admit", admit_laptop, _("let in the laptop that made an export file"))
    admit.add_argument("export", type=Path, help=_("one of its export files"))


def draw_lots(asked: argparse.Namespace) -> None:
    """Draw one thing, or all that there is to draw: all of it, or nothing."""
    with opened(asked) as session:
        every = wanted(session.state) if asked.what == "all" else (asked.what,)
        witness = _witness(session, asked.witness)
        by = {what: session.by("coder" if what == "codes" else "clerk") for what in every}
        with session.clerk.journal.together():
            for what in every:
                _draw(session, what, by[what], witness, asked)
            first = next(iter(by.values()), "") or session.by("clerk")
            seated = asked.what in {"all", "skills"} and _seat_as_written(session, first)
        for what in every:
            say(_(_SAID[what]))
        if seated:
            say(_("judges seated as the template says"))


def wanted(state: State) -> tuple[str, ...]:
    """What is drawn in this contest, in order."""
    contest, scheme = roll.contest(state), roll.scheme(state)
    if scheme is None:
        return ("sites", "skills", "orders", "codes")
    skills = [s for s in roll.stations(state).values() if s.kind == "skill"]
    asked = {
        "entrants": bool(entering.strata(state)),
        "sites": bool(contest.sites),
        "orders": bool(skills),
        "codes": any(where.blind for where in skills),
        "lot": "lot" in scheme.ties,
    }
    return tuple(what for what in DRAWS if asked.get(what))


def _draw(session: Session, what: str, by: str, witness: str, asked: argparse.Namespace) -> None:
    if what == "codes":
        session.do(setup.draw_codes, by, asked.seed, witness)
    elif what == "entrants":
        session.do(entering.draw_entrants, by, asked.seed, witness)
    else:
        session.do(_AGAIN[what], by, asked.seed, witness, asked.reason)


def _witness(session: Session, named: str) -> str:
    known = roll.officials(session.state).values()
    found = next((o.id for o in known if named in {o.id, o.name}), "")
    if named and not found:
        raise Stop(_("There is no official {name}.").format(name=named))
    return found


def _seat_as_written(session: Session, by: str) -> bool:
    """Seat the panels of the template where nobody sits yet; whether that was done."""
    template, known = roll.contest(session.state).template, roll.officials(session.state)
    if template not in template_names() or roll.all_seats(session.state):
        return False
    panels = panels_of(session.clerk, read_contest(template_path(template)))
    if not panels or not known[by].may("chief", "clerk"):
        return False
    if not all(judge in known for panel in panels.values() for judge in panel):
        return False
    session.do(setup.assign_panels, by, panels)
    return True


def panels_of(clerk: Clerk, source: ContestFile) -> dict[str, tuple[str, ...]]:
    """The panels that a contest file writes, by station."""
    if source.scheme:
        return dict(source.seats)
    skills = [s.id for s in roll.stations(clerk.state).values() if s.kind == "skill"]
    if len(skills) != len(source.panels):
        return {}
    return dict(zip(skills, source.panels, strict=True))


def draw_all(clerk: Clerk, source: ContestFile, seed: str) -> None:
    """Draw everything for a new contest, and seat its panels."""
    chief = next(official.id for official in source.officials if official.may("chief"))
    steps = {"codes": setup.draw_codes, "entrants": entering.draw_entrants, **_AGAIN}
    while left := [what for what in wanted(clerk.state) if what in steps]:
        clerk.do(steps.pop(left[0]), chief, seed, "")
    panels = panels_of(clerk, source)
    if panels:
        clerk.do(setup.assign_panels, chief, panels)


def draw_records(asked: argparse.Namespace) -> None:
    """Draw some of somebody's records by their numbers."""
    with opened(asked) as session:
        station, subject = performed(session, asked.part, asked.who)
        about = (station, subject, record_numbers(asked.records), asked.count, asked.seed)
        witness = _witness(session, asked.witness)
        session.do(entering.draw_records, session.by("clerk"), *about, witness)
        drawn = entering.drawn_records(session.state, station, subject)
        who = names.performance(session.state, station, subject)
        say(_("{who}: {numbers} drawn").format(who=who, numbers=_(", ").join(drawn)))


def seat_judges(asked: argparse.Namespace) -> None:
    """Fill a station's seats in order."""
    with opened(asked) as session:
        by = session.by("clerk")
        session.do(setup.assign_panels, by, {asked.station: tuple(asked.judges)})
        for seat, judge in roll.seats(session.state, asked.station).items():
            say(f"{seat}  {names.official(session.state, judge)}")


def freeze(asked: argparse.Namespace) -> None:
    """Freeze the rules; ``Stop`` while something is missing, as in the window."""
    with opened(asked) as session:
        by = session.by("chief")
        if not roll.started(session.state):
            _refuse_unready([one for one in readiness(session.state) if one.key != "start"])
        session.do(setup.start_contest, by)
        rules = roll.contest(session.state).rules_hash[:8].upper()
        say(_("Rules {hash} frozen").format(hash=rules))


def show_ready(asked: argparse.Namespace) -> None:
    """List what is done and what is not; ``Stop`` while something is missing."""
    with opened(asked, read_only=True) as session:
        points = readiness(session.state)
    for point in points:
        say(f"{'✓' if point.done else '–'} {point.name}  {point.detail}".rstrip())
    _refuse_unready(points)


def _refuse_unready(points: Sequence[Point]) -> None:
    lacking = [point.name for point in points if not point.done]
    if lacking:
        words = _("Not ready yet. Still open: {list}")
        raise Stop(words.format(list=_(", ").join(lacking)))


def copy_for(asked: argparse.Namespace) -> None:
    """Make a copy that another laptop opens and goes on from."""
    if asked.out.exists():
        raise FileExistsError(asked.out)
    with opened(asked) as session:
        by = session.by("chief")
        path = session.asked(lambda name: session.clerk.copy_for(name, asked.out, by), asked.name)
    say(_("Copy for {name}: {path}").format(name=asked.name, path=path))


def admit_laptop(asked: argparse.Namespace) -> None:
    """Let a laptop in by its fingerprint, which two people have compared."""
    duty: Duty = "chief"
    manifest = peek(asked.export)
    with opened(asked) as session:
        by = session.by(duty)
        if session.state.last(f.LaptopAdmitted, manifest.laptop):
            raise Stop(_("{name} is let in already.").format(name=manifest.name))
        session.do(setup.admit_laptop, by, manifest.laptop, manifest.key, manifest.name)
    say(_("{name} is let in: {mark}").format(name=manifest.name, mark=spoken(manifest.laptop)))
