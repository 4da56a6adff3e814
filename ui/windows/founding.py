"""The dialog that makes a new contest: where its file lies, who is entered, and the PINs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from scorer.words import _
from ui import settings
from ui.jobs import Job
from ui.theme import font
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.progress import ProgressBar


class FoundingDialog(Dialog):
    """Asks for a file and a roster, makes the contest, and shows its PINs once.

    ``made`` is the new file once there is one.
    """

    def __init__(self, template: str, parent: QWidget | None = None) -> None:
        about = _("The rules come from the template. The roster may also be read in later.")
        super().__init__(_("New contest"), about, parent)
        self.made: Path | None = None
        self._template = template
        self._job: Job | None = None
        self.setMinimumWidth(560)
        self._file, file_row = self._path(_("Contest file"), self._choose_file)
        self._roster, roster_row = self._path(_("Roster (Excel or CSV)"), self._choose_roster)
        self.body.addLayout(file_row)
        self.body.addLayout(roster_row)
        self._bar = ProgressBar()
        self._bar.hide()
        self.body.addWidget(self._bar)
        self._said = QPlainTextEdit(self)
        self._said.setReadOnly(True)
        self._said.setFont(font("body"))
        self._said.setMinimumHeight(220)
        self._said.hide()
        self.body.addWidget(self._said)
        self._cancel = self.add_button(_("Cancel"), safe=True)
        self._make = self.add_button(_("Make the contest"), "primary")
        self._make.clicked.connect(self.make)
        self._suggest()

    def _path(self, label: str, choose: object) -> tuple[Field, QHBoxLayout]:
        row = QHBoxLayout()
        field = Field()
        field.set_hint(label)
        button = Button(_("Choose"))
        button.clicked.connect(choose)
        row.addWidget(Label(label, "small", "ink_2"))
        row.addWidget(field, 1)
        row.addWidget(button)
        return field, row

    def _suggest(self) -> None:
        place = Path.home() / f"{self._template}.leitai"
        number = 2
        while place.exists():
            place = Path.home() / f"{self._template}-{number}.leitai"
            number += 1
        self._file.set_text(str(place))

    def _choose_file(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Contest file"), self._file.text(), "Leitai (*.leitai)"
        )
        if path:
            self._file.set_text(path if path.endswith(".leitai") else f"{path}.leitai")

    def _choose_roster(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Roster"), str(Path.home()), "Excel, CSV (*.xlsx *.xls *.csv)"
        )
        if path:
            self._roster.set_text(path)

    def make(self) -> None:
        """Make the contest in a process of its own."""
        self._file.show_message("")
        if Path(self._file.text()).exists():
            text = _("There is a file of this name already. Choose another name.")
            self._file.show_message(text, alarm=True)
            return
        self._make.setEnabled(False)
        self._bar.show()
        job = self._job = Job(self)
        job.progress.connect(lambda done, total, _text: self._bar.show_part(done, total))
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_made)
        job.start(
            "ui.models.founding:found",
            template=self._template,
            path=self._file.text(),
            roster=self._roster.text(),
            laptop=settings.current().choices.laptop_name,
        )

    def _on_failed(self, text: str) -> None:
        self._make.setEnabled(True)
        self._bar.hide()
        self._said.setPlainText(text)
        self._said.show()

    def _on_made(self, pins: object) -> None:
        self._bar.hide()
        self.made = Path(self._file.text())
        lines = [_("PINs of the officials. They are shown only now: write them down."), ""]
        if isinstance(pins, dict):
            lines += [f"{pin}    {name}" for name, pin in pins.items()]
        self._said.setPlainText("\n".join(lines))
        self._said.show()
        self._cancel.hide()
        self._make.hide()
        done = self.add_button(_("Open the contest"), "primary", accepts=True)
        done.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        if self._job is not None and self._job.running:
            self._job.cancel()
        super().reject()
