"""A part that was entered in forms, as a line: what it came to, and below it each form."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from scorer.domain.model.exact import brief, exact
from scorer.domain.model.scheme import PartRule
from scorer.domain.record import roll
from scorer.domain.record.entry_scores import way_score
from scorer.domain.record.outcome import Outcome
from scorer.domain.record.state import State
from scorer.domain.rules.ways import answers, judgement, threshold, votes
from scorer.domain.rules.working import Working
from scorer.views import names
from scorer.views.entries import value_text
from scorer.views.entry_detail import EntryLine, entry_lines
from scorer.views.entry_words import word
from scorer.views.explain.line import Line, joined, why_struck
from scorer.views.points import lossless
from scorer.words import N_, _

_SECTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "single": N_("Single choice"),
        "multiple": N_("Multiple choice"),
        "true_false": N_("True or false"),
    }
)
_TRIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "best": N_("best of {count}"),
        "mean": N_("mean of {count}"),
        "sum": N_("sum of {count}"),
        "last": N_("last of {count}"),
        "closest_pair": N_("mean of the closest two"),
        "two": N_("mean of two"),
        "arbitrated": N_("the chief marker's mark"),
    }
)


def entered_line(state: State, rule: PartRule, found: Outcome) -> Line:
    """One performance of a part; a word where nothing counts."""
    where = roll.stations(state)[rule.id]
    label = names.station(where)
    if found.value is None:
        known = found.state if found.state in names.STATUS else "missing"
        return Line(
            "station", label, value=names.status(known), station=rule.id, member=found.member
        )
    working = way_score(state, where, rule, found.member).working
    return Line(
        rule="station",
        label=label,
        arithmetic=_said(rule, working),
        value=value_text(rule, found),
        exact=found.value,
        station=rule.id,
        member=found.member,
        children=(*_aspects(rule, working), *_forms(state, rule, found.member, working)),
    )


def _forms(state: State, rule: PartRule, member: str, working: Working) -> tuple[Line, ...]:
    """Every form, with what it came to where the way says so."""
    worked = {line.about.get("number"): line for line in working.inputs if line.rule == "entry"}
    return tuple(
        _form(rule, member, one, worked.get(str(one.number)))
        for one in entry_lines(state, rule.id, member)
    )


def _form(rule: PartRule, member: str, one: EntryLine, line: Working | None) -> Line:
    value = line.value if line else None
    grade = line.about.get("grade") if line else ""
    read = line.about.get("read") if line else ""
    return Line(
        rule="entry",
        label=one.label,
        arithmetic=one.text,
        value="" if value is None else lossless(value, 2),
        note=joined(
            _("grade {grade}").format(grade=grade) if grade else "",
            _("read as {value}").format(value=brief(exact(read))) if read else "",
            one.about,
        ),
        exact=value,
        struck=why_struck("reversed" if one.struck else line.struck if line else ""),
        station=rule.id,
        member=member,
    )


def _aspects(rule: PartRule, working: Working) -> tuple[Line, ...]:
    """The aspects, thresholds, groups of voters or sections that the forms add up to."""
    known = _names(rule)
    return tuple(
        Line(
            rule="aspect",
            label=known.get(_id(line), _id(line)),
            arithmetic=_aspect_said(line),
            value=lossless(line.value, 2),
            exact=line.value,
            struck=why_struck(line.struck),
        )
        for line in working.inputs
        if line.rule == "way"
    )


def _id(line: Working) -> str:
    about = line.about
    keys = ("aspect", "threshold", "group", "section")
    return next((about[key] for key in keys if key in about), "")


def _names(rule: PartRule) -> dict[str, str]:
    match rule.way:
        case "judgement":
            return {one.id: names.said(one.name) for one in judgement.aspects(rule)}
        case "threshold":
            return {one.id: names.said(one.name) for one in threshold.thresholds(rule)}
        case "votes":
            return {one.id: names.said(one.name) for one in votes.groups(rule)}
        case "answers":
            return {one.id: _(_SECTIONS[one.kind]) for one in answers.sections(rule)}
        case _:
            return {}


def _aspect_said(line: Working) -> str:
    about = line.about
    if "levels" in about:
        return about["levels"].replace(" ", " · ")
    if "text" in about:
        return word(about["text"])
    if "cast" in about:
        return _("{count} of {cast} in favour").format(count=about["for"], cast=about["cast"])
    if "right" in about:
        return _("{count} of {all} right").format(count=about["right"], all=about["of"])
    return ""


def _said(rule: PartRule, working: Working) -> str:
    """How the forms became one value, in short."""
    about = working.about
    count = about.get("count", "")
    said: list[str] = []
    tries = _TRIES.get(about.get("how", ""), "")
    if tries and count != "1" and (count or rule.way == "double_marking"):
        said.append(_(tries).format(count=count))
    elif rule.way == "counters" and count not in {"", "1"}:
        said.append(_("{kept} of {count} counts").format(kept=about["kept"], count=count))
    elif rule.way == "quiz":
        said.append(_("base {base}, {count} lines").format(base=about["base"], count=count))
    elif rule.way == "bouts":
        said.append(_("{won} of {count} bouts won").format(won=about["won"], count=count))
    elif "valid" in about:
        said.append(_("{count} valid papers").format(count=about["valid"]))
    if about.get("grade"):
        said.append(_("grade {grade}").format(grade=about["grade"]))
    if rule.factor != 1:
        said.append(_("times {factor}").format(factor=lossless(rule.factor, None)))
    return _(", ").join(said)
