"""The rehearsal's papers, in the folder ``papers`` beside the contest."""

from pathlib import Path

from scorer.documents.badge import write_badges
from scorer.documents.bulletin import write_bulletin
from scorer.documents.certificate import write_certificates
from scorer.documents.explanation import write_explanation
from scorer.documents.fonts import Fonts
from scorer.documents.rule_sheet import write_rule_sheets
from scorer.documents.score_sheet import write_score_sheets
from scorer.documents.seal import CertificateFields, seal_certificate
from scorer.domain.model.exact import brief
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.rehearsal.day import Day, Steps
from scorer.views import explain
from scorer.views.credits import dues_view
from scorer.views.prints.badges import badge_texts
from scorer.views.prints.blank_sheets import blank_sheets
from scorer.views.prints.bulletins import bulletin_text
from scorer.views.prints.certificates import certificate_texts
from scorer.views.prints.dues import credits_text, payments_text
from scorer.views.prints.rules import explanation_text, rule_sheet_text
from scorer.words import _, n_


def print_eve(day: Day) -> Steps:
    """Print the rule sheet, the badges, and blank sheets with codes for the first seats."""
    if not day.printing:
        return
    fonts = Fonts()
    write_rule_sheets(_papers(day) / "rule-sheet.pdf", [rule_sheet_text(day.state)], fonts)
    badges = day.sample(badge_texts(day.state))
    if badges:
        write_badges(_papers(day) / "badges.pdf", badges, fonts)
    stations = [s.id for s in roll.stations(day.state).values() if s.kind == "skill"]
    sheets = day.sample([s for where in stations for s in blank_sheets(day.state, where, 1)])
    if sheets:
        write_score_sheets(_papers(day) / "score-sheets.pdf", sheets, fonts)
    day.clock.pass_by(600)
    words = n_(
        "Rules, {count} badge and blank sheets printed",
        "Rules, {count} badges and blank sheets printed",
        len(badges),
    )
    yield day.step(words.format(count=len(badges)))


def print_bulletin(day: Day) -> Path | None:
    """Print the bulletin as it was issued."""
    if not day.printing:
        return None
    issued = day.state.last(f.BulletinIssued)
    path = _papers(day) / f"bulletin-{issued.version if issued else 0}.pdf"
    write_bulletin(path, bulletin_text(day.state))
    return path


def print_certificates(day: Day) -> Steps:
    """Print all certificates in one batch."""
    if not day.printing:
        return
    key = bytes.fromhex(day.host.certificate_seed)

    def seal(name: str, honour: str, number: str) -> str:
        return seal_certificate(CertificateFields(name=name, honour=honour, number=number), key)

    texts = day.sample(certificate_texts(day.state, seal))
    write_certificates(_papers(day) / "certificates.pdf", texts)
    day.clock.pass_by(5 * len(texts))
    words = n_("{count} certificate printed", "{count} certificates printed", len(texts))
    yield day.step(words.format(count=len(texts)))


def print_dues(day: Day) -> Steps:
    """Print the lists of credits and payments, where there are any."""
    due = dues_view(day.state)
    if not due.lines:
        return
    if day.printing:
        write_bulletin(_papers(day) / "credits.pdf", credits_text(day.state))
        if due.paid:
            write_bulletin(_papers(day) / "payments.pdf", payments_text(day.state))
    words = n_(
        "Credits for {count} person listed, {cash} yuan in all",
        "Credits for {count} people listed, {cash} yuan in all",
        len(due.lines),
    )
    yield day.step(words.format(count=len(due.lines), cash=brief(due.cash)))


def print_explanation(day: Day, entrant: str) -> Steps:
    """Print where the winner's total comes from."""
    if not day.printing:
        return
    told = explain.explain(day.state, entrant, public=True)
    write_explanation(_papers(day) / "explanation.pdf", explanation_text(day.state, told))
    yield day.step(_("The first total explained on paper"))


def _papers(day: Day) -> Path:
    folder = day.folder / "papers"
    folder.mkdir(exist_ok=True)
    return folder
