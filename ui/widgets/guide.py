"""What is done on each page, in the order of the day: what F1 tells a volunteer."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from scorer.words import N_, _
from ui.theme import figure
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label

GUIDE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "setup": (
            N_("Take the roster from a workbook. Whatever is wrong with it is listed at once."),
            N_("Draw with a seed that everybody hears; anyone can repeat the draw from it."),
            N_("Say who sits at each seat, and print the rule sheet for every team."),
            N_("Start when nothing is open under “Ready?”. From then on no rule changes."),
        ),
        "desk": (
            N_("Scan a badge; no key is needed, not between two scans either."),
            N_("Without a badge: / and the name, its pinyin initials, or the phone's last digits."),
            N_("The card in the middle says whether all is well, and what to do if not."),
            N_("Ctrl+Z takes the last arrival back. Ctrl+P prints a badge."),
        ),
        "papers": (
            N_("F3: say who types. The second typing is another person's."),
            N_("Type the scores; Enter goes on, Q is absent."),
            N_("Where the two typings differ, the chief judge settles it."),
            N_("Ctrl+I takes a file. F7 locks the site when nothing is missing."),
        ),
        "entries": (
            N_("F3: say who enters. Then choose the part."),
            N_("Fill in the form; Enter records it and goes on, Q is absent."),
            N_("Ctrl+Z takes one's own last entry back; F2 corrects with a reason."),
            N_("Ctrl+I takes a file of marks, all of it or nothing."),
        ),
        "judging": (
            N_("Choose the station and the seat. Each seat has a window of its own."),
            N_("The judge takes the contestant's code, marks by the keys shown, and signs."),
            N_("Every key is kept as it is pressed; after a power cut the sheet is still there."),
            N_("Paper sheets of a whole panel are copied by a clerk."),
        ),
        "control": (
            N_("Each cell is one performance: Enter opens it, F2 corrects it with a reason."),
            N_("F6 lists what waits for the chief judge."),
            N_("F7 locks a station, then opens its codes, then releases it."),
            N_("Nothing is on the stage before it is released."),
        ),
        "stage": (
            N_("Choose the projector once; after a pulled cable it comes back by itself."),
            N_("1 to 9 put a scene into the preview. The hall sees nothing of it."),
            N_("Hold the space bar to take the preview on air."),
            N_("B is dark, L is the title, F freezes the picture."),
        ),
        "results": (
            N_("Enter on a line tells where its total comes from, down to single marks."),
            N_("“Provisional” names the parts that count so far."),
            N_("Ctrl+E writes the workbook of the results."),
        ),
        "awards": (
            N_("The list follows the results; it is final once they are locked and released."),
            N_("Ctrl+P makes the certificates. A number is given once and for good."),
            N_("A misprint is printed again under its number, with a reason."),
        ),
        "sync": (
            N_("Ctrl+E writes what this laptop knows to a stick or folder."),
            N_("Drop the files of other laptops here, in any order, twice too."),
            N_("Where laptops differ both versions stay, and the chief judge chooses."),
            N_("Choose a stick for backups before the day begins."),
        ),
    }
)


class GuideDialog(Dialog):
    """The steps of one page."""

    def __init__(self, title: str, key: str, parent: QWidget) -> None:
        super().__init__(_("What to do here: {page}").format(page=title), "", parent)
        grid = QGridLayout()
        grid.setContentsMargins(0, 10, 2, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for number, sentence in enumerate(GUIDE[key], 1):
            grid.addWidget(Label(str(number), figure(16, 600), "accent"), number, 0)
            grid.addWidget(Label(_(sentence), "body", wrap=True), number, 1)
        self.body.addLayout(grid)
        self.add_button(_("All right"), "primary", accepts=True).setDefault(True)
