"""What is done with entries: recorded, taken back, corrected; and who is absent."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.record import facts as f
from scorer.domain.record.decisions import control, desk, entries
from scorer.domain.record.refusals import Refused
from scorer.store.trouble import StoreTrouble
from scorer.views import names
from scorer.views.entry_detail import EntryLine, next_number
from scorer.words import _
from ui.relay import DraftKey, Relay
from ui.widgets.doing import Doing
from ui.widgets.naming import say_to

Values = Mapping[str, str]


class EntryActs(QObject):
    """Does what is asked for at the form.

    Signals:
        said(str): It is recorded.
        refused(str, str): It is not: the field that is wrong, if it is one, and why.
        failed(str): The disk does not take it.
    """

    said = Signal(str)
    refused = Signal(str, str)
    failed = Signal(str)

    def __init__(self, relay: Relay, window: QWidget) -> None:
        super().__init__(window)
        self._relay = relay
        self._doing = Doing(relay, window)
        self._doing.done.connect(lambda words, _record: self.said.emit(words))
        self._doing.refused.connect(lambda words: self.refused.emit("", words))

    # -- forms -----------------------------------------------------------------------------------

    def keep(self, key: DraftKey, values: Values) -> None:
        """Keep a form that is not recorded yet, durably, on this laptop; an empty one goes."""
        try:
            if values:
                marks = {name: Mark(text) for name, text in values.items()}
                self._relay.keep_draft(key, DraftSheet(marks=marks))
            elif self._relay.clerk.draft(key) is not None:
                self._relay.clerk.drop_draft(key)
                self._relay.drafted.emit(key)
        except StoreTrouble as trouble:
            self.failed.emit(say_to(self._relay.state, trouble))

    def kept(self, key: DraftKey) -> dict[str, str]:
        """What is filled in of a form that is not recorded yet."""
        draft = self._relay.clerk.draft(key)
        return {name: mark.text for name, mark in draft.marks.items()} if draft else {}

    def record(self, by: str, key: DraftKey, values: Values) -> bool:
        """Record a form; its draft goes in the same moment."""
        part, subject, _attempt, number = key
        return self._try(
            lambda: self._relay.clerk.sign(
                key, entries.make_entry, by, part, subject, number, values
            )
        )

    def take_back(self, by: str, subject: str, line: EntryLine) -> None:
        """Undo an entry: one's own at once, another's as the chief judge, with a reason."""
        if line.by == by:
            if self._try(lambda: self._relay.do(control.undo, by, line.record)):
                self.said.emit(_("{entry} taken back").format(entry=line.label))
            return
        who = names.who(self._relay.state, subject)[0]
        title = _("Take back {entry} of {name}?").format(entry=line.label, name=who)
        ask = self._doing.ask(title, line.text, _("Take it back"))
        ask.add_reason()
        ask.wanted.connect(
            lambda: self._doing.chief(
                title,
                lambda chief: self._relay.do(control.undo, chief, line.record, ask.why()),
                _("{entry} taken back").format(entry=line.label),
                ask,
                always=True,
            )
        )
        ask.ask()

    def reverse(self, by: str, part: str, subject: str, line: EntryLine) -> None:
        """Add a line to a ledger that takes another back."""
        number = next_number(self._relay.state, part, subject)
        values = {"kind": "reverse", "reverses": str(line.number)}
        done = self._try(
            lambda: self._relay.do(entries.make_entry, by, part, subject, number, values)
        )
        if done:
            self.said.emit(_("{entry} taken back").format(entry=line.label))

    def correct(
        self, subject: str, line: EntryLine, values: Values, then: Callable[[], None]
    ) -> None:
        """Replace an entry by a new version, as the chief judge, with a reason."""
        who = names.who(self._relay.state, subject)[0]
        title = _("Correct {entry} of {name}?").format(entry=line.label, name=who)
        ask = self._doing.ask(title, _("The former version stays on record."), _("Correct"))
        ask.add_reason()
        ask.wanted.connect(
            lambda: self._doing.proved(
                "chief",
                title,
                lambda by: self._relay.do(
                    entries.correct_entry, by, line.record, values, ask.why()
                ),
                _("{entry} corrected").format(entry=line.label),
                ask,
                always=True,
                then=then,
            )
        )
        ask.ask()

    # -- statuses --------------------------------------------------------------------------------

    def absent(self, by: str, part: str, subject: str) -> bool:
        """Note that somebody is absent from a part."""
        return self._try(lambda: self._relay.do(desk.set_status, by, subject, "absent", part))

    def present(self, by: str, part: str, subject: str) -> bool:
        """Take back an absence from this part that was noted here."""
        noted = self._relay.state.entry(f.StatusSet, subject, part)
        if noted is None or noted.fact.status != "absent":
            words = _("This was not noted here: the chief judge takes it back in control.")
            self.refused.emit("", words)
            return False
        return self._try(lambda: self._relay.do(control.undo, by, noted.id))

    def ask_status(self, part: str, subject: str) -> None:
        """The chief judge notes that somebody has withdrawn or is disqualified in a part."""
        who, where = (
            names.who(self._relay.state, subject)[0],
            names.station_of(self._relay.state, part),
        )
        title = _("{name} in {part}").format(name=who, part=where)
        ask = self._doing.ask(
            title, _("A status is not a zero: it is shown as a word."), _("Note it")
        )
        wanted = ask.add_choice(
            _("Status"), [(names.status(s), s) for s in ("withdrawn", "disqualified")]
        )
        ask.add_reason()

        def do(by: str) -> object:
            status: f.Status = "withdrawn" if wanted.value() == "withdrawn" else "disqualified"
            return self._relay.do(desk.set_status, by, subject, status, part, ask.why())

        said = _("{name}: status noted").format(name=who)
        ask.wanted.connect(lambda: self._doing.chief(title, do, said, ask, always=True))
        ask.ask()

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except Refused as refused:
            words = say_to(self._relay.state, refused)
            self.refused.emit(refused.about.get("item", ""), words)
            return False
        except StoreTrouble as trouble:
            self.failed.emit(say_to(self._relay.state, trouble))
            return False
        return True
