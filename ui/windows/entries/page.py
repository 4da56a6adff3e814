"""The page of the entries: everybody in a part, the form of one, and what it comes to."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.domain.model.officials import Duty
from scorer.views import names
from scorer.views.entries import EntriesView, entries_view, rule_of
from scorer.views.entry_detail import running
from scorer.views.pairings import Pairing, pairings, side_of
from scorer.views.way_sentences import way_sentences
from scorer.words import _
from ui.relay import Relay
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card, PageHeader
from ui.widgets.choice import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.proof import prove
from ui.widgets.saved import SavedBadge
from ui.widgets.segmented import SegmentedControl
from ui.widgets.taking import Taking
from ui.widgets.toast import Toast
from ui.windows.entries.acts import EntryActs
from ui.windows.entries.foot import KeysFoot
from ui.windows.entries.form import Form
from ui.windows.entries.pad import EntryPad
from ui.windows.entries.people import PeopleTable
from ui.windows.entries.running import RunningCard
from ui.windows.entries.taking import ask_marks, take_marks

_WIDE, _LOW = 428, 780


class EntriesPage(QWidget):
    """What is measured, counted, voted or told of each part, entered form by form."""

    key = "entries"

    def __init__(self, relay: Relay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relay = relay
        self._part, self._number = "", 1
        self._by = ""
        self._view: EntriesView | None = None
        self._bouts: tuple[Pairing, ...] = ()
        self._shape: tuple[object, ...] = ()
        self.acts = EntryActs(relay, self)
        self._taking = Taking(relay, self)
        self._build()
        self.form = Form(relay, self.acts, self.pad, self)
        self._connect()
        self.retranslate()

    def title(self) -> str:
        """What the page is called."""
        return _("Entries")

    # -- laid out --------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader()
        self.saved = SavedBadge()
        self.parts, self.numbers = Choice(), SegmentedControl()
        self.parts.setMaximumWidth(220)
        self._other = Button("", icon="plus", key="F6")
        self._status = Button("", icon="flag", key="F8")
        self._import = Button("", icon="file-spreadsheet", key="Ctrl+I")
        self.who = Button("", "primary", icon="user-round", key="F3")
        for widget in (self.saved, self.parts, self.numbers):
            self.header.add(widget)
        for button in (self._other, self._import, self._status, self.who):
            self.header.add(button)
        self.banner = Banner()
        self.table, self.pad, self.running = PeopleTable(), EntryPad(), RunningCard()
        self._card = Card()
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._card.body.addWidget(self.table, 1)
        self.foot = KeysFoot()
        self._card.body.addWidget(self.foot)
        self._area = QScrollArea()
        self._area.setWidget(self.pad)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side = QWidget()
        self._side.setFixedWidth(_WIDE)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self._area, 1)
        right.addWidget(self.running)
        self._empty = EmptyState()
        across = QHBoxLayout()
        across.setContentsMargins(24, 16, 20, 16)
        across.setSpacing(16)
        across.addWidget(self._card, 1)
        across.addWidget(self._side)
        across.addWidget(self._empty, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.banner)
        whole.addLayout(across, 1)
        self.toast = Toast(self)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._relay.changed.connect(self.refresh)
        self.parts.currentIndexChanged.connect(self._on_part)
        self.numbers.chosen.connect(self._on_number)
        self.who.clicked.connect(self.ask_who)
        self._status.clicked.connect(self.ask_status)
        self._import.clicked.connect(self.ask_file)
        self._taking.taken.connect(self.toast.say)
        self._taking.refused.connect(self.banner.say)
        self._other.clicked.connect(self.other_pairing)
        self.table.selected.connect(self._on_selected)
        self.table.opened.connect(lambda _key: self.pad.focus())
        self.table.clicked.connect(lambda _place: self.pad.focus())
        self.pad.moved.connect(self.go)
        self.pad.focused.connect(self._area.ensureWidgetVisible)
        self.running.opened.connect(self.form.correct)
        self.form.done.connect(self._on_done)
        self.form.changed.connect(self._show_running)
        self.acts.said.connect(self.toast.say)
        self.acts.refused.connect(self._on_refused)
        self.acts.failed.connect(self.saved.show_failed)
        for keys, act in (
            ("F3", self.ask_who),
            ("F6", self.other_pairing),
            ("F8", self.ask_status),
            ("Ctrl+I", self.ask_file),
            ("F2", lambda: self.form.correct(self.running.lines.current_key())),
            ("Ctrl+Z", self.form.take_back),
            ("Esc", self.form.cancel),
            ("Alt+Left", lambda: self._turn(-1)),
            ("Alt+Right", lambda: self._turn(1)),
            ("Ctrl+PgUp", lambda: self._next_part(-1)),
            ("Ctrl+PgDown", lambda: self._next_part(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.running.set_short(short=event.size().height() < _LOW)
        self._fit_header()

    def _fit_header(self) -> None:
        keys = {self._other: "F6", self._import: "Ctrl+I", self._status: "F8", self.who: "F3"}
        self.header.fit(self.width(), keys)

    # -- shown -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the part as it is now."""
        view = entries_view(self._relay.state, self._part, self._number)
        if view is None:
            self._show_none()
            return
        self._part, self._number = view.part, view.number
        bouts = pairings(self._relay.state, view.part) if view.way == "bouts" else ()
        if (view, bouts) != (self._view, self._bouts):
            self._view, self._bouts = view, bouts
            self.show_view(view)
        self.form.load(view, self._pairing(), self._subject(), self._by)
        self._show_running()

    def show_view(self, view: EntriesView) -> None:
        """Show a part."""
        for widget, shown in ((self._card, True), (self._side, True), (self._empty, False)):
            widget.setVisible(shown)
        self.header.set_text(self.title(), f"{view.done} / {len(view.rows)}")
        self.parts.set_items([(name, part) for part, name in view.parts])
        self.parts.blockSignals(True)
        self.parts.set_value(view.part)
        self.parts.blockSignals(False)
        self.numbers.set_labels([label for _number, label in view.numbers])
        self.numbers.choose([number for number, _label in view.numbers].index(view.number))
        self.numbers.setVisible(len(view.numbers) > 1)
        self._other.setVisible(view.way == "bouts")
        self.who.setText(
            names.official(self._relay.state, self._by) if self._by else _("Who enters?")
        )
        self.who.set_kind("secondary" if self._by else "primary")
        if view.sealed:
            words = _("{scope} is locked: only a correction can change it.")
            self.banner.say(words.format(scope=view.sealed), "warn")
        else:
            self.banner.clear()
        shape = (view.part, view.way)
        if shape != self._shape:
            self._shape = shape
            self._set_rule()
        self._show_lines(view)
        self._fit_header()

    def _set_rule(self) -> None:
        rule = rule_of(self._relay.state, self._part)
        assert rule is not None
        state = self._relay.state
        self.pad.set_rule(
            rule,
            (
                lambda text: side_of(self._relay.state, self._part, text),
                lambda name: names.who(state, name)[0],
            ),
            with_side=rule.way == "bouts",
        )

    def _show_lines(self, view: EntriesView) -> None:
        kept = self.table.current_key()
        self.table.blockSignals(True)
        if view.way == "bouts":
            self.table.show_pairings(self._bouts)
            known = [one.key for one in self._bouts]
            first = next((one.key for one in self._bouts if one.state == "due"), "")
        else:
            self.table.show_entries(view)
            known = [row.subject for row in view.rows]
            first = view.lacking()
        self.table.select_key(kept if kept in known else first or (known[0] if known else ""))
        self.table.blockSignals(False)

    def _show_none(self) -> None:
        self._view = None
        self.header.set_text(self.title())
        for widget, shown in ((self._card, False), (self._side, False), (self._empty, True)):
            widget.setVisible(shown)
        words = _("Every part of this contest is judged on sheets: see Judging.")
        self._empty.say("file-text", _("Nothing is entered here"), words)

    def _show_running(self) -> None:
        form = self.form
        found = running(self._relay.state, self._part, form.subject, form.number, form.values())
        rule = rule_of(self._relay.state, self._part)
        self.running.show_running(found, tuple(way_sentences(rule)) if rule else ())
        self.running.show_lines(form.lines)

    def _subject(self) -> str:
        return "" if self._bouts else self.table.current_key()

    def _pairing(self) -> Pairing | None:
        key = self.table.current_key()
        return next((one for one in self._bouts if one.key == key), None)

    def show_subject(self, subject: object) -> None:
        """Show a part, or somebody in it."""
        part, name = subject if isinstance(subject, tuple) else (subject, "")
        self._part, self._number = str(part), 1
        self.refresh()
        if name and self.table.select_key(str(name)):
            self.pad.focus()

    # -- what people do --------------------------------------------------------------------------

    def ask_who(self) -> None:
        """Have the person who enters prove it."""
        rule = rule_of(self._relay.state, self._part)
        also: tuple[Duty, ...] = ("host",) if rule and rule.way == "quiz" else ("judge",)
        prove(
            self._relay,
            "clerk",
            _("Who enters?"),
            _("Everything entered from now on is under this name."),
            self._begin,
            parent=self,
            always=True,
            remember=False,
            also=also,
        )

    def _begin(self, official: str) -> None:
        self._by = official
        self._view = None
        self.refresh()
        self.pad.focus()

    def ask_status(self) -> None:
        """Have the chief judge note a status."""
        if self.form.subject:
            self.acts.ask_status(self._part, self.form.subject)

    def ask_file(self) -> None:
        """Ask for a file of marks, once it is known who enters."""
        if self._by:
            ask_marks(self._taking, self._relay.clerk.path, self._by)
        else:
            self.ask_who()

    def take_file(self, path: Path) -> None:
        """Take a file of marks as those of whoever enters."""
        if self._by:
            take_marks(self._taking, self._relay.clerk.path, path, self._by)

    def other_pairing(self) -> None:
        """A form for a bout that is not in the list."""
        if self._view is not None and self._view.way == "bouts":
            self.form.begin_other()

    def go(self, step: int) -> None:
        """Go so many lines further."""
        count = len(self.table.rows_model.rows)
        row = min(max(self.table.currentIndex().row() + step, 0), count - 1)
        if count:
            self.table.setCurrentIndex(self.table.rows_model.index(row, 0))
            self.pad.focus()

    def _on_selected(self, key: str) -> None:
        if key and self._view is not None:
            self.form.load(self._view, self._pairing(), self._subject(), self._by)
            self._show_running()

    def _on_part(self) -> None:
        self._part, self._number = str(self.parts.value() or ""), 1
        self.refresh()
        self.pad.focus()

    def _next_part(self, step: int) -> None:
        place = self.parts.currentIndex() + step
        if 0 <= place < self.parts.count():
            self.parts.setCurrentIndex(place)

    def _on_number(self, index: int) -> None:
        if self._view is not None:
            self._number = self._view.numbers[index][0]
            self.refresh()
            self.pad.focus()

    def _turn(self, step: int) -> None:
        place = self.numbers.index + step
        if self._view is not None and 0 <= place < len(self._view.numbers):
            self.numbers.choose(place)
            self._on_number(place)

    def _on_done(self) -> None:
        """Something was recorded: go on to whoever comes next."""
        self.saved.show_saved(self._relay.state.at[11:19])
        view = self._view
        if view is None:
            return
        if view.way == "bouts":
            following = next((one.key for one in self._bouts if one.state == "due"), "")
        else:
            following = "" if view.ledger else view.lacking(self.form.subject)
        if following:
            self.table.select_key(following)
        self.pad.focus()

    def _on_refused(self, field: str, words: str) -> None:
        self.pad.refuse(field, words)

    # -- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._status.setText(_("Status"))
        self._import.setText(_("From a file"))
        self._other.setText(_("Another bout"))
        self.foot.retranslate()
        self._view, self._shape = None, ()
        self.form.forget()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
