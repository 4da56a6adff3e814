"""A judge's seat at the demo contest, worked by keys, for tests."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from scorer.clerk import Clerk
from scorer.domain.model.rubric import Item
from scorer.domain.rules.sheet import judged_by
from scorer.rehearsal.demo import demo
from scorer.views.editing import defaults_full
from ui.relay import Relay
from ui.windows.judging import JudgingWindow
from ui.windows.judging.unsigned import UnsignedSheet

STATION, SEAT, JUDGE, PIN = "S1", 1, "j11", "111111"
K = Qt.Key


class SteadyClock:
    """Seconds that go on only when they are told to."""

    def __init__(self) -> None:
        self.now = 500.0

    def __call__(self) -> float:
        return self.now


class Seat:
    """One seat's window over a real contest file."""

    def __init__(self, path: Path, station: str = STATION, seat: int = SEAT) -> None:
        self.clerk = Clerk.open(path) if path.exists() else demo(path, 1, "start")
        self.relay = Relay(self.clerk)
        self.clock = SteadyClock()
        self.window = JudgingWindow(self.relay, station, seat, clock=self.clock)
        self.window.show()

    @property
    def sheet(self) -> UnsignedSheet:
        """The sheet that is judged now."""
        assert self.window.sheet
        return self.window.sheet

    def reviewing(self) -> bool:
        """Whether the review is shown."""
        return self.window._stack.currentWidget() is self.window.reviewing.page

    def press(self, *keys: Qt.Key, ctrl: bool = False, pause: float = 1.0) -> None:
        """Press keys where the focus is, a pause apart."""
        for key in keys:
            held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
            if key == K.Key_Backtab:
                held = Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(self.focus(), key, held)
            self.clock.now += pause

    def focus(self) -> QWidget:
        """Where keys go."""
        found: QWidget | None = self.window.focusWidget()
        return found if found is not None else self.window

    def type(self, text: str) -> None:
        """Press the keys of digits and points."""
        for character in text:
            self.press(K.Key_Period if character == "." else Qt.Key(ord(character)))

    def judge_all(self) -> None:
        """Give every item a mark: full marks where Enter does it, else the best level or value."""
        for item in self.sheet.rubric.scored:
            assert self.sheet.editing.at == item.id
            self.type(value_keys(item))
            self.press(K.Key_Return)

    def sign(self, pin: str = PIN) -> None:
        """Type a PIN and sign."""
        self.type(pin)
        self.press(K.Key_Return)

    def close(self) -> None:
        """Close the window and the file."""
        self.window.close()
        self.window.deleteLater()
        self.relay.close()
        self.clerk.close()


Opener = Callable[[], Seat]


def value_keys(item: Item) -> str:
    """What must be typed before Enter can record an item; nothing where Enter means full marks."""
    if judged_by(item) == "levels":
        return "" if defaults_full(item) else "1"
    if item.measure is None:
        return ""
    best = max(item.measure.bands, key=lambda band: band.points, default=None)
    value = best.low if best and best.low is not None else best.high if best else 1
    return str(int(value or 1))
