"""Entries of a contest's parts: one filled form, typed field by field."""

import argparse

from scorer.commands.parser import Commands
from scorer.commands.performances import pairs, performance
from scorer.commands.ruling import about_one
from scorer.commands.session import opened
from scorer.commands.terminal import say
from scorer.domain.record.decisions import entries
from scorer.views import names
from scorer.words import _


def add(commands: Commands) -> None:
    """Add the command."""
    form = about_one(commands, "entry", enter_form, _("enter one form of a part"))
    form.add_argument(
        "number", type=int, help=_("the seat, the attempt, the typing or the place in a ledger")
    )
    form.add_argument("values", nargs="+", help=_("what is on the form"))


def enter_form(asked: argparse.Namespace) -> None:
    """Enter a form; whoever acts must be a clerk, a judge or the host."""
    with opened(asked) as session:
        where = performance(session, asked.performance)
        values = pairs(asked.values)
        session.do(entries.make_entry, session.by("clerk"), *where, asked.number, values)
        say(_("{who}: recorded").format(who=names.performance(session.state, *where)))
