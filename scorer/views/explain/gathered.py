"""A scheme's steps as the sums that a person would write: groups, total, members of an entrant."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from scorer.domain.model.exact import shown
from scorer.domain.model.scheme import Combine, Group
from scorer.domain.rules.combine import Combined, Counted
from scorer.views.explain.arithmetic import percent
from scorer.views.points import lossless
from scorer.words import N_, _, n_

_PICKED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "median": N_("the middle one of {values}"),
        "max": N_("the highest of {values}"),
        "min": N_("the lowest of {values}"),
    }
)


def gathered(rule: Combine, found: Combined) -> str:
    """How a step's values came together: ``86.50 × 30% + 90.00 × 70%``."""
    counting = [term for term in found.terms if not term.struck and term.value is not None]
    if not counting:
        return ""
    texts = [_number(term) for term in counting]
    said = " + ".join(texts)
    if rule.how == "weighted":
        pairs = zip(texts, counting, strict=True)
        said = " + ".join(f"{text} × {percent(str(term.share))}" for text, term in pairs)
    elif rule.how == "mean":
        said = f"({said}) ÷ {len(texts)}" if len(texts) > 1 else said
    elif rule.how == "best":
        words = n_("best {count}: {sum}", "best {count}: {sum}", len(texts))
        said = words.format(count=len(texts), sum=said)
    elif rule.how in _PICKED:
        said = _(_PICKED[rule.how]).format(values=_(", ").join(texts))
    return _told(found, said)


def rounding(found: Combined) -> str:
    """That a step was rounded, where that changed it."""
    decimals = found.step.decimals
    if decimals is None or found.exact in {None, found.value}:
        return ""
    return _("rounded to {count} decimals").format(count=decimals)


def passed_note(group: Group, found: Combined) -> str:
    """That a group's points are those for passing every part, where nothing was won."""
    if group.passed_all is None or found.value != group.passed_all:
        return ""
    won = any(term.value for term in found.terms)
    return "" if won else _("no points, but every part passed")


def share_of(rule: Combine, found: Combined, name: str) -> Fraction | None:
    """What part of a weighted step one value has; None where the step does not weigh."""
    if rule.how != "weighted":
        return None
    return next((t.share for t in found.terms if t.part.id == name and not t.struck), None)


def struck_of(found: Combined, name: str) -> str:
    """Why a value does not count in a step; empty where it does."""
    return next((term.struck for term in found.terms if term.part.id == name), "")


def _number(term: Counted) -> str:
    return lossless(term.value, 2)


def _told(found: Combined, said: str) -> str:
    """Add the number before rounding, where rounding changed it."""
    decimals = found.step.decimals
    if decimals is None or found.exact is None or found.exact == found.value:
        return said
    return f"{said} = {shown(found.exact, decimals + 2)}"
