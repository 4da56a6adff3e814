"""The parts of the rule sheet about gaps, places, prizes and codes."""

from fractions import Fraction

from scorer.domain.model.contest import Contest, PrizeLevel, PrizeRule, Rules
from scorer.domain.model.exact import brief
from scorer.words import _, language, n_


def criticals(rules: Rules) -> list[str]:
    """Who decides a critical fail, and what it acts on."""
    who = (
        _("A critical fail holds where more than half of the judges ticked it, or the chief rules.")
        if rules.critical == "majority"
        else _("A critical fail holds where the chief judge rules so.")
    )
    return [
        who,
        _(
            "It is decided once and acts on the panel's score after time: a ceiling is a limit and "
            "not a score, the lowest one holds, and zero comes before any ceiling."
        ),
    ]


def absences(rules: Rules) -> list[str]:
    """What gaps and late arrival mean."""
    ways = {
        "zero": _(
            "A member who is absent, has withdrawn or is disqualified counts nothing in the team's "
            "score; lists say the word and never 0.00."
        ),
        "not_ranked": _("A team in which a member's score is lacking gets no rank."),
        "mean_of_present": _("A team in which a member is absent gets the mean of the others."),
        "best": _("Only the best members of a team count."),
    }
    return [
        _("Missing, zero, absent, withdrawn, disqualified and waived are different things."),
        ways[rules.absent],
        late_line(rules),
    ]


def late_line(rules: Rules) -> str:
    """From when on who arrives late is absent."""
    return n_(
        "Who arrives more than {count} minute late is absent.",
        "Who arrives more than {count} minutes late is absent.",
        rules.late_s // 60,
    ).format(count=brief_minutes(rules.late_s))


def brief_minutes(seconds: int) -> str:
    """Minutes as a person says them."""
    whole, rest = divmod(seconds, 60)
    return f"{whole}:{rest:02}" if rest else str(whole)


def places(contest: Contest) -> list[str]:
    """How teams are ranked and ties are broken."""
    rules = contest.rules
    ways = {
        "standard": _("Teams are ranked by the printed total; equal ones share a place (1-2-2-4)."),
        "dense": _("Teams are ranked by the printed total; equal ones share a place (1-2-2-3)."),
        "ordinal": _("Teams are ranked by the printed total; every place is given once."),
    }
    lines = [ways[rules.ranks]]
    for number, tie in enumerate(rules.ties, 1):
        said = _tie(tie, contest)
        lines.append(_("Tie, step {number}: {rule}.").format(number=number, rule=said))
    if rules.ties and rules.ranks != "ordinal":
        lines.append(_("What is equal after this stays a shared place."))
    return lines


def _tie(tie: str, contest: Contest) -> str:
    name, _colon, about = tie.partition(":")
    if name == "round":
        said = contest.round(about).name.say(language())
        return _("the higher score of {round} comes first").format(round=said)
    if name == "more_decimals":
        return _("the total with {count} decimals decides").format(count=about)
    return {
        "full_team": _("a team with all of its members comes before one with a gap"),
        "time": _("the shorter time over all stations comes first"),
        "fewer_criticals": _("fewer critical fails come first"),
        "lot": _("the lot decides"),
    }[name]


def level_lines(rule: PrizeRule) -> list[str]:
    """How many of each prize there are, how shares are rounded, and what a tie does."""
    lines = [_level(level, rule) for level in rule.levels]
    if any(level.share is not None for level in rule.levels):
        lines.append(
            {
                "half_up": _("Shares are rounded half up."),
                "ceil": _("Shares are rounded up."),
                "floor": _("Shares are rounded down."),
                "cumulative_half_up": _("The running sum of the shares is rounded half up."),
            }[rule.rounding]
        )
    lines.append(_line(rule))
    if rule.within is not None:
        words = _("Totals within {points} points of the best of a prize count as tied with it.")
        lines.append(words.format(points=brief(rule.within)))
    return lines


def prizes(rule: PrizeRule, *, titles: bool = False) -> list[str]:
    """Which prizes there are and what happens at their lines; ``titles``: more are given."""
    if not rule.levels:
        return []
    lines = level_lines(rule)
    if rule.minimum is not None:
        least = brief(rule.minimum)
        lines.append(_("A prize needs a total of at least {points}.").format(points=least))
    else:
        lines.append(_("No least total is needed for a prize."))
    if rule.least_first:
        lines.append(
            n_(
                "At least {count} first prize is given.",
                "At least {count} first prizes are given.",
                rule.least_first,
            ).format(count=rule.least_first)
        )
    lines.append(
        _("The place of a winner who is disqualified after the announcement stays empty.")
        if rule.vacate
        else _("Where a winner is disqualified after the announcement, the next ones move up.")
    )
    return lines if titles else [*lines, _("No further titles are given.")]


def _level(level: PrizeLevel, rule: PrizeRule) -> str:
    name = level.name.say(language())
    if level.number is not None:
        return _("{prize}: {count}.").format(prize=name, count=level.number)
    base = _("entered") if rule.base == "entered" else _("that competed")
    share = brief((level.share or Fraction(0)) * 100)
    return _("{prize}: {share}% of those {base}.").format(prize=name, share=share, base=base)


def _line(rule: PrizeRule) -> str:
    return {
        "include_keep": _(
            "Those who share a place across a prize's line all get it; later prizes keep theirs."
        ),
        "include_shrink": _(
            "Those who share a place across a prize's line all get it; the next prize has fewer."
        ),
        "exclude": _("Those who share a place across a prize's line all get the next prize."),
        "break": _("A tie across a prize's line is decided by a play-off."),
    }[rule.tie]


def codes(rules: Rules, *, coded: bool = True) -> list[str]:
    """When names return and what is shown; ``coded``: somebody is judged by code at all."""
    opened = (
        _("The codes of a station are opened when it is sealed and released, by two people's PINs.")
        if rules.open_codes == "released"
        else _("The codes of a station are opened when it is sealed, by two people's PINs.")
    )
    known = [
        _("Judges, screens and lists know contestants at a station by their code only."),
        opened,
    ]
    return [
        *(known if coded else []),
        _("Only what is sealed and released is shown."),
        _(
            "A live rank counts the parts that are released for all competing teams; until then it "
            "is provisional."
        ),
        _("A correction is a new version with a reason; the old one is kept."),
    ]


def open_choices(rules: Rules) -> list[str]:
    """The choices that must be made before the start."""
    names = {
        "weights": _("weights of the rounds"),
        "panel": _("panel of judges"),
        "rounding": _("rounding"),
        "scale": _("stations not out of 100"),
        "member": _("a member's score"),
        "team": _("a team's score"),
        "total": _("the total"),
        "ties": _("ties"),
        "ranks": _("ranks"),
        "absent": _("absent members"),
        "late_s": _("late arrival"),
        "clock": _("reading of times"),
        "prizes": _("prizes"),
        "dues": _("credits and cash of several divisions"),
        "sites": _("different sites"),
        "critical": _("critical fail"),
        "open_codes": _("opening of codes"),
        "draw": _("draw of skills"),
        "titles": _("titles"),
        "conflicts": _("judges of the same unit"),
        "marks": _("open or closed marks"),
        "live": _("live ranks"),
    }
    return [_("Not decided: {choice}.").format(choice=names.get(one, one)) for one in rules.open]
