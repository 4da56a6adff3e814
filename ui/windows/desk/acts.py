"""What people do at the desk: each act is decided, recorded, and told as a moment."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk
from scorer.domain.record.refusals import Refused
from scorer.store.trouble import StoreTrouble
from scorer.views.desk import PersonCard, arrivals, person
from scorer.views.finding import Unknown, by_code, lateness
from scorer.words import _
from ui.relay import Relay
from ui.widgets.proof import prove
from ui.windows.desk.moment import Kind, Moment
from ui.windows.desk.replace import ReplaceDialog

Now = Callable[[], datetime]


class DeskActs(QObject):
    """The desk's hands. Whoever acts proves it once; the chief judge proves it every time.

    Signals:
        met(object): The `Moment` that the card is to tell.
        asked(object): A dialog was opened; keys are its own until it is closed.
        replaced(str): A member's place was taken by somebody else, whose badge is to be printed.
    """

    met = Signal(object)
    asked = Signal(object)
    replaced = Signal(str)

    def __init__(self, relay: Relay, now: Now, window: QWidget) -> None:
        super().__init__(window)
        self._relay, self._now, self._window = relay, now, window
        self.moment = Moment()

    def hear(self, code: str) -> None:
        """Take a code that was scanned."""
        found = by_code(self._relay.state, code)
        if isinstance(found, Unknown):
            self.meet(Moment("unknown", heard=code))
        else:
            self.arrive(found.id)

    def show(self, member: str) -> None:
        """Show somebody without doing anything."""
        self.meet(Moment(self._kind(member), member))

    def arrive(self, member: str) -> None:
        """Check somebody in; beyond the late time only the chief judge may."""
        state = self._relay.state
        if state.last(f.Arrived, member):
            self.meet(Moment("already", member))
            return
        late = lateness(roll.contest(state), self._now())
        if late.kind == "over":
            self.meet(Moment("over", member, minutes=late.minutes, limit=late.limit))
            return
        kind: Kind = "late" if late.kind == "late" else "here"
        after = Moment(kind, member, minutes=late.minutes)
        self.as_desk(lambda by: self._do(after, desk.check_in, by, member, late=kind == "late"))

    def admit(self, member: str) -> None:
        """Let somebody in who is too late, by the chief judge's PIN."""
        late = lateness(roll.contest(self._relay.state), self._now())
        after = Moment("late", member, minutes=late.minutes)
        self._as_chief(
            _("Let {name} in?").format(name=self._name(member)),
            _("The arrival is recorded as late, with the name of the chief judge."),
            lambda by: self._do(after, desk.check_in, by, member, late=True),
        )

    def undo(self) -> None:
        """Take back the arrival or absence of whoever is shown, else the last arrival here."""
        member = self.moment.member or self._last_here()
        card = person(self._relay.state, member)
        if card is None:
            return
        if card.at:
            after = Moment("undone", member)
            self.as_desk(lambda by: self._do(after, desk.undo_arrival, by, member))
        elif card.absent:
            after = Moment("found", member)
            self.as_desk(lambda by: self._do(after, desk.undo_absence, by, member))

    def absent(self, member: str) -> None:
        """Note that somebody does not come (缺考)."""
        after = Moment("absent", member)
        self.as_desk(lambda by: self._do(after, desk.set_status, by, member, "absent"))

    def replace(self, member: str) -> None:
        """Ask who takes somebody's place; the chief judge allows it by PIN."""
        card = person(self._relay.state, member)
        if card is None:
            return
        dialog = ReplaceDialog(card, self._window)
        dialog.accepted.connect(lambda: self._approve(card, dialog.name(), dialog.reason()))
        dialog.finished.connect(dialog.deleteLater)
        self.asked.emit(dialog)
        dialog.open()

    def _approve(self, card: PersonCard, name: str, reason: str) -> None:
        self._as_chief(
            _("Let {now} take the place of {before}?").format(now=name, before=card.name),
            _("The old badge is void from then on. The change stays in the audit trail."),
            lambda by: self._replace(by, card.member, name, reason),
        )

    def as_desk(self, then: Callable[[str], object], *, always: bool = False) -> None:
        """Go on as the official at the desk, who proves it once."""
        dialog = prove(
            self._relay,
            "desk",
            _("Who is at the check-in desk?"),
            _("From here on this laptop checks in under this name, until another takes over."),
            lambda by: _ended(then(by)),
            parent=self._window,
            always=always,
        )
        self._opened(dialog)

    def _as_chief(self, title: str, text: str, then: Callable[[str], object]) -> None:
        dialog = prove(
            self._relay, "chief", title, text, lambda by: _ended(then(by)),
            parent=self._window, always=True, remember=False,
        )  # fmt: skip
        self._opened(dialog)

    def _opened(self, dialog: QDialog | None) -> None:
        if dialog is not None:
            self.asked.emit(dialog)

    def _replace(self, by: str, member: str, name: str, reason: str) -> None:
        badge = secrets.token_hex(9)
        after = Moment("found", member)
        if self._do(after, desk.replace_member, by, member, name, badge, reason):
            self.replaced.emit(member)

    def _do(self, after: Moment, decide: Callable[..., Any], by: str, *a: Any, **k: Any) -> bool:
        """Record, then tell; a refusal is told in the same place."""
        try:
            self._relay.do(decide, by, *a, **k)
        except (Refused, StoreTrouble) as why:
            self.meet(Moment("refused", after.member, problem=why))
            return False
        self.meet(after)
        return True

    def meet(self, moment: Moment) -> None:
        """Tell what happened."""
        self.moment = moment
        self.met.emit(moment)

    def _kind(self, member: str) -> Kind:
        card = person(self._relay.state, member)
        if card is None:
            return "ready"
        if card.at:
            return "already"
        return "absent" if card.absent else "found"

    def _name(self, member: str) -> str:
        found = roll.people(self._relay.state).members.get(member)
        return found.name if found else member

    def _last_here(self) -> str:
        own = self._relay.clerk.laptop
        here = (line.member for line in arrivals(self._relay.state) if line.laptop == own)
        return next(here, "")


def _ended(_result: object) -> None:
    """Drop what an act gives."""
