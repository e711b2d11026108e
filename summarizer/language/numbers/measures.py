"""Units of measurement: which of them measure one thing, and how many of one make another."""

from __future__ import annotations

from typing import NamedTuple


class Measure(NamedTuple):
    """What a unit measures, and how many of that dimension's basic unit it is."""

    dimension: str
    factor: float


_UNITS: dict[str, dict[str, float]] = {
    "length": {
        "metre": 1, "meter": 1, "m": 1, "kilometre": 1e3, "kilometer": 1e3, "km": 1e3, "mile": 1609.344,
        "foot": 0.3048, "yard": 0.9144, "inch": 0.0254, "centimetre": 0.01, "centimeter": 0.01, "cm": 0.01,
        "millimetre": 1e-3, "millimeter": 1e-3, "mm": 1e-3,
    },
    "mass": {
        "gram": 1e-3, "kilogram": 1, "kilo": 1, "kg": 1, "tonne": 1e3, "ton": 1e3, "pound": 0.4536,
        "ounce": 0.02835,
    },
    "volume": {
        "litre": 1, "liter": 1, "millilitre": 1e-3, "gallon": 3.785, "barrel": 158.987,
        "cubic metre": 1e3, "cubic meter": 1e3, "cubic foot": 28.317,
    },
    "area": {
        "hectare": 1e4, "acre": 4046.86, "square metre": 1, "square meter": 1, "square kilometre": 1e6,
        "square kilometer": 1e6, "square mile": 2.59e6, "square foot": 0.0929,
    },
    "duration": {
        "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600,
        "month": 2629800, "year": 31557600, "decade": 315576000,
    },
}  # fmt: skip
_MEASURES = {unit: Measure(name, factor) for name, units in _UNITS.items() for unit, factor in units.items()}

_CURRENCIES = frozenset(
    """
    $ £ € ¥ ₹ baht cent crown dinar dirham dollar dong drachma euro florin forint franc guilder koruna krona
    krone kroner leu lev lira mark pence penny peseta peso pound rand real renminbi ringgit rouble ruble rupee
    rupiah schilling shekel shilling taka won yen yuan zloty
    """.split()
)


def is_currency(unit: str) -> bool:
    """Whether a unit, a lemma or a sign, is money.

    >>> is_currency("crown"), is_currency("docker")
    (True, False)
    """
    return unit in _CURRENCIES


def measure_of(unit: str) -> Measure | None:
    """What a unit measures.

    Args:
        unit: lemma of a unit in the singular, with "cubic" or "square" before it where it has them.

    Returns:
        Its dimension and factor; None for what is no unit of measurement.

    >>> measure_of("cubic metre"), measure_of("docker")
    (Measure(dimension='volume', factor=1000.0), None)
    """
    found = _MEASURES.get(unit)
    return None if found is None else Measure(found.dimension, float(found.factor))
