"""Rulings that laptops made differently: shown, and made anew by the chief judge."""

import argparse

from scorer.commands.parser import Commands, reason_option
from scorer.commands.session import opened
from scorer.commands.terminal import Stop, say, show_table
from scorer.domain.record.decisions.rulings import settle_ruling
from scorer.domain.record.state import State
from scorer.exchange.tables import Table
from scorer.views.alarms import alarms
from scorer.views.ruling_alarms import RulingVersion, ruling_disputes
from scorer.words import _, n_


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    anew = commands.acting(
        "rulings", rule_anew, _("show rulings that laptops made differently, or say which counts")
    )
    anew.add_argument("ruling", type=int, nargs="?", help=_("the ruling that counts, as shown"))
    reason_option(anew)


def rule_anew(asked: argparse.Namespace) -> None:
    """Make one of contradicting rulings anew; without a choice, show them."""
    with opened(asked, read_only=asked.ruling is None) as session:
        found = _versions(session.state)
        if not found:
            raise Stop(_("No rulings of laptops differ."))
        if asked.ruling is None:
            _show(found)
            return
        if not 1 <= asked.ruling <= len(found):
            raise Stop(
                _("There is no number {number}; there are {count}.").format(
                    number=asked.ruling, count=len(found)
                )
            )
        title, kept = found[asked.ruling - 1]
        session.do(settle_ruling, session.by("chief"), kept.record, asked.reason)
        say(_("{who}: ruled").format(who=title))
        alarms_open(session.state)


def alarms_open(state: State) -> None:
    """Say how many alarms are open, if any, and where to read them."""
    count = len(alarms(state))
    if count:
        words = n_(
            "{count} alarm is open; read it with `scorer alarms`.",
            "{count} alarms are open; read them with `scorer alarms`.",
            count,
        )
        say(words.format(count=count))


def _versions(state: State) -> list[tuple[str, RulingVersion]]:
    return [(one.title, version) for one in ruling_disputes(state) for version in one.versions]


def _show(found: list[tuple[str, RulingVersion]]) -> None:
    heads = (_("Number"), _("Where"), _("Laptop"), _("When"), _("Who"), _("What"), _("Reason"))
    rows = tuple(
        (number, title, one.laptop, one.at, one.who, one.text, one.reason)
        for number, (title, one) in enumerate(found, 1)
    )
    show_table(Table(headers=heads, rows=rows), "table", None)
