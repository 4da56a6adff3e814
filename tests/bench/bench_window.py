"""Windows and the stage: start-up beside an empty Qt window, frames, and a key's way to the wall.

python -m tests.bench.bench_window
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.table import Line, seconds

_STARTS, _FRAMES, _KEYS = 5, 240, 60


# -- starting ----------------------------------------------------------------------------------


class Painted(QObject):
    """Ends the program when a window was painted for the first time."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            QTimer.singleShot(0, QApplication.quit)
        return False


def child(what: str, file: str = "") -> None:
    """Show one window, and end once it is painted."""
    if what == "--empty":
        app = QApplication([])
        window = QWidget()
        window.resize(1280, 720)
        watch = Painted()
        window.installEventFilter(watch)
        window.show()
        app.exec()
        return
    from ui import theme  # noqa: PLC0415  what starting costs is what is measured
    from ui.app import Program  # noqa: PLC0415

    app = QApplication([])
    theme.current()
    program = Program(app)
    watch = Painted()
    if what == "--home":
        program.home.installEventFilter(watch)
        program.show_home()
    elif what == "--file":
        _open(program, Path(file), watch)
    else:
        program.home.painted.connect(
            lambda: QTimer.singleShot(20, program, lambda: _when_loaded(program, app.quit))
        )
        program.show_home()
        app.exec()
        began = perf_counter()
        _open(program, Path(file), watch)
        app.exec()
        print(perf_counter() - began)
        program.close_contest()
        return
    app.exec()
    program.close_contest()


def _when_loaded(program: Any, act: Callable[[], None]) -> None:
    """Act once home has loaded what it loads after it was painted."""
    if program._loading.isActive():
        QTimer.singleShot(20, program, lambda: _when_loaded(program, act))
    else:
        act()


def _open(program: Any, file: Path, watch: Painted) -> None:
    program.open(file)
    assert program._contest is not None
    program._contest.main.installEventFilter(watch)


def started(*words: str) -> float:
    """The median time of the whole process, in seconds."""
    return statistics.median(seconds(lambda: _child(*words)) for _ in range(_STARTS))


def opened(file: Path) -> float:
    """The median time from asking for a contest at home to its painted window, in seconds."""
    return statistics.median(float(_child("--contest", str(file))) for _ in range(_STARTS))


