"""A contest of many parts in plain sentences: each part, and how the parts make the total."""

from collections.abc import Mapping

from scorer.domain.model.contest import Contest, Evening
from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Convert, Group, PartRule, PlacePoints, Scheme
from scorer.views.panel_sentences import panel_lines
from scorer.views.rule_choices import level_lines
from scorer.views.rule_words import combined, decimals, gaps, listed, percent, say
from scorer.views.way_sentences import way_sentences
from scorer.words import _, n_

Section = tuple[str, list[str]]


def part_sections(scheme: Scheme, contest: Contest, rubrics: Mapping[str, Rubric]) -> list[Section]:
    """Each part under its own name: who performs, how it is marked and how it counts."""
    return [(say(part.name), _part(scheme, part, contest, rubrics)) for part in scheme.parts]


def _part(
    scheme: Scheme, part: PartRule, contest: Contest, rubrics: Mapping[str, Rubric]
) -> list[str]:
    lines = [_who(scheme, part, contest), *way_sentences(part)]
    if part.way == "sheet":
        lines += _panel(part, rubrics.get(part.rubric))
    if part.by == "member":
        lines.append(
            _("The members' values make the entrant's: {how}.").format(how=combined(part.team))
        )
        lines += gaps(part.team, part.better)
    lines += _even(part)
    lines += converted(part.convert)
    if part.grades:
        words = _("It is the global grade of {part}, for setting the pass mark by regression.")
        lines.append(words.format(part=say(scheme.part(part.grades).name)))
    if part.pass_mark is not None:
        words = (
            _("Who reaches {points} has passed.")
            if part.better == "higher"
            else _("Who needs no more than {points} has passed.")
        )
        lines.append(words.format(points=brief(part.pass_mark)))
    if part.trial:
        lines.append(_("A trial part: it counts for nothing, but may decide between equal ones."))
    return lines


def _who(scheme: Scheme, part: PartRule, contest: Contest) -> str:
    divisions = {one.id: say(one.name) for one in scheme.divisions}
    names = {role.id: say(role.name) for role in contest.roles}
    if part.by == "entrant":
        said = {
            "person": _("Every contestant performs."),
            "team": _("Every team performs as one."),
            "unit": _("Every unit is looked at as one."),
        }[contest.entrants]
    elif part.role:
        said = _("Performed by: {role}.").format(role=names.get(part.role, part.role))
    else:
        said = _("Every member performs.")
    if not part.division:
        return said
    return _("{who} Only in the division {division}.").format(
        who=said, division=divisions.get(part.division, part.division)
    )


def _panel(part: PartRule, rubric: Rubric | None) -> list[str]:
    judges = n_(
        "{count} judge marks each performance.",
        "{count} judges mark each performance.",
        part.panel.judges,
    ).format(count=part.panel.judges)
    items: dict[str, str] = {}
    if rubric is not None:
        items |= {section.id: say(section.name) for section in rubric.sections}
        items |= {item.id: say(item.name) for item in rubric.items}
    lines = [judges, *panel_lines(part.panel, items)]
    if not part.blind:
        lines.append(_("It is judged openly: who performs is plain to see, and no code is drawn."))
    return lines


def _even(part: PartRule) -> list[str]:
    if part.normalise == "none":
        return []
    return [
        *even_lines(part.normalise, part.mean_decimals, part.coefficient_decimals),
        _("Where a site's mean or spread is zero, the part is blocked."),
    ]


def even_lines(how: Evening, means: int | None, coefficient: int | None) -> list[str]:
    """How the values of sites are evened out, and how means and coefficients are rounded."""
    if how == "none":
        return []
    lines = [
        {
            "mean_of_means": _(
                "Each site's values are multiplied by the mean of the sites' means "
                "over the site's own mean."
            ),
            "pooled": _("Each site's values are multiplied by the mean of all over its own mean."),
            "z": _("Each site's values are put on a mean of 80 and a spread of 10."),
        }[how],
    ]
    if means is not None:
        lines.append(_("Means are {how}.").format(how=decimals(means)))
    if coefficient is not None:
        lines.append(_("The coefficient is {how}.").format(how=decimals(coefficient)))
    return lines


# -- conversion ------------------------------------------------------------------------------------


