"""The lists of credits and of payments, for the units' offices and for the payer."""

from fractions import Fraction

from scorer.domain.model.exact import brief
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.credits import DueLine, DuesView, dues_view
from scorer.views.papers import BulletinText, Column
from scorer.words import _


def credits_text(state: State) -> BulletinText:
    """The list of continuing-education credits (继续教育学分登记表)."""
    view = dues_view(state)
    lines = tuple(line for line in view.lines if line.credits)
    return _list(state, view, _("List of credits"), lines, _("Credits"), for_credits=True)


def payments_text(state: State) -> BulletinText:
    """The list of payments (奖金发放表); who receives signs, accounts are not known here."""
    view = dues_view(state)
    return _list(state, view, _("List of payments"), view.paid, _("Yuan"), for_credits=False)


def _list(
    state: State,
    view: DuesView,
    title: str,
    lines: tuple[DueLine, ...],
    head: str,
    *,
    for_credits: bool,
) -> BulletinText:
    contest = roll.contest(state)
    last = () if for_credits else (Column(head=_("Signature"), wide=1),)
    columns = (
        Column(head=_("No."), centred=True),
        Column(head=_("Name")),
        Column(head=_("Unit"), wide=1),
        Column(head=_("Title")),
        Column(head=head, figures=True),
        *last,
    )
    rows = tuple(
        _row(number, line, for_credits=for_credits) for number, line in enumerate(lines, 1)
    )
    whole = view.credits if for_credits else view.cash
    return BulletinText(
        contest=names.said(contest.title),
        title=title,
        version=str(contest.year),
        columns=columns,
        rows=rows,
        subtitle=_("{count} people").format(count=len(lines)),
        facts=((_("Sum"), brief(whole)), (_("Rules"), contest.rules_hash[:8].upper())),
        signatures=(_("Made by"), _("Checked by")),
    )


def _row(number: int, line: DueLine, *, for_credits: bool) -> tuple[str, ...]:
    worth: Fraction = line.credits if for_credits else line.cash
    about = _(", ").join(dict.fromkeys(line.titles))
    where = " ".join(part for part in (line.unit, line.division or line.role) if part)
    return (str(number), line.name, where, about, brief(worth), *(() if for_credits else ("",)))
