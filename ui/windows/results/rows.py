"""The rows of an explanation, each painted in its own way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from scorer.views.explain import Event, Line
from scorer.views.explain.line import why_struck
from scorer.views.names import clock
from scorer.words import _
from ui.theme import Tokens, figure, font, paint_icon, qcolor
from ui.widgets.themed import panel

LINE, SEATS, HEADING, EVENT, TIE = 38, 108, 48, 40, 34
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ICONS: Final[dict[str, tuple[str, str]]] = {
    "signed": ("signature", "ok"),
    "corrected": ("pencil", "warn"),
    "time": ("timer", "warn"),
    "ruled": ("hand", "warn"),
    "status": ("flag", "warn"),
    "sealed": ("lock", "ok"),
    "released": ("monitor-play", "ok"),
}


@dataclass(frozen=True)
class Seats:
    """The judges of a panel side by side, and the panel's rule below."""

    lines: tuple[Line, ...]
    note: str


@dataclass(frozen=True)
class Heading:
    """The head of a section."""

    title: str
    note: str = ""


@dataclass(frozen=True)
class Tie:
    """A sentence about a tie."""

    text: str


Row = Line | Seats | Heading | Event | Tie


def height(row: Row) -> int:
    """How high a row is, in pixels."""
    match row:
        case Line():
            return LINE
        case Seats():
            return SEATS
        case Heading():
            return HEADING
        case Event():
            return EVENT
        case Tie():
            return TIE


def said(row: Row) -> str:
    """A row in words, for whoever cannot see it."""
    match row:
        case Line():
            parts = (row.label, row.arithmetic, row.struck, row.note, row.value)
            return " ".join(part for part in parts if part)
        case Seats(lines=lines):
            return " ".join(f"{line.label} {line.value} {line.struck}" for line in lines)
        case Heading(title=title):
            return title
        case Event():
            return f"{clock(row.at)} {row.text} {row.detail}"
        case Tie(text=text):
            return text


def paint_row(painter: QPainter, box: QRectF, row: Row, t: Tokens, *, chosen: bool) -> None:
    """Paint a row into its box."""
    fill = t.accent_tint if chosen else t.surface_3 if isinstance(row, Seats) else t.surface
    painter.fillRect(QRectF(0, box.top(), box.right(), box.height()), qcolor(fill))
    if isinstance(row, Line | Seats):
        line = QRectF(0, box.bottom() - 1, box.right(), 1)
        painter.fillRect(line, qcolor(t.line))
    painters: dict[type, Callable[[], None]] = {
        Line: lambda: _line(painter, box, row, t) if isinstance(row, Line) else None,
        Seats: lambda: _seats(painter, box, row, t) if isinstance(row, Seats) else None,
        Heading: lambda: _heading(painter, box, row, t) if isinstance(row, Heading) else None,
        Event: lambda: _event(painter, box, row, t) if isinstance(row, Event) else None,
        Tie: lambda: _tie(painter, box, row, t) if isinstance(row, Tie) else None,
    }
    painters[type(row)]()


def _words(
    painter: QPainter, box: QRectF, text: str, color: str, side: Qt.AlignmentFlag = _LEFT
) -> float:
    """Text in a box, shortened where it must be; the width that it took."""
    painter.setPen(qcolor(color))
    fitted = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, int(box.width()) + 1
    )
    painter.drawText(box, side | _MIDDLE, fitted)
    return float(painter.fontMetrics().horizontalAdvance(fitted))


