"""The other cards of the set-up page: contest, roster, PINs to try with, readiness, rules."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.views.papers import RuleSection
from scorer.views.setup import SHORT, ReadyLine, SetupView
from scorer.words import N_, _, n_
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.glyph import StatusGlyph
from ui.widgets.label import Label


class Scrolled(QScrollArea):
    """A column of widgets that scrolls when it is long; `show_all` changes what it holds."""

    def __init__(self, margins: tuple[int, int, int, int], spacing: int) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._margins, self._spacing = margins, spacing

    def show_all(self, widgets: Sequence[QWidget]) -> None:
        """Show these, one below the other."""
        holder = QWidget()
        holder.setProperty("plain", "true")
        column = QVBoxLayout(holder)
        column.setContentsMargins(*self._margins)
        column.setSpacing(self._spacing)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(holder)


class ContestCard(Card):
    """What is held, where and by whom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._holder: QWidget | None = None

    def show_contest(self, view: SetupView) -> None:
        """Show the contest."""
        self.set_title(_("Contest"))
        if self._holder is not None:
            self._holder.setParent(None)
            self._holder.deleteLater()
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(16, 10, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.addWidget(Label(view.title, "body_bold", wrap=True), 0, 0, 1, 2)
        for row, (label, value) in enumerate(view.facts, 1):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Label(label, "small", "ink_3"), row, 0, top)
            grid.addWidget(Label(value, "small", "ink_2", wrap=True), row, 1, top)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(view.facts) + 1, 1)
        self.body.addWidget(self._holder)


class RosterCard(Card):
    """How many are entered, and what a roster that was read brought along.

    Everything that is wrong with one that was refused stands before what a person should look at
    once, and that before what was tidied: nothing is mended unseen.

    Signals:
        wanted(): A workbook is to be chosen, or what is being read is to be stopped.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.button = Button("", "secondary", "small", icon="file-spreadsheet")
        self.head_row.addWidget(self.button)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        self._count, self._unit = Label("", figure(28)), Label("", "small", "ink_2")
        row.addWidget(self._count)
        row.addWidget(self._unit, 1)
        self.body.addLayout(row)
        self._said = Label("", "small_bold", "alarm", wrap=True)
        self._said.setContentsMargins(16, 0, 16, 4)
        self._said.hide()
        self.body.addWidget(self._said)
        self._list = Scrolled((16, 0, 12, 10), 6)
        self._list.setMinimumHeight(130)
        self._list.hide()
        self.body.addWidget(self._list, 100)
        self.body.addStretch(1)
        self._problems: tuple[str, ...] = ()
        self._notices: tuple[str, ...] = ()
        self._cleaned: tuple[str, ...] = ()
        self._reading = False

    def problems(self) -> tuple[str, ...]:
        """Give everything that is said to be wrong."""
        return self._problems

    def show_roster(self, view: SetupView) -> None:
        """Show who is entered."""
        self.set_title(_("Roster"))
        self._say()
        self.button.setVisible(view.roster_open)
        self._count.setText(str(view.teams))
        self._unit.setText(view.who)
        self._unit.setToolTip(view.source)

    def show_reading(self, reading: bool) -> None:  # noqa: FBT001  as a signal brings it
        """Let the button stop what is being read."""
        self._reading = reading
        self._say()

    def _say(self) -> None:
        self.button.setText(_("Stop reading") if self._reading else _("Read a roster"))

    def show_notes(self, notices: Sequence[str], cleaned: Sequence[str]) -> None:
        """Show what should be looked at and what was tidied, or nothing any more."""
        self._notices, self._cleaned = tuple(notices), tuple(cleaned)
        self._show_list()

    def show_problems(self, problems: Sequence[str]) -> None:
        """Show everything that is wrong at once, or nothing any more."""
        self._problems = tuple(problems)
        self._said.setVisible(bool(problems))
        count = n_(
            "{count} problem; nothing was read in",
            "{count} problems; nothing was read in",
            len(problems),
        )
        self._said.setText(count.format(count=len(problems)))
        self._show_list()

    def _show_list(self) -> None:
        lines: list[QWidget] = [self._line(text) for text in self._problems]
        for words, told in ((N_("To look at once"), self._notices), (N_("Tidied"), self._cleaned)):
            if told:
                head = _("{title} ({count})").format(title=_(words), count=len(told))
                lines += [Label(head, "small_bold"), *map(self._line, told)]
        self._list.setVisible(bool(lines))
        self._list.show_all(lines)

    def _line(self, text: str) -> Label:
        return Label(text, "small", "ink_2", wrap=True)


class PinsCard(Card):
    """The PINs of a contest that is only played, for everybody to try."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._list = Scrolled((16, 6, 12, 8), 0)
        self._list.setMinimumHeight(180)
        self.body.addWidget(self._list, 1)

    def show_pins(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Show duty, name and PIN."""
        self.set_title(_("PINs to try with"), _("Demo only"))
        rows: list[QWidget] = []
        for duty, name, pin in lines:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 3, 0, 3)
            row.addWidget(Label(name, "small_bold"))
            row.addWidget(Label(duty, "hint", "ink_3"), 1)
            row.addWidget(Label(pin, figure(15)))
            rows.append(holder)
        self._list.show_all(rows)


class ReadyCard(Card):
    """What has to be true before the start, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._lines: QWidget | None = None

    def show_ready(self, lines: Sequence[ReadyLine]) -> None:
        """Show the list."""
        done = sum(line.done for line in lines)
        self.set_title(_("Ready?"), _("{done} of {all}").format(done=done, all=len(lines)))
        rows: list[QWidget] = []
        for line in lines:
            holder = QWidget()
            inner = QHBoxLayout(holder)
            inner.setContentsMargins(0, 5, 0, 5)
            inner.setSpacing(8)
            inner.addWidget(StatusGlyph("done" if line.done else "warning", 15))
            inner.addWidget(
                Label(line.words, "small", "ink" if line.done else "warn", wrap=True), 1
            )
            if line.note and line.done:
                inner.addWidget(Label(line.note, "hint", "ink_3"))
            rows.append(holder)
            if line.note and not line.done:
                note = Label(line.note, "hint", "ink_3", wrap=True)
                note.setContentsMargins(23, 0, 0, 4)
                rows.append(note)
        if self._lines is not None:
            self._lines.setParent(None)
            self._lines.deleteLater()
        self._lines = QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(16, 6, 16, 8)
        column.setSpacing(0)
        for row in rows:
            column.addWidget(row)
        self.body.addWidget(self._lines)


class RulesCard(Card):
    """The rule sheet in sentences, with its hash.

    Signals:
        printed(): It is to be printed.
    """

    printed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.button = Button("", "secondary", "small", icon="printer")
        self.head_row.addWidget(self.button)
        self.button.clicked.connect(self.printed)
        self._list = Scrolled((16, 4, 12, 12), 3)
        self._list.setMinimumHeight(220)
        self.body.addWidget(self._list, 1)

    def show_rules(self, sections: Sequence[RuleSection], rules_hash: str) -> None:
        """Show every section."""
        self.set_title(_("Rule sheet"), rules_hash[:SHORT].upper())
        self.note.setToolTip(rules_hash)
        self.button.setText(_("Print"))
        rows: list[QWidget] = []
        for section in sections:
            head = Label(section.heading, "small_bold", wrap=True)
            head.setContentsMargins(0, 8, 0, 0)
            rows.append(head)
            rows += [Label(text, "small", "ink_2", wrap=True) for text in section.sentences]
        self._list.show_all(rows)
