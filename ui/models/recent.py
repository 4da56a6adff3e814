"""The contests that were open here before, as the home window lists them.

What is shown of each was noted when it was closed, so that the list needs no file to be opened.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from scorer.domain.model.text import Text
from scorer.shelf import home

KEPT = 8


@dataclass(frozen=True)
class Recent:
    """A contest file as it was last seen: ``stage`` is open, running or closed.

    What is said of it is kept in both languages; ``at`` is ``2026-11-22 13:14``.
    """

    path: str
    title: Text
    size: Text
    progress: Text
    at: str
    stage: str = "running"
    backups: int = 0


def recent(file: Path | None = None) -> tuple[Recent, ...]:
    """The contests whose files are still there, newest first; a damaged list counts as empty."""
    try:
        known = msgspec.json.decode((file or _file()).read_bytes(), type=tuple[Recent, ...])
    except (OSError, msgspec.DecodeError):
        return ()
    return tuple(each for each in known if Path(each.path).exists())


def remember(found: Recent, file: Path | None = None) -> None:
    """Put a contest at the head of the list. Raises ``OSError`` where it cannot be written."""
    place = file or _file()
    others = tuple(each for each in recent(place) if each.path != found.path)
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode((found, *others)[:KEPT]))
    fresh.replace(place)


def _file() -> Path:
    return home() / "recent.json"
