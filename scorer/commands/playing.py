"""Rehearsing a whole day with simulated people."""

import argparse
from pathlib import Path

from scorer.commands.founding import template_file
from scorer.commands.parser import Commands
from scorer.commands.terminal import Stop, say
from scorer.rehearsal import rehearse
from scorer.words import _


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    play = commands.add("rehearse", play_day, _("play a whole day with simulated people"))
    play.add_argument("template", help=_("a template's id, or a contest file (.yaml)"))
    play.add_argument("--out", type=Path, required=True, help=_("the folder to play it in"))
    play.add_argument("--seed", type=int, default=1, help=_("the same seed plays the same day"))
    play.add_argument("--speed", type=float, help=_("how much faster than life; at once without"))
    play.add_argument("--roster", type=Path, help=_("the roster (.xlsx, .xls or .csv)"))


def play_day(asked: argparse.Namespace) -> None:
    """Play the day; the folder keeps the contest, the sites' files and the papers."""
    if asked.speed is not None and asked.speed <= 0:
        raise Stop(_("The speed must be above 0."))
    template = template_file(asked.template)
    path = rehearse(template, asked.out, asked.seed, say, speed=asked.speed, roster=asked.roster)
    say(_("The contest: {path}").format(path=path))
    say(_("The papers: {path}").format(path=asked.out / "papers"))
