"""How something is done: proved by PIN, decided, and said."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scorer.domain.model.officials import Duty
from scorer.domain.record.refusals import Refused
from scorer.store.trouble import StoreTrouble
from scorer.words import _
from ui.relay import Relay
from ui.widgets.ask import Ask
from ui.widgets.naming import say_to
from ui.widgets.proof import prove

Do = Callable[[str], object]
"""Does it, given the id of the official who acts."""


class Doing(QObject):
    """Does what is asked for, for the window that shows it.

    Signals:
        done(str, str): Something was recorded: in words, and the id of its last record.
        refused(str): It was not, where there was no dialog to say so.
    """

    done = Signal(str, str)
    refused = Signal(str)

    def __init__(self, relay: Relay, window: QWidget) -> None:
        super().__init__(window)
        self.relay, self.window = relay, window

    def chief(
        self, title: str, do: Do, said: str, ask: Ask | None = None, *, always: bool = False
    ) -> None:
        """Do it as the chief judge; with ``always`` the PIN is asked however lately it was."""
        self.proved("chief", title, do, said, ask, always=always)

    def proved(
        self,
        duty: Duty,
        title: str,
        do: Do,
        said: str,
        ask: Ask | None = None,
        *,
        always: bool = False,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Do it as somebody who proves a duty."""

        def go(official: str) -> None:
            if self.run(lambda: do(official), said, ask) and then is not None:
                then()

        parent = ask or self.window
        text = _("The PIN signs this with the name and the time.")
        prove(self.relay, duty, title, text, go, parent=parent, always=always)

    def run(self, do: Callable[[], object], said: str, ask: Ask | None = None) -> bool:
        """Do it and say so; where it is refused, say why in its own place."""
        try:
            do()
        except (Refused, StoreTrouble) as trouble:
            words = say_to(self.relay.state, trouble)
            if ask is not None:
                ask.refuse(words)
            else:
                self.refused.emit(words)
            return False
        if ask is not None:
            ask.accept()
        self.done.emit(said, self.relay.state.last_id)
        return True

    def ask(self, title: str, text: str, verb: str) -> Ask:
        """A question, to be filled with fields and opened."""
        return Ask(title, text, verb, parent=self.window)
