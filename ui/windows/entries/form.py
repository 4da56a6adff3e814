"""The form in hand: whose it is, which entry, whether it can be typed, and what becomes of it."""

from PySide6.QtCore import QObject, Signal

from scorer.domain.record.outcome import NO_RESULT
from scorer.views import names
from scorer.views.entries import EntriesView, rule_of
from scorer.views.entry_detail import EntryLine, entry_lines, next_number
from scorer.views.entry_words import number_label
from scorer.views.pairings import Pairing, bout_values
from scorer.views.record_draws import first_values
from scorer.words import _
from ui.relay import DraftKey, Relay
from ui.windows.entries.acts import EntryActs
from ui.windows.entries.pad import SIDE, EntryPad


class Form(QObject):
    """Stands between the pad and what is recorded.

    Signals:
        done(): An entry or a status was recorded.
        changed(): Another form is in hand, or more of it is filled in.
    """

    done = Signal()
    changed = Signal()

    def __init__(self, relay: Relay, acts: EntryActs, pad: EntryPad, parent: QObject) -> None:
        super().__init__(parent)
        self._relay, self._acts, self._pad = relay, acts, pad
        self.part = self.subject = self._by = ""
        self.number = 1
        self.lines: tuple[EntryLine, ...] = ()
        self._view: EntriesView | None = None
        self._pairing: Pairing | None = None
        self._other = False
        self._correcting: EntryLine | None = None
        self._loaded: tuple[object, ...] = ()
        pad.entered.connect(self._on_entered)
        pad.kept.connect(self._on_kept)
        pad.absent.connect(self._on_absent)
        pad.confirmed.connect(self._on_confirmed)

    def forget(self) -> None:
        """Load the form anew, whatever it was about."""
        self._loaded = ()

    def values(self) -> dict[str, str]:
        """What is filled in, as an entry would hold it; nothing while it could not be recorded."""
        if self._pad.locked or not self._pad.whole():
            return {}
        return {name: text for name, text in self._pad.values.items() if name != SIDE}

    @property
    def key(self) -> DraftKey:
        """The key under which the form is kept."""
        return (self.part, self.subject, 1, self.number)

    # -- loaded ----------------------------------------------------------------------------------

    def load(self, view: EntriesView, pairing: Pairing | None, subject: str, by: str) -> None:
        """Take up a subject's form, or a pairing's; what is being typed stays while it is that."""
        self._view, self._by = view, by
        if self._other and pairing is None:
            return
        wanted = pairing.holder or pairing.side if pairing else subject
        lines = entry_lines(self._relay.state, view.part, wanted, entering=view.number)
        row = view.row(wanted)
        about = (
            view.part,
            view.number,
            wanted,
            pairing and pairing.key,
            pairing and pairing.record,
        )
        facts = (tuple(line.record for line in lines), row and row.state, by, view.sealed)
        if (about, facts) == self._loaded:
            return
        self._loaded = (about, facts)
        self.part, self.subject, self.lines = view.part, wanted, lines
        self._pairing, self._correcting, self._other = pairing, None, False
        self.number = view.number
        if view.ledger:
            self.number = (pairing and pairing.number) or next_number(
                self._relay.state, view.part, wanted
            )
        self._show()

    def begin_other(self) -> None:
        """A bout that is not in the list."""
        self._pairing, self._correcting, self._other = None, None, True
        self._loaded, self.lines = (), ()
        self.subject, self.number = "", 1
        self._head(_("Another bout"))
        self._pad.show_values({"kind": "match"}, locked=not self._by)
        self._pad.focus(SIDE)
        self.changed.emit()

    def _made(self) -> EntryLine | None:
        """The entry that this form shows, if it was made."""
        if self._view is None or (self._view.ledger and self._pairing is None):
            return None
        return next((line for line in self.lines if line.number == self.number), None)

    def _show(self) -> None:
        view, made = self._view, self._made()
        row = view.row(self.subject) if view else None
        rule = rule_of(self._relay.state, self.part)
        self._head(number_label(rule, self.number) if rule else "")
        if row is not None and row.state in NO_RESULT:
            words = _("{status}. Q takes the absence back.").format(status=row.words)
            self._pad.show_values({}, words, locked=True)
        elif made is not None:
            words = _("Recorded {about}. F2 corrects it, Ctrl+Z takes it back.")
            values = dict(made.values) | self._side()
            words = words.format(about=made.about)
            self._pad.show_values(values, words, locked=True, given=self._given())
        elif not self._by or (view is not None and view.sealed):
            words = "" if self._by else _("F3: who enters?")
            self._pad.show_values(self._start(), words, locked=True, given=self._given())
        else:
            values = self._start() | self._acts.kept(self.key)
            self._pad.show_values(values, locked=False, given=self._given())
        self.changed.emit()

    def _start(self) -> dict[str, str]:
        if self._pairing:
            return bout_values(self._pairing) | self._side()
        return first_values(self._relay.state, self.part, self.subject, self.number)

    def _given(self) -> tuple[str, ...]:
        """The fields that a pairing answers."""
        return (SIDE, "round", "against") if self._pairing else ()

    def _side(self) -> dict[str, str]:
        return {SIDE: self.subject} if self._pairing else {}

    def _head(self, entry: str) -> None:
        row = self._view.row(self.subject) if self._view else None
        if self._pairing is not None:
            one = self._pairing
            title = _("{side} – {against}").format(side=one.side_name, against=one.against_name)
            self._pad.show_subject("", title, "", _("Round {round}").format(round=one.round))
        elif row is not None:
            self._pad.show_subject(row.number, row.name, row.sub, entry)
        else:
            self._pad.show_subject("", entry, "", "")

    # -- what the pad tells ----------------------------------------------------------------------

    def _on_kept(self, values: object) -> None:
        assert isinstance(values, dict)
        self._take_side(values)
        if self.subject and self._correcting is None and not self._pad.locked:
            self._acts.keep(self.key, {n: t for n, t in values.items() if n != SIDE})
        self.changed.emit()

    def _take_side(self, values: dict[str, str]) -> None:
        """A bout stands under the side that was typed."""
        side = values.get(SIDE, self.subject)
        if side != self.subject:
            self.subject = side
            self.number = next_number(self._relay.state, self.part, side)

    def _on_entered(self, values: object) -> None:
        assert isinstance(values, dict)
        self._take_side(values)
        told = {name: text for name, text in values.items() if name != SIDE}
        if self._correcting is not None:
            self._acts.correct(self.subject, self._correcting, told, self.forget)
        elif self._acts.record(self._by, self.key, told):
            self._other = False
            self.done.emit()

    def _on_absent(self, wanted: bool) -> None:  # noqa: FBT001  a signal's argument
        row = self._view.row(self.subject) if self._view else None
        if wanted and row is not None and row.state == "absent" and self._by:
            self._acts.present(self._by, self.part, self.subject)

    def _on_confirmed(self) -> None:
        if self._acts.absent(self._by, self.part, self.subject):
            self.done.emit()

    def cancel(self) -> None:
        """Leave a correction, or forget what is typed."""
        if self._correcting is not None:
            self._correcting = None
            self._show()
        else:
            self._pad.cancel()

    def take_back(self) -> None:
        """Take back the entry that is shown; of a ledger the last live line, by another line."""
        view = self._view
        if view is None or not self._by:
            return
        if view.way == "quiz":
            words = [line for line in self.lines if not line.struck]
            live = [one for one in words if ("kind", "reverse") not in one.values]
            if live:
                self._acts.reverse(self._by, self.part, self.subject, live[-1])
            return
        shown = [line for line in self.lines if not line.hidden]
        made = self._made() or (shown[-1] if shown else None)
        if made is not None:
            self._acts.take_back(self._by, self.subject, made)

    def correct(self, record: str = "") -> None:
        """Open an entry for a correction: the one named, or the one that is shown."""
        made = next((line for line in self.lines if line.record == record), None) or self._made()
        if made is None or made.hidden:
            return
        self._correcting = made
        self._head(made.label)
        self._pad.show_values(
            dict(made.values) | self._side(),
            _("Correction of {entry} ({name})").format(
                entry=made.label, name=names.who(self._relay.state, self.subject)[0]
            ),
            locked=False,
            given=self._given(),
        )
        self._pad.focus(next(iter(dict(made.values)), ""))
