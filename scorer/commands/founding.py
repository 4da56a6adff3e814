"""Before the contest: templates, a new contest, its roster."""

import argparse
import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.commands.parser import Commands
from scorer.commands.refusals import in_file
from scorer.commands.session import opened
from scorer.commands.terminal import Progress, Stop, say, show_table, warn
from scorer.domain.model.contest import Contest
from scorer.domain.model.officials import Official, pin
from scorer.domain.model.people import Entrant
from scorer.domain.model.scheme import Division
from scorer.domain.record import roll
from scorer.domain.record.decisions.setup import founding, set_entrants
from scorer.exchange.contest_file import ContestFile, read_contest, template_names, template_path
from scorer.exchange.roster import read_roster
from scorer.exchange.tables import Table
from scorer.views import kinds, names
from scorer.words import _


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    commands.add("templates", templates, _("list the templates that a contest can be made from"))
    new = commands.add("new", make, _("make a contest's file from a template and a roster"))
    new.add_argument("template", help=_("a template's id, or a contest file (.yaml)"))
    new.add_argument("--roster", type=Path, help=_("the roster (.xlsx, .xls or .csv)"))
    new.add_argument("--out", type=Path, required=True, help=_("the file to make (.leitai)"))
    new.add_argument(
        "--seed", help=_("draw everything and seat the judges at once, from this seed")
    )
    new.add_argument("--demo", action="store_true", help=_("take the demo's own roster and PINs"))
    take = commands.acting("roster", take_roster, _("show the roster, or take a new one"))
    take.add_argument("roster", type=Path, nargs="?", help=_("the roster (.xlsx, .xls or .csv)"))


def templates(_asked: argparse.Namespace) -> None:
    """List the shipped templates."""
    rows = []
    for name in template_names():
        source = read_contest(template_path(name))
        contest = source.contest
        rows.append((name, names.said(source.name), kinds.prizes(contest)))
    heads = (_("Template"), _("Contest"), _("Prizes"))
    show_table(Table(headers=heads, rows=tuple(rows)), "table", None)


def make(asked: argparse.Namespace) -> None:
    """Make a contest's file; nothing is left behind where that fails."""
    path = template_file(asked.template)
    source = read_contest(path)
    if asked.demo and not source.demo.roster:
        raise Stop(_("{template} has no demo roster.").format(template=asked.template))
    contest = replace(source.contest, id=f"{source.contest.id}-{secrets.token_hex(4)}")
    roster = asked.roster or (path.parent / source.demo.roster if asked.demo else None)
    entrants = read_entrants(roster, contest, source.divisions) if roster else ()
    if asked.out.exists():
        raise FileExistsError(asked.out)
    pins = _pins(source, demo=asked.demo)
    rubrics = source.rubrics.values()
    facts = founding(contest, rubrics, _officials(source, pins), entrants, source.scheme)
    chief = next(official.id for official in source.officials if official.may("chief"))
    with Clerk.create(asked.out, facts, chief) as clerk:
        if asked.seed:
            from scorer.commands.draws import draw_all  # noqa: PLC0415  # only when asked for

            draw_all(clerk, source, asked.seed)
        _told(clerk, source, pins)


def _told(clerk: Clerk, source: ContestFile, pins: dict[str, str]) -> None:
    contest = roll.contest(clerk.state)
    count = len(roll.people(clerk.state).entrants)
    many = kinds.many(contest, count)
    say(_("{contest}: {entrants}").format(contest=names.said(contest.title), entrants=many))
    say(_("PINs, shown this once:"))
    for official in source.officials:
        said = names.duties(official)
        say(f"  {pins[official.id]}  {official.id}  {official.name}  {said}")
    if contest.rules.open:
        still = ", ".join(contest.rules.open)
        say(_("Still to be decided: {choices}").format(choices=still))


def take_roster(asked: argparse.Namespace) -> None:
    """Show who is entered, or take a roster whole."""
    with opened(asked, read_only=asked.roster is None) as session:
        if asked.roster is not None:
            contest, divisions = roll.contest(session.state), roll.divisions(session.state)
            entrants = read_entrants(asked.roster, contest, divisions)
            session.do(set_entrants, session.by("clerk"), entrants)
        people = roll.people(session.state)
        rows = tuple(
            (m.number, m.name, names.role_of(session.state, m.role), people.team[m.id].name)
            for m in people.members.values()
        )
    heads = (_("Number"), _("Name"), _("Role"), _("Unit"))
    show_table(Table(headers=heads, rows=rows), "table", None)


def template_file(template: str) -> Path:
    """The contest file of a template's id, or a contest file itself. ``Stop`` for neither."""
    path = Path(template)
    if path.suffix in {".yaml", ".yml"}:
        return path
    if template not in template_names():
        known = ", ".join(template_names())
        raise Stop(
            _("There is no template {name}. Known are: {known}.").format(name=template, known=known)
        )
    return template_path(template)


def read_entrants(
    path: Path, contest: Contest, divisions: Sequence[Division] = ()
) -> tuple[Entrant, ...]:
    """Read a roster whole; ``Stop`` with all its faults.

    What should be looked at and what was tidied goes to standard error.
    """
    found = read_roster(path, contest, lambda: secrets.token_hex(8), divisions)
    if found.faults:
        raise in_file(path, found.faults)
    warn(in_file(path, found.notices).lines)
    warn([one.say() for one in found.cleaned])
    return found.entrants


def _pins(source: ContestFile, *, demo: bool) -> dict[str, str]:
    return {
        official.id: (source.demo.pins.get(official.id, "") if demo else "")
        or f"{secrets.randbelow(10**6):06}"
        for official in source.officials
    }


def _officials(source: ContestFile, pins: dict[str, str]) -> tuple[Official, ...]:
    """The officials with the digests of their PINs; each takes a fifth of a second."""
    progress, count = Progress(), len(source.officials)

    def made(official: Official) -> Official:
        return replace(official, pin=pin(pins[official.id], secrets.token_bytes(16)))

    done: list[Official] = []
    with ThreadPoolExecutor() as many:
        for official in many.map(made, source.officials):
            done.append(official)
            progress(len(done), count, _("PINs"))
    return tuple(done)
