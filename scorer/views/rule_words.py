"""Words that many sentences of a rule sheet share: lists, shares, rounding, how values combine."""

from fractions import Fraction

from scorer.domain.model.clock import Clock
from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import Better, Combine
from scorer.domain.model.text import Text
from scorer.words import _, language, n_


def say(text: Text) -> str:
    """A name of the contest's own data, in the language of the moment."""
    return text.say(language())


def percent(share: Fraction) -> str:
    """A share as a percentage, as short as it is exact."""
    return f"{brief(share * 100)}%"


def listed(texts: list[str]) -> str:
    """Several words in one sentence."""
    return _(", ").join(texts)


def decimals(count: int | None) -> str:
    """How a step rounds, as part of a sentence."""
    if count is None:
        return _("not rounded")
    return n_(
        "rounded to {count} decimal, half away from zero",
        "rounded to {count} decimals, half away from zero",
        count,
    ).format(count=count)


def clock_lines(clock: Clock) -> list[str]:
    """How times are read, before anything is made of them."""
    if clock.unit is None:
        return [_("Times count as they are typed, however fine.")]
    said = {
        "down": _("Times are read to {unit} s, before points and ties; what is finer is cut off."),
        "half_up": _(
            "Times are read to {unit} s, before points and ties; what is finer is rounded half up."
        ),
        "up": _("Times are read to {unit} s, before points and ties; what is finer is rounded up."),
    }[clock.rounding]
    finer = (
        _("A time that is typed finer is refused.")
        if clock.finer == "refuse"
        else _("A time that is typed finer stays on record beside the one that counts.")
    )
    return [said.format(unit=brief(clock.unit)), finer]


def combined(rule: Combine, weights: str = "") -> str:
    """How a step combines values, as part of a sentence; ``weights`` lists them if there are any.

    A sum of the best is told as the best; what is dropped and the scale follow it.
    """
    ways = {
        "sum": _("the sum"),
        "mean": _("the mean"),
        "weighted": _("the weighted mean ({weights})").format(weights=weights),
        "best": _("the sum of the best"),
        "median": _("the median"),
        "max": _("the highest"),
        "min": _("the lowest"),
    }
    said = [ways[rule.how]]
    if rule.count:
        said.append(
            n_("only the best one counts", "only the best {count} count", rule.count).format(
                count=rule.count
            )
        )
    if rule.drop:
        said.append(
            n_("the worst one is left out", "the worst {count} are left out", rule.drop).format(
                count=rule.drop
            )
        )
    if rule.scale_to is not None:
        said.append(_("brought to a scale of {points}").format(points=brief(rule.scale_to)))
    how = listed(said)
    return _("{how}, {decimals}").format(how=how, decimals=decimals(rule.decimals))


def gaps(rule: Combine, better: Better) -> list[str]:
    """What a step does with what is not there yet, and with what will never come."""
    missing = {
        "incomplete": _("While a value is missing, the result is provisional and takes no place."),
        "reweight": _("A missing value is left out, and its weight is shared by the others."),
        "zero": _("A missing value counts as zero."),
    }
    absent = {
        "zero": _("Absent, withdrawn and disqualified count nothing; lists say the word."),
        "not_ranked": _("Absent, withdrawn or disqualified anywhere, there is no result."),
        "mean_of_present": _(
            "Absent and withdrawn get the mean of the others; disqualified counts nothing."
        ),
        "reweight": _("Absent, withdrawn and disqualified are left out; the others weigh more."),
    }
    fair = better == "higher"
    return [
        missing["incomplete" if rule.missing == "zero" and not fair else rule.missing],
        absent["not_ranked" if rule.absent == "zero" and not fair else rule.absent],
    ]
