"""What a person chose for this laptop; kept in the laptop's own folder, never in a contest file."""

import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from scorer.shelf import home
from scorer.words import Language, use_language

RECENT_KEPT = 8


@dataclass(frozen=True)
class Choices:
    """All choices; every one has a default, so that a lost file costs nothing but them."""

    language: Language = "zh_CN"
    theme: Literal["light", "dark"] = "light"
    recent: tuple[str, ...] = ()
    backup_folders: tuple[str, ...] = ()
    share_folder: str = ""
    stage_screen: str = ""
    laptop_name: str = ""
    reduced_motion: bool = False
    bell: bool = True


class Settings(QObject):
    """The choices in force; each change is written at once, whole or not at all.

    Signals:
        changed(str): The name of the choice that changed.
    """

    changed = Signal(str)

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file or home() / "settings.json"
        self._choices = _read(self._file)
        use_language(self._choices.language)

    @property
    def choices(self) -> Choices:
        """All choices in force."""
        return self._choices

    def choose(self, **changes: Any) -> None:
        """Change choices by name, keep them, and tell everyone.

        Raises:
            OSError: The file could not be written; the choices hold until the program ends.
            TypeError: There is no such choice.
        """
        before = self._choices
        self._choices = replace(before, **changes)
        names = [
            each.name
            for each in fields(Choices)
            if getattr(before, each.name) != getattr(self._choices, each.name)
        ]
        if "language" in names:
            use_language(self._choices.language)
            announce_language()
        for name in names:
            self.changed.emit(name)
        if names:
            _write(self._file, self._choices)

    def remember(self, file: Path) -> None:
        """Put a contest file at the head of the recent ones."""
        name = str(file)
        others = tuple(each for each in self._choices.recent if each != name)
        self.choose(recent=(name, *others)[:RECENT_KEPT])

    def forget(self, file: Path) -> None:
        """Take a contest file out of the recent ones."""
        self.choose(recent=tuple(each for each in self._choices.recent if each != str(file)))


def current() -> Settings:
    """Give the settings of the running application, read on first use."""
    app = QCoreApplication.instance()
    if app is None:
        message = "Settings need a running application."
        raise TypeError(message)
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = app.findChild(Settings, options=direct)
    return found if isinstance(found, Settings) else Settings(parent=app)


def announce_language() -> None:
    """Ask every window to say its words again; Qt passes the event on to all widgets inside."""
    for window in QApplication.topLevelWidgets():
        QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))


def _read(file: Path) -> Choices:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Choices)
    except FileNotFoundError:
        return Choices()
    except (OSError, msgspec.MsgspecError):
        _set_aside(file)
        return Choices()


def _set_aside(file: Path) -> None:
    """Keep a file that cannot be read under another name: someone may want to look at it."""
    try:
        file.replace(file.with_suffix(".unreadable.json"))
    except OSError:
        return


def _write(file: Path, choices: Choices) -> None:
    """Write beside the file and then swap, so that a power cut leaves one or the other whole."""
    fresh = file.with_suffix(".new")
    with fresh.open("wb") as out:
        out.write(msgspec.json.format(msgspec.json.encode(asdict(choices))))
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
