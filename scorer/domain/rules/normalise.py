"""Normalising across sites: making marks of different judges comparable. Off by default.

All rules assume groups of equal strength; a strong group loses. Twice averaged (二次平均法, P2) is
over the mean of the sites' means, the pooled rule (HN) over the mean of all; the two differ on the
same data (E31, E32).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isqrt
from typing import Final, Literal

from msgspec import Struct

from scorer.domain.model.exact import rounded

Rule = Literal["none", "mean_of_means", "pooled", "z"]
Z_MEAN, Z_SPREAD = Fraction(80), Fraction(10)
_ZERO: Final = Fraction(0)
_DIGITS: Final = 10**18


class SiteFigures(Struct, frozen=True):
    """What a site's values are evened out by: its mean, and a coefficient or a spread.

    ``whole`` is the mean that all sites are brought to.
    """

    mean: Fraction
    whole: Fraction
    coefficient: Fraction | None = None
    spread: Fraction | None = None

    def even(self, value: Fraction) -> Fraction:
        """A value of the site on the scale that all sites share, exact."""
        if self.coefficient is not None:
            return value * self.coefficient
        return self.whole + Z_SPREAD * (value - self.mean) / (self.spread or Z_SPREAD)


def normalised(
    values: Mapping[str, Fraction],
    sites: Mapping[str, str],
    rule: Rule,
    *,
    coefficient_decimals: int | None = None,
    mean_decimals: int | None = None,
) -> dict[str, Fraction] | None:
    """The values on one scale, exact; None where a site's coefficient is undefined.

    See ``site_figures``.
    """
    if rule == "none" or not values:
        return dict(values)
    found = site_figures(
        values,
        sites,
        rule,
        coefficient_decimals=coefficient_decimals,
        mean_decimals=mean_decimals,
    )
    if found is None:
        return None
    return {name: found[sites.get(name, "")].even(value) for name, value in values.items()}


def site_figures(
    values: Mapping[str, Fraction],
    sites: Mapping[str, str],
    rule: Rule,
    *,
    coefficient_decimals: int | None = None,
    mean_decimals: int | None = None,
) -> dict[str, SiteFigures] | None:
    """What each site is evened out by; None where a coefficient is undefined.

    ``mean_of_means`` and ``pooled`` multiply by overall mean over site mean; the means and the
    coefficient are rounded if the rules say so (E32 prints both). ``z`` puts each site's mean at
    80 and its spread (of the population) at 10. A site whose mean or spread is 0 has no
    coefficient.
    """
    groups: dict[str, list[Fraction]] = {}
    for name, value in values.items():
        groups.setdefault(sites.get(name, ""), []).append(value)
    means = {site: sum(group, _ZERO) / len(group) for site, group in groups.items()}
    if rule == "z":
        return _standard(groups, means)
    means = {site: rounded(mean, mean_decimals) for site, mean in means.items()}
    if any(mean == 0 for mean in means.values()):
        return None
    whole = rounded(overall(tuple(values.values()), tuple(means.values()), rule), mean_decimals)
    return {
        site: SiteFigures(mean, whole, rounded(whole / mean, coefficient_decimals))
        for site, mean in means.items()
    }


def overall(values: Sequence[Fraction], means: Sequence[Fraction], rule: Rule) -> Fraction:
    """The mean that all sites are brought to: of the sites' means, or of all values (pooled)."""
    taken = means if rule == "mean_of_means" else values
    return sum(taken, _ZERO) / len(taken)


def _standard(
    groups: Mapping[str, Sequence[Fraction]], means: Mapping[str, Fraction]
) -> dict[str, SiteFigures] | None:
    found: dict[str, SiteFigures] = {}
    for site, group in groups.items():
        variance = sum(((value - means[site]) ** 2 for value in group), _ZERO) / len(group)
        if not variance:
            return None
        found[site] = SiteFigures(means[site], Z_MEAN, spread=root(variance))
    return found


def root(value: Fraction) -> Fraction:
    """The square root to eighteen decimals: exact where it is rational, the same on any laptop."""
    scaled = value.numerator * _DIGITS * _DIGITS // value.denominator
    return Fraction(isqrt(scaled), _DIGITS)
