"""The pad: one form, large enough to judge by; Enter goes on, and at the end records."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.domain.model.scheme import PartRule
from scorer.domain.record.refusals import Refused
from scorer.views.entry_fields import EntryField, asked, fields, needed, read_field, shown_value
from scorer.words import _
from ui.messages import say
from ui.theme import figure
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.windows.entries.field import FieldRow

SIDE = "side"
"""The field that says whose bout it is; no entry holds it."""
Sides = Callable[[str], str]
"""Who is meant by a number or a name; and what somebody is called."""


class EntryPad(Card):
    """The form of one entry. It keeps what is typed, and tells; others record it.

    Signals:
        entered(object): The whole form is filled: exact texts by field.
        kept(object): A field was left: what is filled in so far, by field.
        absent(bool): The subject is absent (or the word is taken back): True waits for Enter.
        confirmed(): Enter was pressed on the word for absent.
        moved(int): Go to the subject so many lines further.
        focused(QWidget): That row has the focus now.
    """

    entered = Signal(object)
    kept = Signal(object)
    absent = Signal(bool)
    confirmed = Signal()
    moved = Signal(int)
    focused = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(20, 14, 20, 16)
        self.body.setSpacing(10)
        self._number = Label("", figure(26, 600), "ink_3")
        self._name = Label("", "page")
        self._sub = Label("", "small", "ink_3")
        self._entry = Chip("")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._number)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._sub)
        head.addLayout(words, 1)
        head.addWidget(self._entry, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._holder = QVBoxLayout()
        self._holder.setSpacing(10)
        self.body.addLayout(self._holder)
        self._remark = Label("", "small_medium", "ink_3", wrap=True)
        self.body.addWidget(self._remark)
        self.body.addStretch(1)
        self.rows: dict[str, FieldRow] = {}
        self.values: dict[str, str] = {}
        self._rule: PartRule | None = None
        self._with_side = self._locked = self._gone = False
        self._given: frozenset[str] = frozenset()
        self._sides: tuple[Sides, Sides] = (str, str)

    # -- the form --------------------------------------------------------------------------------

    def set_rule(self, rule: PartRule, sides: tuple[Sides, Sides], *, with_side: bool) -> None:
        """Make the fields of a part; ``sides`` find and name somebody, as in bouts."""
        while (old := self._holder.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rule, self._sides, self._with_side = rule, sides, with_side
        first = (EntryField(SIDE, _("Side"), "side", hint=_("Number or name")),)
        self.rows, self.values = {}, {}
        for field in (*(first if with_side else ()), *fields(rule)):
            row = FieldRow(field)
            row.done.connect(lambda name=field.id: self._on_done(name))
            row.chosen.connect(lambda name=field.id: self._on_chosen(name))
            row.back.connect(lambda name=field.id: self._step(name, -1))
            row.finished.connect(self._finish)
            row.edited.connect(self._on_edited)
            row.absent.connect(lambda: self._set_gone(gone=True))
            row.moved.connect(self.moved)
            row.focused.connect(lambda row=row: self.focused.emit(row))
            self._holder.addWidget(row)
            self.rows[field.id] = row
        self._arrange()

    def show_subject(self, number: str, name: str, sub: str, entry: str) -> None:
        """Say who it is about, and which entry it is."""
        self._number.setText(number)
        self._name.setText(name)
        self._sub.setText(sub)
        self._sub.setVisible(bool(sub))
        self._entry.show_state(entry)

    def show_values(
        self,
        values: Mapping[str, str],
        note: str = "",
        *,
        locked: bool,
        given: Collection[str] = (),
    ) -> None:
        """Show what is filled in; ``locked`` where it can only be looked at.

        Fields that are ``given`` are not asked for: the head says what stands in them.
        """
        self.values = dict(values)
        self._given = frozenset(given)
        self._locked = locked
        self._gone = False
        for name, row in self.rows.items():
            row.set_text(self._shown(name))
            row.set_locked(locked=locked)
            self._name_side(row)
        self.remark(note)
        self._arrange()

    def remark(self, words: str, tone: str = "ink_3") -> None:
        """Say something below the fields."""
        self._remark.setText(words)
        self._remark.set_tone(tone)
        self._remark.setVisible(bool(words))

    def remark_text(self) -> str:
        """What is said below the fields."""
        return self._remark.text()

    @property
    def locked(self) -> bool:
        """Whether the form can only be looked at."""
        return self._locked

    @property
    def waiting(self) -> bool:
        """Whether the word for absent waits for Enter."""
        return self._gone

    def whole(self) -> bool:
        """Whether every field that must be filled is."""
        rule = self._rule
        return rule is not None and all(
            self.values.get(row.field.id) or not needed(rule, row.field) for row in self.asked()
        )

    def asked(self) -> list[FieldRow]:
        """The rows that are asked for now, from the top."""
        if self._rule is None:
            return []
        names = [field.id for field in asked(self._rule, self.values)]
        every = [*([SIDE] if self._with_side else []), *names]
        return [self.rows[name] for name in every if name not in self._given]

    def focus(self, name: str = "") -> None:
        """Lead to a field; by default to the first that is empty."""
        rows = self.asked()
        empty = next((row for row in rows if not self.values.get(row.field.id)), None)
        wanted = self.rows.get(name) or empty or (rows[-1] if rows else None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            wanted.select()

    def refuse(self, name: str, words: str) -> None:
        """Say why the form was not taken, at its field if that is known."""
        row = self.rows.get(name)
        if row is None or row.isHidden():
            self.remark(words, "alarm")
        else:
            row.say(words, alarm=True)
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self, name: str) -> str:
        text, rule, row = self.values.get(name, ""), self._rule, self.rows[name]
        if not text or rule is None or row.field.kind == "words":
            return text
        if row.field.kind == "side":
            return self._sides[1](text)
        return shown_value(rule, name, text)

    def _name_side(self, row: FieldRow) -> None:
        if row.field.kind == "side" and self.values.get(row.field.id):
            row.set_text(self._sides[1](self.values[row.field.id]))

    def _arrange(self) -> None:
        shown = {row.field.id for row in self.asked()}
        for name, row in self.rows.items():
            row.setVisible(name in shown)

    # -- keys ------------------------------------------------------------------------------------

    def _on_done(self, name: str) -> None:
        if self._gone:
            self.confirmed.emit()
        elif self._locked:
            self.moved.emit(1)
        elif self._read(name) and not self._go_on(name):
            self._finish()

    def _on_chosen(self, name: str) -> None:
        """A choice was taken: go on, but leave the recording to Enter."""
        if not self._locked and self._read(name):
            self._go_on(name)

    def _go_on(self, name: str) -> bool:
        following = self._after(name)
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)
        return following is not None

    def _after(self, name: str) -> FieldRow | None:
        names = [row.field.id for row in self.asked()]
        place = names.index(name) + 1 if name in names else 0
        return self.rows[names[place]] if place < len(names) else None

    def _step(self, name: str, step: int) -> None:
        names = [row.field.id for row in self.asked()]
        place = names.index(name) + step
        if 0 <= place < len(names):
            self.rows[names[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        if self._gone:
            self._set_gone(gone=False)

    def _read(self, name: str) -> bool:
        """Take what stands in a field; False, and why at the field, where it cannot be taken."""
        row, rule = self.rows[name], self._rule
        assert rule is not None
        text = row.text()
        if not text:
            self.values.pop(name, None)
            if needed(rule, row.field):
                row.say(_("Something belongs here; Q for absent."), alarm=True)
                return False
        elif row.field.kind == "side":
            found = self._sides[0](text)
            if not found:
                row.say(_("Nobody here has this number or name."), alarm=True)
                return False
            self.values[name] = found
            self._name_side(row)
        else:
            try:
                self.values[name] = read_field(rule, row.field, text)
            except Refused as refused:
                row.say(say(refused), alarm=True)
                return False
            row.set_text(self._shown(name))
        self._drop_unasked()
        self._arrange()
        self.kept.emit(dict(self.values))
        return True

    def _drop_unasked(self) -> None:
        known = {row.field.id for row in self.asked()} | self._given
        self.values = {name: text for name, text in self.values.items() if name in known}

    def _finish(self) -> None:
        """Read every field that is asked for, and hand the form on."""
        if self._gone:
            self.confirmed.emit()
            return
        if self._locked:
            return
        for row in self.asked():
            if not self._read(row.field.id):
                row.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if not any(text for name, text in self.values.items() if name != SIDE):
            self.remark(_("Nothing is filled in."), "alarm")
            return
        self.entered.emit(dict(self.values))

    def cancel(self) -> None:
        """Forget what is typed; first the word for absent."""
        if self._gone:
            self._set_gone(gone=False)
        elif not self._locked:
            self.show_values({}, locked=False)
            self.kept.emit({})
            self.focus()

    def _set_gone(self, *, gone: bool) -> None:
        if self._locked:
            self.absent.emit(gone)
            return
        self._gone = gone
        words = _("Absent: Enter records it, Esc takes it back.")
        self.remark(words if gone else "", "warn" if gone else "ink_3")
        self.absent.emit(gone)
