"""Taking paper scores from a file: all of it, or nothing and everything that is wrong."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from scorer.domain.record import facts as f
from scorer.domain.record.decisions.papers import type_paper
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.exchange.paper_file import Matched, PaperLine, matched, paper_lines
from scorer.store.trouble import StoreTrouble
from scorer.views.paper_grid import Typing
from scorer.words import _, n_
from ui.jobs import Job
from ui.relay import Relay
from ui.widgets.dialog import Dialog
from ui.widgets.naming import say_to
from ui.widgets.places import documents


class Taking(QObject):
    """One file at a time, read in a process of its own.

    Signals:
        taken(str): What was taken, in words.
        refused(str): Why nothing was, in one sentence; all of it is in a dialog.
    """

    taken = Signal(str)
    refused = Signal(str)

    def __init__(self, relay: Relay, window: QWidget) -> None:
        super().__init__(window)
        self._relay, self._window = relay, window
        self._job: Job | None = None
        self.problems: tuple[str, ...] = ()

    def ask(self, by: str, typing: Typing) -> None:
        """Ask for the file."""
        kinds = _("Scores") + " (*.xlsx *.xls *.csv)"
        path, _kind = QFileDialog.getOpenFileName(
            self._window, _("Take scores"), documents(), kinds
        )
        if path:
            self.take(Path(path), by, typing)

    def take(self, path: Path, by: str, typing: Typing) -> None:
        """Read a file and take it."""
        if self._job is not None and self._job.running:
            return
        job = self._job = Job(self)
        job.failed.connect(lambda text: self._list(path, text.splitlines()))
        job.finished.connect(lambda told: self._on_read(path, by, typing, told))
        job.start("scorer.exchange.paper_file:read_papers", path=str(path))

    def _on_read(self, path: Path, by: str, typing: Typing, told: object) -> None:
        assert isinstance(told, dict)
        lines = paper_lines(told["rows"])
        problems = [str(problem) for problem in told["problems"]]
        rows = matched(self._relay.state, lines)
        facts, wrong = _typed(self._relay.state, by, typing, rows)
        problems += wrong
        if problems:
            self._list(path, problems)
            return
        try:
            self._relay.do(lambda _state, _by: facts, by)
        except (Refused, StoreTrouble) as trouble:
            self.refused.emit(say_to(self._relay.state, trouble))
            return
        words = n_("{count} score taken from {file}", "{count} scores taken from {file}", len(rows))
        self.taken.emit(words.format(count=len(rows), file=path.name))

    def _list(self, path: Path, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        count = len(problems)
        words = n_(
            "{count} problem in {file}; nothing was taken.",
            "{count} problems in {file}; nothing was taken.",
            count,
        ).format(count=count, file=path.name)
        self.refused.emit(words)
        dialog = Dialog(words, _("Mend the file and take it again."), self._window)
        text = QPlainTextEdit("\n".join(problems))
        text.setReadOnly(True)
        text.setMinimumHeight(260)
        dialog.body.setContentsMargins(0, 10, 2, 0)
        dialog.body.addWidget(text)
        dialog.add_button(_("All right"), "primary", accepts=True).setDefault(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _typed(
    state: State, by: str, typing: Typing, rows: Sequence[Matched]
) -> tuple[tuple[f.Fact, ...], list[str]]:
    """What taking every row would record, and every row that cannot be taken."""
    facts: list[f.Fact] = []
    wrong: list[str] = []
    for row in rows:
        if row.trouble:
            wrong.append(_said(row.line, row.trouble))
            continue
        try:
            facts += type_paper(state, by, row.station, row.member, typing, row.line.text)
        except Refused as refused:
            wrong.append(_said(row.line, say_to(state, refused)))
    return tuple(facts), wrong


def _said(line: PaperLine, trouble: str) -> str:
    return _("{where}: {trouble}").format(where=line.where, trouble=trouble)
