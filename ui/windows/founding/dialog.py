"""The dialog that makes a new contest: its files, the organiser's choices, the rules, the PINs."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scorer.words import _
from ui import settings
from ui.jobs import Job
from ui.models.gallery import TemplateCard
from ui.theme import font
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.progress import ProgressBar
from ui.windows.founding.choices import ChoicesPage
from ui.windows.founding.rules import RulesPage

_FILES, _CHOICES, _RULES, _PINS = range(4)


class FoundingDialog(Dialog):
    """Asks for files and choices, shows the rules, makes the contest, and shows its PINs once.

    ``made`` is the new file once there is one.
    """

    def __init__(
        self, template: str, cards: Sequence[TemplateCard] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(_("New contest"), " ", parent)
        self.made: Path | None = None
        self._job: Job | None = None
        self._suggested = self._asked = ""
        self._examples = True
        self.setFixedWidth(860)
        self.body.setContentsMargins(0, 14, 2, 0)
        self._template = Choice([(card.name, card.key) for card in cards] or [("", template)], self)
        self._template.setVisible(bool(cards))
        self._template.set_value(template)
        self._template.currentIndexChanged.connect(self._on_template)
        self.choices, self.rules = ChoicesPage(), RulesPage()
        self.rules.examples.connect(self._on_examples)
        self._stack = QStackedWidget()
        for page in (self._files(with_cards=bool(cards)), self.choices, self.rules, self._pins()):
            self._stack.addWidget(page)
        self._stack.setMinimumHeight(430)
        self.body.addWidget(self._stack)
        self._said = Label("", "small_medium", "alarm", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        self._bar = ProgressBar()
        self._bar.hide()
        self.body.addWidget(self._bar)
        self._cancel = self.add_button(_("Cancel"), safe=True)
        self._back = self.add_button(_("Back"))
        self._back.clicked.connect(self.back)
        self._make = self.add_button(_("Next"), "primary")
        self._make.setDefault(True)
        self._make.clicked.connect(self.next)
        self._suggest()
        self._go(_FILES)

    # -- laid out --------------------------------------------------------------------------------

    def _files(self, *, with_cards: bool) -> QWidget:
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        whole.addLayout(self._grid)
        whole.addStretch(1)
        if with_cards:
            self._line(_("Template"), self._template)
        self._own = self._path(_("Own rules file"), self._choose_own)
        self._own.set_hint(_("A contest file (YAML) instead of the template; may stay empty"))
        self._file = self._path(_("Contest file"), self._choose_file)
        self._roster = self._path(_("Roster"), self._choose_roster)
        self._roster.set_hint(_("Excel or CSV; may stay empty"))
        return page

    def _pins(self) -> QWidget:
        self.pins = QPlainTextEdit(self)
        self.pins.setReadOnly(True)
        self.pins.setFont(font("body"))
        return self.pins

    def _line(self, label: str, *widgets: QWidget) -> None:
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        name = Label(label, "small", "ink_2")
        name.setFixedHeight(38)
        self._grid.addWidget(name, row, 0, top)
        for place, widget in enumerate(widgets, 1):
            self._grid.addWidget(widget, row, place, top)

    def _path(self, label: str, choose: Callable[[], None]) -> Field:
        field = Field()
        field.setAccessibleName(label)
        button = Button(_("Choose"))
        button.clicked.connect(choose)
        self._line(label, field, button)
        return field

    def _suggest(self) -> None:
        """Suggest a file that is not there yet, unless somebody named one."""
        if self._file.text() != self._suggested:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(self._template.value())
        place, number = Path(folder) / f"{name}.leitai", 2
        while place.exists() or place.with_suffix(".yaml").exists():
            place = place.with_name(f"{name}-{number}.leitai")
            number += 1
        self._suggested = str(place)
        self._file.set_text(self._suggested)

    def _on_template(self) -> None:
        self._suggest()

    def _choose_own(self) -> None:
        kinds = _("Contest file") + " (*.yaml *.yml)"
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Own rules file"), str(Path.home()), kinds
        )
        if path:
            self._own.set_text(path)

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

    # -- step by step ----------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return self._stack.currentIndex()

    def source(self) -> str:
        """The contest file that is asked about: one's own, or a template's id."""
        return self._own.text().strip() or str(self._template.value())

    def next(self) -> None:
        """Go on from the step that is shown; at the rules this makes the contest."""
        self._say("")
        {_FILES: self._ask, _CHOICES: self._to_rules, _RULES: self.make}[self.step]()

    def back(self) -> None:
        """Go back a step; what was decided stays."""
        self._say("")
        self._go(self.step - 1)

    def _go(self, step: int) -> None:
        abouts = (
            _("Where the contest lies, and who is entered. The roster may also be read in later."),
            _("Every choice of the organiser. They are written into a copy of the rules file."),
            _("What every team will read. From the start on it cannot be changed."),
            _("PINs of the officials. They are shown only now: write them down."),
        )
        self.text.setText(abouts[step])
        self._stack.setCurrentIndex(step)
        self._back.setVisible(step in (_CHOICES, _RULES))
        self._make.setText(_("Make the contest") if step == _RULES else _("Next"))
        self._make.setEnabled(step != _RULES or not self.rules.problems)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _ask(self) -> None:
        """Find out what the file asks; what was answered before stays for the same file."""
        self._file.show_message("")
        place = Path(self._file.text())
        if place.exists() or place.with_suffix(".yaml").exists():
            text = _("There is a file of this name already. Choose another name.")
            self._file.show_message(text, alarm=True)
            return
        if self.source() == self._asked:
            self._go(_CHOICES)
            return
        self._start("look", self._on_asked, answers={}, examples=True)

    def _on_asked(self, told: object) -> None:
        assert isinstance(told, dict)
        if not told["questions"]:
            self._say("\n".join(told["problems"]))
            return
        self._asked = self.source()
        self.choices.show_questions(told["questions"])
        self._go(_CHOICES)

    def _to_rules(self) -> None:
        """Show the rules that the answers make, unless a choice is still open."""
        lacking = self.choices.lacking()
        if lacking:
            words = _("Not decided yet: {choices}. Without them the contest cannot start.")
            self._say(words.format(choices=_(", ").join(lacking)))
            return
        self._look()

    def _look(self) -> None:
        answers = self.choices.answers()
        self._start("look", self._on_rules, answers=answers, examples=self._examples)

    def _on_rules(self, told: object) -> None:
        assert isinstance(told, dict)
        problems: list[str] = told["problems"]
        self.rules.show_rules(told["sections"], problems)
        self.rules.offer(possible=bool(problems) and self._examples)
        self._go(_RULES)

    def _on_examples(self, keep: bool) -> None:  # noqa: FBT001  a signal's argument
        self._examples = keep
        self._look()

    def make(self) -> None:
        """Make the contest in a process of its own."""
        self._start(
            "found",
            self._on_made,
            path=self._file.text(),
            roster=self._roster.text(),
            laptop=settings.current().choices.laptop_name,
            answers=self.choices.answers(),
            examples=self._examples,
        )

    def _start(self, what: str, then: Callable[[object], None], **about: Any) -> None:
        if self._job is not None and self._job.running:
            return
        self._make.setEnabled(False)
        self._bar.show()
        job = self._job = Job(self)
        job.progress.connect(lambda done, total, _text: self._bar.show_part(done, total))
        job.failed.connect(self._on_failed)
        job.finished.connect(lambda told: self._on_finished(then, told))
        job.start(f"ui.models.founding:{what}", source=self.source(), **about)

    def _on_finished(self, then: Callable[[object], None], told: object) -> None:
        self._bar.hide()
        self._make.setEnabled(True)
        then(told)

    def _on_failed(self, text: str) -> None:
        self._make.setEnabled(True)
        self._bar.hide()
        self._say(text)

    def _on_made(self, pins: object) -> None:
        self.made = Path(self._file.text())
        if isinstance(pins, list):
            self.pins.setPlainText("\n".join(pins))
        self._go(_PINS)
        self._cancel.hide()
        self._make.hide()
        clipboard = QGuiApplication.clipboard()
        copy = self.add_button(_("Copy the list"))
        copy.clicked.connect(lambda: clipboard.setText(self.pins.toPlainText()))
        done = self.add_button(_("Open the contest"), "primary", accepts=True)
        done.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        if self._job is not None and self._job.running:
            self._job.cancel()
        super().reject()
