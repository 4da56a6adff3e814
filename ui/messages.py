"""What went wrong, in one sentence: what, where, and how to mend it."""

import errno
from collections.abc import Mapping

from scorer.exchange.manifest import BundleRefused
from scorer.store.trouble import NotOpened, StoreTrouble
from scorer.views.answers import Namer, say_disk, say_not_merged, say_not_opened, say_refused
from scorer.words import N_, _

__all__ = ("Namer", "say", "say_refused", "say_trouble")

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
    if isinstance(problem, BundleRefused):
        return say_not_merged(problem.reason, problem.about)
    if isinstance(problem, NotOpened):
        return say_not_opened(type(problem).__name__)
    if isinstance(problem, StoreTrouble):
        return say_disk(problem.trouble.kind)
    reason, about = getattr(problem, "reason", None), getattr(problem, "about", None)
    if isinstance(reason, str) and isinstance(about, Mapping):
        return say_refused(reason, about, name)
    if hasattr(problem, "problems"):
        return str(problem)  # a refused file says all of its problems itself
    return say_trouble(problem)
