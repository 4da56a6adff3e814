"""For the chief judge: what would be if, and how far the judges agree. Nothing is written."""

import argparse
from collections.abc import Sequence
from typing import get_args

from scorer.commands.desk import one_member, team_named
from scorer.commands.parser import Commands, Parser, table_options
from scorer.commands.performances import Decide, correction, performance, performed
from scorer.commands.session import Session, opened
from scorer.commands.terminal import Stop, say, show_table
from scorer.domain.model.exact import exact
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk
from scorer.domain.record.refusals import Refused
from scorer.exchange.tables import Table
from scorer.views.agreement import AgreementView, agreement_view
from scorer.views.station_means import spread_sentence, station_means
from scorer.views.whatif import Change, WhatIf, compared, supposed
from scorer.words import _

_WHY = "–"
_FEWEST = 3


def add(commands: Commands) -> None:
    """Add the command."""
    what = commands.on_file(
        "what-if", suppose, _("say who would gain or lose places and prizes; writes nothing")
    )
    _option(
        what,
        "correct",
        _(
            "a correction: CODE SEAT ITEM=POINTS … or CODE SEAT TOTAL for a sheet; STATION WHO"
            " SCORE for a paper; PART WHO NUMBER FIELD=VALUE … for an entry"
        ),
    )
    _option(what, "status", _("WHO STATUS [SCOPE]: absent, withdrawn, disqualified or none"))
    _option(what, "penalty", _("WHO POINTS: points taken off for a violation"))
    table_options(what)
    judges = commands.on_file(
        "agreement", show_agreement, _("compare the judges, for the chief judge alone")
    )
    judges.add_argument("--limit", help=_("how far from the median a score may lie"))
    table_options(judges)


def _option(command: Parser, name: str, what: str) -> None:
    command.add_argument(
        f"--{name}",
        dest=name,
        action="append",
        nargs="+",
        default=[],
        metavar="…",
        help=what + " " + _("(may be given several times)"),
    )


def suppose(asked: argparse.Namespace) -> None:
    """Show what would change; everything that is supposed holds together."""
    with opened(asked, read_only=True) as session:
        after = state = session.state
        by = next((o.id for o in roll.officials(state).values() if o.may("chief")), "")
        wishes = [_correction(session, words) for words in asked.correct]
        wishes += [_status(session, words) for words in asked.status]
        wishes += [_penalty(session, words) for words in asked.penalty]
        if not wishes:
            raise Stop(_("Say what is to be supposed: --correct, --status or --penalty."))
        for decide in wishes:
            try:
                after = supposed(after, decide(after, by), by)
            except Refused as refused:
                raise Stop(session.said(refused)) from refused
        found = compared(state, after)
    show_table(_table(found), asked.way, asked.out)
    if asked.way == "table" and asked.out is None:
        _tell(found)


def show_agreement(asked: argparse.Namespace) -> None:
    """Show every judge beside the others, and the places that depend on one of them."""
    try:
        limit = exact(asked.limit) if asked.limit else None
    except ValueError:
        raise Stop(_("“{text}” is not a number.").format(text=asked.limit)) from None
    with opened(asked, read_only=True) as session:
        found, means = agreement_view(session.state, limit), station_means(session.state)
    show_table(_judges_table(found), asked.way, asked.out)
    if asked.way == "table" and asked.out is None:
        for one in found.dependences:
            say(one.sentence())
        if not found.dependences and found.places:
            say(_("No place depends on one judge."))
        for mean in means:
            say(mean.sentence())
        if said := spread_sentence(means):
            say(said)


def _judges_table(found: AgreementView) -> Table:
    return Table(
        headers=(
            _("Station"),
            _("Seat"),
            _("Judge"),
            _("Sheets"),
            _("Severity"),
            _("Spread"),
            _("Drift"),
            _("Correlation"),
            _("Outliers"),
        ),
        keys=(
            *("station", "seat", "judge", "sheets"),
            *("severity", "spread", "drift", "correlation", "outliers"),
        ),
        rows=tuple(
            (
                *(one.station, one.seat, one.judge, one.sheets),
                *(one.severity, one.spread, one.drift, one.correlation),
                " ".join(one.outliers),
            )
            for one in found.judges
        ),
    )


def _tell(found: WhatIf) -> None:
    for change in found.changes:
        for sentence in change.prize_sentences():
            say(sentence)
    if not found.changes:
        say(_("Nobody's place, total or prize would change."))
    if found.provisional:
        parts = _(", ").join(found.parts) or _("none yet")
        say(_("Provisional. Parts that count: {parts}").format(parts=parts))


def _table(found: WhatIf) -> Table:
    return Table(
        headers=(
            _("Who"),
            _("Place now"),
            _("Place then"),
            _("Total now"),
            _("Total then"),
            _("Status then"),
            _("Wins"),
            _("Loses"),
        ),
        keys=("who", "place", "place_then", "total", "total_then", "status_then", "won", "lost"),
        rows=tuple(_row(change) for change in found.changes),
    )


def _row(one: Change) -> tuple[str | int | None, ...]:
    prizes = (_(", ").join(one.won), _(", ").join(one.lost))
    return (one.name, *one.place, *one.total, one.status[1], *prizes)


# -- what is supposed --------------------------------------------------------------------------


def _correction(session: Session, words: Sequence[str]) -> Decide:
    """CODE or STATION WHO, and then what is corrected."""
    if words[0].strip().upper() in roll.codes(session.state).whose:
        return correction(session, performance(session, words[0]), words[1:], _WHY)
    if words[0] not in roll.stations(session.state) or len(words) < _FEWEST:
        raise Stop(
            _("A correction is not understood: {words}. See --help.").format(words=" ".join(words))
        )
    return correction(session, performed(session, *words[:2]), words[2:], _WHY)


def _status(session: Session, words: Sequence[str]) -> Decide:
    known = {status or "none": status for status in get_args(f.Status)}
    if not 2 <= len(words) <= 3 or words[1] not in known:
        allowed = ", ".join(known)
        raise Stop(_("A status is WHO STATUS [SCOPE], one of: {known}.").format(known=allowed))
    subject = _whoever(session, words[0])
    status, scope = known[words[1]], words[2] if len(words) > 2 else ""
    return lambda state, by: desk.set_status(state, by, subject, status, scope, _WHY)


def _penalty(session: Session, words: Sequence[str]) -> Decide:
    try:
        who, points = words[0], exact(words[1])
    except (IndexError, ValueError):
        raise Stop(_("A penalty is WHO POINTS.")) from None
    subject = _whoever(session, who)
    return lambda state, by: desk.set_penalty(state, by, subject, points, _WHY)


def _whoever(session: Session, text: str) -> str:
    return team_named(session.state, text) or one_member(session.state, text)