def _child(*words: str) -> str:
    """What a process of its own says, which starts as the program does the second time."""
    compiled = os.environ | {"PYTHONPYCACHEPREFIX": f"{os.environ['LEITAI_HOME']}/compiled"}
    compiled.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.bench.bench_window", *words]
    done = subprocess.run(command, env=compiled, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def starting(folder: Path) -> Iterator[Line]:
    """Home beside an empty window; contests of 720 and 16,800 sheets opened from home."""
    from scorer.clerk import Clerk  # noqa: PLC0415  the children import for themselves
    from scorer.rehearsal import demo  # noqa: PLC0415
    from tests.bench.bench_season import season, sheets  # noqa: PLC0415
    from tests.builders import CHIEF  # noqa: PLC0415
    from tests.fakes import CountingIds, FixedClock  # noqa: PLC0415

    small, large = folder / "small.leitai", folder / "large.leitai"
    demo(small, 1, "end").close()
    facts = season(200, 12, 7)
    with Clerk.create(large, facts, CHIEF, clock=FixedClock(), ids=CountingIds()) as clerk:
        clerk.do(lambda _state, _by: list(sheets(200, 12, 7)), "j1")
    _child("--file", str(small))
    empty, home = started("--empty"), started("--home")
    yield Line("home window, times an empty Qt window", home / empty, "x", 1.3)
    yield Line("an empty Qt window, whole process", empty, "s")
    yield Line("home window, whole process", home, "s", None, empty)
    for count, file, limit in (("720", small, 0.3), ("16,800", large, 2.0)):
        yield Line(f"main window of {count} sheets, from home", opened(file), "s", limit)
        whole = started("--file", str(file))
        yield Line(f"main window of {count} sheets, whole process", whole, "s", None, empty)


# -- frames ------------------------------------------------------------------------------------


def frames(width: int, height: int) -> tuple[float, float]:
    """Median and 99th percentile of a frame of the board while sixty rows change place."""
    from scorer.views.stage import BoardScene  # noqa: PLC0415
    from ui.stage.board import BoardPainting  # noqa: PLC0415

    took: list[float] = []

    class Timed(BoardPainting):
        def paintEvent(self, event: Any) -> None:  # noqa: N802  Qt's name
            began = perf_counter()
            super().paintEvent(event)
            took.append((perf_counter() - began) * 1000)

    def board(turn: int) -> BoardScene:
        rows = [_row(n, (n * 7 + turn * 5) % 60) for n in range(60)]
        rows.sort(key=lambda row: row.rank or 0)
        return BoardScene(
            title="团队总成绩",
            sub="暂列",
            columns=("第一轮", "第二轮"),
            rows=tuple(rows),
            contest="家庭医生团队岗位练兵",
            time="15:06",
            note="更新",
            provisional=True,
        )

    scene = Timed()
    scene.resize(width, height)
    scene.show_view(board(0))
    scene.show()
    QApplication.processEvents()
    turn = 0
    took.clear()
    while len(took) < _FRAMES:
        turn += 1
        scene.show_view(board(turn))
        until = perf_counter() + 0.7
        while perf_counter() < until:
            QApplication.processEvents()
    scene.close()
    return statistics.median(took), statistics.quantiles(took, n=100)[98]


def _row(number: int, place: int) -> Any:
    from scorer.views.standings import Row  # noqa: PLC0415

    return Row(
        entrant=f"t{number}",
        rank=place + 1,
        movement=number % 5 - 2,
        number=f"{number:02d}",
        name=f"第{number}社区卫生服务中心",
        short=f"第{number}中心",
        scores=("88.33", "91.20"),
        total=f"{95 - place / 2:.2f}",
        gap=f"−{place / 2:.2f}",
    )


def floor_frame(width: int, height: int) -> float:
    """One picture of that size drawn onto another: what the memory alone takes."""
    source, target = QPixmap(width, height), QPixmap(width, height)
    source.fill()
    took = []
    for _ in range(30):
        began = perf_counter()
        painter = QPainter(target)
        painter.drawPixmap(0, 0, source)
        painter.end()
        took.append((perf_counter() - began) * 1000)
    return statistics.median(took)


def stage() -> Iterator[Line]:
    """Frames at both sizes."""
    for name, size, limit in (("1080p", (1920, 1080), 2), ("4K", (3840, 2160), 6)):
        median, tail = frames(*size)
        more = f"p99 {tail:.1f} ms"
        yield Line(f"stage frame, {name}", median, "ms", limit, floor_frame(*size), more)


# -- a key's way to the wall -------------------------------------------------------------------


def to_the_wall(folder: Path) -> Iterator[Line]:
    """A signature to the stage's call-up, a release to its standings; an export runs beside."""
    from ui.relay import Relay  # noqa: PLC0415
    from ui.stage.window import ScenePort  # noqa: PLC0415

    path = folder / "key.leitai"
    clerk, sign, release = _sixty(path)
    relay = Relay(clerk)
    from scorer.views.stage import Cue  # noqa: PLC0415

    port = ScenePort(relay, Cue("callup"), now=lambda: "15:06")
    port.resize(1920, 1080)
    port.show()
    QApplication.processEvents()
    words = ["export", str(path), "--out"]
    loop = "import sys\nfrom scorer.__main__ import main\nwhile True: main(sys.argv[1:])\n"
    beside = subprocess.Popen(
        [sys.executable, "-c", loop, *words, str(folder / "beside.leitai-export")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        called = _timed(_KEYS, sign)
        port.take(Cue("standings"))
        QApplication.processEvents()
        shown = _timed(8, release)
    finally:
        beside.terminate()
        beside.wait()
        port.close()
        relay.close()
        clerk.close()
    yield Line(
        "signature to painted call-up, 60 teams, export beside",
        called[0],
        "ms",
        8,
        more=f"p99 {called[1]:.0f} ms",
    )
    yield Line(
        "release to painted standings, 60 teams, export beside",
        shown[0],
        "ms",
        100,
        more=f"p99 {shown[1]:.0f} ms",
    )


def _sixty(path: Path) -> tuple[Any, Callable[[int], None], Callable[[int], None]]:
    """Sixty teams of two, papers and panels; what a signature and a release are."""
    from scorer.domain.record import facts as f  # noqa: PLC0415
    from scorer.domain.record.decisions import control, judging  # noqa: PLC0415
    from tests import venue  # noqa: PLC0415
    from tests.builders import CHIEF, CLERK, CODER, SUPERVISOR, looked  # noqa: PLC0415

    clerk = venue.started(path, 60)
    doctors, nurses = venue.members(clerk, "GP"), venue.members(clerk, "NU")
    with clerk.journal.together():
        for turn, member in enumerate((*doctors, *nurses)):
            venue.paper(clerk, member, str(60 + turn % 40))
    sheets = [(member, seat) for member in nurses for seat in (1, 2, 3)]

    def sign(turn: int) -> None:
        member, seat = sheets[turn]
        clerk.do(judging.sign_total, CLERK, "S2", member, seat, str(60 + turn % 40))

    with clerk.journal.together():
        for turn, member in enumerate(doctors):
            venue.total(clerk, "S1", member, [str(60 + turn % 37)] * 3)
    clerk.do(control.seal_scope, CHIEF, "R1")
    clerk.do(control.release, CHIEF, "R1")
    clerk.do(control.seal_scope, CHIEF, "S1")
    clerk.do(control.open_codes, CODER, "S1", SUPERVISOR)

    def release(turn: int) -> None:
        if turn:
            sheet = clerk.state.entry(f.SheetSigned, "S1", doctors[turn])
            assert sheet is not None
            total = str(Fraction(70 + turn))
            clerk.do(judging.correct_sheet, CHIEF, sheet.id, "改", total=total)
            looked(clerk, "S1")
            clerk.do(control.seal_scope, CHIEF, "S1", "改")
        QApplication.processEvents()
        _began.append(perf_counter())
        clerk.do(control.release, CHIEF, "S1")

    return clerk, sign, release


_began: list[float] = []


def _timed(count: int, act: Callable[[int], None]) -> tuple[float, float]:
    """Median and 99th percentile from the act to the frame that shows it, in milliseconds."""
    took: list[float] = []
    for turn in range(count):
        _began[:] = [perf_counter()]
        act(turn)
        QApplication.processEvents()
        took.append((perf_counter() - _began[-1]) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=100)[98]


def lines() -> Iterator[Line]:
    """All lines."""
    with TemporaryDirectory(dir=os.environ.get("BENCH_TMP")) as name:
        folder = Path(name)
        os.environ["LEITAI_HOME"] = str(folder / "home")
        yield from starting(folder)
        from ui import theme  # noqa: PLC0415  only after the children

        _app = QApplication([])
        theme.current()
        yield from stage()
        yield from to_the_wall(folder)


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in {"--empty", "--home", "--file", "--contest"}:
        child(*sys.argv[1:])
    else:
        for line in lines():
            print(line.written(), flush=True)
