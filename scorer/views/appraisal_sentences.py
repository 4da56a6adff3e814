"""The ways of appraisal in plain sentences: surveys, rates, votes, essays, records, thresholds."""

from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import PartRule
from scorer.domain.rules.ways import double_marking, settings, survey, threshold, votes
from scorer.views.rule_words import decimals, listed, say
from scorer.words import _


def tries_sentence(part: PartRule) -> str:
    """Which of several entries counts."""
    return {
        "last": _("Of several entries the last one counts."),
        "best": _("Of several entries the best one counts."),
        "mean": _("The mean of the entries counts."),
        "sum": _("The sum of the entries counts."),
    }[part.attempts]


def setting(part: PartRule, name: str, usual: int = 0) -> str:
    """A setting's number as it is printed."""
    return brief(settings.number(part, name, usual))


def survey_lines(part: PartRule) -> list[str]:
    """A survey's rate or index."""
    satisfied = listed([say(one.name) for one in survey.levels(part) if one.satisfied])
    worths = listed(
        [
            _("{answer} {points}").format(answer=say(one.name), points=brief(one.worth))
            for one in survey.levels(part)
        ]
    )
    lines = [
        _("A survey's index: the mean of the valid answers ({worths}).").format(worths=worths)
        if settings.choice(part, "gives", "rate") == "index"
        else _("A satisfaction rate: {answers}, in percent of the valid papers.").format(
            answers=satisfied
        ),
        _("Invalid papers are not in the base."),
    ]
    return lines + _minimum(part)


def _minimum(part: PartRule) -> list[str]:
    if "minimum" not in part.settings:
        return []
    words = _("With a base of fewer than {count} it does not count until the chief judge rules.")
    return [words.format(count=setting(part, "minimum"))]


def rate_lines(part: PartRule) -> list[str]:
    """A rate and its base."""
    lines = [
        _("A rate: so many of so many, per {per}.").format(per=setting(part, "per", 100)),
        _("Each source gives a rate, and their mean counts.")
        if settings.choice(part, "join", "pool") == "mean"
        else _("All sources are added before dividing."),
    ]
    if settings.choice(part, "bounded", "yes") == "yes":
        lines.append(_("The part can never exceed the whole."))
    return lines + _minimum(part)


def votes_lines(part: PartRule) -> list[str]:
    """Shares of votes by group of voters."""
    shares = listed(
        [
            _("{group} weight {weight}").format(group=say(one.name), weight=brief(one.weight))
            for one in votes.groups(part)
        ]
    )
    missing = {
        "incomplete": _("It counts when every group has voted."),
        "reweight": _("The weight of a group without votes is shared by the others."),
        "zero": _("A group without votes counts as zero."),
    }
    return [
        _("Votes in favour in percent of the valid votes of each group: {groups}.").format(
            groups=shares
        ),
        missing[settings.choice(part, "missing", "incomplete")],
    ]


def double_lines(part: PartRule) -> list[str]:
    """Two markers, and when a third is called."""
    reached = settings.choice(part, "gap_is", "reached") == "reached"
    third = (
        _("Two mark without knowing of each other. {gap} points apart or more, a third marks.")
        if reached
        else _(
            "Two mark without knowing of each other. More than {gap} points apart, a third marks."
        )
    )
    equal = {
        "higher": _("Of three, the mean of the closest two counts; of equal gaps the higher two."),
        "lower": _("Of three, the mean of the closest two counts; of equal gaps the lower two."),
        "mean": _("Of three, the mean of the closest two counts; with equal gaps, of all three."),
    }
    apart = (
        _("Where all three lie that far apart, the chief marker decides.")
        if settings.choice(part, "apart", "advise") == "arbitrate"
        else _("Where all three lie that far apart, the chief marker is asked to look.")
    )
    return [
        third.format(gap=setting(part, "gap")),
        equal[settings.choice(part, "equal", "higher")],
        apart,
        _("The chief marker's mark comes before any other ({number}).").format(
            number=double_marking.ARBITER
        ),
    ]


def record_lines(part: PartRule) -> list[str]:
    """Records, their ceilings and grades."""
    taken = part.settings.get("typed") == "deducted"
    lines = [
        _("Records drawn at random are scored by points taken off.")
        if taken
        else _("Records drawn at random are scored.")
    ]
    lines += [
        _("{count} or more class {defect} defects: at most {points}.").format(
            count=count, defect=defect, points=ceiling
        )
        for defect, count, ceiling in part.tables.get("ceilings", ())
    ]
    grades = part.tables.get("grades", ())
    if grades:
        said = listed(
            [
                _("{grade} from {points}").format(grade=grade, points=least)
                for grade, least in grades
            ]
        )
        lines.append(_("Grades: {grades}.").format(grades=said))
        lines.append(
            _("Grades look at the exact score.")
            if settings.choice(part, "graded_on", "rounded") == "exact"
            else _("Grades look at the rounded score.")
        )
    places = settings.maybe(part, "record_decimals")
    if places is not None:
        lines.append(_("A record's score is {how}.").format(how=decimals(int(places))))
    return [*lines, tries_sentence(part)]


def threshold_lines(part: PartRule) -> list[str]:
    """What must be met, and what counts."""
    rules = {
        "met": _("{what}: met or not met"),
        "at_least": _("{what}: at least {limit}"),
        "at_most": _("{what}: at most {limit}"),
    }
    marks = threshold.thresholds(part)
    said = [rules[one.rule].format(what=say(one.name), limit=brief(one.limit)) for one in marks]
    gives = settings.choice(part, "gives", "count")
    if gives == "points":
        said = [
            _("{threshold} ({points} points)").format(threshold=text, points=brief(one.points))
            for text, one in zip(said, marks, strict=True)
        ]
    counted = {
        "count": _("How many are met counts."),
        "points": _("The points of those that are met count."),
        "share": _("The share that is met counts, in percent."),
        "all": _("100 counts if all are met, else nothing."),
    }
    unseen = (
        _("A threshold that nobody looked at is unmet.")
        if settings.choice(part, "missing", "incomplete") == "unmet"
        else _("It counts when every threshold has been looked at.")
    )
    ending = _(".")
    return [*(f"{text}{ending}" for text in said), counted[gives], unseen]


def outside_lines(part: PartRule) -> list[str]:
    """A result from outside."""
    return [
        _("The result comes from outside and is kept with its source, document and date."),
        tries_sentence(part),
    ]
