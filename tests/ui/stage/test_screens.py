"""The stage on a second screen, and what happens when its cable comes out."""

import json
import select
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import cast

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from scorer.views.stage import Cue
from tests.ui.stage.conftest import MemoryRelay
from tests.xserver import XServer
from ui.relay import Relay
from ui.stage.window import StageWindow, stage_screens

PLACE = [1366, 0, 1920, 1080]
CHILD = dedent("""
    import json, sys
    from typing import cast
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication, QWidget
    app = QApplication([])
    from scorer.views.stage import Cue
    from tests.builders import played, release
    from tests.ui.stage.conftest import MemoryRelay
    from ui import theme
    from ui.stage.window import StageWindow
    theme.load_fonts()
    laptop = played(3)
    release(laptop, "R1")
    desk = QWidget(); desk.setGeometry(0, 0, 800, 600); desk.show()
    stage = StageWindow(MemoryRelay(laptop), Cue("standings"), now=lambda: "15:21")
    said = [s.name() for s in QGuiApplication.screens()]
    stage.show_on("Projector")

    def tell():
        place = stage.frameGeometry()
        print(json.dumps({
            "screens": [s.name() for s in QGuiApplication.screens()],
            "visible": stage.isVisible(),
            "at": [place.x(), place.y(), place.width(), place.height()],
        }), flush=True)

    def listen():
        for line in sys.stdin:
            if line.strip() == "end":
                QTimer.singleShot(0, app, app.quit)
                return
            QTimer.singleShot(0, app, tell)

    import threading
    threading.Thread(target=listen, daemon=True).start()
    QTimer.singleShot(300, tell)
    app.exec()
""")


def test_the_stage_fills_the_second_screen_only(qtbot: QtBot, relay: MemoryRelay) -> None:
    stage = StageWindow(cast("Relay", relay), Cue("standings"), now=lambda: "15:21")
    qtbot.addWidget(stage)
    (second,) = stage_screens()
    first = QGuiApplication.primaryScreen()
    assert stage.show_on(second.name())
    assert second.geometry().contains(stage.geometry())
    assert not stage.geometry().intersects(first.geometry())
    assert not stage.show_on(first.name())
    assert not stage.isVisible()
    stage.close()


def test_a_pulled_cable_hides_the_stage_and_a_new_one_brings_it_back(
    xvfb: XServer, tmp_path: Path
) -> None:
    script = tmp_path / "stage.py"
    script.write_text(CHILD, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        env=xvfb.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        try:
            _pull_and_plug(xvfb, child)
            assert child.wait(10) == 0
        finally:
            child.kill()


def _pull_and_plug(xvfb: XServer, child: "subprocess.Popen[str]") -> None:
    assert child.stdin is not None
    assert child.stdout is not None
    send, hear = child.stdin, child.stdout

    def told(*, visible: bool, tries: int = 1500) -> dict[str, object]:
        """Ask until the stage is as expected; the last answer."""
        answer: dict[str, object] = {}
        for _try in range(tries):
            send.write("tell\n")
            send.flush()
            answer = json.loads(hear.readline())
            if answer["visible"] is visible and (answer["at"] == PLACE or not visible):
                break
            select.select([], [], [], 0.02)
        return answer

    assert json.loads(hear.readline())["screens"][:2] == ["Laptop", "Projector"]
    assert told(visible=True)["at"] == PLACE
    xvfb.unplug("Projector")
    assert told(visible=False)["visible"] is False
    xvfb.plug("Projector")
    assert told(visible=True)["at"] == PLACE
    send.write("end\n")
    send.flush()
