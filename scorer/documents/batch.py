"""Long work on paper: how far it is, and whether it should stop."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

Item = TypeVar("Item")


class Cancelled(Exception):  # noqa: N818  an answer, not an error
    """The work was stopped as asked; an unfinished file is gone."""


def _silent(done: int, total: int, text: str) -> None:
    """Tell nobody."""
    del done, total, text


def _never() -> bool:
    return False


class Watch(Struct, frozen=True):
    """Who is told how much is done, of how much, and at what; and who is asked whether to stop."""

    progress: Callable[[int, int, str], None] = _silent
    cancelled: Callable[[], bool] = _never

    def over(self, items: Sequence[Item], said: Callable[[Item], str]) -> Iterator[Item]:
        """Go over the items, telling and asking between them; raises ``Cancelled``."""
        for done, item in enumerate(items):
            if self.cancelled():
                raise Cancelled
            self.progress(done, len(items), said(item))
            yield item
        self.progress(len(items), len(items), "")


NOTHING = Watch()
