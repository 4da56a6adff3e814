"""Credits and payments: who is due what, as a table or on paper."""

import argparse
from pathlib import Path

from scorer.commands.parser import Commands, table_options
from scorer.commands.session import opened
from scorer.commands.terminal import Stop, say, show_table
from scorer.documents.bulletin import write_bulletin
from scorer.domain.model.exact import brief
from scorer.exchange.tables import Table
from scorer.views.credits import dues_view
from scorer.views.prints.dues import credits_text, payments_text
from scorer.words import _


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    due = commands.on_file("dues", show_dues, _("show the credits and payments that are due"))
    due.add_argument("--credits", type=Path, help=_("print the list of credits to a file (.pdf)"))
    due.add_argument("--payments", type=Path, help=_("print the list of payments to a file (.pdf)"))
    table_options(due)


def show_dues(asked: argparse.Namespace) -> None:
    """Show everybody to whom credits or money are due by the released results."""
    with opened(asked, read_only=True) as session:
        view = dues_view(session.state)
        papers = (
            (asked.credits, credits_text(session.state)),
            (asked.payments, payments_text(session.state)),
        )
    if not view.lines:
        raise Stop(_("Nothing is due by the released results."))
    for path, text in papers:
        if path is not None:
            write_bulletin(path, text)
            say(_("Written: {path}").format(path=path))
    heads = (_("Number"), _("Name"), _("Unit"), _("Division"), _("Role"), _("Titles"))
    keys = ("number", "name", "unit", "division", "role", "titles", "credits", "cash")
    rows = tuple(
        (
            *(line.number, line.name, line.unit, line.division, line.role),
            "、".join(line.titles),
            brief(line.credits),
            brief(line.cash),
        )
        for line in view.lines
    )
    table = Table(headers=(*heads, _("Credits"), _("Yuan")), keys=keys, rows=rows)
    show_table(table, asked.way, asked.out)
