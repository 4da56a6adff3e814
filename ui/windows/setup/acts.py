"""What is done while setting up: each act by whoever holds its duty, and recorded."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scorer.domain.record import roll
from scorer.domain.record.decisions import entering, setup
from scorer.domain.record.refusals import Refused
from scorer.exchange.roster_reading import entrants_read
from scorer.store.trouble import StoreTrouble
from scorer.views.setup import DrawLine, Subject
from scorer.words import _, n_
from ui.jobs import Job
from ui.relay import Relay
from ui.widgets.naming import say_to
from ui.widgets.proof import prove


class SetupActs(QObject):
    """The hands of the set-up page.

    Signals:
        refused(str): Why something was not done.
        done(str): What was done.
        faulty(object): Everything that is wrong with a roster, as sentences.
        noted(object, object): What should be looked at in it, and what was tidied, as sentences.
        reading(bool): A roster is being read, or is not any more.
    """

    refused = Signal(str)
    done = Signal(str)
    faulty = Signal(object)
    noted = Signal(object, object)
    reading = Signal(bool)

    def __init__(self, relay: Relay, window: QWidget) -> None:
        super().__init__(window)
        self._relay, self._window = relay, window
        self._job: Job | None = None

    def read(self, path: Path) -> None:
        """Read a roster in, whole or not at all, in a process of its own."""
        if self._job is not None:
            return
        self._job = job = Job(self)
        job.finished.connect(self._on_read)
        job.failed.connect(self._on_unread)
        job.cancelled.connect(self._drop_job)
        job.start(
            "scorer.exchange.roster_reading:read_entrants",
            contest=str(self._relay.clerk.path),
            path=str(path),
        )
        self.reading.emit(True)

    def stop(self) -> bool:
        """Stop reading; whether anything was being read."""
        if self._job is None:
            return False
        self._job.cancel()
        return True

    def close(self) -> None:
        """Let go of what is still being read."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        self.reading.emit(False)

    def _on_unread(self, why: str) -> None:
        self._drop_job()
        self.noted.emit((), ())
        self.faulty.emit([why])

    def _on_read(self, told: dict[str, Any]) -> None:
        self._drop_job()
        self.noted.emit(told["notices"], told["cleaned"])
        self.faulty.emit(told["problems"])
        if told["problems"]:
            return
        found = entrants_read(told["entrants"])
        words = n_("{count} team read in", "{count} teams read in", len(found))
        if roll.contest(self._relay.state).entrants != "team":
            words = n_("{count} entrant read in", "{count} entrants read in", len(found))
        self._as_clerk(
            _("Read the roster in?"),
            lambda by: self._do(words.format(count=len(found)), setup.set_entrants, by, found),
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
