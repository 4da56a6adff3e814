"""Opening a contest's file from home: what cannot be opened is told, and damage has a way on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from scorer.clerk import Clerk
from scorer.exchange.damage import damage_lines
from scorer.exchange.problem import FileRefused
from scorer.store.trouble import Damaged, NotOpened, StoreTrouble
from scorer.words import _
from ui.jobs import Job
from ui.messages import say
from ui.models.demo import demo_path
from ui.widgets.dialog import Dialog, Question


class Opening:
    """One way to an open contest; `show` is called with its clerk, at once or later, or never.

    Args:
        parent: Over which window anything is asked or told.
        show: What becomes of the contest.
    """

    def __init__(self, parent: QWidget, show: Callable[[Clerk], None]) -> None:
        self._parent = parent
        self._show = show

    def file(self, file: Path) -> None:
        """Open a contest's file; say why where it cannot be."""
        try:
            clerk = Clerk.open(file)
        except Damaged as damage:
            self._offer_copy(file, damage)
        except (FileRefused, NotOpened, StoreTrouble, OSError) as error:
            self._tell(_("This contest cannot be opened"), say(error))
        else:
            self._show(clerk)

    def demo(self) -> Job:
        """Build the demo contest anew in a process of its own, which is given, and open it."""
        title, path = _("Building the demo contest"), str(demo_path())
        return self._run("ui.models.demo:build", title, path=path)

    def _offer_copy(self, file: Path, damage: Damaged) -> None:
        """Say what was changed in a file, and offer to go on from its last good backup."""
        said = "\n".join((say(damage), *damage_lines(damage)))
        good = damage.last_good
        if good is None:
            self._tell(_("This contest cannot be opened"), said)
            return
        asked = Question(
            _("Open a copy of the last good backup?"),
            _("{damage}\nThe copy is laid beside this file, which stays as it is.").format(
                damage=said
            ),
            yes=_("Open the copy"),
            no=_("Not now"),
            parent=self._parent,
        )
        asked.accepted.connect(lambda: self._bring_back(file, good))
        asked.open()

    def _bring_back(self, file: Path, good: Path) -> None:
        title = _("Laying the copy beside the file")
        self._run("scorer.exchange.damage:bring_back", title, good=str(good), beside=str(file))

    def _run(self, target: str, title: str, **about: str) -> Job:
        """Make a file in a process of its own, which can be stopped, and open it."""
        job = Job(self._parent)
        wait = Dialog(title, _("This takes a few seconds."), self._parent)
        wait.add_button(_("Cancel"), safe=True)
        wait.rejected.connect(job.cancel)
        job.finished.connect(lambda path: self.file(Path(str(path))))
        job.failed.connect(lambda text: self._tell(_("This did not work"), text))
        for ended in (job.finished, job.failed, job.cancelled):
            ended.connect(wait.accept)
        job.start(target, **about)
        wait.open()
        return job

    def _tell(self, title: str, text: str) -> None:
        told = Dialog(title, text, self._parent)
        told.add_button(_("All right"), "primary", accepts=True)
        told.open()
