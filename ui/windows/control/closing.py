"""What is done with stations, rounds and the results: calls, seals, codes, releases."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from scorer.domain.model.officials import Duty
from scorer.domain.record.decisions import control, judging
from scorer.domain.record.seals import RESULTS
from scorer.views import names
from scorer.words import _
from ui.widgets.doing import Doing
from ui.widgets.proof import prove


class Closing(QObject):
    """The acts that close a scope and show it."""

    def __init__(self, doing: Doing) -> None:
        super().__init__(doing)
        self._doing, self._relay = doing, doing.relay

    def answer(self, station: str, seat: int) -> None:
        """Close a seat's call."""
        where = names.station_of(self._relay.state, station)
        title = _("Answer the call of seat {seat}, {station}?").format(seat=seat, station=where)
        ask = self._doing.ask(title, _("The answer is kept with the call."), _("Answer"))
        field = ask.add_field(_("Answer"), _("Seen to"))

        def do(by: str) -> object:
            return self._relay.do(judging.answer_call, by, station, seat, field.text())

        ask.wanted.connect(lambda: self._doing.chief(title, do, _("Call answered"), ask))
        ask.ask()

    def seal(self, scope: str, *, again: bool) -> None:
        """Close a scope; where its seal is broken, with a reason."""
        name = names.scope(self._relay.state, scope)
        title = _("Sign and lock {scope}?").format(scope=name)
        text = _("Afterwards only a correction can change it, and that breaks the seal.")
        duty: Duty = "clerk" if "@" in scope else "chief"
        said = _("{scope} is locked").format(scope=name)
        if not again:
            self._doing.proved(
                duty, title, lambda by: self._relay.do(control.seal_scope, by, scope), said,
                always=True,
            )  # fmt: skip
            return
        ask = self._doing.ask(title, text, _("Sign and lock again"))
        ask.add_reason()

        def do(by: str) -> object:
            return self._relay.do(control.seal_scope, by, scope, ask.why())

        ask.wanted.connect(lambda: self._doing.proved(duty, title, do, said, ask, always=True))
        ask.ask()

    def open_codes(self, stations: tuple[str, ...]) -> None:
        """Open the codes of sealed stations: the code judge's PIN, then the supervisor's."""
        where = _(", ").join(names.station_of(self._relay.state, s) for s in stations)
        title = _("Open the codes of {station}?").format(station=where)

        def witnessed(by: str) -> None:
            def do(witness: str) -> None:
                for station in stations:
                    self._relay.do(control.open_codes, by, station, witness)

            prove(
                self._relay,
                "supervisor",
                _("Second PIN: the supervisor"),
                title,
                lambda witness: self._opened(do, witness),
                parent=self._doing.window,
                always=True,
                remember=False,
                without={by},
            )

        prove(
            self._relay,
            "coder",
            title,
            _("First PIN: the code judge. From then on names are shown."),
            witnessed,
            parent=self._doing.window,
            always=True,
            remember=False,
        )

    def _opened(self, do: Callable[[str], None], witness: str) -> None:
        self._doing.run(lambda: do(witness), _("The codes are open"))

    def release(self, scope: str) -> None:
        """Let a scope be shown."""
        name = names.scope(self._relay.state, scope)
        title = _("Release {scope}?").format(scope=name)
        if scope == RESULTS:
            title = _("Release the results of the whole contest?")
        self._doing.chief(
            title,
            lambda by: self._relay.do(control.release, by, scope),
            _("{scope} is released").format(scope=name),
            always=True,
        )
