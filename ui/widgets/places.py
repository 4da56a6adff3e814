"""Where files are: the system's own dialogs, behind a door that tests can take."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class Places:
    """Asks a person for files and folders, beginning at their documents; any answer may be none."""

    def files(self, parent: QWidget, title: str, pattern: str) -> list[Path]:
        """Some files that are there; ``pattern`` as in `Fonts (*.ttf *.otf)`."""
        found, _kind = QFileDialog.getOpenFileNames(parent, title, documents(), pattern)
        return [Path(path) for path in found]

    def folder(self, parent: QWidget, title: str, start: str = "") -> Path | None:
        """A folder that is there."""
        found = QFileDialog.getExistingDirectory(parent, title, start or documents())
        return Path(found) if found else None

    def target(self, parent: QWidget, title: str, name: str, pattern: str) -> Path | None:
        """Where a file of this name shall be written."""
        begin = str(Path(documents()) / name)  # a path of its own stays what it is
        found, _kind = QFileDialog.getSaveFileName(parent, title, begin, pattern)
        return with_ending(Path(found), name) if found else None


def with_ending(path: Path, name: str) -> Path:
    """The file that is meant, with the ending of ``name``: without it no dialog would list it.

    A file that the person was not asked about is never written over: the name gets a number.
    """
    ending = Path(name).suffix
    if path.suffix.lower() == ending.lower():
        return path
    made, number = path.with_name(path.name + ending), 2
    while made.exists():
        made, number = path.with_name(f"{path.name} {number}{ending}"), number + 1
    return made


def documents() -> str:
    """Where files are looked for first: this person's documents, or their own folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if Path(place).is_dir() else str(Path.home())
