"""The chief judge's rulings: alarms, calls, seats that stand aside, drops, repeats, times."""

import argparse
from collections.abc import Callable
from fractions import Fraction

from scorer.commands.parser import Commands, Parser, Run, reason_option, table_options
from scorer.commands.performances import performance
from scorer.commands.session import Session, opened
from scorer.commands.terminal import say, show_table
from scorer.domain.model.exact import exact
from scorer.domain.record.decisions import control, judging
from scorer.domain.record.facts import Fact
from scorer.domain.record.refusals import Refused
from scorer.exchange.tables import Table
from scorer.views import names
from scorer.views.alarms import alarms
from scorer.words import _

Decide = Callable[..., tuple[Fact, ...]]


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    table_options(
        commands.on_file("alarms", show_alarms, _("show what the chief judge must see to"))
    )
    stand = about_one(commands, "confirm", confirm, _("let marks far apart, or a time, stand"))
    stand.add_argument(
        "alarm",
        choices=("spread", "overtime"),
        help=_("spread: marks far apart; overtime: time over the limit"),
    )
    reason_option(stand)
    call = commands.acting("answer", answer, _("answer the call of a judge's seat"))
    call.add_argument("station", help=_("the station, by id (S1)"))
    call.add_argument("seat", type=int, help=_("the seat, by number"))
    call.add_argument("answer", help=_("the answer, kept with the call"))
    aside = about_one(commands, "excuse", excuse, _("let a judge stand aside for a contestant"))
    aside.add_argument("seat", type=int, help=_("the seat, by number"))
    aside.add_argument("--back", action="store_true", help=_("the judge judges again"))
    reason_option(aside)
    drops = about_one(
        commands, "fallback", fallback, _("order which marks are dropped where the panel is small")
    )
    drops.add_argument("high", type=int, help=_("how many of the highest are dropped"))
    drops.add_argument("low", type=int, help=_("how many of the lowest are dropped"))
    reason_option(drops)
    again = about_one(commands, "void", void, _("void an attempt; it is repeated last"))
    reason_option(again)
    fail = about_one(commands, "critical", critical, _("rule whether a critical fail stands"))
    fail.add_argument("item", help=_("the critical item, by id"))
    fail.add_argument("ruling", choices=("stands", "falls"), help=_("whether it stands or falls"))
    reason_option(fail)
    used = about_one(commands, "time", take_time, _("record or change the time of an attempt"))
    used.add_argument("time", help=_("the time used: 8:41, or in seconds"))
    used.add_argument("--allowance", type=int, default=0, help=_("how many seconds are made good"))
    reason_option(used)


def about_one(commands: Commands, name: str, run: Run, what: str) -> Parser:
    """Add a command in which an official acts on one performance."""
    command = commands.acting(name, run, what)
    command.add_argument(
        "performance",
        help=_("a blind code (D09); where there is none, STATION/WHO by number or name"),
    )
    return command


def show_alarms(asked: argparse.Namespace) -> None:
    """Show every open alarm."""
    with opened(asked, read_only=True) as session:
        rows = tuple((one.at, one.word, one.where, one.text) for one in alarms(session.state))
    heads = (_("When"), _("Alarm"), _("Where"), _("What"))
    table = Table(headers=heads, keys=("at", "alarm", "where", "what"), rows=rows)
    show_table(table, asked.way, asked.out)


def confirm(asked: argparse.Namespace) -> None:
    """Let an alarm's marks or time stand."""
    kind = asked.alarm
    _rule(asked, control.confirm_alarm, kind, asked.reason, said=_("{who}: looked at"))


def answer(asked: argparse.Namespace) -> None:
    """Close a seat's call."""
    with opened(asked) as session:
        about = (asked.station, asked.seat, asked.answer)
        session.do(judging.answer_call, session.by("chief"), *about)
        say(_("Call answered"))


def excuse(asked: argparse.Namespace) -> None:
    """Let a judge stand aside, or judge again."""
    _rule(asked, judging.excuse_seat, asked.seat, asked.reason, back=asked.back)


def fallback(asked: argparse.Namespace) -> None:
    """Order the drops of a panel that is too small for its rule."""
    _rule(asked, control.order_fallback, asked.high, asked.low, asked.reason)


def void(asked: argparse.Namespace) -> None:
    """Void an attempt."""
    _rule(asked, control.void_attempt, asked.reason)


def critical(asked: argparse.Namespace) -> None:
    """Rule on a critical item."""
    stands = asked.ruling == "stands"
    said = _("{who}: ruled")
    _rule(asked, control.rule_critical, asked.item, applies=stands, reason=asked.reason, said=said)


def take_time(asked: argparse.Namespace) -> None:
    """Record the time of an attempt; whoever measured it may, and the chief judge changes it."""
    with opened(asked) as session:
        where = performance(session, asked.performance)
        seconds = session.asked(_seconds, asked.time)
        about = (*where, seconds, asked.allowance, asked.reason)
        session.do(judging.take_time, session.by("chief"), *about)
        _tell(session, where, _("{who}: recorded"))


def _rule(
    asked: argparse.Namespace, decide: Decide, *about: object, said: str = "", **named: object
) -> None:
    with opened(asked) as session:
        where = performance(session, asked.performance)
        session.do(decide, session.by("chief"), *where, *about, **named)
        _tell(session, where, said or _("{who}: recorded"))


def _tell(session: Session, where: tuple[str, str], words: str) -> None:
    say(words.format(who=names.performance(session.state, *where)))


def _seconds(text: str) -> Fraction:
    """``8:41`` or ``521``. Raises ``Refused``."""
    minutes, colon, seconds = text.strip().rpartition(":")
    try:
        return (60 * exact(minutes) if colon else Fraction(0)) + exact(seconds)
    except ValueError:
        raise Refused("not_a_number", text=text) from None
