"""Taking paper scores from a file, as one typing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scorer.domain.record import facts as f
from scorer.domain.record.decisions.papers import type_paper
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.exchange.paper_file import PaperLine, matched, paper_lines
from scorer.views.paper_grid import Typing
from scorer.words import _, n_
from ui.widgets.naming import say_to
from ui.widgets.taking import Taken, Taking


def ask_papers(taking: Taking, by: str, typing: Typing) -> None:
    """Ask for a file of scores and take it."""
    path = taking.asked(_("Take scores"), _("Scores") + " (*.xlsx *.xls *.csv)")
    if path is not None:
        take_papers(taking, path, by, typing)


def take_papers(taking: Taking, path: Path, by: str, typing: Typing) -> None:
    """Take a file of scores."""

    def decide(state: State, told: Mapping[str, Any]) -> Taken:
        return _typed(state, by, typing, path.name, told)

    taking.read(path, by, "scorer.exchange.paper_file:read_papers", decide)


def _typed(state: State, by: str, typing: Typing, file: str, told: Mapping[str, Any]) -> Taken:
    """What taking every row would record, and every row that cannot be taken."""
    rows = matched(state, paper_lines(told["rows"]))
    facts: list[f.Fact] = []
    wrong = [str(problem) for problem in told["problems"]]
    for row in rows:
        if row.trouble:
            wrong.append(_said(row.line, row.trouble))
            continue
        try:
            facts += type_paper(state, by, row.station, row.member, typing, row.line.text)
        except Refused as refused:
            wrong.append(_said(row.line, say_to(state, refused)))
    words = n_("{count} score taken from {file}", "{count} scores taken from {file}", len(rows))
    return Taken(tuple(facts), tuple(wrong), words.format(count=len(rows), file=file))


def _said(line: PaperLine, trouble: str) -> str:
    return _("{where}: {trouble}").format(where=line.where, trouble=trouble)
