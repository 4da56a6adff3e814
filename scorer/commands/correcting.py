"""The chief judge's corrections: a sheet, a paper or an entry; versions that differ; undoing."""

import argparse
from collections.abc import Sequence
from typing import TypeVar

from scorer.commands.desk import entrant_named
from scorer.commands.parser import Commands, reason_option
from scorer.commands.performances import correction, performance, sheet_of
from scorer.commands.ruling import about_one
from scorer.commands.session import Session, opened
from scorer.commands.terminal import Stop, say, show_table
from scorer.domain.record.decisions import control, judging
from scorer.domain.record.decisions.entering import record_play_off
from scorer.exchange.tables import Table
from scorer.views import names
from scorer.views.performance import Version, performance_view
from scorer.words import _

T = TypeVar("T")


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    mend = about_one(commands, "correct", correct, _("correct a sheet, a paper or an entry"))
    mend.add_argument(
        "change",
        nargs="+",
        help=_(
            "SEAT and ITEM=POINTS … or SEAT and TOTAL for a sheet; SCORE for a paper; NUMBER and"
            " FIELD=VALUE … for an entry"
        ),
    )
    mend.add_argument(
        "--seen", help=_("the critical items that the seat saw, by id with commas; '' for none")
    )
    reason_option(mend)
    choose = about_one(
        commands, "settle", settle, _("show versions that differ, or say which one counts")
    )
    choose.add_argument("version", type=int, nargs="?", help=_("the version that counts, as shown"))
    reason_option(choose)
    shift = about_one(
        commands, "move", move, _("move a sheet that was signed for the wrong contestant")
    )
    shift.add_argument("seat", help=_("the seat, by number"))
    shift.add_argument("to", help=_("whose sheet it is, named in the same way"))
    reason_option(shift)
    won = commands.acting("play-off", play_off, _("record how a play-off ended"))
    won.add_argument("who", nargs="+", help=_("who was equal, by number or name, the winner first"))
    reason_option(won)
    back = about_one(
        commands, "undo", undo, _("show what can be taken back of a performance, or undo it")
    )
    back.add_argument("record", type=int, nargs="?", help=_("what is undone, as shown"))
    reason_option(back)


def correct(asked: argparse.Namespace) -> None:
    """Replace what was signed or entered by a new version; the old one stays on record."""
    with opened(asked) as session:
        where = performance(session, asked.performance)
        decide = correction(session, where, asked.change, asked.reason, asked.seen)
        session.do(decide, session.by("chief"))
        _tell(session, where, _("{who}: corrected"))


def settle(asked: argparse.Namespace) -> None:
    """Choose which of contradicting versions counts; without a choice, show them."""
    with opened(asked, read_only=asked.version is None) as session:
        where = performance(session, asked.performance)
        found = _versions(session, where)
        if asked.version is None:
            _show_versions(found)
            return
        _seat, kept = _chosen(found, asked.version)
        about = (*where, kept.sheet, asked.reason)
        session.do(control.settle_conflict, session.by("chief"), *about)
        _tell(session, where, _("{who}: recorded"))


def _versions(session: Session, where: tuple[str, str]) -> list[tuple[int, Version]]:
    rivals = performance_view(session.state, *where).rivals
    found = [(one.seat, version) for one in rivals for version in one.versions]
    if not found:
        which = names.performance(session.state, *where)
        raise Stop(_("{which}: no versions of a sheet differ.").format(which=which))
    return found


def _show_versions(found: list[tuple[int, Version]]) -> None:
    heads = (_("Number"), _("Seat"), _("Total"), _("Laptop"), _("When"), _("Who"))
    keys = ("number", "seat", "total", "laptop", "at", "who")
    rows = tuple(
        (number, seat, one.total, one.laptop, one.at, one.who)
        for number, (seat, one) in enumerate(found, 1)
    )
    show_table(Table(headers=heads, keys=keys, rows=rows), "table", None)


def move(asked: argparse.Namespace) -> None:
    """Withdraw a sheet where it was signed, and sign it where it belongs."""
    with opened(asked) as session:
        where, to = performance(session, asked.performance), performance(session, asked.to)
        if where[0] != to[0]:
            raise Stop(_("A sheet is moved within its station only."))
        sheet = sheet_of(session, where, asked.seat)
        session.do(judging.move_sheet, session.by("chief"), sheet.id, to[1], asked.reason)
        say(_("Sheet moved"))


def play_off(asked: argparse.Namespace) -> None:
    """Record the order in which a play-off left those who were equal."""
    with opened(asked) as session:
        order = [entrant_named(session.state, text) for text in asked.who]
        session.do(record_play_off, session.by("chief"), order, asked.reason)
        said = _(", ").join(names.subject(session.state, one) for one in order)
        say(_("Play-off recorded: {order}").format(order=said))


def undo(asked: argparse.Namespace) -> None:
    """Take a record of a performance back; without a choice, show what can be."""
    with opened(asked, read_only=asked.record is None) as session:
        found = list(
            performance_view(session.state, *performance(session, asked.performance)).undoable
        )
        if asked.record is None:
            heads = (_("Number"), _("When"), _("Who"), _("What"))
            rows = tuple(
                (n, names.clock(one.at), one.who, one.text) for n, one in enumerate(found, 1)
            )
            show_table(Table(headers=heads, rows=rows), "table", None)
            return
        record = _chosen(found, asked.record)
        session.do(control.undo, session.by("chief"), record.id, asked.reason)
        say(_("Undone: {what}").format(what=record.text))


def _chosen(found: Sequence[T], number: int) -> T:
    """The one of that number, from 1. ``Stop`` for a number that was not shown."""
    if not 1 <= number <= len(found):
        raise Stop(
            _("There is no number {number}; there are {count}.").format(
                number=number, count=len(found)
            )
        )
    return found[number - 1]


def _tell(session: Session, where: tuple[str, str], words: str) -> None:
    say(words.format(who=names.performance(session.state, *where)))