def converted(rule: Convert) -> list[str]:
    """How a part's value counts further on."""
    points, least = brief(rule.points), brief(rule.least)
    said = {
        "as_is": _("It counts as it is."),
        "percent": _("It counts in percent of the full marks."),
        "ratio": _("The best gets {points}; others in the ratio of their value to the best."),
        "linear": _(
            "{points} points at {full}, none at {zero}, in proportion between, never more."
        ),
        "spread": _("The best gets {points}, the last {least}, in proportion between."),
        "place_points": _("Places give points."),
        "prize_points": _("Prizes of this part give points."),
    }[rule.how].format(
        points=points,
        least=least,
        full=brief(rule.full_at) if rule.full_at is not None else "0",
        zero=brief(rule.zero_at) if rule.zero_at is not None else "0",
    )
    if rule.how == "as_is":
        return [said]
    if rule.how == "place_points":
        return [said, *place_points(rule.places)]
    if rule.how == "prize_points":
        return [said, *level_lines(rule.prizes), *_table(rule.places), *_gaps(rule.places)]
    return [said, _("The points are {how}.").format(how=decimals(rule.decimals))]


def place_points(rule: PlacePoints) -> list[str]:
    """Points for places: the table, equal places, and those without a place."""
    lines = _table(rule)
    if not rule.table:
        lines.append(
            _("First place gets as many points as took part, the next one less, and so on.")
            if rule.better == "higher"
            else _("First place gets 1, second 2, and so on; fewer are better.")
        )
    lines.append(
        {
            "shared": _("Equal places share the points of the places that they fill."),
            "averaged": _("Equal places get the mean of the places that they fill, {how}."),
            "equal": _("Equal places all get the points of the better place."),
        }[rule.ties].format(how=decimals(rule.decimals))
    )
    return lines + _gaps(rule)


def _table(rule: PlacePoints) -> list[str]:
    if not rule.table:
        return []
    points = listed([brief(one) for one in rule.table])
    return [_("Points from the first on: {points}.").format(points=points)]


def _gaps(rule: PlacePoints) -> list[str]:
    words = {
        "took_part": _("Took part without such a place: {points}."),
        "absent": _("Absent: {points}."),
        "withdrawn": _("Withdrawn: {points}."),
        "disqualified": _("Disqualified: {points}."),
        "ceiling": _("Never more than {points}."),
    }
    given = {
        "took_part": rule.took_part,
        "absent": rule.absent,
        "withdrawn": rule.withdrawn,
        "disqualified": rule.disqualified,
        "ceiling": rule.ceiling,
    }
    lines = [
        words[name].format(points=brief(points))
        for name, points in given.items()
        if points is not None
    ]
    if rule.gaps_from != "zero" and lines:
        lines.append(
            _("These are counted on from the number that entered.")
            if rule.gaps_from == "entered"
            else _("These are counted on from the number that competed.")
        )
    return lines


# -- from parts to the total -----------------------------------------------------------------------


def step_lines(scheme: Scheme) -> list[str]:
    """The groups and the total, with what gaps mean, and penalties."""
    known = {part.id: part for part in scheme.parts}
    lines = [_group(group, [known[name] for name in group.parts]) for group in scheme.groups]
    lines += gaps(scheme.groups[0].combine, scheme.better) if scheme.groups else []
    weights = listed(
        [
            _("{round} {share}").format(round=say(group.name), share=percent(group.weight))
            for group in scheme.groups
        ]
    )
    lines.append(_("The total: {step}.").format(step=combined(scheme.total, weights)))
    lines += [line for line in gaps(scheme.total, scheme.better) if line not in lines]
    lines.append(
        _("The higher total is better.")
        if scheme.better == "higher"
        else _("The lower total is better.")
    )
    if scheme.penalties:
        lines.append(
            _("Penalties of an entrant change its total; each is on record with a reason.")
        )
    return lines


def _group(group: Group, parts: list[PartRule]) -> str:
    counting = [part for part in parts if not part.trial]
    weights = listed(
        [
            _("{round} {share}").format(round=say(part.name), share=brief(part.weight))
            for part in counting
        ]
    )
    names = listed([say(part.name) for part in counting])
    said = _("{group}, of {parts}: {step}.").format(
        group=say(group.name), parts=names, step=combined(group.combine, weights)
    )
    if group.passed_all is None:
        return said
    words = _("{group} Whoever gets nothing, but has passed every part, gets {points}.")
    return words.format(group=said, points=brief(group.passed_all))
