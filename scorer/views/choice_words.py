"""The organiser's choices in words: what is asked, and what each answer means."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from scorer.domain.model.text import Text
from scorer.words import N_, _, language, n_

_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "contest": N_("The contest"),
        "weights": N_("Weights of the rounds"),
        "panel": N_("Panel of judges"),
        "rounding": N_("Where rounding happens"),
        "scale": N_("Stations and papers that are not out of 100"),
        "member": N_("A member's score of a round"),
        "team": N_("A team's score of a round"),
        "total": N_("The total"),
        "officials": N_("Officials: name, unit (a template's are invented)"),
        "better": N_("Which total is better"),
        "ties": N_("Equal totals: what decides, in order"),
        "ranks": N_("Places after equal totals"),
        "absent": N_("A team in which somebody is absent"),
        "late_s": N_("Late arrival"),
        "clock": N_("How times are read"),
        "penalties": N_("Points off the total for violations"),
        "prizes": N_("Prizes"),
        "dues": N_("Credits and cash of who takes part in several divisions"),
        "sites": N_("Different sites"),
        "critical": N_("Who decides a critical fail"),
        "open_codes": N_("When blind codes are opened"),
        "draw": N_("Draw of skills"),
        "titles": N_("Titles beside the prizes"),
        "conflicts": N_("Judges of a contestant's own unit"),
        "marks": N_("Judges and each other's marks"),
        "live": N_("Ranks before the end"),
    }
)
_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title.zh": N_("Title (Chinese)"),
        "title.en": N_("Title (English)"),
        "short.zh": N_("Short name (Chinese)"),
        "short.en": N_("Short name (English)"),
        "date": N_("Day (2026-11-22)"),
        "venue.zh": N_("Venue (Chinese)"),
        "venue.en": N_("Venue (English)"),
        "document": N_("Number of the notice"),
        "zh": N_("Held by (Chinese)"),
        "en": N_("Held by (English)"),
        "how": N_("From its parts"),
        "decimals": N_("Decimals"),
        "late_s": N_("Seconds after which who is late is absent"),
        "judges": N_("Judges at a station"),
        "drop_high": N_("Highest scores dropped"),
        "drop_low": N_("Lowest scores dropped"),
        "weight": N_("Weight, such as 40 %"),
        "number": N_("How many"),
        "share": N_("Share, such as 10 %"),
        "base": N_("A share is of"),
        "prizes.rounding": N_("A share is rounded"),
        "tie": N_("A tie across a prize's line"),
        "minimum": N_("Least total for any prize, or none"),
        "least_first": N_("At least so many first prizes"),
        "vacate": N_("A winner disqualified later"),
        "read_to": N_("Times are read to"),
        "clock.rounding": N_("What is finer is"),
        "finer": N_("A time that is typed finer"),
    }
)
_OPTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "each_step": N_("Each printed step, so that a hand check of the sheets gives the total"),
        "at_end": N_("Only the total; this may change the winner"),
        "percent": N_("Converted to 100 first"),
        "raw": N_("Counted with their own points"),
        "zero": N_("Counts nothing for whoever is absent"),
        "not_ranked": N_("Takes no place"),
        "mean_of_present": N_("Gets the mean of the others"),
        "best": N_("The best ones count"),
        "higher": N_("More points"),
        "lower": N_("Fewer points"),
        "standard": N_("1-2-2-4"),
        "dense": N_("1-2-2-3"),
        "ordinal": N_("Every place once"),
        "majority": N_("More than half of the judges, else the chief judge"),
        "chief": N_("The chief judge"),
        "released": N_("Once the station is sealed, before it is released"),
        "sealed": N_("Once the station is sealed"),
        "none": N_("Nothing"),
        "mean_of_means": N_("Evened out by the mean of the sites' means"),
        "pooled": N_("Evened out by the mean of all"),
        "z": N_("Every site to a mean of 80 and a spread of 10"),
        "once": N_("Once; the best title counts"),
        "per_event": N_("For each division"),
        "whole_role": N_("Everybody of a role does the same skills"),
        "contestant": N_("Each contestant draws; how hard the skills are differs"),
        "own_unit": N_("Stand aside"),
        "closed": N_("See none before all have signed"),
        "released_for_all": N_("Count what is released for everybody"),
        "sum": N_("Sum"),
        "mean": N_("Mean"),
        "weighted": N_("Weighted sum"),
        "median": N_("Median"),
        "max": N_("The highest"),
        "min": N_("The lowest"),
        "exact": N_("Not rounded"),
        "competed": N_("Who competed"),
        "entered": N_("Who is entered"),
        "half_up": N_("Rounded half up"),
        "ceil": N_("Rounded up"),
        "floor": N_("Rounded down"),
        "cumulative_half_up": N_("The running sum is rounded half up"),
        "include_keep": N_("All get the better prize; later prizes keep their number"),
        "include_shrink": N_("All get the better prize; the next one has fewer"),
        "exclude": N_("All get the next prize"),
        "break": N_("A play-off decides"),
        "countback": N_("More first places, then second places"),
        "parts_in_order": N_("The parts in the order of the file"),
        "best_part": N_("The best part"),
        "worst_part": N_("The better worst part"),
        "time": N_("The shorter time"),
        "fewer_criticals": N_("Fewer critical fails"),
        "full_team": N_("A complete team"),
        "play_off": N_("A play-off"),
        "lot": N_("The lot"),
    }
)
_TRUTHS: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("vacate", "true"): N_("Leaves the place empty"),
        ("vacate", "false"): N_("Is followed by those behind"),
        ("penalties", "true"): N_("May be taken by the chief judge"),
        ("penalties", "false"): N_("Are not taken"),
        ("read_to", "1"): N_("Full seconds"),
        ("read_to", "0.1"): N_("Tenths of a second"),
        ("read_to", "0.01"): N_("Hundredths of a second"),
        ("read_to", "as_typed"): N_("Whatever is typed"),
        ("rounding", "down"): N_("Cut off"),
        ("rounding", "up"): N_("Rounded up"),
        ("finer", "round"): N_("Is read by the same rule"),
        ("finer", "refuse"): N_("Is refused"),
    }
)


def question(name: str) -> str:
    """What is asked."""
    return _(_TITLES[name]) if name in _TITLES else name


def field(path: str, label: str = "") -> str:
    """What a field of a question is about; empty where the question says it all."""
    keys = path.split(".")
    for known in (".".join(keys[-2:]), keys[-1]):
        if known in _FIELDS:
            said = _(_FIELDS[known])
            return _("{what}: {field}").format(what=label, field=said) if label else said
    return label


def option(path: str, value: str, called: Mapping[str, Text] = MappingProxyType({})) -> str:
    """What an answer means; ``called`` are the names of what it may speak of."""
    key = path.rpartition(".")[2]
    if (key, value) in _TRUTHS:
        return _(_TRUTHS[key, value])
    if key == "decimals" and value.isdecimal():
        return n_("{count} decimal", "{count} decimals", int(value)).format(count=value)
    rule, colon, about = value.partition(":")
    if colon and rule == "more_decimals":
        return _("The total to {count} decimals").format(count=about)
    if colon:
        name = called[about].say(language()) if about in called else about
        return _("The score of {part}").format(part=name)
    return _(_OPTIONS[value]) if value in _OPTIONS else value
