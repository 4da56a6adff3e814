"""The type of the program: which face, weight and pixel size each kind of text has."""

from functools import cache
from typing import Literal, get_args

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from scorer.shelf import resource

Role = Literal[
    "hint", "hint_medium", "hint_bold",
    "small", "small_medium", "small_bold",
    "body", "body_medium", "body_bold",
    "step", "step_bold", "large_medium", "section", "page", "current",
    "figure_s", "figure_m", "figure_l", "figure_xl",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)

# A character that the wanted face lacks is taken from the next one;
# Latin before the rare Han, whose Latin is ugly.
FALLBACK = ("Noto Sans", "Rare Han", "Rare Han 2", "Noto Serif SC", "LXGW WenKai")
TEXT = ("Noto Sans SC", *FALLBACK)
FIGURES = ("Barlow", *TEXT)
_LEAST = 12
STAGE_FIGURES = ("Barlow Semi Condensed", *TEXT)

_TABLE: dict[Role, tuple[int, int]] = {
    "hint": (12, 400),
    "hint_medium": (12, 500),
    "hint_bold": (12, 700),
    "small": (13, 400),
    "small_medium": (13, 500),
    "small_bold": (13, 700),
    "body": (14, 400),
    "body_medium": (14, 500),
    "body_bold": (14, 700),
    "step": (15, 400),
    "step_bold": (15, 700),
    "large_medium": (16, 500),
    "section": (16, 700),
    "page": (20, 700),
    "current": (32, 700),
    "figure_s": (18, 600),
    "figure_m": (28, 600),
    "figure_l": (42, 600),
    "figure_xl": (76, 600),
}


def load_fonts() -> tuple[str, ...]:
    """Load the shipped fonts into the running application; needs a QGuiApplication.

    Returns:
        The file names that could not be loaded; empty when all is well. Loading twice is harmless.
    """
    files = sorted(resource("fonts").glob("*.ttf"))
    return tuple(file.name for file in files if QFontDatabase.addApplicationFont(str(file)) < 0)


def font(role: Role) -> QFont:
    """Give the font of a role; those that begin with `figure` have tabular figures."""
    size, weight = _TABLE[role]
    return figure(size, weight) if role.startswith("figure") else text(size, weight)


def text(size: int, weight: int = 400) -> QFont:
    """Give a text font: size in pixels, weight 400, 500, 700 or 900."""
    return QFont(_face(TEXT, size, weight))


def figure(size: int, weight: int = 600) -> QFont:
    """Give a font for figures and codes in windows: size in pixels, weight 500, 600, 700 or 800."""
    return QFont(_face(FIGURES, size, weight))


def whole_figure(said: str, width: float, size: int, weight: int = 600) -> QFont:
    """Give the largest font for figures, down from a size to 12, in which a text is whole."""
    sizes = range(size, _LEAST, -1)
    fits = (
        one
        for one in sizes
        if QFontMetricsF(_face(FIGURES, one, weight)).horizontalAdvance(said) <= width
    )
    return figure(next(fits, _LEAST), weight)


def stage_figure(size: int, weight: int = 700) -> QFont:
    """Give a font for figures on the stage: size in pixels of a 1080 canvas, weight 600 to 800."""
    return QFont(_face(STAGE_FIGURES, size, weight))


@cache
def _face(families: tuple[str, ...], size: int, weight: int) -> QFont:
    made = QFont(list(families))
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if families[0].startswith("Barlow"):
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
        made.setFeature(QFont.Tag.fromString("lnum"), 1)
    return made
