"""Closing: seals, codes opened by two people, releases."""

import argparse

from scorer.commands.parser import Commands, reason_option
from scorer.commands.session import opened
from scorer.commands.terminal import say
from scorer.domain.record import roll
from scorer.domain.record.decisions import control
from scorer.exchange.published import publish_standings
from scorer.views import names
from scorer.words import _


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    scope = _("a station (S1), a round (r1), a site's part of it (r1@s2), or results")
    seal = commands.acting("seal", seal_scope, _("close what is complete"))
    seal.add_argument("scope", help=scope)
    reason_option(seal, _("why it is sealed again"))
    codes = commands.acting("open-codes", open_codes, _("make the blind codes of a station public"))
    codes.add_argument("station", help=_("the station, by id (S1), or all"))
    codes.add_argument("--witness", help=_("the supervisor, by id or name"))
    codes.add_argument("--witness-pin", help=_("the supervisor's PIN"))
    release = commands.acting("release", release_scope, _("let what is sealed be shown"))
    release.add_argument("scope", help=scope)


def seal_scope(asked: argparse.Namespace) -> None:
    """Seal a scope; a clerk may seal a site's papers."""
    with opened(asked) as session:
        by = session.by(*(("clerk",) if "@" in asked.scope else ("chief",)))
        session.do(control.seal_scope, by, asked.scope, asked.reason)
        say(_("{scope} sealed").format(scope=names.scope(session.state, asked.scope)))


def open_codes(asked: argparse.Namespace) -> None:
    """Open codes: the code judge and the supervisor both prove themselves."""
    with opened(asked) as session:
        by = session.by("coder")
        witness = session.proved(asked.witness, asked.witness_pin, ("supervisor",))
        stations: tuple[str, ...] = (asked.station,)
        if asked.station == "all":
            known = roll.stations(session.state)
            stations = tuple(s for s in known if not roll.opened(session.state, s))
        for station in stations:
            session.do(control.open_codes, by, station, witness)
            said = names.station_of(session.state, station)
            say(_("Codes of {station} opened").format(station=said))


def release_scope(asked: argparse.Namespace) -> None:
    """Release a scope."""
    with opened(asked) as session:
        session.do(control.release, session.by("chief"), asked.scope)
        publish_standings(session.clerk)
        say(_("{scope} released").format(scope=names.scope(session.state, asked.scope)))
