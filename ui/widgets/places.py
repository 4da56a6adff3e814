"""Where files are: the system's own dialogs, behind a door that tests can take."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


class Places:
    """Asks a person for files and folders; every answer may be nothing."""

    def files(self, parent: QWidget, title: str, pattern: str) -> list[Path]:
        """Some files that are there; ``pattern`` as in `Fonts (*.ttf *.otf)`."""
        found, _kind = QFileDialog.getOpenFileNames(parent, title, "", pattern)
        return [Path(path) for path in found]

    def folder(self, parent: QWidget, title: str, start: str = "") -> Path | None:
        """A folder that is there."""
        found = QFileDialog.getExistingDirectory(parent, title, start)
        return Path(found) if found else None

    def target(self, parent: QWidget, title: str, name: str, pattern: str) -> Path | None:
        """Where a file of this name shall be written."""
        found, _kind = QFileDialog.getSaveFileName(parent, title, name, pattern)
        return Path(found) if found else None
