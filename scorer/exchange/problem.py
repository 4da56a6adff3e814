"""What is wrong with a file that people wrote: where, what, and how to mend it."""

from msgspec import Struct

from scorer.exchange.problem_words import COLUMNS, SENTENCES, What
from scorer.words import _


class Place(Struct, frozen=True, kw_only=True):
    """A place in a file: a line of text, or a cell of a sheet. Rows and lines count from 1.

    ``column`` is the name of what stands there (``name``, ``phone`` …) or the file's own heading.
    """

    file: str = ""
    line: int = 0
    sheet: str = ""
    row: int = 0
    column: str = ""

    def say(self) -> str:
        """Name the place in the language of the moment; empty for the file as a whole."""
        parts = [self.file] if self.file else []
        if self.line:
            parts.append(_("line {line}").format(line=self.line))
        if self.sheet:
            parts.append(_("sheet “{sheet}”").format(sheet=self.sheet))
        if self.row:
            parts.append(_("row {row}").format(row=self.row))
        if self.column:
            parts.append(_("column “{column}”").format(column=column_name(self.column)))
        return _(", ").join(parts)


class Problem(Struct, frozen=True):
    """One thing that is wrong. ``what`` is from a closed list, ``about`` fills its sentence."""

    where: Place
    what: What
    about: dict[str, str] = {}

    @property
    def trouble(self) -> str:
        """What is wrong, in the language of the moment."""
        return _(SENTENCES[self.what][0]).format(**self.about)

    @property
    def remedy(self) -> str:
        """How to mend it, in the language of the moment."""
        return _(SENTENCES[self.what][1]).format(**self.about)

    def say(self) -> str:
        """All of it in one line: where, what, how to mend it."""
        said = _("{trouble} {remedy}").format(trouble=self.trouble, remedy=self.remedy)
        where = self.where.say()
        return _("{where}: {trouble}").format(where=where, trouble=said) if where else said


class FileRefused(Exception):  # noqa: N818  # an answer, not an error
    """The file is refused whole, with everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(problem.say() for problem in self.problems)


def column_name(column: str) -> str:
    """The word for a column of rosters and marks; a file's own heading is said as it is."""
    return _(COLUMNS[column]) if column in COLUMNS else column
