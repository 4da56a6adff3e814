"""How long a key at a judge's seat takes until it is on the disk, and until it is painted.

python -m tests.bench.bench_judging
"""

import os
import statistics
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LEITAI_HOME"] = mkdtemp(prefix="leitai-bench-")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scorer.rehearsal.demo import demo
from tests.bench.table import Line
from ui.relay import Relay
from ui.theme import Theme
from ui.windows.judging import JudgingWindow

_KEYS = 300


def each(act: Callable[[int], float]) -> tuple[float, float]:
    """Median and 99th percentile of so many acts, in milliseconds."""
    took = [act(turn) for turn in range(_KEYS)]
    return statistics.median(took), statistics.quantiles(took, n=100)[98]


def since(began: float) -> float:
    """Milliseconds since then."""
    return (perf_counter() - began) * 1000


def floor(file: Path) -> tuple[float, float]:
    """4 KiB appended and synced."""
    block = bytes(4096)
    with file.open("wb") as out:

        def act(_turn: int) -> float:
            began = perf_counter()
            out.write(block)
            out.flush()
            os.fdatasync(out.fileno())
            return since(began)

        return each(act)


def main() -> None:
    """Print the table."""
    app = QApplication([])
    Theme("light").apply(app)
    with TemporaryDirectory() as folder:
        relay = Relay(demo(Path(folder) / "demo.leitai", 1, "round2"))
        window = JudgingWindow(relay, "S4", 3)
        window.show()
        app.processEvents()
        keys = (Qt.Key.Key_Q, Qt.Key.Key_W)
        durable: list[float] = []
        assert window.sheet
        began = 0.0
        window.sheet.kept.connect(lambda _at: durable.append(since(began)))

        def act(turn: int) -> float:
            nonlocal began
            if turn % 20 == 0:
                QTest.keyClick(window, Qt.Key.Key_Up)
            began = perf_counter()
            QTest.keyClick(window, keys[turn % 2])
            app.processEvents()
            return since(began)

        bare = floor(Path(folder) / "floor")
        painted = each(act)
        kept = statistics.median(durable), statistics.quantiles(durable, n=100)[98]
        window.close()
        relay.close()
        relay.clerk.close()
    for line in (
        Line("key to kept on the disk", kept[0], "ms", None, bare[0], f"p99 {kept[1]:.1f} ms"),
        Line(
            "key at a seat to painted", painted[0], "ms", None, bare[0], f"p99 {painted[1]:.1f} ms"
        ),
    ):
        print(line.written())


if __name__ == "__main__":
    main()
