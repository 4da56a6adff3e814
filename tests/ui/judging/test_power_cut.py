"""Power goes while a judge is typing: on again, sheet, items and time are there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from scorer.rehearsal.demo import demo
from tests.ui.judging.seat import K, Seat
from ui.theme import Theme

_CHILD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.ui.judging.seat import K, Seat
seat = Seat(Path(sys.argv[1]))
seat.press(K.Key_Space, pause=70)
for _ in range(8):
    item = seat.sheet.editing.item
    from tests.ui.judging.seat import value_keys
    seat.type(value_keys(item))
    seat.press(K.Key_Return)
seat.press(K.Key_F2)
seat.window.page.side.plate.edit.insertPlainText("第九步")
print(len([m for m in seat.sheet.editing.marks.values() if m.text]), seat.sheet.editing.at,
      seat.sheet.watch.elapsed_ms, flush=True)
app.exec()
"""


def test_a_killed_seat_comes_back_with_sheet_items_and_time(tmp_path: Path, theme: Theme) -> None:
    path = tmp_path / "demo.leitai"
    demo(path, 1, "start").close()
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert child.stdout
    count, at, elapsed = child.stdout.readline().split()
    child.send_signal(signal.SIGKILL)
    child.wait(10)
    child.stdout.close()
    seat = Seat(path)
    try:
        sheet = seat.sheet
        assert count == "8"
        assert len([mark for mark in sheet.editing.marks.values() if mark.text]) == 8
        assert sheet.editing.at == at
        assert sheet.editing.mark.note == "第九步"
        assert int(elapsed) - 1000 <= sheet.watch.elapsed_ms <= int(elapsed)
        assert (sheet.restored, sheet.watch.running) == (True, False)
        seat.press(K.Key_Space, pause=10)
        assert (sheet.restored, sheet.watch.running) == (False, True)
        assert sheet.watch.elapsed_ms >= 10_000
    finally:
        seat.close()
