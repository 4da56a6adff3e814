"""Answers in words: why something was refused, and how to mend it."""

from collections.abc import Callable, Mapping
from string import Formatter
from types import MappingProxyType
from typing import Final

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import names
from scorer.words import N_, _

Namer = Callable[[str, str], str]
"""Turns a field of a refusal and its value, perhaps an id, into what a person calls it."""

_BOUNDS: Final = (("min", "least"), ("max", "most"))
"""A mark's bounds, and what the sentences call them."""

# For each reason, sentences from the fullest to the barest; the first is said that can be filled.
_REFUSALS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "not_a_number": (N_("“{text}” is not a number."), N_("This is not a number.")),
        "out_of_range": (
            N_("Should be between {least} and {most}; {text} is not."),
            N_("Should be between {least} and {most}."),
            N_("Should be at least {least}; {text} is not."),
            N_("Should be at most {most}; {text} is not."),
            N_("This number is out of range."),
        ),
        "off_step": (N_("Should go in steps of {step}."), N_("This number is not on a step.")),
        "clock_finer": (
            N_("The clock is read to {unit} s; {text} s is finer. Give it as the clock shows it."),
        ),
        "not_a_level": (N_("There is no such level."),),
        "missing_marks": (
            N_("Marks are missing at: {items}. Give them before signing."),
            N_("Marks are missing."),
        ),
        "unknown_code": (
            N_("The code {code} belongs to nobody in this contest. Find the person by name."),
            N_("This code belongs to nobody in this contest."),
        ),
        "unknown_member": (
            N_("There is no contestant {member}."),
            N_("There is no such contestant."),
        ),
        "no_honours": (N_("Nobody has a prize or a title, so there are no certificates."),),
        "own_opponent": (N_("A bout is between two: give the other side."),),
        "unknown_station": (N_("There is no station {station}."), N_("There is no such station.")),
        "unknown_item": (N_("The score sheet has no item {item}."), N_("There is no such item.")),
        "unknown_official": (
            N_("There is no official {official}."),
            N_("There is no such official."),
        ),
        "unknown_record": (N_("This record is not there. Import the file that holds it first."),),
        "not_on_panel": (
            N_("{official} has no seat at this station. Ask the chief judge to give one."),
            N_("Seat {seat} is not on this panel."),
            N_("Nobody sits on this seat."),
        ),
        "seat_excused": (
            N_("Seat {seat} stands aside for this contestant, so it gives no marks."),
        ),
        "first_together": (
            N_(
                "The first {count} are scored together and signed in one act. Still to be marked: "
                "{codes}."
            ),
            N_("The first {count} are scored together and signed in one act: mark all of them."),
        ),
        "own_unit": (
            N_(
                "The judge at seat {seat} must stand aside for this code. Ask the chief judge to"
                " excuse the seat."
            ),
            N_("This judge must stand aside for this code. Ask the chief judge."),
        ),
        "sealed": (
            N_("{scope} is sealed and can no longer be changed. Only a correction can."),
            N_("This is sealed. Only a correction can change it."),
        ),
        "not_sealed": (N_("{scope} is not sealed yet. Seal it first."), N_("Seal it first.")),
        "not_complete": (
            N_("{scope} is not complete: {count} still open. Settle them first."),
            N_("This is not complete yet."),
        ),
        "open_issues": (
            N_(
                "{alarm}: {member}, {station} ({count} open). Let it stand or correct it in"
                " Control, or with `scorer confirm`."
            ),
            N_(
                "The call of seat {seat}, {station}, is not answered ({count} open). Answer it in"
                " Control, or with `scorer answer`."
            ),
            N_("{count} alarms are still open. Settle them first."),
            N_("Alarms are still open. Settle them first."),
        ),
        "already_entered": (
            N_("Form {number} is entered already. Only a correction can change it."),
            N_("This form is entered already. Only a correction can change it."),
        ),
        "already_signed": (
            N_("Seat {seat} has signed this sheet. Only a correction can change it."),
            N_("This sheet is signed. Only a correction can change it."),
        ),
        "already_arrived": (N_("{member} is already checked in."), N_("Already checked in.")),
        "already_started": (N_("The contest has begun, so this can no longer be changed."),),
        "already_released": (N_("{scope} is already released."), N_("This is already released.")),
        "already_issued": (N_("This certificate is already issued. Print it again instead."),),
        "issued_elsewhere": (
            N_(
                "{laptop} already issues certificates: issue them there, or numbers are given"
                " twice. To issue here too, write a reason."
            ),
            N_("Another laptop already issues certificates. To issue here too, write a reason."),
        ),
        "number_twice": (
            N_("{number} was given to several: {names}. Give all but one a new number first."),
            N_("This number was given to several. Give all but one a new number first."),
        ),
        "not_let_in": (
            N_(
                "This laptop is not let in itself: no other would take its word. First let it in"
                " ({laptop}) on a laptop that is."
            ),
            N_("This laptop is not let in itself. First let it in on a laptop that is."),
        ),
        "not_started": (N_("The contest has not begun."),),
        "not_arrived": (N_("{member} is not checked in. Check in first."), N_("Check in first.")),
        "not_allowed": (
            N_("{official} may not do this. It needs the duty: {duty}."),
            N_("This official may not do this."),
        ),
        "reason_needed": (N_("Write a reason; it is kept in the audit trail."),),
        "same_person": (
            N_("{official} cannot confirm alone. A second official must enter a PIN."),
            N_("A second official must enter a PIN."),
        ),
        "same_typist": (
            N_("{official} has typed it the first time. Another person types it the second time."),
            N_("Another person types it the second time."),
        ),
        "not_typed_twice": (N_("It is not typed twice yet, so there is nothing to settle."),),
        "not_undoable": (N_("This cannot be undone. Make a correction instead."),),
        "open_choices": (
            N_("The organiser has not decided yet: {choices}."),
            N_("The organiser has decisions to make first."),
        ),
        "nobody_entered": (N_("Nobody is entered yet. Read the roster in first."),),
        "wrong_attempt": (
            N_("Attempt {attempt} is over; attempt {current} counts now."),
            N_("This attempt is over."),
        ),
        "not_drawn": (
            N_("{member} did not draw {station}: see the draw of skills."),
            N_("This skill was not drawn by this contestant."),
        ),
        "wrong_role": (
            N_("{member} does not take part in {station}: another role does."),
            N_("This contestant has another role."),
        ),
        "too_many": (N_("At most {most} are possible."), N_("These are too many.")),
        "nothing_changed": (N_("Nothing has changed, so nothing was written."),),
        "no_penalties": (N_("The rules of this contest take no points off for violations."),),
        "seed_needed": (N_("Write down the seed that was said aloud."),),
        "no_play_off": (N_("The rules of this contest part nobody by a play-off."),),
        "not_tied": (N_("A play-off is between two or more of the same class and equal total."),),
        "draw_first": (N_("Make the draw first."),),
        "codes_closed": (
            N_("The codes of {station} are still closed. Two officials open them by PIN."),
            N_("The codes are still closed."),
        ),
        "wrong_total": (
            N_("The points add up to {total}, not {full}."),
            N_("The points do not add up."),
        ),
    }
)

_TROUBLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "disk_full": N_(
            "The disk is full. What is saved stays safe; free some space, then try again."
        ),
        "read_only": N_(
            "This place cannot be written to. Choose another folder, or unlock the stick."
        ),
        "busy": N_("Another program holds the file. Close it, then try again."),
        "lost": N_(
            "The file or folder is not there any more. Plug the stick in, or choose another."
        ),
        "failing": N_(
            "The disk did not answer. What is saved stays safe; try another folder or stick."
        ),
    }
)
_FILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "NotAContest": N_("This is not a contest's file. Choose a file that ends in .leitai."),
        "NewerFile": N_("A newer version of the program wrote this file. Update the program."),
        "InUse": N_("Another window or program has this contest open. Close it there first."),
        "Damaged": N_("The file was changed outside the program, or is damaged. Open a backup."),
    }
)
_BUNDLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unreadable": N_("The file cannot be read. Plug the stick in again."),
        "not_a_bundle": N_(
            "This is not an export file. Choose a file that ends in .leitai-export."
        ),
        "damaged": N_("The file is damaged. Copy it again from the laptop it comes from."),
        "altered": N_("The file was altered after it was signed. Export it again."),
        "other_contest": N_("The file belongs to another contest."),
        "other_rules": N_("The file was made under other rules. Nothing of it can be taken."),
        "unknown_laptop": N_("The laptop {name} is not admitted. Compare {laptop} and admit it."),
        "chain_broken": N_("Records are missing or changed in the file. Export it again."),
        "newer_format": N_("A newer version of the program wrote this file. Update the program."),
        "same_id_other_content": N_(
            "The file says something else under a record that is known. It is refused."
        ),
    }
)


def say_refused(reason: str, about: Mapping[str, str], name: Namer | None = None) -> str:
    """Say why a decision was refused, in the language in force.

    Args:
        reason: One of the closed list of reasons; an unknown one is said as it is.
        about: The fields of the sentence; they may hold ids.
        name: Turns an id into a name, given the field and its value.
    """
    known = {field: name(field, value) if name else value for field, value in about.items()}
    known |= {ours: about[theirs] for theirs, ours in _BOUNDS if theirs in about}
    for sentence in _REFUSALS.get(reason, ()):
        wanted = {field for _text, field, _format, _how in Formatter().parse(sentence) if field}
        if wanted <= known.keys():
            return _(sentence).format(**known)
    detail = "; ".join([reason, *(f"{field}: {value}" for field, value in known.items())])
    return _("This is not possible: {detail}").format(detail=detail)


def say_disk(kind: str) -> str:
    """Say why nothing can be written; ``kind`` is the store's trouble."""
    return _(_TROUBLES.get(kind, _TROUBLES["failing"]))


def say_not_opened(kind: str) -> str:
    """Say why a contest's file is not opened; ``kind`` is the name of the store's refusal."""
    return _(_FILES.get(kind, _FILES["Damaged"]))


def say_not_merged(reason: str, about: Mapping[str, str]) -> str:
    """Say why an export file was refused."""
    known = {"name": "", "laptop": "", **about}
    return _(_BUNDLES.get(reason, _BUNDLES["damaged"])).format(**known)


def namer(state: State) -> Namer:
    """What people call the ids in a refusal of this contest."""

    def name(field: str, value: str) -> str:
        if field in {"member", "official"} and value in roll.officials(state):
            return names.official(state, value)
        if field == "member":
            return names.subject(state, value)
        if field == "codes":  # where codes are open, or there are none, these are people
            return _(", ").join(names.subject(state, one) for one in value.split(", "))
        if field == "laptop":
            known = state.last(f.LaptopAdmitted, value)
            return known.name if known and known.name else value
        if field in {"scope", "station"}:
            return names.scope(state, value)
        return _(words) if (words := _WORDS.get(field, {}).get(value)) else value

    return name


_ALARMS: Final[Mapping[str, str]] = MappingProxyType(
    {"spread": N_("Deviation over limit"), "overtime": N_("Over time")}
)
_WORDS: Final = MappingProxyType({"duty": names.DUTIES, "alarm": _ALARMS})
