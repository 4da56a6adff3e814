"""Writing a correction: its effect first, then the reason, the PIN and the record."""

from PySide6.QtCore import QObject

from scorer.domain.record import roll
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.views.performance import PerformanceView
from scorer.views.whatif import effect
from scorer.words import _
from ui.widgets.doing import Doing
from ui.widgets.naming import say_to
from ui.windows.control.correction import CorrectionForm


class Correcting(QObject):
    """Stands between the form and the contest."""

    def __init__(self, doing: Doing, form: CorrectionForm) -> None:
        super().__init__(doing)
        self._doing, self._form = doing, form
        self._view: PerformanceView | None = None
        form.edited.connect(self.show_effect)
        form.wanted.connect(self.write)

    def show_performance(self, view: PerformanceView | None) -> None:
        """Be about this performance."""
        self._view = view
        self._form.show_performance(view)

    def show_effect(self) -> None:
        """Say what the correction would do; nothing is written."""
        decide, view, state = self._form.decide("–"), self._view, self._doing.relay.state
        if decide is None or view is None:
            self._form.show_effect(None)
            return
        try:
            facts = decide(state, _a_chief(state))
        except Refused as refused:
            self._form.show_effect(None)
            unchanged = refused.reason == "nothing_changed"
            self._form.refuse("" if unchanged else say_to(state, refused))
            return
        self._form.show_effect(effect(state, facts, view.station, view.member))

    def write(self) -> None:
        """Write it, with its reason and the chief judge's PIN."""
        form = self._form
        decide = form.decide()
        if decide is None:
            form.focus()
            return
        if not form.why():
            form.refuse(_("Write a reason; it is kept in the audit trail."))
            form.reason.focus()
            return
        said = form.said()

        def record(by: str) -> None:
            self._doing.relay.do(decide, by)
            form.clear()

        title = _("Write this correction?")
        self._doing.chief(f"{title} {said}", record, said, always=True)


def _a_chief(state: State) -> str:
    """Somebody who might write it; what it would do is the same for all."""
    return next((o.id for o in roll.officials(state).values() if o.may("chief")), "")
