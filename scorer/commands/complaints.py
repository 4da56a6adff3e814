"""What cannot be understood of a command line, said in the language of the moment.

The parser beneath finds the faults and words them in English; here its words are known by their
form and said anew.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from scorer.words import N_, _

_NAME = r"argument (?P<name>.+?): "
_VALUE = r"[\"']?(?P<value>.*?)[\"']?"
_COMPLAINTS: Final = (
    (r"the following arguments are required: (?P<names>.+)", N_("Missing: {names}")),
    (r"unrecognized arguments: (?P<words>.+)", N_("Not understood: {words}")),
    (_NAME + r"expected one argument", N_("{name} needs a value")),
    (_NAME + r"expected at least one argument", N_("{name} needs a value")),
    (
        _NAME + rf"invalid choice: {_VALUE} \(choose from (?P<known>.+)\)",
        N_("{name} cannot be {value}, only one of: {known}"),
    ),
    (_NAME + rf"invalid (int|float) value: {_VALUE}", N_("{name} must be a number, not {value}")),
    (_NAME + rf"ignored explicit argument {_VALUE}", N_("{name} takes no value, not {value}")),
    (
        _NAME + r"not allowed with argument (?P<other>.+)",
        N_("{name} and {other} exclude each other"),
    ),
    (r"one of the arguments (?P<names>.+) is required", N_("Missing, one of: {names}")),
)
"""The parser's own wordings, and ours; a wording that is not known is said as it is."""

_PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "alarm": N_("ALARM"),
        "answer": N_("ANSWER"),
        "change": N_("CHANGE"),
        "code": N_("CODE"),
        "export": N_("EXPORT-FILE"),
        "file": N_("FILE"),
        "files": N_("FILES"),
        "high": N_("HIGHEST"),
        "item": N_("ITEM"),
        "judges": N_("JUDGES"),
        "low": N_("LOWEST"),
        "marks": N_("MARKS-FILE"),
        "number": N_("NUMBER"),
        "performance": N_("PERFORMANCE"),
        "points": N_("POINTS"),
        "record": N_("RECORD"),
        "part": N_("PART"),
        "records": N_("NUMBERS"),
        "roster": N_("ROSTER"),
        "ruling": N_("RULING"),
        "scope": N_("SCOPE"),
        "seat": N_("SEAT"),
        "station": N_("STATION"),
        "status": N_("STATUS"),
        "template": N_("TEMPLATE"),
        "time": N_("TIME"),
        "to": N_("TO"),
        "values": N_("FIELD=VALUE"),
        "version": N_("VERSION"),
        "what": N_("WHAT"),
        "who": N_("WHO"),
    }
)


def placeholder(name: str) -> str:
    """What stands in the usage for something that is given by its place."""
    return _(_PLACES[name])


def complaint(message: str) -> str:
    """What the parser complains of, in the language of the moment."""
    for form, words in _COMPLAINTS:
        found = re.fullmatch(form, message)
        if found:
            about = found.groupdict()
            if about.get("name") == _("COMMAND"):
                return _("There is no command {name}").format(name=about["value"])
            return _(words).format(**{key: _listed(text) for key, text in about.items()})
    return message


def _listed(text: str) -> str:
    """Names and values as people list them, without the parser's quotation marks."""
    return _(", ").join(part.strip("'\"") for part in text.split(", "))
