"""Standings straight from a contest file and files of marks, without a contest's own file."""

import argparse
from pathlib import Path

from scorer.commands.parser import Parser
from scorer.commands.terminal import Stop, say, show_table
from scorer.exchange.contest_file import read_contest
from scorer.exchange.results import parts_given, read_results, standings_of
from scorer.exchange.results_table import results_table
from scorer.views.cut_scores import cut_sentences
from scorer.views.names import said
from scorer.words import _


def results_options(command: Parser) -> None:
    """Let the command take marks beside a contest file."""
    command.add_argument(
        "--marks",
        type=Path,
        help=_("with a contest file (.yaml): the marks (.csv, .xlsx or .json)"),
    )
    command.add_argument("--entrants", type=Path, help=_("with --marks: who takes part"))


def show_results(asked: argparse.Namespace) -> None:
    """Show the standings of a contest file and its marks."""
    if asked.marks is None:
        raise Stop(_("A contest file has no marks: name a file of them with --marks."))
    source = read_contest(asked.file)
    scheme = source.scheme
    if scheme is None:
        raise Stop(_("A contest of rounds is scored in its own file: make one with `scorer new`."))
    results = read_results(asked.marks, source.contest, scheme, source.rubrics, asked.entrants)
    found = standings_of(source.contest, scheme, source.rubrics, results)
    parts = parts_given(scheme, results)
    spoken = asked.way == "table"
    title = said(source.contest.title)
    table = results_table(scheme, results, found, parts, spoken=spoken, title=title)
    show_table(table, asked.way, asked.out)
    if not spoken or asked.out is not None:
        return
    for line in cut_sentences(scheme, found):
        say(line)
    if len(parts) < len(scheme.parts):
        names = _(", ").join(said(p.name) for p in scheme.parts if p.id in parts)
        say(_("Provisional. Parts that count: {parts}").format(parts=names or _("none yet")))