def _line(painter: QPainter, box: QRectF, row: Line, t: Tokens) -> None:
    box = box.adjusted(4, 0, -16, 0)
    face = figure(17, 600)
    face.setStrikeOut(bool(row.struck))
    painter.setFont(face)
    value = QRectF(box.right() - 84, box.top(), 84, box.height())
    _words(painter, value, row.value, t.ink_3 if row.struck else t.ink, _RIGHT)
    middle = QRectF(box.left(), box.top(), box.width() - 92, box.height())
    painter.setFont(font("body_bold") if row.rule == "round" else font("body"))
    wanted = painter.fontMetrics().horizontalAdvance(row.label)
    below = bool(row.children) and row.children[0].rule == "seat"  # the seats' row says the rule
    note = "" if below else row.note
    extra = " · ".join(part for part in (row.struck, row.arithmetic, note) if part)
    label = QRectF(middle)
    label.setWidth(min(wanted + 2, middle.width() * (0.62 if extra else 1)))
    taken = _words(painter, label, row.label, t.ink_3 if row.struck else t.ink)
    painter.setFont(figure(13, 500))
    rest = QRectF(middle)
    rest.setLeft(middle.left() + taken + 12)
    _words(painter, rest, extra, t.ink_3, _RIGHT)


def _seats(painter: QPainter, box: QRectF, row: Seats, t: Tokens) -> None:
    box = box.adjusted(4, 8, -16, -8)
    gap, count = 6.0, max(1, len(row.lines))
    width = (box.width() - gap * (count - 1)) / count
    for at, line in enumerate(row.lines):
        card = QRectF(box.left() + at * (width + gap), box.top(), width, 66)
        panel(painter, card, 6, t.surface, t.warn_line if line.note else t.line)
        inner = card.adjusted(8, 4, -6, -3)
        painter.setFont(font("hint"))
        _words(painter, QRectF(inner.left(), inner.top(), inner.width(), 18), line.label, t.ink_3)
        face = figure(19, 500 if line.struck else 600)
        face.setStrikeOut(bool(line.struck))
        painter.setFont(face)
        color = t.ink_3 if line.struck else t.ink
        _words(
            painter, QRectF(inner.left(), inner.top() + 18, inner.width(), 23), line.value, color
        )
        painter.setFont(font("hint"))
        place = QRectF(inner.left(), inner.top() + 41, inner.width(), 18)
        _words(painter, place, line.note or _short(line.struck), t.warn if line.note else t.ink_3)
    foot = QRectF(box.left(), box.top() + 70, box.width(), 22)
    paint_icon(painter, QRectF(foot.left(), foot.center().y() - 7, 14, 14), "calculator", t.ink_3)
    painter.setFont(font("hint"))
    _words(painter, foot.adjusted(20, 0, 0, 0), row.note, t.ink_3)


def _short(struck: str) -> str:
    """Why a seat does not count, in the room of a card."""
    short = {why_struck("high"): _("highest"), why_struck("low"): _("lowest")}
    return short.get(struck, struck)


def _heading(painter: QPainter, box: QRectF, row: Heading, t: Tokens) -> None:
    place = box.adjusted(0, 8, -16, 0)
    place.setLeft(20)
    painter.setFont(font("body_bold"))
    _words(painter, place, row.title, t.ink)
    painter.setFont(font("hint"))
    _words(painter, place, row.note, t.ink_3, _RIGHT)


def _event(painter: QPainter, box: QRectF, row: Event, t: Tokens) -> None:
    icon, tone = _ICONS.get(row.kind, ("info", "ink_3"))
    color = str(getattr(t, tone))
    paint_icon(painter, QRectF(20, box.center().y() - 8.5, 17, 17), icon, color)
    painter.setFont(figure(14, 500))
    _words(painter, QRectF(49, box.top(), 46, box.height()), clock(row.at), t.ink_3)
    painter.setFont(font("hint"))
    wanted = painter.fontMetrics().horizontalAdvance(row.detail) + 2
    width = min(float(wanted), box.right() * 0.34)
    _words(
        painter,
        QRectF(box.right() - 16 - width, box.top(), width, box.height()),
        row.detail,
        t.ink_3,
    )
    painter.setFont(font("body"))
    _words(
        painter, QRectF(104, box.top(), box.right() - 130 - width, box.height()), row.text, t.ink
    )


def _tie(painter: QPainter, box: QRectF, row: Tie, t: Tokens) -> None:
    place = QRectF(20, box.top(), box.right() - 36, box.height())
    painter.setFont(font("small"))
    _words(painter, place, row.text, t.ink_2)
