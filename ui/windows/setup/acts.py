"""What is done while setting up: each act by whoever holds its duty, and recorded."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scorer.domain.record import roll
from scorer.domain.record.decisions import entering, setup
from scorer.domain.record.refusals import Refused
from scorer.exchange.problem import FileRefused
from scorer.exchange.roster import read_roster
from scorer.store.trouble import StoreTrouble
from scorer.views.setup import DrawLine, Subject
from scorer.words import _, n_
from ui.relay import Relay
from ui.widgets.naming import say_to
from ui.widgets.proof import prove


class SetupActs(QObject):
    """The hands of the set-up page.

    Signals:
        refused(str): Why something was not done.
        done(str): What was done.
        faulty(object): Everything that is wrong with a roster, as sentences.
    """

    refused = Signal(str)
    done = Signal(str)
    faulty = Signal(object)

    def __init__(self, relay: Relay, window: QWidget) -> None:
        super().__init__(window)
        self._relay, self._window = relay, window

    def read(self, path: Path) -> None:
        """Read a roster in, whole or not at all. The demo's takes 3 ms, a big one some 50."""
        contest = roll.contest(self._relay.state)
        divisions = roll.divisions(self._relay.state)
        try:
            found = read_roster(path, contest, lambda: secrets.token_hex(9), divisions)
        except FileRefused as refused:
            self.faulty.emit([problem.say() for problem in refused.problems])
            return
        self.faulty.emit([problem.say() for problem in found.faults])
        if found.faults:
            return
        words = n_("{count} team read in", "{count} teams read in", len(found.entrants))
        if contest.entrants != "team":
            words = n_("{count} entrant read in", "{count} entrants read in", len(found.entrants))
        self._as_clerk(
            _("Read the roster in?"),
            lambda by: self._do(
                words.format(count=len(found.entrants)), setup.set_entrants, by, found.entrants
            ),
        )

    def draw(self, lines: Sequence[DrawLine], seed: str, witness: str) -> None:
        """Make every draw that is still open from one seed, by the coder's PIN."""
        late = {"lot", "entrants"}
        wanted = [
            one.subject for one in lines if not one.made and (one.ready or one.subject not in late)
        ]
        prove(
            self._relay,
            "coder",
            _("Draw from the seed “{seed}”?").format(seed=seed),
            _("Everything follows from the seed. It is recorded with the witness and printed."),
            lambda by: self._draw_all(wanted, by, seed, witness),
            parent=self._window,
        )

    def draw_again(self, line: DrawLine, seed: str, witness: str, reason: str) -> None:
        """Repeat one draw, with a reason."""
        prove(
            self._relay,
            "coder",
            _("Draw {what} again?").format(what=line.title),
            _("The draw before it stays in the audit trail. A new seed is said aloud."),
            lambda by: self._draw_all([line.subject], by, seed, witness, reason),
            parent=self._window,
            always=True,
        )

    def seat(self, panels: Mapping[str, Sequence[str]]) -> None:
        """Fill the seats of whole stations."""
        given = {station: tuple(judges) for station, judges in panels.items()}
        self._as_clerk(
            _("Seat the judges?"),
            lambda by: self._do(_("The judges are seated"), setup.assign_panels, by, given),
        )

    def seat_some(self, station: str, seats: Mapping[int, str]) -> None:
        """Put judges on some seats of a station."""

        def all_of_them(by: str) -> None:
            for number, judge in seats.items():
                if not self._do("", setup.assign_seat, by, station, number, judge):
                    return
            self.done.emit(_("The judges are seated"))

        self._as_clerk(_("Seat the judges?"), all_of_them)

    def start(self) -> None:
        """Freeze the rules, by the chief judge's PIN."""
        prove(
            self._relay,
            "chief",
            _("Start the contest?"),
            _("From then on neither roster nor rules can be changed."),
            lambda by: _ended(self._do(_("The contest has begun"), setup.start_contest, by)),
            parent=self._window,
            always=True,
            remember=False,
        )

    def _as_clerk(self, title: str, then: Callable[[str], object]) -> None:
        prove(
            self._relay,
            "clerk",
            title,
            _("From here on this laptop works under this name, until another takes over."),
            lambda by: _ended(then(by)),
            parent=self._window,
        )

    def _draw_all(
        self, subjects: Sequence[Subject], by: str, seed: str, witness: str, reason: str = ""
    ) -> None:
        made: dict[Subject, Callable[..., Any]] = {
            "sites": setup.draw_sites,
            "skills": setup.draw_skills,
            "order": setup.draw_orders,
            "lot": entering.draw_lot,
        }
        once: dict[Subject, Callable[..., Any]] = {
            "codes": setup.draw_codes,
            "entrants": entering.draw_entrants,
        }
        for subject in subjects:
            if subject in once:
                fine = self._do("", once[subject], by, seed, witness)
            else:
                fine = self._do("", made[subject], by, seed, witness, reason)
            if not fine:
                return
        self.done.emit(_("Drawn from the seed “{seed}”").format(seed=seed))

    def _do(self, words: str, decide: Callable[..., Any], by: str, *a: Any) -> bool:
        try:
            self._relay.do(decide, by, *a)
        except (Refused, StoreTrouble) as why:
            self.refused.emit(say_to(self._relay.state, why))
            return False
        if words:
            self.done.emit(words)
        return True


def _ended(_result: object) -> None:
    """Drop what an act gives."""
