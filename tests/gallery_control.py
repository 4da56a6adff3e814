"""The control room, the results and the papers with the demo contest in them, for the eye."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.domain.record.decisions import papers
from scorer.rehearsal.demo import demo
from scorer.views.paper_grid import paper_grid
from scorer.words import Language
from tests.gallery_days import days
from ui.theme import ThemeName
from ui.windows.control import ControlPage
from ui.windows.papers import PapersPage
from ui.windows.results import ResultsPage


def half_typed(path: Path) -> Clerk:
    """The demo contest in its first round: some papers typed twice, two of them differently."""
    clerk = demo(path, 1, "start")
    grid = paper_grid(clerk.state)
    assert grid is not None
    one, two = _clerks(clerk)[:2]
    cells = [row.cells[at] for at in range(3) for row in grid.rows]
    for place, cell in enumerate(cells[:14]):
        assert cell is not None
        text = "缺考" if place == 4 else f"{78 + place}.5"
        clerk.do(papers.type_paper, one, cell.station, cell.member, 1, text)
        if place < 9:
            second = f"{87 + place}.5" if place in (2, 7) else text
            clerk.do(papers.type_paper, two, cell.station, cell.member, 2, second)
    return clerk


def _clerks(clerk: Clerk) -> list[str]:
    return [o.id for o in roll.officials(clerk.state).values() if o.may("clerk")]


def _control(size: tuple[int, int]) -> ControlPage:
    page = days().open("round2", "control", size).main.page("control")
    assert isinstance(page, ControlPage)
    _shown(page)
    return page


def _shown(page: QWidget) -> None:
    """Give the page its place, on no screen: what it opens goes by its size."""
    page.window().setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.window().show()


def control(theme: ThemeName, language: Language) -> QWidget:
    """The control room while stations are judged."""
    del theme, language
    page = _control((1440, 900))
    page.show_subject(_outlier(page))
    return page.window()


def control_cell(theme: ThemeName, language: Language) -> QWidget:
    """One performance opened, whose marks lie far apart."""
    del theme, language
    page = _control((1440, 900))
    page.show_subject(_outlier(page))
    page.open_cell()
    return page.window()


def control_small(theme: ThemeName, language: Language) -> QWidget:
    """The smallest screen: the work is in a drawer."""
    del theme, language
    page = _control((1280, 720))
    page.show_work()
    return page.window()


def control_judges(theme: ThemeName, language: Language) -> QWidget:
    """The judges beside each other."""
    del theme, language
    page = _control((1280, 720))
    page._show_judges("")
    return page.window()


def _outlier(page: ControlPage) -> tuple[str, str]:
    assert page._view is not None
    alarm = next(a for a in page._view.alarms if a.kind == "spread")
    return (alarm.station, alarm.member)


def _results(size: tuple[int, int]) -> ResultsPage:
    page = days().open("end", "results", size).main.page("results")
    assert isinstance(page, ResultsPage)
    _shown(page)
    return page


def results(theme: ThemeName, language: Language) -> QWidget:
    """The places at the end of the day."""
    del theme, language
    return _results((1440, 900)).window()


def explanation(theme: ThemeName, language: Language) -> QWidget:
    """Where a total comes from."""
    del theme, language
    page = _results((1440, 900))
    page.open_line(page.table.rows_model.rows[0][0])
    return page.window()


def explanation_small(theme: ThemeName, language: Language) -> QWidget:
    """The same on the smallest screen."""
    del theme, language
    page = _results((1280, 720))
    page.open_line(page.table.rows_model.rows[2][0])
    return page.window()


def papers_page(theme: ThemeName, language: Language) -> QWidget:
    """The first typing of a site."""
    del theme, language
    return _papers((1440, 900))


def papers_small(theme: ThemeName, language: Language) -> QWidget:
    """The same on the smallest screen."""
    del theme, language
    return _papers((1280, 720))


def _papers(size: tuple[int, int]) -> QWidget:
    days().keep("papers", half_typed)
    found = days().open("papers", "papers", size)
    page = found.main.page("papers")
    assert isinstance(page, PapersPage)
    _shown(page)
    page._begin(_clerks(found.relay.clerk)[0])
    return page.window()


CONTROL = [
    ("control", control),
    ("control_cell", control_cell),
    ("control_720", control_small),
    ("control_judges_720", control_judges),
    ("results", results),
    ("explain", explanation),
    ("explain_720", explanation_small),
    ("papers", papers_page),
    ("papers_720", papers_small),
]
"""What is painted."""
