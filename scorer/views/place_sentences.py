"""Places, ties and what goes with titles in a contest of many parts, in plain sentences."""

from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import Scheme, Title
from scorer.views.award_rules import title_sentence
from scorer.views.rule_words import listed, say
from scorer.words import _, n_


def place_lines(scheme: Scheme) -> list[str]:
    """How entrants are ranked, division by division, and how ties are broken."""
    lines = [
        {
            "standard": _("Ranked by the printed total; equal ones share a place (1-2-2-4)."),
            "dense": _("Ranked by the printed total; equal ones share a place (1-2-2-3)."),
            "ordinal": _("Ranked by the printed total; every place is given once."),
        }[scheme.ranks]
    ]
    if scheme.divisions:
        names = listed([say(one.name) for one in scheme.divisions])
        lines.append(_("Each division has places of its own: {divisions}.").format(divisions=names))
    for number, tie in enumerate(scheme.ties, 1):
        said = tie_words(scheme, tie)
        lines.append(_("Tie, step {number}: {rule}.").format(number=number, rule=said))
    if scheme.ranks != "ordinal":
        lines.append(_("What is equal after this stays a shared place."))
    lines.append(_("An exhibition entrant is scored and takes no place and no prize."))
    lines.append(_("Nobody without a result takes a place."))
    return lines


def tie_words(scheme: Scheme, tie: str) -> str:
    """One step of the chain for equal totals, as part of a sentence."""
    name, _colon, about = tie.partition(":")
    if name == "more_decimals":
        return _("the total with {count} decimals decides").format(count=about)
    if about:
        names = _names(scheme)
        said = {
            "part": _("the better result of {part} comes first"),
            "group": _("the better result of {part} comes first"),
            "trial": _("the better result of the trial part {part} comes first"),
            "shorter": _("the shorter time in {part} comes first"),
        }
        return said[name].format(part=names.get(about, about))
    return {
        "parts_in_order": _(
            "the better result comes first, part by part in the order of the parts"
        ),
        "countback": _("more first places come first, then more second places, and so on"),
        "best_part": _("the better best part comes first"),
        "worst_part": _("the better worst part comes first"),
        "time": _("the shorter time over all parts comes first"),
        "fewer_criticals": _("fewer critical fails come first"),
        "full_team": _("an entrant without a gap comes before one with a gap"),
        "play_off": _("a play-off decides"),
        "lot": _("the lot decides"),
    }.get(tie, tie)


def _names(scheme: Scheme) -> dict[str, str]:
    groups = {group.id: say(group.name) for group in scheme.groups}
    return groups | {part.id: say(part.name) for part in scheme.parts}


def title_lines(scheme: Scheme) -> list[str]:
    """Every title and who gets it, then credits and what one unit may win."""
    lines = [_title(scheme, title) for title in scheme.titles]
    if scheme.took_part_credits:
        lines.append(
            _("Everybody who competed gets {credits} credits of continuing education.").format(
                credits=brief(scheme.took_part_credits)
            )
        )
    if any((scheme.took_part_credits, *(one.credits or one.cash for one in scheme.titles))):
        lines.append(
            _("Who takes part in several divisions gets credits and cash once, by the best title.")
            if scheme.dues == "once"
            else _("Who takes part in several divisions gets credits and cash for each of them.")
        )
    if scheme.per_unit is not None:
        lines.append(
            n_(
                "One unit wins at most {count} prize.",
                "One unit wins at most {count} prizes.",
                scheme.per_unit,
            ).format(count=scheme.per_unit)
        )
    return lines


def _title(scheme: Scheme, title: Title) -> str:
    said = [title_sentence(scheme, title)]
    if title.credits:
        said.append(_("with {credits} more credits").format(credits=brief(title.credits)))
    if title.cash:
        said.append(_("with {cash} yuan").format(cash=brief(title.cash)))
    return listed(said)
