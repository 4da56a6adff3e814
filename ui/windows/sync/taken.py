"""What came in lately: each file with what it brought, or why it was refused and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.store.keyring import spoken
from scorer.views.answers import say_disk, say_not_merged
from scorer.words import _, n_
from ui.models.intake import Took
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.emptying import empty
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label, Rule


class TakenCard(Card):
    """The list, newest first.

    Signals:
        admit(Took): Somebody wants to admit the laptop of a refused file.
        again(Took): Somebody wants a file to be tried again.
    """

    admit = Signal(object)
    again = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._log: tuple[Took, ...] = ()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("plain", "true")
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        area.setWidget(holder)
        self.body.addWidget(area, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.set_title(_("Just taken in"), _("A file is taken whole or not at all"))
        self.show_log(self._log)

    def show_log(self, log: Sequence[Took]) -> None:
        """Show these files."""
        self._log = tuple(log)
        empty(self._list)
        for took in self._log:
            self._list.addWidget(self._line(took))
            self._list.addWidget(Rule())
        if not self._log:
            none = Label(_("Nothing yet. Files from other laptops stand here."), "small", "ink_3")
            none.setContentsMargins(16, 12, 16, 12)
            self._list.addWidget(none)
        self._list.addStretch(1)

    def _line(self, took: Took) -> QWidget:
        line = QWidget()
        line.setMinimumHeight(41)
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 4, 14, 4)
        row.setSpacing(10)
        row.addWidget(StatusGlyph(_glyph(took), 15))
        name = took.name or took.path.name
        if took.made:
            name = _("{name}, exported {time}").format(name=name, time=took.made[11:16])
        row.addWidget(Label(name, "small_medium"))
        row.addWidget(
            Label(sentence(took), "small", "ink_2" if took.fine else "alarm", wrap=True), 1
        )
        if took.refused == "unknown_laptop":
            admit = Button(_("Admit"), "secondary", "small")
            admit.clicked.connect(lambda: self.admit.emit(took))
            row.addWidget(admit)
        elif took.trouble:
            again = Button(_("Try again"), "secondary", "small")
            again.clicked.connect(lambda: self.again.emit(took))
            row.addWidget(again)
        row.addWidget(Label(took.at[11:16], figure(14, 500), "ink_3"))
        return line


def sentence(took: Took) -> str:
    """What became of a file."""
    if took.refused:
        about = dict(took.about)
        if "laptop" in about:
            about["laptop"] = spoken(about["laptop"])
        return say_not_merged(took.refused, about)
    if took.trouble:
        known = took.trouble in {"disk_full", "read_only", "busy", "lost", "failing"}
        return say_disk(took.trouble) if known else took.trouble
    new = n_("{count} new record", "{count} new records", took.new).format(count=took.new)
    said = [new, _("{count} known already").format(count=took.known)]
    if took.conflicts:
        words = n_("{count} conflict", "{count} conflicts", took.conflicts)
        said.append(words.format(count=took.conflicts))
    return _(", ").join(said)


def _glyph(took: Took) -> Glyph:
    return "done" if took.fine and not took.conflicts else "alarm"
