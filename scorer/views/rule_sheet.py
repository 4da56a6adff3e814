"""The rule sheet: every choice of the organiser in plain sentences, for every team to read."""

from collections.abc import Mapping

from scorer.domain.model.contest import Contest, Pool, Role, Round, Step
from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import Overtime, PanelRule, Rubric
from scorer.domain.model.scheme import Scheme
from scorer.views.panel_sentences import judging_lines, panel_lines
from scorer.views.place_sentences import place_lines, title_lines
from scorer.views.rule_choices import (
    absences,
    codes,
    criticals,
    late_line,
    open_choices,
    places,
    prizes,
)
from scorer.views.rule_words import clock_lines, decimals, listed, percent, say
from scorer.views.scheme_sentences import even_lines, part_sections, step_lines
from scorer.words import _, n_

Section = tuple[str, list[str]]


def rule_sentences(
    contest: Contest,
    rubrics: Mapping[str, Rubric] | None = None,
    scheme: Scheme | None = None,
) -> list[Section]:
    """Say the rules of a contest, heading by heading, in the language of the moment.

    ``rubrics`` adds the time rules of each skill; ``scheme`` is there in a contest of many parts.
    Choices that are still open come first.
    """
    rules = contest.rules
    sections = _of_parts(contest, rubrics or {}, scheme) if scheme else _of_rounds(contest, rubrics)
    if rules.open:
        sections.insert(0, (_("Still open"), open_choices(rules)))
    return [section for section in sections if section[1]]


def _of_parts(contest: Contest, rubrics: Mapping[str, Rubric], scheme: Scheme) -> list[Section]:
    rules = contest.rules
    used = dict.fromkeys(part.rubric for part in scheme.parts if part.rubric)
    timed = [time_line(rubrics[name]) for name in used if name in rubrics]
    coded = any(part.way == "sheet" and part.blind for part in scheme.parts)
    return [
        (_("The contest"), _contest(contest)),
        *part_sections(scheme, contest, rubrics),
        (_("Judging"), judging_lines() if used else []),
        (_("Time"), [*timed, *clock_lines(rules.clock)] if timed else []),
        (_("Critical fail"), criticals(rules) if used else []),
        (_("From points to the total"), step_lines(scheme)),
        (_("Late arrival"), [late_line(rules)]),
        (_("Ranks and ties"), place_lines(scheme)),
        (_("Prizes"), prizes(scheme.prizes, titles=bool(scheme.titles))),
        (_("Titles and credits"), title_lines(scheme)),
        (_("Codes and release") if coded else _("Release"), codes(rules, coded=coded)),
    ]


def _of_rounds(contest: Contest, rubrics: Mapping[str, Rubric] | None) -> list[Section]:
    rules = contest.rules
    return [
        (_("The contest"), _contest(contest)),
        (_("Rounds"), [line for one in contest.rounds for line in _round(one, contest)]),
        (_("Judging"), [line for one in contest.rounds for line in _panel(one)]),
        (_("Time"), _times(contest, rubrics or {})),
        (_("Critical fail"), criticals(rules)),
        (_("From points to the total"), _steps(contest)),
        (_("Absent, withdrawn, disqualified"), absences(rules)),
        (_("Ranks and ties"), places(contest)),
        (_("Prizes"), prizes(rules.prizes)),
        (_("Codes and release"), codes(rules)),
    ]


def _contest(contest: Contest) -> list[str]:
    issuers = listed([say(issuer) for issuer in contest.issuers])
    roles = listed([say(role.name) for role in contest.roles])
    lines = [
        _("{title}, held by {issuers}.").format(title=say(contest.title), issuers=issuers),
        _("Date: {date}. Place: {venue}.").format(date=contest.date, venue=say(contest.venue)),
    ]
    if contest.document:
        lines.append(_("Basis: {document}.").format(document=contest.document))
    lines += _entrants(contest, roles)
    if contest.sites:
        sites = listed([say(site.name) for site in contest.sites])
        lines.append(
            _("Round sites, {count} units each by draw: {sites}.").format(
                count=contest.per_site, sites=sites
            )
        )
    return lines


def _entrants(contest: Contest, roles: str) -> list[str]:
    if contest.entrants == "person":
        return [_("Every entrant is a person.")]
    if contest.entrants == "unit":
        return [_("Every entrant is a unit.")]
    if not roles:
        return [_("Every entrant is a team of {size}.").format(size=contest.team_size)]
    return [
        _("Each unit sends one team of {size}: {roles}.").format(
            size=contest.team_size, roles=roles
        )
    ]


def _round(one: Round, contest: Contest) -> list[str]:
    lines = [
        _("{round} counts {share} of the total.").format(
            round=say(one.name), share=percent(one.weight)
        )
    ]
    lines += [
        _("{role}: {paper}, {full} points.").format(
            role=_role(contest, paper.role), paper=say(paper.name), full=brief(paper.full)
        )
        for paper in one.papers
    ]
    lines += [_pool(pool, contest) for pool in one.pools]
    if any(pool.drawn == "whole_role" for pool in one.pools):
        lines.append(
            _("The skills are drawn for a whole role: all of its contestants do the same ones.")
        )
    if any(pool.drawn == "contestant" for pool in one.pools):
        lines.append(
            _(
                "Skills that each contestant draws may differ in difficulty; the chief judge sees "
                "the mean of each station. They count once all of a role's stations are released."
            )
        )
    return lines


