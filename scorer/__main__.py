"""`scorer COMMAND …`: does with a contest's file what the windows do, without windows."""

import argparse
import os
import sys
from collections.abc import Sequence

from scorer.commands import (
    certificates,
    closing,
    correcting,
    desk,
    differing,
    draws,
    dues,
    entering,
    forms,
    founding,
    playing,
    printing,
    reading,
    ruling,
    supposing,
    syncing,
)
from scorer.commands.parser import Commands, Parser
from scorer.commands.refusals import EXPECTED, lines_of
from scorer.commands.terminal import warn
from scorer.words import LANGUAGES, _, use_language

_PARTS = (
    *(
        founding,
        draws,
        desk,
        entering,
        forms,
        ruling,
        correcting,
        differing,
        closing,
        reading,
        dues,
        supposing,
    ),
    *(printing, certificates, syncing, playing),
)
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if it did what was asked, 1 if not, 2 for what cannot be understood."""
    typed = _speak(sys.argv[1:] if arguments is None else arguments)
    asked = parser().parse_args(typed)
    if not hasattr(asked, "run"):
        parser().print_help()
        return 2
    try:
        asked.run(asked)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on
        return 0
    except EXPECTED as no:
        warn(lines_of(no))
        return 1
    return 0


def parser() -> Parser:
    """The parser with every command, in the language of the moment."""
    made = Parser(prog="scorer", description=_("Does with a contest's file what the windows do."))
    made.add_argument(
        "--language", choices=LANGUAGES, help=_("the language of the answers (else by LANG)")
    )
    commands = Commands(made)
    for part in _PARTS:
        part.add(commands)
    return made


def _speak(typed: Sequence[str]) -> list[str]:
    """Choose the language before anything is said, as asked or as the system speaks.

    Gives what was typed without the choice, which may stand anywhere.
    """
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    first.add_argument("--language", choices=LANGUAGES)
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    use_language("en" if spoken and spoken.startswith("en") else "zh_CN")
    try:
        asked, rest = first.parse_known_args(typed)
    except argparse.ArgumentError:
        return list(typed)
    if asked.language:
        use_language(asked.language)
    return rest


if __name__ == "__main__":
    sys.exit(main())
