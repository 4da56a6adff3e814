"""What went wrong, in one sentence: what, where, and how to mend it."""

import errno
from collections.abc import Callable, Mapping
from string import Formatter

from scorer.words import N_, _

Namer = Callable[[str, str], str]
"""Turns a field of a refusal and its value, perhaps an id, into what a person calls it."""

# For each reason, sentences from the fullest to the barest; the first is said that can be filled.
_REFUSALS: Mapping[str, tuple[str, ...]] = {
    "not_a_number": (N_("“{text}” is not a number."), N_("This is not a number.")),
    "out_of_range": (
        N_("Should be between {least} and {most}; {text} is not."),
        N_("Should be between {least} and {most}."),
        N_("This number is out of range."),
    ),
    "off_step": (N_("Should go in steps of {step}."), N_("This number is not on a step.")),
    "not_a_level": (N_("There is no such level."),),
    "missing_marks": (
        N_("Marks are missing at: {items}. Give them before signing."),
        N_("Marks are missing."),
    ),
    "unknown_code": (
        N_("The code {code} belongs to nobody in this contest. Find the person by name."),
        N_("This code belongs to nobody in this contest."),
    ),
    "unknown_member": (N_("There is no contestant {member}."), N_("There is no such contestant.")),
    "unknown_station": (N_("There is no station {station}."), N_("There is no such station.")),
    "unknown_item": (N_("The score sheet has no item {item}."), N_("There is no such item.")),
    "unknown_official": (N_("There is no official {official}."), N_("There is no such official.")),
    "unknown_record": (N_("This record is not there. Import the file that holds it first."),),
    "not_on_panel": (
        N_("{official} has no seat at this station. Ask the chief judge to give one."),
        N_("Seat {seat} is not on this panel."),
        N_("Nobody sits on this seat."),
    ),
    "seat_excused": (N_("Seat {seat} stands aside for this contestant, so it gives no marks."),),
    "own_unit": (
        N_("{official} is from {unit} and stands aside. Ask the chief judge for a substitute."),
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
        N_("{count} alarms are still open. Settle them first."),
        N_("Alarms are still open. Settle them first."),
    ),
    "already_signed": (
        N_("Seat {seat} has signed this sheet. Only a correction can change it."),
        N_("This sheet is signed. Only a correction can change it."),
    ),
    "already_arrived": (N_("{member} is already checked in."), N_("Already checked in.")),
    "already_started": (N_("The contest has begun, so this can no longer be changed."),),
    "already_released": (N_("{scope} is already released."), N_("This is already released.")),
    "already_issued": (N_("This certificate is already issued. Print it again instead."),),
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
    "not_undoable": (N_("This cannot be undone. Make a correction instead."),),
    "open_choices": (
        N_("The organiser has not decided yet: {choices}."),
        N_("The organiser has decisions to make first."),
    ),
    "no_result": (N_("There is no result yet."),),
    "wrong_attempt": (
        N_("Attempt {attempt} is over; attempt {current} counts now."),
        N_("This attempt is over."),
    ),
    "wrong_role": (
        N_("{member} does not take part in {station}: another role does."),
        N_("This contestant has another role."),
    ),
    "too_many": (N_("At most {most} are possible."), N_("These are too many.")),
    "nothing_changed": (N_("Nothing has changed, so nothing was written."),),
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

_TROUBLES: Mapping[str, str] = {
    "full": N_("The disk is full. What is saved stays safe; free some space, then try again."),
    "read_only": N_("This place cannot be written to. Choose another folder, or unlock the stick."),
    "gone": N_("The file or folder is not there any more. Plug the stick in, or choose another."),
    "busy": N_("Another program holds the file. Close it, then try again."),
    "damaged": N_("The file is damaged. What this laptop holds is safe; open a backup."),
    "io": N_("The disk did not answer. What is saved stays safe; try another folder or stick."),
}

_ERRNO = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "gone",
    errno.ENODEV: "gone",
    errno.EBUSY: "busy",
    errno.ETXTBSY: "busy",
    errno.EIO: "io",
}
# What SQLite's own messages contain; the windows do not speak to SQLite, so there is only the text.
_SAID = {
    "disk is full": "full",
    "readonly": "read_only",
    "locked": "busy",
    "malformed": "damaged",
    "not a database": "damaged",
    "disk i/o": "io",
    "unable to open": "gone",
}


def say_refused(reason: str, about: Mapping[str, str], name: Namer | None = None) -> str:
    """Say why a decision was refused, in the language in force.

    Args:
        reason: One of the closed list of reasons; an unknown one is said as it is.
        about: The fields of the sentence; they may hold ids.
        name: Turns an id into a name, given the field and its value.
    """
    known = {field: name(field, value) if name else value for field, value in about.items()}
    for sentence in _REFUSALS.get(reason, ()):
        wanted = {field for _text, field, _format, _how in Formatter().parse(sentence) if field}
        if wanted <= known.keys():
            return _(sentence).format(**known)
    detail = "; ".join([reason, *(f"{field}: {value}" for field, value in known.items())])
    return _("This is not possible: {detail}").format(detail=detail)


def say_trouble(trouble: BaseException) -> str:
    """Say what an operating system's or a database's error means for a person."""
    kind = ""
    if isinstance(trouble, OSError):
        kind = _ERRNO.get(trouble.errno or 0, "io")
    else:
        said = str(trouble).lower()
        kind = next((kind for part, kind in _SAID.items() if part in said), "")
    if not kind:
        return _("Something unexpected happened: {what}").format(what=trouble)
    where = getattr(trouble, "filename", None)
    sentence = _(_TROUBLES[kind])
    return f"{sentence} ({where})" if where else sentence


def say(problem: BaseException, name: Namer | None = None) -> str:
    """Say any problem that a person meets: a refusal, a disk in trouble, a mistake of ours."""
    reason, about = getattr(problem, "reason", None), getattr(problem, "about", None)
    if isinstance(reason, str) and isinstance(about, Mapping):
        return say_refused(reason, about, name)
    if hasattr(problem, "problems"):
        return str(problem)  # a refused file says all of its problems itself
    return say_trouble(problem)
