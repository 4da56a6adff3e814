"""A panel's rule in plain sentences: what is dropped, what counts, and who stands aside."""

from collections.abc import Mapping

from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import PanelRule
from scorer.views.rule_words import decimals, listed
from scorer.words import _, n_


def panel_lines(rule: PanelRule, items: Mapping[str, str] | None = None) -> list[str]:
    """Everything that a panel's rule says; ``items`` are the names of items and sections by id."""
    lines = [*(_by_item(rule, items or {}) if rule.by == "item" else [_reduced(rule)])]
    if rule.weights:
        weights = listed([brief(weight) for weight in rule.weights])
        lines.append(_("The judges weigh, by seat: {weights}.").format(weights=weights))
    if rule.first_together:
        lines.append(
            n_(
                "The first {count} contestant in the drawn order is scored alone.",
                "The first {count} contestants in the drawn order are scored together, after the "
                "last of them: each judge signs their sheets in one act.",
                rule.first_together,
            ).format(count=rule.first_together)
        )
    lines.append(_short(rule))
    if rule.spread is not None:
        lines.append(
            _(
                "Where the judges' scores lie more than {points} points apart, the chief judge is "
                "asked to look; this changes nothing by itself."
            ).format(points=brief(rule.spread))
        )
    return lines


def judging_lines() -> list[str]:
    """What holds for every judge of every panel."""
    return [
        _("A score that is not there yet is missing: it is never taken as zero."),
        _("A judge marks alone and sees no other judge's marks until all have signed."),
        _("A judge stands aside for contestants of the judge's own unit."),
    ]


def _by_item(rule: PanelRule, items: Mapping[str, str]) -> list[str]:
    lines = [
        _("Each item is reduced over the judges by itself; only then the items are added."),
        _reduced(rule, rule.item_decimals, item=True),
    ]
    if rule.factors:
        said = [
            _("{item} × {factor}").format(item=items.get(name, name), factor=brief(factor))
            for name, factor in rule.factors.items()
        ]
        lines.append(
            _("Factors: {factors}; an item is {how} again after its factor.").format(
                factors=listed(said), how=decimals(rule.item_decimals)
            )
        )
    lines.append(_("The sum is {how}.").format(how=decimals(rule.decimals)))
    lines.append(_("A judge who waives an item is absent for that item alone."))
    return lines


def _reduced(rule: PanelRule, places: int | None = None, *, item: bool = False) -> str:
    ways = {
        "mean": _("the mean of those that count is the station's score"),
        "median": _("the middle one of those that count is the station's score"),
        "sum": _("the sum of those that count is the station's score"),
        "closest_pair": _("the mean of the two closest is the station's score"),
    }
    if item:
        ways = {
            "mean": _("the mean of those that count is the item's score"),
            "median": _("the middle one of those that count is the item's score"),
            "sum": _("the sum of those that count is the item's score"),
            "closest_pair": _("the mean of the two closest is the item's score"),
        }
    said = {
        "way": ways[rule.method],
        "decimals": decimals(places if item else rule.decimals),
    }
    if not rule.drop_high + rule.drop_low:
        return _("No score is dropped; {way}, {decimals}.").format(**said)
    return _("Highest scores dropped: {high}; lowest: {low}; {way}, {decimals}.").format(
        high=rule.drop_high, low=rule.drop_low, **said
    )


def _short(rule: PanelRule) -> str:
    if rule.short == "no_drops":
        return _("Where a judge stands aside, none of the other scores is dropped.")
    return _(
        "Where a judge stands aside, the drops stay as they are; with too few scores the chief "
        "judge orders how many are dropped, with the reason."
    )
