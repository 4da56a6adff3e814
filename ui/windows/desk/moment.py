"""What the desk has just met with: the card in the middle tells it."""

from dataclasses import dataclass
from typing import Literal

from scorer.domain.record.state import State
from scorer.views.desk import PersonCard
from scorer.views.finding import Unknown, by_code
from scorer.words import N_, _
from ui.widgets.glyph import Glyph
from ui.widgets.naming import say_to
from ui.widgets.themed import Tone

Kind = Literal[
    "ready",
    "here",
    "late",
    "already",
    "found",
    "undone",
    "absent",
    "over",
    "unknown",
    "garbled",
    "refused",
]


@dataclass(frozen=True)
class Moment:
    """What happened last; words are found when it is shown.

    `heard` is a code that is nobody's, `minutes` and `limit` belong to a late arrival.
    """

    kind: Kind = "ready"
    member: str = ""
    heard: str = ""
    minutes: int = 0
    limit: int = 0
    problem: BaseException | None = None


@dataclass(frozen=True)
class Told:
    """A moment in words: the band over the card, and a line below it."""

    title: str
    note: str
    at: str
    glyph: Glyph
    tone: Tone


_WORDS: dict[Kind, tuple[str, Glyph, Tone]] = {
    "ready": (N_("Waiting for a badge"), "not_started", "muted"),
    "here": (N_("Checked in"), "done", "ok"),
    "late": (N_("Checked in, late"), "warning", "warn"),
    "already": (N_("Is already checked in"), "done", "accent"),
    "found": (N_("Not here yet"), "not_started", "muted"),
    "undone": (N_("Check-in was taken back"), "not_started", "muted"),
    "absent": (N_("Noted as absent"), "undecided", "warn"),
    "over": (N_("{minutes} minutes late: the chief judge decides"), "alarm", "alarm"),
    "unknown": ("", "alarm", "alarm"),
    "garbled": (N_("The input method took the scan"), "alarm", "alarm"),
    "refused": (N_("This was not done"), "alarm", "alarm"),
}
_NOTES: dict[Kind, str] = {
    "ready": N_("Scan the code on a badge, or find the person by name."),
    "garbled": N_("The search field was left for you. Scan the badge once more."),
}


def tell(moment: Moment, card: PersonCard | None, state: State) -> Told:
    """Say a moment in the language in force."""
    title, glyph, tone = _WORDS[moment.kind]
    words = _(title).format(minutes=moment.minutes)
    return Told(words or _fault(moment, state)[0], _note(moment, card, state),
                card.at if card else "", glyph, tone)  # fmt: skip


def _fault(moment: Moment, state: State) -> tuple[str, str]:
    found = by_code(state, moment.heard)
    return (found.title, found.remedy) if isinstance(found, Unknown) else ("", "")


def _note(moment: Moment, card: PersonCard | None, state: State) -> str:
    if moment.kind == "unknown":
        return _fault(moment, state)[1]
    if moment.problem is not None:
        return say_to(state, moment.problem)
    if moment.kind == "over":
        words = _("After {limit} minutes the rules say absent. The chief judge may let it pass.")
        return words.format(limit=moment.limit)
    if moment.kind == "late" and moment.minutes:
        return _("{minutes} minutes after the beginning").format(minutes=moment.minutes)
    return _(_NOTES.get(moment.kind, "")) or (card.word if card else "")
