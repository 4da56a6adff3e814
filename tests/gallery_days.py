"""The demo contest as the pictures need it: each moment of its day is played once and kept."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import get_args

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet
from scorer.rehearsal.demo import Stage, demo
from scorer.store.file import DraftKey
from scorer.words import language, use_language
from ui import settings
from ui.contest import OpenContest
from ui.models.backups import Place
from ui.models.share import Share

LARGE, SMALL = (1440, 900), (1280, 720)
PLAYED: frozenset[str] = frozenset(get_args(Stage))


@dataclass(frozen=True)
class Kept:
    """A day in its file: the time of its last record, and what was being typed."""

    path: Path
    at: datetime
    drafts: dict[DraftKey, DraftSheet]


@dataclass
class Days:
    """The days that were played. One contest is open at a time, as in the program."""

    _kept: dict[str, Kept] = field(default_factory=dict)
    _open: OpenContest | None = None

    def keep(self, name: str, make: Callable[[Path], Clerk], *, again: bool = False) -> Kept:
        """Give the day of a name; the first time, or `again`, it is played."""
        if again or name not in self._kept:
            folder = Path(tempfile.mkdtemp(prefix=f"leitai-{name}-"))
            clerk = make(folder / "wangshu.leitai")
            at = datetime.fromisoformat(clerk.state.at)
            self._kept[name] = Kept(clerk.path, at, clerk.drafts())
            clerk.close()
        return self._kept[name]

    def open(self, name: str, page: str = "", size: tuple[int, int] = LARGE) -> OpenContest:
        """Open a day some minutes later at a page, without what another picture typed."""
        self.close()
        tongue = language()
        chosen = settings.current()
        use_language(tongue)
        if name in PLAYED:
            self.keep(name, lambda path: demo(path, 1, name))  # type: ignore[arg-type]
        kept = self._kept[name]
        at = kept.at + timedelta(minutes=4)
        clerk = Clerk.open(kept.path, clock=lambda: at)
        for key in clerk.drafts():
            clerk.drop_draft(key)
        for key, draft in kept.drafts.items():
            clerk.keep_draft(key, draft)
        found = self._open = OpenContest(clerk, chosen)
        _equip(found, at.isoformat())
        found.main.resize(*size)
        if page:
            found.main.show_page(page)
        return found

    def close(self) -> None:
        """Close what is open."""
        found, self._open = self._open, None
        if found is not None:
            found.close()
            found.deleteLater()


def _equip(found: OpenContest, at: str) -> None:
    """Two sticks, one of them pulled out, and a shared folder."""
    first, second = (Path(f"/media/LEITAI-0{number}") for number in (1, 2))
    found.backups.places = Place(first, at, "x"), Place(second, at, "x", trouble="lost")
    found.share.share = Share(Path("/srv/赛场共享"), "", at[11:16], at[11:16])
    found.main.refresh()


@cache
def days() -> Days:
    """The days that all pictures of a run share."""
    return Days()
