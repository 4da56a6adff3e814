"""The judge's seat and the panel grid, with the demo contest in them, for the eye."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from scorer.domain.model.rubric import Item
from scorer.rehearsal.demo import demo
from scorer.views.editing import Stroke, defaults_full
from scorer.words import Language
from ui.relay import Relay
from ui.theme import ThemeName
from ui.windows.judging import JudgingWindow
from ui.windows.panel import PanelPage

STATION, SEAT = "S4", 3


class Clock:
    """Seconds that stand still."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def _relay() -> Relay:
    """A new file each time: what one picture types must not be in the next."""
    folder = Path(tempfile.mkdtemp(prefix="leitai-gallery-"))
    return Relay(demo(folder / "demo.leitai", 1, "round2"), QApplication.instance())


def _seat() -> tuple[JudgingWindow, Clock]:
    """A seat in the middle of a sheet, its timer running."""
    clock = Clock()
    window = JudgingWindow(_relay(), STATION, SEAT, clock=clock)
    window.toggle_timer()
    clock.now += 90
    for act in ("full", "record", "record"):
        window.press(Stroke("full" if act == "full" else "record"))
    window.press(Stroke("fault", "0"))
    return window, clock


def _to(window: JudgingWindow, wanted: Callable[[Item], bool]) -> None:
    assert window.sheet
    item = next(item for item in window.sheet.rubric.scored if wanted(item))
    window.press(Stroke("go", item.id))


def _judging(theme: ThemeName, language: Language) -> QWidget:
    del theme, language
    window, _clock = _seat()
    window.press(Stroke("go", "C4"))
    return window


def _last_minute(theme: ThemeName, language: Language) -> QWidget:
    del theme, language
    window, clock = _seat()
    clock.now += 600
    window.press(Stroke("undecided"))
    _to(window, lambda item: item.kind == "measure")
    window.press(Stroke("digit", "6"))
    window.press(Stroke("digit", "6"))
    return window


def _veto(theme: ThemeName, language: Language) -> QWidget:
    del theme, language
    window, clock = _seat()
    clock.now += 700
    window.press(Stroke("tick", "X2"))
    window.page.plate.show_progress(0.7, window.page._sheet.criticals if window.page._sheet else ())
    window.page.plate.ask()
    return window


def _review(theme: ThemeName, language: Language) -> QWidget:
    del theme, language
    window, _clock = _seat()
    assert window.sheet
    for item in window.sheet.rubric.scored:
        window.press(Stroke("go", item.id))
        if item.measure is not None:
            window.press(Stroke("digit", "5"))
            window.press(Stroke("digit", "5"))
        elif not defaults_full(item):
            window.press(Stroke("level", "2"))
        window.press(Stroke("record"))
    window.press(Stroke("sheet_note", "排气两次，滴壶液面偏高。"))
    window.review()
    for digit in "434":
        window.reviewing.page.signing.field.press(digit)
    return window


def _panel(theme: ThemeName, language: Language) -> QWidget:
    del theme, language
    page = PanelPage(_relay())
    page.resize(1244, 868)
    page.show_subject("S5")
    for text in ("90", "91", "895", "835", "905", "88", "875", "89", "86", "885", "91"):
        for character in text:
            page.entry.type(character)
        page.entry.next()
    page.entry.type("9")
    return page


JUDGING: list[tuple[str, Callable[[ThemeName, Language], QWidget]]] = [
    ("judging", _judging),
    ("judging_last_minute", _last_minute),
    ("judging_veto", _veto),
    ("judging_review", _review),
    ("judging_panel", _panel),
]
"""What the contact sheet paints of a seat and a panel."""
