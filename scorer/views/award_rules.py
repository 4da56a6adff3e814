"""The rule of prizes and titles in plain sentences."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from scorer.domain.model.contest import Contest, PrizeLevel, PrizeRule
from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import Scheme, Title
from scorer.domain.rules.titles import divisions_of
from scorer.views import kinds, names
from scorer.words import N_, _, n_

_TIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "include_keep": N_("All who are tied across a line get the better prize"),
        "include_shrink": N_("All who are tied across a line get the better prize; lower ones pay"),
        "exclude": N_("All who are tied across a line get the next prize"),
        "break": N_("A tie across a line is broken by a play-off"),
    }
)


def rule_sentences(contest: Contest, scheme: Scheme | None = None) -> tuple[str, ...]:
    """The prize rule in plain sentences: one for each prize and title, then what holds for all."""
    rule = contest.rules.prizes
    classes = len(scheme.divisions) if scheme else 0
    said = [
        _("{prize}: {quota}").format(prize=names.said(p.name), quota=_quota(p, contest))
        for p in rule.levels
    ] * max(1, classes)
    if scheme:
        said += [title_sentence(scheme, title) for title, _division in title_divisions(scheme)]
    if any(level.share is not None for level in rule.levels):
        said.append(_base(rule))
    if not rule.levels and not scheme:
        return tuple(said)
    said.append(_(_TIES[rule.tie]))
    if rule.minimum is not None:
        said.append(_("No prize below a total of {least}").format(least=brief(rule.minimum)))
    if rule.within is not None:
        words = _("Totals within {points} points of the best of a prize count as tied with it")
        said.append(words.format(points=brief(rule.within)))
    if scheme and scheme.per_unit is not None:
        words = n_(
            "One unit gets at most {count} prize",
            "One unit gets at most {count} prizes",
            scheme.per_unit,
        )
        said.append(words.format(count=scheme.per_unit))
    said.append(
        _("The place of a team disqualified after the announcement stays empty")
        if rule.vacate
        else _("After a disqualification the others move up")
    )
    return tuple(said)


def title_divisions(scheme: Scheme) -> Iterator[tuple[Title, str]]:
    """Every title with each division that it is given in."""
    return ((title, one) for title in scheme.titles for one in divisions_of(scheme, title))


def title_sentence(scheme: Scheme, title: Title) -> str:
    """Who gets a title, in plain words."""
    said = [_count(title)]
    kind, _colon, about = title.over.partition(":")
    if kind == "part":
        said.append(_("by {part}").format(part=names.said(scheme.part(about).name)))
    elif kind == "group":
        group = next(names.said(one.name) for one in scheme.groups if one.id == about)
        said.append(_("by {part}").format(part=group))
    if title.minimum is not None:
        said.append(_("with at least {points}").format(points=brief(title.minimum)))
    if title.borderline is not None:
        words = _("with at least the cut score by borderline regression at grade {grade}")
        said.append(words.format(grade=brief(title.borderline)))
    if title.per_unit is not None:
        said.append(_("at most {count} of one unit").format(count=title.per_unit))
    if title.besides:
        known = {one.id: names.said(one.name) for one in scheme.titles}
        said.append(
            _("not for who is {titles}").format(
                titles=_(", ").join(known[t] for t in title.besides)
            )
        )
    return _("{prize}: {quota}").format(prize=names.said(title.name), quota=_(", ").join(said))


def _count(title: Title) -> str:
    if title.share is not None:
        return _("{share} of them").format(share=f"{brief(title.share * 100)}%")
    if not title.first:
        return _("everybody")
    return n_("the first", "the first {count}", title.first).format(count=title.first)


def _quota(level: PrizeLevel, contest: Contest) -> str:
    if level.number is not None:
        return kinds.many(contest, level.number)
    share = f"{brief((level.share or Fraction(0)) * 100)}%"
    if contest.entrants == "person":
        return _("{share} of the people").format(share=share)
    if contest.entrants == "unit":
        return _("{share} of the units").format(share=share)
    return _("{share} of the teams").format(share=share)


def _base(rule: PrizeRule) -> str:
    if rule.base == "entered":
        return _("Shares are of the teams entered")
    return _("Shares are of the teams that competed")
