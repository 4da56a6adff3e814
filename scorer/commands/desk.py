"""The check-in desk: arrivals by code, number or name; absences, withdrawals, disqualifications."""

import argparse
import sys
from collections.abc import Iterator
from typing import Final, get_args

from scorer.commands.parser import Commands, reason_option
from scorer.commands.session import Session, opened
from scorer.commands.terminal import Stop, say
from scorer.domain.model.codes import Code, CodeFault, badge_code, parse_code
from scorer.domain.model.exact import brief, exact
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk
from scorer.domain.record.facts import Status
from scorer.domain.record.state import State
from scorer.views import names
from scorer.words import _

_STATUSES: Final[tuple[Status, ...]] = get_args(Status)


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    come = commands.acting("checkin", check_in, _("check members in by code, number or name"))
    come.add_argument(
        "who", nargs="+", help=_("badge codes, numbers, names or teams; - reads one a line")
    )
    come.add_argument("--late", action="store_true", help=_("they came late"))
    come.add_argument("--undo", action="store_true", help=_("take the arrival back"))
    status = commands.acting("status", set_status, _("set absent, withdrawn or disqualified"))
    status.add_argument("who", help=_("a number, name or team; or a blind code, for its station"))
    status.add_argument(
        "status",
        choices=[known or "none" for known in _STATUSES],
        help=_("the status; none takes it back"),
    )
    status.add_argument("--scope", default="", help=_("a round or station alone, by id"))
    reason_option(status)
    loss = commands.acting("penalty", set_penalty, _("take points off for a violation"))
    loss.add_argument("who", help=_("a number, name or team"))
    loss.add_argument("points", help=_("how many points; 0 takes the penalty back"))
    loss.add_argument("--part", default="", help=_("the part where it happened, by id"))
    reason_option(loss)


def check_in(asked: argparse.Namespace) -> None:
    """Check in everybody who is named; each on its own, in order."""
    with opened(asked) as session:
        by = session.by("desk", "clerk")
        for text in _each(asked.who):
            for member in whoever(session.state, text):
                _one(session, by, member, asked)


def _one(session: Session, by: str, member: str, asked: argparse.Namespace) -> None:
    if asked.undo:
        session.do(desk.undo_arrival, by, member)
        words = _("{who}: arrival taken back")
    else:
        session.do(desk.check_in, by, member, late=asked.late)
        words = _("{who} checked in")
    say(words.format(who=names.subject(session.state, member)))


def set_status(asked: argparse.Namespace) -> None:
    """Set a status, or take it back."""
    status = next((known for known in _STATUSES if known == asked.status), _STATUSES[0])
    with opened(asked) as session:
        by = session.by(*(("desk", "clerk") if status == "absent" else ("chief",)))
        scope, subject = _whose_status(session.state, asked.who, asked.scope)
        session.do(desk.set_status, by, subject, status, scope, asked.reason)
        word = names.status(status) or _("no status")
        who = names.subject_at(session.state, subject, scope)
        say(_("{who}: {status}").format(who=who, status=word))


def _whose_status(state: State, text: str, scope: str) -> tuple[str, str]:
    """What a status is for, and whose it is; of a blind code it is for the code's station."""
    coded = roll.codes(state).whose.get(text.strip().upper())
    if coded is not None and scope in {"", coded[0]}:
        return coded
    return scope, team_named(state, text) or one_member(state, text)


def set_penalty(asked: argparse.Namespace) -> None:
    """Take points from an entrant; 0 takes the penalty back."""
    try:
        points = exact(asked.points)
    except ValueError:
        raise Stop(_("“{text}” is not a number.").format(text=asked.points)) from None
    with opened(asked) as session:
        entrant = entrant_named(session.state, asked.who)
        session.do(desk.set_penalty, session.by("chief"), entrant, points, asked.reason, asked.part)
        who = names.subject(session.state, entrant)
        say(_("{who} loses {points} points").format(who=who, points=brief(points)))


def whoever(state: State, text: str) -> tuple[str, ...]:
    """The members whom a code, number, name or team means. ``Stop`` where there is none."""
    team = team_named(state, text)
    if team:
        return tuple(member.id for member in roll.people(state).entrants[team].members)
    return (one_member(state, text),)


def one_member(state: State, text: str) -> str:
    """The one member of a badge's code, a number or a name. ``Stop`` for none, or for several."""
    people = roll.people(state)
    plain = text.strip()
    code = parse_code(plain)
    if isinstance(code, Code):
        found = [m for badge, m in people.badges.items() if badge_code(badge) == code.text]
    elif code is not CodeFault.NOT_OURS:
        raise Stop(_("The code {code} was not read whole. Scan it again.").format(code=plain))
    else:
        found = [m for m in people.members.values() if plain in {m.number, m.name, m.id}]
    if len(found) == 1:
        return found[0].id
    if not found:
        raise Stop(_("There is nobody with the code, number or name {text}.").format(text=plain))
    several = _(", ").join(f"{m.number} {people.team[m.id].short}" for m in found)
    raise Stop(
        _("{text} is several people: {who}. Give the number.").format(text=plain, who=several)
    )


def team_named(state: State, text: str) -> str:
    """The team of that number, name or short name; empty where there is none."""
    plain = text.strip()
    teams = roll.people(state).entrants.values()
    return next((t.id for t in teams if plain in {t.number, t.name, t.short, t.id}), "")


def entrant_named(state: State, text: str) -> str:
    """The team of a number or name, or of a member. ``Stop`` for none."""
    return team_named(state, text) or roll.people(state).team[one_member(state, text)].id


def _each(texts: list[str]) -> Iterator[str]:
    for text in texts:
        if text == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield text
