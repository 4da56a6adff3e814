"""The standings scene: twelve rows a page, each with rank tab, movement, name and scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scorer.views.points import NONE
from scorer.views.stage import PAGE, BoardPage, BoardScene
from scorer.views.standings import Row
from scorer.words import _
from ui.scene import (
    ROW_LEAN,
    Scene,
    figures,
    figures_font,
    footer,
    header,
    movement,
    page_marks,
    plate,
    rank_metal,
    rank_tab,
    width_of,
    words,
    words_font,
)
from ui.theme import STAGE

TOP, HIGH, STRIDE, WIDE = 212.0, 60.0, 64.5, 1728.0
LEFT = 96.0
TOTAL, GAP, NAME = 1622, 1796, 384
SCORES = 1400
EIGHT_SECONDS = 8000


class BoardPainting(Scene):
    """Shows a board scene; rows glide to their new places when the board changes.

    Signals:
        turned(int): Another page is shown, from 0.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BoardScene | None = None
        self._sheets: tuple[BoardPage, ...] = ()
        self._layouts: Mapping[str, Layout] = {}
        self._page = 0
        self._places: dict[str, float] = {}
        self._from: dict[str, float] = {}
        self._pages = QTimer(self)
        self._pages.setInterval(EIGHT_SECONDS)
        self._pages.timeout.connect(self.next_page)

    @property
    def pages(self) -> int:
        """How many pages the board has; at least one."""
        return max(1, len(self._sheets))

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def show_view(self, view: BoardScene) -> None:
        """Show this board; rows of the page in view move to where they now belong."""
        self.settle()  # rows that still glide belong to the board before
        before = self._page_rows()
        self._view, self._sheets, self._layouts = view, view.pages, layouts(view)
        self._page = min(self._page, self.pages - 1)
        self.still_changed()
        rows = self._page_rows()
        self.strips.keep(
            self._key(row, place) for sheet in self._sheets for place, row in enumerate(sheet.rows)
        )
        self._glide(before, rows)

    def turn_pages(self, *, alone: bool) -> None:
        """Turn pages by themselves every eight seconds, or not."""
        self._pages.start() if alone else self._pages.stop()

    def next_page(self, step: int = 1) -> None:
        """Show the page after this one, and after the last the first."""
        self.show_page((self._page + step) % self.pages)

    def show_page(self, page: int) -> None:
        """Show a page, from 0."""
        if page != self._page and page < self.pages:
            self._page = page
            self._rest()
            self.still_changed()
            self.turned.emit(page)

    def _key(self, row: Row, place: int) -> tuple[object, ...]:
        return (row, place % 2, self._layouts[row.division])

    def _page_rows(self) -> Sequence[Row]:
        return self._sheets[self._page].rows if self._sheets else ()

    def _rest(self) -> None:
        self._places = {
            row.entrant: TOP + place * STRIDE for place, row in enumerate(self._page_rows())
        }

    def _glide(self, before: Sequence[Row], rows: Sequence[Row]) -> None:
        start: Mapping[str, float] = dict(self._places)
        goal = {row.entrant: TOP + place * STRIDE for place, row in enumerate(rows)}
        if not before or all(start.get(name) == place for name, place in goal.items()):
            self._rest()
            self.moved()
            return
        self._from = {name: start.get(name, place) for name, place in goal.items()}

        def step(part: float) -> None:
            for place, (name, end) in enumerate(goal.items()):
                own = min(1.0, max(0.0, part * 1.5 - 0.5 * place / PAGE))
                self._places[name] = self._from[name] + (end - self._from[name]) * own
            self.moved(QRectF(LEFT, TOP - 4, WIDE, PAGE * STRIDE + 8))

        self._places = dict(self._from)
        self.animate(600, step, done=self._rest)

    def paint_still(self, painter: QPainter) -> None:
        view = self._view
        if view is None:
            return
        sheet = self._sheets[self._page]
        about = (word for word in (sheet.division, view.sub) if word)
        header(painter, view.title, _(" · ").join(about))
        if view.rows:
            last = sheet.first + len(sheet.rows) - 1
            span = _("Rows {first}~{last}").format(first=sheet.first, last=last)
            page_marks(painter, self._page, self.pages, span)
            self._heads(painter, view)
        footer(painter, view.contest, view.note, time=view.time)

    def _heads(self, painter: QPainter, view: BoardScene) -> None:
        for x, said in ((148, _("Rank")), (278, _("Move"))):
            words(painter, (x, 196), said, 30, color=STAGE.label, align="centre")
        words(painter, (NAME, 196), view.who or _("Team"), 30, color=STAGE.label)
        for at, x in self._layouts[self._page_rows()[0].division].columns:
            words(painter, (x, 196), view.columns[at], 30, color=STAGE.label, align="right")
        words(painter, (TOTAL, 196), _("Total"), 30, color=STAGE.text_2, align="right")
        words(painter, (GAP, 196), _("Behind"), 30, color=STAGE.label, align="right")

    def paint_moving(self, painter: QPainter, where: QRectF) -> None:
        if self._view is None:
            return
        for place, row in enumerate(self._page_rows()):
            y = self._places.get(row.entrant, TOP + place * STRIDE)
            if where.intersects(QRectF(LEFT, y, WIDE, HIGH)):
                key = self._key(row, place)
                paint = partial(
                    _paint_row, row=row, place=place, layout=self._layouts[row.division]
                )
                self.strips.draw(painter, QPointF(LEFT, y), QSizeF(WIDE, HIGH), key, paint)


