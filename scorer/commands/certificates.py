"""The register of certificates, and mending what two laptops issued at odds."""

import argparse
from pathlib import Path

from scorer.commands.parser import Commands, reason_option, table_options
from scorer.commands.printing import print_numbers
from scorer.commands.session import Session, opened
from scorer.commands.terminal import Stop, say, show_table
from scorer.domain.record import facts as f
from scorer.domain.record.decisions.issuing import reissue_certificate
from scorer.domain.record.state import State
from scorer.exchange.tables import Table
from scorer.views.certificate_clashes import ClashingPaper, clash_views, register_lines
from scorer.words import _


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    table_options(
        commands.on_file("register", show_register, _("show every certificate that was issued"))
    )
    mend = commands.acting(
        "reissue", reissue, _("show certificates at odds, or say which one gives way")
    )
    mend.add_argument("number", type=int, nargs="?", help=_("the one that gives way, as shown"))
    mend.add_argument("--out", type=Path, help=_("the file to print the new one to (.pdf)"))
    reason_option(mend)


def show_register(asked: argparse.Namespace) -> None:
    """Show all certificates with the laptop that issued each, those withdrawn too."""
    with opened(asked, read_only=True) as session:
        found = register_lines(session.state)
    heads = (
        *(_("Number"), _("Name"), _("Honour"), _("Laptop")),
        *(_("When"), _("State"), _("Reason")),
    )
    keys = ("number", "name", "honour", "laptop", "at", "state", "reason")
    rows = tuple(
        (one.number, one.name, one.honour, one.laptop, one.at, one.state, one.reason)
        for one in found
    )
    show_table(Table(headers=heads, keys=keys, rows=rows), asked.way, asked.out)


def reissue(asked: argparse.Namespace) -> None:
    """Take a certificate back and, where its holder has no other, give and print a new number."""
    with opened(asked, read_only=asked.number is None) as session:
        found = [paper for clash in clash_views(session.state) for paper in clash.papers]
        if not found:
            raise Stop(_("No certificates are at odds."))
        if asked.number is None:
            _show(session.state)
            return
        if not 1 <= asked.number <= len(found):
            raise Stop(
                _("There is no number {number}; there are {count}.").format(
                    number=asked.number, count=len(found)
                )
            )
        paper = found[asked.number - 1]
        if paper.renewed and asked.out is None:
            raise Stop(_("Say with --out where the new certificate is printed to."))
        _give_way(session, paper, asked)


def _give_way(session: Session, paper: ClashingPaper, asked: argparse.Namespace) -> None:
    before = set(session.state.table(f.CertificateIssued))
    by = session.by("clerk")
    session.do(reissue_certificate, by, paper.record, asked.reason, honoured=paper.renewed)
    words = _("{number} of {name} is withdrawn: take the paper back.")
    say(words.format(number=paper.number, name=paper.name))
    fresh = tuple(
        slot[0] for slot in session.state.table(f.CertificateIssued) if slot not in before
    )
    if fresh:
        say(_("{name} has {number} now.").format(name=paper.name, number=fresh[0]))
        print_numbers(session, asked.out, fresh)


def _show(state: State) -> None:
    heads = (_("Number"), _("Certificate"), _("What"), _("Laptop"), _("When"))
    papers = [paper for clash in clash_views(state) for paper in clash.papers]
    rows = tuple((n, one.number, one.act, one.laptop, one.at) for n, one in enumerate(papers, 1))
    show_table(Table(headers=heads, rows=rows), "table", None)