def _pool(pool: Pool, contest: Contest) -> str:
    role = _role(contest, pool.role)
    if pool.drawn == "contestant":
        return n_(
            "{role}: each contestant draws {count} skill out of {pool}; all of them are stations.",
            "{role}: each contestant draws {count} skills out of {pool}; all of them are stations.",
            pool.draw,
        ).format(role=role, count=pool.draw, pool=len(pool.rubrics))
    return n_(
        "{role}: {count} skill is drawn out of {pool}; each is a station.",
        "{role}: {count} skills are drawn out of {pool}; each is a station.",
        pool.draw,
    ).format(role=role, count=pool.draw, pool=len(pool.rubrics))


def _role(contest: Contest, name: str) -> str:
    role: Role = contest.role(name)
    return say(role.name)


def _panel(one: Round) -> list[str]:
    if one.kind == "papers":
        return [
            _("{round}: every score is typed by two people; they must agree.").format(
                round=say(one.name)
            )
        ]
    return [_judges(one, one.panel), *panel_lines(one.panel), *judging_lines()]


def _judges(one: Round, rule: PanelRule) -> str:
    return n_(
        "{round}: {count} judge marks each station.",
        "{round}: {count} judges mark each station.",
        rule.judges,
    ).format(round=say(one.name), count=rule.judges)


def _times(contest: Contest, rubrics: Mapping[str, Rubric]) -> list[str]:
    lines = [
        _(
            "Points lost for time are taken once, from the panel's score; a fault that is not the "
            "contestant's is made good."
        )
    ]
    pools = [pool for one in contest.rounds for pool in one.pools]
    named = dict.fromkeys(name for pool in pools for name in pool.rubrics)
    lines += [time_line(rubrics[name]) for name in named if name in rubrics]
    return [*lines, *clock_lines(contest.rules.clock)] if pools else []


def time_line(rubric: Rubric) -> str:
    """What a skill's time means for its points."""
    title = say(rubric.title)
    if not rubric.limit_s:
        return _("{skill}: no time limit.").format(skill=title)
    limit = _("{skill}: {limit} s").format(skill=title, limit=rubric.limit_s)
    if rubric.overtime is None:
        return _("{limit}; no points are lost for time.").format(limit=limit)
    return f"{limit}{_over(rubric.overtime)}"


def _over(over: Overtime) -> str:
    unit = (
        _("; each {unit} s begun beyond it costs {points}")
        if over.part_counts
        else _("; each full {unit} s beyond it costs {points}")
    )
    said = unit.format(unit=over.per_s, points=brief(over.points))
    if over.grace_s:
        said += _(", after {grace} s of grace").format(grace=over.grace_s)
    if over.most is not None:
        said += _(", at most {most}").format(most=brief(over.most))
    if over.stop_s is not None:
        said += _("; it ends at {stop} s").format(stop=over.stop_s)
    return said + _(".")


def _steps(contest: Contest) -> list[str]:
    rules = contest.rules
    scale = (
        _("Stations and papers that are not out of 100 are converted to 100 first.")
        if rules.scale == "percent"
        else _("Stations and papers enter with their own points, whatever their full marks.")
    )
    rounding = (
        _("Each printed step is rounded, so that the total can be checked by hand from the sheets.")
        if rules.rounding == "each_step"
        else _("Steps are printed rounded but counted exactly; only the total is rounded.")
    )
    weights = listed(
        [
            _("{round} {share}").format(round=say(one.name), share=percent(one.weight))
            for one in contest.rounds
        ]
    )
    return [
        scale,
        _("A member's score of a round: {step}.").format(step=_step(rules.member, weights)),
        _("A team's score of a round: {step}.").format(step=_step(rules.team, weights)),
        _("The total: {step}.").format(step=_step(rules.total, weights)),
        rounding,
        *_sites(contest),
    ]


def _step(step: Step, weights: str) -> str:
    ways = {
        "sum": _("the sum"),
        "mean": _("the mean"),
        "best": n_("the best one", "the best {count}", step.count).format(count=step.count),
        "weighted": _("the weighted sum ({weights})").format(weights=weights),
    }
    return _("{how}, {decimals}").format(how=ways[step.how], decimals=decimals(step.decimals))


def _sites(contest: Contest) -> list[str]:
    if len(contest.sites) < len(("here", "there")):
        return []
    rule = contest.rules.sites
    if rule.how == "none":
        return [_("Scores of different sites are not adjusted.")]
    lines = [_("Scores of different sites are evened out, station by station.")]
    lines += even_lines(rule.how, rule.mean_decimals, rule.coefficient_decimals)
    if rule.decimals is not None:
        lines.append(_("An evened score is {how}.").format(how=decimals(rule.decimals)))
    return [*lines, _("All of this takes the sites to be equally strong.")]