@dataclass(frozen=True)
class Layout:
    """How a division's rows are written.

    Args:
        columns: The number of each column that is shown, and its right edge.
        short: Whether names are short ones.
        room: What a name may take, in pixels of the canvas.
    """

    columns: tuple[tuple[int, int], ...]
    short: bool
    room: float


def layouts(view: BoardScene) -> Mapping[str, Layout]:
    """The layout of each division, in pixels of the canvas."""
    divided: dict[str, list[Row]] = {}
    for row in view.rows:
        divided.setdefault(row.division, []).append(row)
    alone = len(divided) == 1
    return {key: _layout(view.columns, rows, every=alone) for key, rows in divided.items()}


def _layout(columns: Sequence[str], rows: Sequence[Row], *, every: bool) -> Layout:
    """Either each part has its column or none has: two of five would explain a total wrongly.

    They have room as long as every name fits, short if need be. Among several divisions, a part
    that nobody of this one takes has no column.
    """
    face = words_font(42, 900)
    found: list[tuple[int, int]] = []
    right = float(SCORES)
    for at in reversed(range(len(columns))):
        scores = {row.scores[at] for row in rows if not row.status_word}
        if every or scores - {NONE}:
            wide = max((width_of(said, figures_font(42, 600)) for said in scores), default=0.0)
            found.append((at, round(right)))
            right -= max(wide, width_of(columns[at], words_font(30)), 150) + 40
    if right - NAME < max(width_of(row.short, face) for row in rows):
        found, right = [], float(SCORES)
    short = any(width_of(row.name, face) > right - NAME for row in rows)
    return Layout(tuple(reversed(found)), short, right - NAME)


def _paint_row(painter: QPainter, row: Row, place: int, layout: Layout) -> None:
    """Paint a row with its corner at 0, 0."""
    lead = row.rank == 1
    box = QRectF(0, 0, WIDE, HIGH)
    fill = STAGE.row_lead if lead else (STAGE.row_a, STAGE.row_b)[place % 2]
    plate(painter, box, fill, lean=ROW_LEAN)
    metal = rank_metal(row.rank) if row.rank else None
    rank_tab(painter, QRectF(0, 0, 104, HIGH), str(row.rank) if row.rank else "–", metal)
    movement(painter, 250 - LEFT, 30, row.movement)
    weight = 900 if row.rank and row.rank <= 3 else 700
    name = row.short if layout.short else row.name
    end = words(painter, (NAME - LEFT, 45), name, 42, weight=weight)
    if row.unit and layout.room > end - NAME + LEFT + 28 + width_of(row.unit, words_font(30)):
        words(painter, (end + 28, 43), row.unit, 30, color=STAGE.text_3)
    for at, x in layout.columns:
        said = row.scores[at]
        _score(painter, x - LEFT, "–" if row.status_word and said == row.status_word else said)
    if row.status_word:
        words(painter, (TOTAL - LEFT, 45), row.status_word, 40, color=STAGE.text_3, align="right")
        return
    color = STAGE.gold_text if lead else STAGE.text
    figures(painter, (TOTAL - LEFT, 48), row.total, 54, weight=800, color=color, align="right")
    figures(painter, (GAP - LEFT, 45), row.gap, 40, weight=600, color=STAGE.text_3, align="right")


def _score(painter: QPainter, x: float, said: str) -> None:
    figures(painter, (x, 45), said, 42, weight=600, color=STAGE.text_2, align="right")
