"""The relay: the clerk's news as Qt signals, and who acts at this laptop."""

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet
from scorer.domain.model.officials import Duty
from scorer.domain.record.facts import Fact
from scorer.domain.record.roll import officials
from scorer.domain.record.state import State
from scorer.store.trouble import StoreTrouble, Trouble

P = ParamSpec("P")
DraftKey = tuple[str, str, int, int]
"""Station, member, attempt, seat."""


class Relay(QObject):
    """Stands between one clerk and every window of the program.

    Signals:
        changed: the new state, once for each batch of records.
        drafted: the key of an unsigned sheet of this laptop that was kept or dropped.
        troubled: a ``StoreTrouble`` when the file cannot be written, None when it can again.
        asked: the name of a page that a window wishes to be shown, and its subject.
    """

    changed = Signal(object)
    drafted = Signal(object)
    troubled = Signal(object)
    asked = Signal(str, object)

    def __init__(self, clerk: Clerk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clerk = clerk
        self._acting: dict[Duty, str] = {}
        self._known: Trouble | None = clerk.trouble
        self._silence = clerk.listen(self._on_told)

    @property
    def state(self) -> State:
        """What the contest knows now."""
        return self.clerk.state

    @property
    def trouble(self) -> StoreTrouble | None:
        """Why nothing can be written at the moment; None while all is well."""
        found = self.clerk.trouble
        return StoreTrouble(found) if found else None

    def _on_told(self, state: State) -> None:
        self.changed.emit(state)
        if self.clerk.trouble != self._known:
            self._known = self.clerk.trouble
            self.troubled.emit(self.trouble)

    def do(
        self,
        decide: Callable[Concatenate[State, str, P], Sequence[Fact]],
        by: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> State:
        """Decide, record and tell. Raises ``Refused``, or ``StoreTrouble`` where disk fails."""
        return self.clerk.do(decide, by, *args, **kwargs)

    def keep_draft(self, key: DraftKey, draft: DraftSheet) -> None:
        """Keep an unsigned sheet durably on this laptop. Raises ``StoreTrouble``."""
        self.clerk.keep_draft(key, draft)
        self.drafted.emit(key)

    def acting(self, duty: Duty) -> str | None:
        """The official who has proved this duty at this laptop, if anybody has."""
        return self._acting.get(duty)

    def take_duty(self, duty: Duty, official: str) -> None:
        """An official has proved by PIN to hold a duty; it lasts until it is laid down."""
        known = officials(self.state).get(official)
        if known is not None and known.may(duty, "chief"):
            self._acting[duty] = official

    def lay_down(self, duty: Duty) -> None:
        """Nobody acts in this duty here any more."""
        self._acting.pop(duty, None)

    def close(self) -> None:
        """Stop listening; the clerk stays open for whoever opened it."""
        self._silence()
