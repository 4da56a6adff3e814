"""Each way of marking a part in plain sentences, for the rule sheet."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from scorer.domain.model.clock import Clock
from scorer.domain.model.exact import brief, exact
from scorer.domain.model.scheme import PartRule, WayName
from scorer.domain.rules.ways import answers, judgement, number, quiz, settings
from scorer.views import appraisal_sentences
from scorer.views.appraisal_sentences import setting, tries_sentence
from scorer.views.rule_words import decimals, listed, say
from scorer.words import _, n_


def way_sentences(part: PartRule) -> list[str]:
    """How a part is marked: its way with every setting, then factor and rounding."""
    lines = _WAYS[part.way](part)
    if part.factor != 1:
        lines.append(_("The value is multiplied by {factor}.").format(factor=brief(part.factor)))
    if part.way != "sheet":
        lines.append(_("The value is {rounding}.").format(rounding=decimals(part.decimals)))
    lines.append(_("More is better.") if part.better == "higher" else _("Less is better."))
    return lines


def _sheet(part: PartRule) -> list[str]:
    del part
    return [_("A panel marks a score sheet; its items are printed on it.")]


def _paper(part: PartRule) -> list[str]:
    full = brief(part.full) if part.full is not None else ""
    lines = [_("A written paper; its score is typed, up to {full}.").format(full=full)]
    if settings.choice(part, "typed", "1") == "2":
        lines.append(
            _("Two people type it; where they differ it does not count until a third has settled.")
        )
    return lines


def _answers(part: PartRule) -> list[str]:
    kinds = {
        "single": _("single choice"),
        "multiple": _("multiple choice"),
        "true_false": _("true or false"),
    }
    lines: list[str] = []
    for one in answers.sections(part):
        lines.append(
            n_(
                "{kind}: {count} question, {points} points each.",
                "{kind}: {count} questions, {points} points each.",
                one.count,
            ).format(kind=kinds[one.kind], count=one.count, points=brief(one.points))
        )
        if one.per_right:
            lines.append(
                _(
                    "Some right and none wrong: {points} for each right choice; anything wrong "
                    "gives nothing."
                ).format(points=brief(one.per_right))
            )
        elif one.kind == "multiple":
            lines.append(_("Only an answer that is right altogether gives points."))
    lines.append(
        _("Answers are marked by the key; a corrected key marks every paper again.")
        if part.lists.get("key")
        else _("How many answers are right is typed for each kind.")
    )
    return lines


def _number(part: PartRule) -> list[str]:
    unit = part.settings.get("unit", "")
    lines = [
        _("A value is measured in {unit}.").format(unit=unit) if unit else _("A value is measured.")
    ]
    lines += _reading(number.clock_of(part))
    if "fault" in part.settings:
        lines.append(_("Each fault adds {points}.").format(points=setting(part, "fault")))
    if "credit" in part.settings:
        lines.append(_("Each credit takes {points} off.").format(points=setting(part, "credit")))
    return [*lines, tries_sentence(part)]


def _reading(clock: Clock) -> list[str]:
    if clock.unit is None:
        return []
    words = {
        "down": _("It is read to {unit}; less is cut off."),
        "half_up": _("It is read to {unit}; what is finer is rounded half up."),
        "up": _("It is read to {unit}; what is finer is rounded up."),
    }[clock.rounding]
    said = [words.format(unit=brief(clock.unit))]
    return [*said, _("A finer value is refused.")] if clock.finer == "refuse" else said


def _counters(part: PartRule) -> list[str]:
    lines = [
        _(
            "Several counters count at once. Of two the mean counts; of three the closest two, the "
            "higher two if equal; of more the highest and the lowest are dropped."
        )
    ]
    if part.panel.spread is not None:
        lines.append(
            _("A gap of more than {points} is reported before the next heat.").format(
                points=brief(part.panel.spread)
            )
        )
    return lines


def _judgement(part: PartRule) -> list[str]:
    top = setting(part, "top", 3)
    lines = [
        _("{judges} judges show 0 to {top} together, by written descriptions.").format(
            judges=part.panel.judges, top=top
        ),
        _(
            "Further apart than {spread}, they talk and mark again; both votes stay on record."
        ).format(spread=setting(part, "spread", 1)),
        _(
            "A mark is the mean, divided by {top}, times the most points of the aspect, {how}."
        ).format(top=top, how=decimals(int(settings.number(part, "aspect_decimals", 2)))),
    ]
    if part.tables.get("aspects"):
        lines += [
            _("{aspect}: at most {points}.").format(aspect=say(one.name), points=brief(one.most))
            for one in judgement.aspects(part)
        ]
    return lines


def _quiz(part: PartRule) -> list[str]:
    names = {
        "fixed_right": _("fixed question right {points}"),
        "fixed_wrong": _("fixed question wrong {points}"),
        "buzzer_right": _("buzzer right {points}"),
        "buzzer_wrong": _("buzzer wrong {points}"),
        "early": _("pressed too early {points}"),
        "timed_right": _("each right answer of a timed round {points}"),
        "play_off_right": _("play-off right {points}"),
        "play_off_wrong": _("play-off wrong {points}"),
    }
    prices = [
        names[key].format(points=_signed(part.settings[key]))
        for key in quiz.PRICES
        if key in part.settings
    ]
    lines = [_("A quiz: every team begins with {base}.").format(base=setting(part, "base"))]
    if prices:
        lines.append(_("Points: {prices}.").format(prices=listed(prices)))
    if part.lists.get("stakes"):
        stakes = listed([brief(exact(stake)) for stake in part.lists["stakes"]])
        lines.append(_("Risk questions have stakes of {stakes}.").format(stakes=stakes))
        lines.append(
            _("A wrong answer to a risk question costs nothing.")
            if settings.choice(part, "risk_wrong", "lose") == "keep"
            else _("A wrong answer to a risk question costs its stake.")
        )
    lines.append(
        _("No score falls below {floor}, after any event.").format(floor=setting(part, "floor"))
        if "floor" in part.settings
        else _("A score may fall below zero.")
    )
    lines.append(_("A ruling that is taken back is reversed by a new line; none is deleted."))
    return lines


def _signed(text: str) -> str:
    value = exact(text)
    return f"+{brief(value)}" if value > 0 else brief(value).replace("-", "−")


def _bouts(part: PartRule) -> list[str]:
    best_of = int(settings.number(part, "best_of"))
    lines = [
        _("Single elimination; who loses is out.")
        if settings.choice(part, "format", "elimination") == "elimination"
        else _("Everybody meets everybody.")
    ]
    if best_of:
        lines.append(
            n_("A bout is one pull.", "A bout is the best of {count}.", best_of).format(
                count=best_of
            )
        )
    places = settings.choice(part, "gives", "place") == "place"
    if settings.choice(part, "format", "elimination") == "elimination":
        lines.append(
            _("The place is by the round reached; who falls in one round shares the place.")
            if places
            else _("The bouts won count; a bye is no win.")
        )
        return lines
    lines.append(
        _("A win gives {win}, a draw {draw}, a loss {loss}.").format(
            win=setting(part, "win", 2), draw=setting(part, "draw", 1), loss=setting(part, "loss")
        )
    )
    if not places:
        return [*lines, _("The table's points count.")]
    ties = {
        "head_to_head": _("the bouts among the equal ones"),
        "difference": _("the difference of all pulls"),
        "won": _("the pulls won"),
        "lot": _("the lot"),
    }
    chain = part.lists.get("ties", ("head_to_head", "difference", "lot"))
    said = listed([ties[rule] for rule in chain])
    return [*lines, _("Equal points are decided by, in order: {rules}.").format(rules=said)]


_WAYS: Final[Mapping[WayName, Callable[[PartRule], list[str]]]] = MappingProxyType(
    {
        "sheet": _sheet,
        "paper": _paper,
        "answers": _answers,
        "number": _number,
        "counters": _counters,
        "judgement": _judgement,
        "quiz": _quiz,
        "bouts": _bouts,
        "survey": appraisal_sentences.survey_lines,
        "rate": appraisal_sentences.rate_lines,
        "votes": appraisal_sentences.votes_lines,
        "double_marking": appraisal_sentences.double_lines,
        "record": appraisal_sentences.record_lines,
        "threshold": appraisal_sentences.threshold_lines,
        "outside": appraisal_sentences.outside_lines,
    }
)
