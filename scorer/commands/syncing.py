"""Between laptops: export files, and taking them in."""

import argparse
import time
from datetime import datetime
from pathlib import Path

from scorer.commands.differing import alarms_open
from scorer.commands.parser import Commands
from scorer.commands.session import opened
from scorer.commands.terminal import Progress, Stop, say
from scorer.exchange.bundle import Merged, export, merge_files
from scorer.exchange.folder import file_name
from scorer.views.answers import say_not_merged
from scorer.words import _, n_


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    out = commands.on_file("export", export_file, _("write one signed file for other laptops"))
    out.add_argument(
        "--out", type=Path, required=True, help=_("the file, or a folder to lay it in")
    )
    take = commands.on_file("merge", merge, _("take in other laptops' files, in any order"))
    take.add_argument("files", type=Path, nargs="+", help=_("export files (.leitai-export)"))


def export_file(asked: argparse.Namespace) -> None:
    """Write everything that is known here into one signed file."""
    with opened(asked, read_only=True) as session:
        path = asked.out
        if path.is_dir():
            path /= file_name(session.clerk.name, session.clerk.laptop)
        at = datetime.fromtimestamp(time.time()).astimezone().isoformat(timespec="seconds")
        manifest = export(session.clerk, path, at=at)
    words = n_(
        "{count} record exported: {path}", "{count} records exported: {path}", manifest.count
    )
    say(words.format(count=manifest.count, path=path))


def merge(asked: argparse.Namespace) -> None:
    """Take each file whole, or refuse it whole with its reason."""
    progress = Progress()
    with opened(asked) as session:
        progress(0, len(asked.files), "")
        found = merge_files(session.clerk, asked.files)
        progress(len(asked.files), len(asked.files), "")
        for one in found:
            if one.report is not None:
                new = one.report.new
                words = n_("{file}: {count} new record", "{file}: {count} new records", new)
                say(words.format(file=one.path.name, count=new))
        alarms_open(session.state)
    refused = [_refused(one) for one in found if one.refused]
    if refused:
        raise Stop(*refused)


def _refused(one: Merged) -> str:
    assert one.refused is not None
    why = say_not_merged(one.refused.reason, one.refused.about)
    return _("{where}: {trouble}").format(where=one.path.name, trouble=why)
