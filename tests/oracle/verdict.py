"""The oracle's answer for a contest's file: every line with its place, total and prize."""

from dataclasses import dataclass
from pathlib import Path

from tests.oracle.places import Line, standings
from tests.oracle.prizes import prizes
from tests.oracle.reading import Book, read


@dataclass(frozen=True)
class Verdict:
    """Standings over some parts of a contest, and the prizes that follow."""

    book: Book
    parts: set[str]
    lines: list[Line]
    prizes: dict[str, str]

    def line(self, entrant: str) -> Line:
        """One team's line."""
        return next(line for line in self.lines if line.entrant == entrant)

    @property
    def places(self) -> dict[str, int | None]:
        """The place of every team."""
        return {line.entrant: line.place for line in self.lines}


def judge(path: Path, scopes: set[str] | None = None) -> Verdict:
    """Read a file and judge it over these released scopes; None means everything there is."""
    return judge_book(read(path), scopes)


def judge_book(book: Book, scopes: set[str] | None = None) -> Verdict:
    """The same for a book that was read before."""
    parts = set(book.stations) if scopes is None else book.parts(scopes)
    lines = standings(book, parts)
    return Verdict(book, parts, lines, prizes(book, lines))
