"""Paper: rules, badges, blank sheets, bulletins and certificates; and what a certificate proves."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from scorer.clerk import Clerk
from scorer.commands.desk import team_named
from scorer.commands.parser import Commands, Parser, reason_option
from scorer.commands.session import Session, opened
from scorer.commands.terminal import Progress, Stop, say
from scorer.documents.badge import write_badges
from scorer.documents.bulletin import write_bulletin
from scorer.documents.certificate import write_certificates
from scorer.documents.rule_sheet import write_rule_sheets
from scorer.documents.score_sheet import write_score_sheets
from scorer.documents.seal import (
    CertificateFields,
    SealFault,
    seal_certificate,
    verify_certificate,
)
from scorer.domain.record import facts as f
from scorer.domain.record import register, roll
from scorer.domain.record.decisions import issuing
from scorer.views import awards
from scorer.views.prints.badges import badge_texts
from scorer.views.prints.blank_sheets import blank_sheets
from scorer.views.prints.bulletins import bulletin_text, digest
from scorer.views.prints.certificates import Sealing, certificate_texts
from scorer.views.prints.rules import rule_sheet_text
from scorer.words import LANGUAGES, N_, _, language, n_, use_language

_FAULTS: Final[Mapping[SealFault, str]] = MappingProxyType(
    {
        SealFault.NOT_OURS: N_("This is no code of ours."),
        SealFault.WRONG_LENGTH: N_("The code was not read whole."),
        SealFault.CHECK_FAILED: N_("The code was not read right, or was changed."),
        SealFault.NEWER_VERSION: N_("A newer version of the program printed this code."),
        SealFault.NOT_A_CERTIFICATE: N_("This is the code of a badge or sheet."),
        SealFault.OTHER_KEY: N_("Another contest issued this certificate."),
        SealFault.ALTERED: N_("The certificate is false: name, honour or number were changed."),
    }
)


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    _to_file(commands.on_file("rules", print_rules, _("print the rule sheet in both languages")))
    badges = _to_file(commands.on_file("badges", print_badges, _("print badges")))
    badges.add_argument("--team", default="", help=_("one team alone, by number or name"))
    sheets = _to_file(commands.on_file("sheets", print_sheets, _("print blank score sheets")))
    sheets.add_argument("--station", default="", help=_("one station alone, by id (S1)"))
    sheets.add_argument("--seat", type=int, default=0, help=_("one seat alone"))
    bulletin = _to_file(commands.acting("bulletin", print_bulletin, _("print what is released")))
    bulletin.add_argument("--round", default="", help=_("one round alone, by id (r1, r2)"))
    bulletin.add_argument("--issue", action="store_true", help=_("give it the next number"))
    prizes = _to_file(
        commands.acting("certificates", print_certificates, _("number and print certificates"))
    )
    prizes.add_argument("--again", metavar=_("NUMBER"), help=_("print one again, with --reason"))
    reason_option(prizes, _("why it is printed again, or issued on a second laptop"))
    check = commands.add("verify", verify, _("say whether a certificate's code is true"))
    check.add_argument("code", help=_("the text of the code on the certificate"))
    key = check.add_mutually_exclusive_group(required=True)
    key.add_argument("--key", help=_("the contest's public key (64 hex digits)"))
    key.add_argument("--contest", type=Path, help=_("the contest's file, which has the key"))


def _to_file(command: Parser) -> Parser:
    command.add_argument("--out", type=Path, required=True, help=_("the file to print to (.pdf)"))
    return command


def print_rules(asked: argparse.Namespace) -> None:
    """Print all rules, in Chinese and English."""
    spoken = language()
    with opened(asked, read_only=True) as session:
        texts = []
        for one in LANGUAGES:
            use_language(one)
            texts.append(rule_sheet_text(session.state))
        use_language(spoken)
    write_rule_sheets(asked.out, texts)
    say(_("Written: {path}").format(path=asked.out))


def print_badges(asked: argparse.Namespace) -> None:
    """Print the badges of all, or of one team."""
    with opened(asked, read_only=True) as session:
        team = team_named(session.state, asked.team) if asked.team else ""
        if asked.team and not team:
            raise Stop(_("There is no team {name}.").format(name=asked.team))
        texts = badge_texts(session.state, entrant=team)
    write_badges(asked.out, texts, watch=Progress().watch)
    _printed(len(texts), asked.out)


def print_sheets(asked: argparse.Namespace) -> None:
    """Print blank sheets with blind codes."""
    with opened(asked, read_only=True) as session:
        stations = roll.stations(session.state)
        if asked.station and asked.station not in stations:
            raise Stop(_("There is no station {name}.").format(name=asked.station))
        wanted = [asked.station] if asked.station else list(stations)
        texts = [t for name in wanted for t in blank_sheets(session.state, name, asked.seat)]
    if not texts:
        raise Stop(_("There are no sheets to print: draw skills, orders and codes first."))
    write_score_sheets(asked.out, texts, watch=Progress().watch)
    _printed(len(texts), asked.out)


def print_bulletin(asked: argparse.Namespace) -> None:
    """Print a bulletin; issued, it gets the next number."""
    with opened(asked, read_only=not asked.issue) as session:
        text = bulletin_text(session.state, round_=asked.round)
        if asked.issue:
            session.do(issuing.issue_bulletin, session.by("clerk"), digest(text))
            text = bulletin_text(session.state, round_=asked.round)
    write_bulletin(asked.out, text)
    say(_("Written: {path}").format(path=asked.out))


def print_certificates(asked: argparse.Namespace) -> None:
    """Number what has no number yet, and print all; or print one again."""
    with opened(asked) as session:
        by = session.by("clerk")
        numbers = None
        if asked.again:
            session.do(issuing.reprint_certificate, by, asked.again, asked.reason)
            numbers = (asked.again,)
        else:
            _number(session, by, asked.reason)
        print_numbers(session, asked.out, numbers)


def print_numbers(session: Session, path: Path, numbers: tuple[str, ...] | None) -> None:
    """Print the certificates of these numbers, or all."""
    texts = certificate_texts(session.state, _sealing(session.clerk), numbers)
    write_certificates(path, texts, watch=Progress().watch)
    _printed(len(texts), path)


def _number(session: Session, by: str, reason: str) -> None:
    state = session.state
    honours = awards.honours(state)
    stem, has = awards.code_stem(state), register.numbers(state)
    if honours and all((f"{stem}-{h.level}", h.entrant, h.member) in has for h in honours):
        return
    code, event = awards.code(roll.contest(state)), awards.event(roll.contest(state))
    about = {"laptop": session.clerk.laptop, "reason": reason}
    session.do(issuing.issue_certificates, by, honours, code, event, **about)


def _sealing(clerk: Clerk) -> Sealing:
    seed = clerk.certificate_seed
    if not seed:
        raise Stop(_("This laptop does not hold the key that signs certificates."))

    def seal(name: str, honour: str, number: str) -> str:
        fields = CertificateFields(name=name, honour=honour, number=number)
        return seal_certificate(fields, bytes.fromhex(seed))

    return seal


def _printed(count: int, path: Path) -> None:
    words = n_("{count} printed: {path}", "{count} printed: {path}", count)
    say(words.format(count=count, path=path))


def verify(asked: argparse.Namespace) -> None:
    """Check a certificate with the contest's public key alone."""
    found = verify_certificate(asked.code, _key(asked))
    if isinstance(found, SealFault):
        raise Stop(_(_FAULTS[found]))
    say(
        _("True: {name}, {honour}, {number}").format(
            name=found.name, honour=found.honour, number=found.number
        )
    )
    if asked.contest is not None:
        _say_withdrawn(asked.contest, found)


def _say_withdrawn(contest: Path, found: CertificateFields) -> None:
    """What was signed stays true; say too where the contest has taken it back since."""
    with Clerk.open(contest, read_only=True) as clerk:
        for issue in register.issues(clerk.state):
            same = (issue.fact.name, issue.fact.honour, issue.number)
            if issue.withdrawn and same == (found.name, found.honour, found.number):
                why = issue.withdrawn.fact.reason
                say(_("But it was withdrawn: {reason}").format(reason=why))


def _key(asked: argparse.Namespace) -> bytes:
    text = asked.key
    if text is None:
        with Clerk.open(asked.contest, read_only=True) as clerk:
            known = clerk.state.last(f.CertificateKeySet)
            text = known.key if known else ""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise Stop(_("The public key has 64 hex digits."))
    return key
