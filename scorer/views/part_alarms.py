"""What stands in the way of a result that is entered: too far apart, contradictions, two versions.

An entry that is only not there yet is no alarm.
"""

from collections.abc import Iterator

from scorer.domain.model.scheme import PartRule
from scorer.domain.record import roll
from scorer.domain.record.doubts import ODD, spread_open
from scorer.domain.record.entry_scores import entry_heads, way_score
from scorer.domain.record.outcome import NO_RESULT, Outcome
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.alarm import Alarm, AlarmKind
from scorer.views.entry_words import flag_sentence, number_label, state_word
from scorer.words import _


def part_alarms(state: State, found: Outcome) -> Iterator[Alarm]:
    """The alarms of somebody's entries in a part."""
    scheme = roll.scheme(state)
    if scheme is None or found.state in {"waiting", *NO_RESULT}:
        return
    rule = scheme.part(found.station)
    if twice := _twice(state, rule, found):
        text = _("Entered twice: {entries}").format(entries=twice)
        yield _alarm(state, found, "conflict", _("Merge conflict"), text)
        return
    score = way_score(state, roll.stations(state)[found.station], rule, found.member)
    told = " ".join(flag_sentence(rule, flag) for flag in score.flags)
    if score.status in ODD:
        word = state_word(score.status)
        yield _alarm(state, found, "blocked", word, told or _("The rules cannot go on like this."))
    elif spread_open(state, found):
        yield _alarm(state, found, "spread", _("Deviation over limit"), told)


def _twice(state: State, rule: PartRule, found: Outcome) -> str:
    numbers = [entry.fact.number for entry in entry_heads(state, found.station, found.member)]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    return _(", ").join(number_label(rule, number) for number in twice)


def _alarm(state: State, found: Outcome, kind: AlarmKind, word: str, text: str) -> Alarm:
    heads = entry_heads(state, found.station, found.member)
    at = max((entry.order, entry.at) for entry in heads)[1]
    return Alarm(
        kind=kind,
        word=word,
        where=" · ".join(
            (names.subject(state, found.member), names.station_of(state, found.station))
        ),
        text=text,
        action=_("Look at it"),
        at=names.clock(at),
        station=found.station,
        member=found.member,
    )
