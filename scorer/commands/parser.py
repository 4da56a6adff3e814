"""What can be typed after `scorer`: every command, with what it takes."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from scorer.commands.complaints import complaint, placeholder
from scorer.exchange.tables import WAYS
from scorer.words import _

Run = Callable[[argparse.Namespace], None]


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language of the moment and answers in one line."""

    def __init__(self, **about: Any) -> None:
        about.setdefault("formatter_class", _Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **about)
        self._positionals.title = _("What it takes")
        self._optionals.title = _("Options")
        self.add_argument("-h", "--help", action="help", help=_("show this and end"))

    def add_argument(self, *names: Any, **about: Any) -> argparse.Action:
        """Add an option; or something given by its place, which has a name in every language."""
        if names and not names[0].startswith("-"):
            about.setdefault("metavar", placeholder(names[0]))
            if about.get("choices"):
                about["help"] = f"{about['help']} ({', '.join(map(str, about['choices']))})"
        return super().add_argument(*names, **about)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with what was typed, and end with 2."""
        words = _("{trouble}; see {command} --help")
        said = words.format(trouble=complaint(message), command=self.prog)
        self.exit(2, f"scorer: {said}\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin with our own word for usage."""
        super().add_usage(usage, actions, groups, _("Usage: ") if prefix is None else prefix)


class Commands:
    """The commands of `scorer`, as each module adds its own."""

    def __init__(self, parser: Parser) -> None:
        self._sub = parser.add_subparsers(
            title=_("Commands"), dest="command", metavar=_("COMMAND"), parser_class=Parser
        )

    def add(self, name: str, run: Run, what: str) -> Parser:
        """Add a command."""
        command: Parser = self._sub.add_parser(name, help=what, description=what)
        command.set_defaults(run=run)
        return command

    def on_file(self, name: str, run: Run, what: str) -> Parser:
        """Add a command that works on a contest's file."""
        command = self.add(name, run, what)
        command.add_argument("file", type=Path, help=_("the contest's file (.leitai)"))
        return command

    def acting(self, name: str, run: Run, what: str) -> Parser:
        """Add a command in which an official acts."""
        command = self.on_file(name, run, what)
        command.add_argument("--by", help=_("the official who acts, by id or name"))
        command.add_argument("--pin", help=_("the official's PIN; asked for where it is left out"))
        return command


def table_options(command: Parser) -> None:
    """Let a command choose how its table is written."""
    command.add_argument(
        "--as", dest="way", choices=WAYS, default="table", help=_("how the table is written")
    )
    command.add_argument("--out", type=Path, help=_("the file to write it to"))


def reason_option(command: Parser, what: str = "") -> None:
    """Let a command take a reason; ``what`` says for what, where it is not always asked for."""
    command.add_argument("--reason", default="", help=what or _("why; kept in the audit trail"))


def live_options(command: Parser) -> None:
    """Let a command choose what counts."""
    command.add_argument("--round", default="", help=_("one round alone, by id (r1, r2)"))
    command.add_argument(
        "--live",
        action="store_true",
        help=_("count what is complete with open codes, not only what is released"),
    )
