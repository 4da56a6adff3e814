"""Looking: standings, where a total comes from, prizes, the audit trail."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scorer.commands.desk import team_named
from scorer.commands.parser import Commands, live_options, table_options
from scorer.commands.results import results_options, show_results
from scorer.commands.session import Session, opened
from scorer.commands.terminal import Stop, say, show_table
from scorer.documents.explanation import write_explanation
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.exchange.tables import Table
from scorer.views import awards, explain, history, kinds, names, standings
from scorer.views.cut_scores import cut_lines
from scorer.views.prints.rules import explanation_text
from scorer.views.ruling_alarms import ruling_disputes
from scorer.words import _


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    table = commands.on_file("standings", show_standings, _("show who lies where"))
    live_options(table)
    table_options(table)
    results_options(table)
    total = commands.on_file("explain", show_explanation, _("show where a total comes from"))
    total.add_argument("who", help=_("a team by number or name, or a blind code"))
    live_options(total)
    total.add_argument("--pdf", type=Path, help=_("print it to a file instead"))
    prizes = commands.on_file("awards", show_awards, _("show who wins which prize"))
    prizes.add_argument("--live", action="store_true", help=_("from what is complete"))
    table_options(prizes)
    trail = commands.on_file("history", show_history, _("show the audit trail"))
    trail.add_argument("--last", type=int, default=0, help=_("only so many of the last records"))
    table_options(trail)


def show_standings(asked: argparse.Namespace) -> None:
    """Show the standings, released or live; or those of a contest file and its marks."""
    if asked.file.suffix.lower() in {".yaml", ".yml"}:
        show_results(asked)
        return
    with opened(asked, read_only=True) as session:
        _known_round(session, asked.round)
        view = standings.table(session.state, round_=asked.round, public=not asked.live)
        cuts = cut_lines(session.state, public=not asked.live)
        called = _called(session.state)
        torn = [one.title for one in ruling_disputes(session.state)]
    show_table(standings_table(view, called), asked.way, asked.out)
    if asked.way != "table" or asked.out is not None:
        return
    for line in () if asked.round else cuts:
        say(line)
    if view.provisional:
        parts = _(", ").join(view.parts) or _("none yet")
        say(_("Provisional. Parts that count: {parts}").format(parts=parts))
    for title in torn:
        say(_("Laptops ruled differently on {what}; see `scorer rulings`.").format(what=title))


@dataclass(frozen=True)
class Called:
    """What a contest calls its table and who competes; its divisions by id; its decimals."""

    title: str
    who: str
    divisions: Mapping[str, str]
    decimals: int | None = 2


def _called(state: State) -> Called:
    contest = roll.contest(state)
    return Called(
        kinds.results(contest),
        kinds.one(contest),
        {one.id: names.said(one.name) for one in roll.divisions(state)},
        contest.rules.total.decimals,
    )


def standings_table(view: standings.StandingsView, called: Called) -> Table:
    """The standings as a table; totals are numbers. Units and divisions where there are any."""
    units = any(row.unit for row in view.rows)
    return Table(
        title=view.round or called.title,
        headers=(
            *(_("Rank"), _("Moved"), _("Number"), called.who),
            *(_("Unit"),) * units,
            *(_("Division"),) * bool(called.divisions),
            *(column.name for column in view.columns),
            *(_("Total"), _("Behind"), _("Status"), _("Decided by")),
        ),
        keys=(
            *("rank", "moved", "number", "team"),
            *("unit",) * units,
            *("division",) * bool(called.divisions),
            *(column.id for column in view.columns),
            *("total", "behind", "status", "decided_by"),
        ),
        decimals=2 if called.decimals is None else called.decimals,
        rows=tuple(
            (
                *(row.rank, row.movement, row.number, row.name),
                *(row.unit,) * units,
                *(called.divisions.get(row.division, ""),) * bool(called.divisions),
                *row.scores,
                row.value if row.total != "–" else None,
                *(row.gap, row.status_word, row.decided_by),
            )
            for row in view.rows
        ),
    )


def show_explanation(asked: argparse.Namespace) -> None:
    """Show a total down to each mark, on the terminal or on paper."""
    with opened(asked, read_only=True) as session:
        _known_round(session, asked.round)
        told = _explained(session, asked)
        text = explanation_text(session.state, told)
    if asked.pdf is not None:
        write_explanation(asked.pdf, text)
        say(_("Written: {path}").format(path=asked.pdf))
        return
    place = f"{told.rank}. " if told.rank else ""
    say(f"{place}{told.name}  {told.total}  {told.status_word}".rstrip())
    for line in text.lines:
        about = f"  [{line.arithmetic}]" if line.arithmetic else ""
        value = f"({line.value})" if line.struck else line.value
        say(f"{'  ' * line.depth}{line.label}: {value}{about}")
    for note in text.notes:
        say(note)


def _explained(session: Session, asked: argparse.Namespace) -> explain.Explanation:
    state = session.state
    performance = roll.codes(state).whose.get(asked.who.strip().upper())
    if performance is not None:
        return explain.performance(state, *performance)
    team = team_named(state, asked.who)
    if not team:
        raise Stop(_("There is no team or blind code {who}.").format(who=asked.who))
    return explain.explain(state, team, round_=asked.round, public=not asked.live)


def show_awards(asked: argparse.Namespace) -> None:
    """Show the winners by prize, and the rule."""
    with opened(asked, read_only=True) as session:
        view = awards.award_list(session.state, public=not asked.live)
        contest = roll.contest(session.state)
    whence = _("Unit") if contest.entrants == "person" else _("Members")
    heads = (_("Prize"), _("Rank"), _("Number"), kinds.one(contest), whence, _("Total"))
    keys = ("prize", "rank", "number", "team", "members", "total")
    rows = tuple(
        (level.name, w.rank, w.number, w.name, w.home or "、".join(w.members), w.total)
        for level in view.levels
        for w in level.winners
    )
    show_table(Table(headers=heads, keys=keys, rows=rows), asked.way, asked.out)
    if asked.way == "table" and asked.out is None:
        for line in (*view.rules, *view.cuts, *view.breaks):
            say(line)
        if not view.certain:
            say(_("Not final: the results are not sealed and released."))


def show_history(asked: argparse.Namespace) -> None:
    """Show what was recorded, in order."""
    with opened(asked, read_only=True) as session:
        found = history.lines(session.state, asked.last)
    heads = (_("When"), _("Who"), _("What"), _("Reason"), _("Counts"))
    keys = ("at", "who", "what", "reason", "counts")
    rows = tuple(
        (
            line.at.replace("T", " ")[:19] if asked.way == "table" else line.at,
            line.who,
            line.text,
            line.reason,
            _("undone") if line.undone else "",
        )
        for line in found
    )
    show_table(Table(headers=heads, keys=keys, rows=rows), asked.way, asked.out)


def _known_round(session: Session, name: str) -> None:
    known = [stage.id for stage in roll.contest(session.state).rounds]
    if name and name not in known:
        rounds = ", ".join(known)
        raise Stop(
            _("There is no round {name}. Known are: {known}.").format(name=name, known=rounds)
        )
