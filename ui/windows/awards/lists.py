"""The smaller cards: bulletin and workbook, names without a glyph, the reprint log."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.certificates import CertificatesView
from scorer.words import _, n_
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.emptying import empty
from ui.widgets.glyph import StatusGlyph
from ui.widgets.label import Label, Rule

_SHOWN = 4


class PapersCard(Card):
    """The bulletin with its version, and the workbook of results."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.body.setContentsMargins(15, 10, 13, 10)
        self.body.setSpacing(6)
        self._about = Label("", "small", "ink_2", wrap=True)
        self.bulletin = Button("", icon="file-text", key="Ctrl+L")
        self.workbook = Button("", icon="file-spreadsheet", key="Ctrl+W")
        for button in (self.bulletin, self.workbook):
            button.set_align_left()
        self.body.addWidget(self._about)
        self.body.addWidget(self.bulletin)
        self.body.addWidget(self.workbook)

    def show_view(self, view: CertificatesView, *, busy: bool) -> None:
        """Show which bulletin is out, and whether the results moved since."""
        self.set_title(_("Bulletin and list"))
        last = view.bulletin
        following = last.version + 1
        if not last.version:
            said = _("No bulletin is out yet")
        elif last.moved:
            said = _("No. {version} of {time} is out; the results moved since").format(
                version=last.version, time=last.at
            )
        else:
            said = _("No. {version} of {time} is out").format(version=last.version, time=last.at)
        self._about.setText(said)
        verb = _("Issue bulletin no. {version}").format(version=following)
        if last.version and not last.moved:
            verb = _("Print bulletin no. {version}").format(version=last.version)
        self.bulletin.setText(verb)
        self.workbook.setText(_("Results workbook"))
        released = view.standing != "none"
        self.bulletin.setEnabled(released and view.standing != "late" and not busy)
        self.workbook.setEnabled(released)


class LackingCard(Card):
    """Names with characters that no font has; nothing is printed before they are mended.

    Signals:
        wanted(): Somebody wants to add a font file.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", tone="alarm", parent=parent)
        self.body.setContentsMargins(15, 10, 13, 10)
        self.body.setSpacing(6)
        self._list = Label("", "small", wrap=True)
        self._remedy = Label("", "hint", "ink_3", wrap=True)
        self.add = Button("", icon="plus")
        self.add.clicked.connect(self.wanted)
        self.body.addWidget(self._list)
        self.body.addWidget(self._remedy)
        self.body.addWidget(self.add)
        self.hide()

    def show_missing(self, missing: Sequence[dict[str, Any]]) -> None:
        """Show these names with their code points; hidden where there are none."""
        self.setVisible(bool(missing))
        words = n_(
            "{count} name cannot be printed", "{count} names cannot be printed", len(missing)
        )
        self.set_title(words.format(count=len(missing)))
        self._list.setText("\n".join(f"{m['text']}  {' '.join(m['points'])}" for m in missing))
        self._remedy.setText(
            _("No font here has these characters. Add a font file (.ttf) that does.")
        )
        self.add.setText(_("Add a font file"))


class LogCard(Card):
    """The last reprints, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.body.setContentsMargins(15, 8, 15, 10)
        self.body.setSpacing(6)

    def show_view(self, view: CertificatesView) -> None:
        """Show who printed what again, and why."""
        count = len(view.reprints)
        self.set_title(_("Printed again"), str(count) if count else "")
        empty(self.body)
        for place, one in enumerate(view.reprints[:_SHOWN]):
            if place:
                self.body.addWidget(Rule())
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(StatusGlyph("done", 14), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(f"{one.name}  {one.number}", "small_medium", wrap=True))
            words.addWidget(Label(f"{one.who} · {one.reason}", "hint", "ink_3", wrap=True))
            line.addLayout(words, 1)
            line.addWidget(Label(one.at, figure(14, 500), "ink_3"), 0, Qt.AlignmentFlag.AlignTop)
            holder = QWidget()
            holder.setLayout(line)
            line.setContentsMargins(0, 2, 0, 2)
            self.body.addWidget(holder)
        if not view.reprints:
            none = _("Nothing yet. A reprint keeps its number, and its reason stays here.")
            self.body.addWidget(Label(none, "small", "ink_3", wrap=True))
