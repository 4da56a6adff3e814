"""The judge's seat and the panel grid, with the demo contest in them, for the eye."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from scorer.domain.model.rubric import Item
from scorer.views.editing import Stroke, defaults_full
from scorer.words import Language
from tests.gallery_days import LARGE, SMALL, days
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


def _seat(size: tuple[int, int] = LARGE) -> tuple[JudgingWindow, Clock]:
    """A seat in the middle of a sheet, its timer running."""
    clock = Clock()
    window = JudgingWindow(days().open("round2").relay, STATION, SEAT, clock=clock)
    window.resize(*size)
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
    window.press(Stroke("sheet_note", "第 6 步排气两次，滴壶液面偏高。"))
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


def _panel(size: tuple[int, int]) -> QWidget:
    window = days().open("round2", "judging", size).main
    page = window.page("judging")
    assert isinstance(page, PanelPage)
    page.show_subject("S5")
    for text in ("90", "91", "895", "835", "905", "88", "875", "89", "86", "885", "91"):
        for character in text:
            page.entry.type(character)
        page.entry.next()
    page.entry.type("9")
    return window


def _judging_small(theme: ThemeName, language: Language) -> QWidget:
    del theme, language
    window, _clock = _seat(SMALL)
    window.press(Stroke("go", "C4"))
    return window


JUDGING: list[tuple[str, Callable[[ThemeName, Language], QWidget]]] = [
    ("judging", _judging),
    ("judging_last_minute", _last_minute),
    ("judging_veto", _veto),
    ("judging_review", _review),
    ("judging_720", _judging_small),
    ("panel", lambda _theme, _language: _panel(LARGE)),
    ("panel_720", lambda _theme, _language: _panel(SMALL)),
]
"""What the contact sheet paints of a seat and a panel."""
