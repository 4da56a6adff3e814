"""The courier: looks into the shared folder and carries files both ways, off the window's thread.

A network share may hang for half a minute; a judge's window must not. What comes is copied to a
folder of this laptop first, so that what is merged cannot change or vanish meanwhile.
"""

import shutil
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal

from scorer.exchange.errands import lay
from scorer.exchange.folder import Watch
from scorer.store.trouble import StoreTrouble

EVERY_S: Final = 0.5
_PATIENCE_S: Final = 2.0
Word = tuple[Literal["look", "place", "forget", "end"], Path]


class Courier(QObject):
    """Serves one shared folder from `start` until `close`.

    Signals:
        arrived(Path): A new or changed file of another laptop lies in the tray.
        placed(): This laptop's file lies in the shared folder.
        stood(str): How the folder stands: nothing when well, else the kind of trouble.
    """

    arrived = Signal(object)
    placed = Signal()
    stood = Signal(str)

    def __init__(self, folder: Path, tray: Path, own: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = Watch(folder, own=own)
        self._folder, self._tray = folder, tray
        self._words: Queue[Word] = Queue()
        self._due: Path | None = None
        self._trouble: str | None = None
        self._over = False
        self._thread = Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin looking, twice a second."""
        self._thread.start()

    def place(self, file: Path) -> None:
        """Lay a file into the folder under its name; tried again until it lies there."""
        self._words.put(("place", file))

    def look(self) -> None:
        """Look now."""
        self._words.put(("look", self._folder))

    def forget(self, file: Path) -> None:
        """Bring this file of the tray again: it was refused for what may be mended here."""
        self._words.put(("forget", self._folder / file.name))

    def close(self) -> None:
        """Stop; a folder that hangs is left behind."""
        self._over = True
        self._words.put(("end", self._folder))
        if self._thread.is_alive():
            self._thread.join(_PATIENCE_S)

    # -- off the window's thread -----------------------------------------------------------------

    def _run(self) -> None:
        while not self._over:
            self._fetch()
            self._deliver()
            self._listen()

    def _listen(self) -> None:
        try:
            word, path = self._words.get(timeout=EVERY_S)
            while True:
                if word == "place":
                    self._due = path
                elif word == "forget":
                    self._watch.forget(path)
                word, path = self._words.get_nowait()
        except Empty:
            return

    def _fetch(self) -> None:
        for path in self._watch.new():
            copied = self._tray / path.name
            part = copied.with_name(f".{path.name}.part")
            try:
                shutil.copyfile(path, part)
                part.replace(copied)
            except OSError:
                self._watch.forget(path)
            else:
                self._say_arrived(copied)
        self._stand("lost" if self._watch.lost else "")

    def _deliver(self) -> None:
        if self._due is None or self._watch.lost:
            return
        try:
            lay(self._due, self._folder / self._due.name)
        except StoreTrouble as trouble:
            self._stand(trouble.trouble.kind)
        except OSError:
            self._stand("failing")
        else:
            self._due = None
            if not self._over:
                self.placed.emit()

    def _say_arrived(self, path: Path) -> None:
        if not self._over:
            self.arrived.emit(path)

    def _stand(self, trouble: str) -> None:
        if self._over or trouble == self._trouble:
            return
        if not trouble and self._due is not None and self._trouble not in {None, "lost"}:
            return  # the folder is there, but our file does not go in: that is not well
        self._trouble = trouble
        self.stood.emit(trouble)
