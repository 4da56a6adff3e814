"""A contest in the middle of its day, under real windows; the test drives it by keys alone.

Run as a program with a folder: it opens every window of the contest, shows the standings on the
projector, and answers each line on its standard input with what it knows, as JSON.
"""

import json
import sys
import threading
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from scorer.clerk import Clerk
from scorer.domain.model.officials import Official, pin
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.decisions import control, setup
from scorer.domain.record.decisions.judging import sign_total
from scorer.views.stage import BoardScene, Cue
from tests import builders as b
from tests.venue import paper, total
from ui import settings, theme
from ui.contest import OpenContest

LIGHT = 2**4
"""The PINs of a test need not cost a fifth of a second."""


def pin_of(official: str) -> str:
    """Six digits that follow from the official's id."""
    return f"{int(sha256(official.encode()).hexdigest(), 16) % 10**6:06d}"


def _with_pin(official: Official) -> Official:
    return replace(official, pin=pin(pin_of(official.id), b"12345678", n=LIGHT))


def prepared(path: Path) -> Clerk:
    """Three teams; round 1 and station 2 are out, one sheet of station 1 is still to be judged.

    The team whose doctor comes first leads by so little that one corrected mark turns it.
    """
    rubrics = [b.rubric(name) for name in ("g1", "g2", "n1", "n2")]
    officials = [_with_pin(official) for official in b.officials()]
    facts = setup.founding(b.contest(), rubrics, officials, b.teams(3))
    clerk = Clerk.create(path, facts, b.CHIEF, name="A")
    for draw in (setup.draw_sites, setup.draw_skills, setup.draw_orders):
        clerk.do(draw, b.CLERK, "种子", b.SUPERVISOR)
    clerk.do(setup.draw_codes, b.CODER, "种子", b.SUPERVISOR)
    panels = {"S1": ("j1", "j2", "j3"), "S2": ("j4", "j5", "j6")}
    clerk.do(setup.assign_panels, b.CLERK, panels)
    clerk.do(setup.start_contest, b.CHIEF)
    _judged(clerk)
    for scope in ("R1", "S2"):
        clerk.do(control.seal_scope, b.CHIEF, scope)
    clerk.do(control.open_codes, b.CODER, "S2", b.SUPERVISOR)
    for scope in ("R1", "S2"):
        clerk.do(control.release, b.CHIEF, scope)
    return clerk


def _judged(clerk: Clerk) -> None:
    """Papers alike, and every sheet but the first judge's of whoever comes last."""
    for member in roll.people(clerk.state).members:
        paper(clerk, member, "80")
    first, second, last = roll.queue(clerk.state, "S1")
    for doctor, marks in ((first, "90"), (second, "89.5"), (last, "86")):
        total(clerk, "S2", doctor.replace("GP", "NU"), [marks] * 3)
    total(clerk, "S1", first, ["98"] * 3)
    total(clerk, "S1", second, ["98"] * 3)
    for seat in (2, 3):
        clerk.do(sign_total, b.CLERK, "S1", last, seat, "98")


def known(contest: OpenContest) -> dict[str, Any]:
    """What the test asks for: where the keys go, what is recorded, what the hall sees."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    state, stage = contest.relay.state, contest.stage
    active, focus = app.activeWindow(), app.focusWidget()
    view = stage.view
    rows = view.rows if isinstance(view, BoardScene) else ()
    return {
        "active": type(active).__name__ if active else "",
        "title": active.windowTitle() if active else "",
        "focus": type(focus).__name__ if focus else "",
        "page": contest.main.nav.current(),
        "arrived": sorted(slot[0] for slot, _entry in state.each(f.Arrived)),
        "sheets": sum(len(line) for line in state.table(f.SheetSigned).values()),
        "seal": seals.seal(state, "S1").state,
        "released": list(seals.released_parts(state)),
        "board": [[row.entrant, row.rank, row.total] for row in rows],
        "stage": [stage.isVisible(), stage.x(), stage.width()],
    }


def main(folder: Path) -> int:
    """Open the contest and answer until the input ends."""
    app = QApplication([])
    theme.load_fonts()
    theme.current().apply(app)
    contest = OpenContest(prepared(folder / "day.leitai"), settings.current())
    contest.stage.take(Cue("standings"))
    contest.stage.show_on("Projector")
    contest.main.show()
    contest.main.show_page("desk")
    contest.main.activateWindow()

    def answer() -> None:
        sys.stdout.write(json.dumps(known(contest)) + "\n")
        sys.stdout.flush()

    def listen() -> None:
        for line in sys.stdin:
            if line.strip() == "grab":
                QTimer.singleShot(0, app, lambda: contest.main.grab().save(str(folder / "w.png")))
            QTimer.singleShot(0, app, answer)
        QTimer.singleShot(0, app, app.quit)

    threading.Thread(target=listen, daemon=True).start()
    code = app.exec()
    contest.close()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
