"""Taking entries from a file: any part, any way, as the page on results says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scorer.domain.record.decisions.filing import file_forms
from scorer.domain.record.state import State
from scorer.exchange.filed_marks import filed
from scorer.words import _, n_
from ui.widgets.naming import say_to
from ui.widgets.taking import Taken, Taking


def ask_marks(taking: Taking, contest: Path, by: str) -> None:
    """Ask for a file of marks of the contest in that file, and take it."""
    path = taking.asked(_("Take marks"), _("Marks") + " (*.xlsx *.xls *.ods *.csv *.json)")
    if path is not None:
        take_marks(taking, contest, path, by)


def take_marks(taking: Taking, contest: Path, path: Path, by: str) -> None:
    """Take a file of marks."""

    def decide(now: State, told: Mapping[str, Any]) -> Taken:
        forms = filed(told["forms"])
        facts, wrong = file_forms(now, by, forms)
        said = _("{where}: {trouble}")
        words = n_("{count} form taken from {file}", "{count} forms taken from {file}", len(forms))
        return Taken(
            facts,
            tuple(said.format(where=w.where, trouble=say_to(now, no)) for w, no in wrong),
            words.format(count=len(forms), file=path.name),
        )

    target = "scorer.exchange.filed_marks:read_marks_of"
    taking.read(path, by, target, decide, contest=str(contest))
