"""What stops a command, in words: what, where, and how to mend it."""

from collections.abc import Iterable
from pathlib import Path

from scorer.commands.terminal import Stop
from scorer.documents.fonts import MissingGlyphs
from scorer.exchange.damage import damage_lines
from scorer.exchange.manifest import BundleRefused
from scorer.exchange.problem import FileRefused, Problem
from scorer.store.trouble import Damaged, NotOpened, StoreTrouble
from scorer.views.answers import say_disk, say_not_merged, say_not_opened
from scorer.words import _

EXPECTED = (Stop, FileRefused, MissingGlyphs, BundleRefused, NotOpened, StoreTrouble, OSError)
"""What may stop a command; anything else is a mistake of ours."""


def in_file(path: Path, problems: Iterable[Problem]) -> Stop:
    """All that is wrong in a file, each line with the file's name."""
    return Stop(
        *(
            problem.say()
            if problem.where.file
            else _("{where}: {trouble}").format(where=path.name, trouble=problem.say())
            for problem in problems
        )
    )


def lines_of(no: Exception) -> list[str]:  # noqa: C901, PLR0911  # one answer for each kind
    """What stopped a command, a line for each thing that is wrong."""
    match no:
        case Stop():
            return list(no.lines)
        case FileRefused():
            return [problem.say() for problem in no.problems]
        case MissingGlyphs():
            points = [f"{one.text}: {', '.join(one.points)}" for one in no.found]
            return [
                _("No font has these characters; add one: {texts}").format(texts="; ".join(points))
            ]
        case BundleRefused():
            return [say_not_merged(no.reason, no.about)]
        case Damaged():
            return [say_not_opened("Damaged"), *damage_lines(no)]
        case NotOpened():
            return [say_not_opened(type(no).__name__)]
        case StoreTrouble():
            return [say_disk(no.trouble.kind)]
        case FileExistsError():
            name = no.filename or no.args[0]
            return [_("{path} is there already. Choose another name.").format(path=name)]
        case OSError(filename=str() as path, strerror=str() as why):
            return [_("{where}: {trouble}").format(where=path, trouble=why)]
        case _:
            return [str(no)]
