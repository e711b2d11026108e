"""What speaks for two numbers being about one point: fitted by ``training.numbers``."""

from __future__ import annotations

from types import MappingProxyType

BIAS = 2.1003
WEIGHTS = MappingProxyType({
    "alone_both": -0.6153,
    "alone_one": -0.4428,
    "apart": -0.5484,
    "centered": 3.6711,
    "clause": 0.2137,
    "date": -0.9878,
    "documents": -0.681,
    "fate_apart": -0.7076,
    "fate_same": 1.0367,
    "gap": -0.0207,
    "known": -0.6199,
    "margin": 1.2408,
    "names_apart": -0.2504,
    "plain": 0.379,
    "planned": -0.2819,
    "position": -0.4307,
    "rank": -0.3664,
    "ratio": -0.4001,
    "rivals": -0.382,
    "rough": 0.3251,
    "size": 0.2267,
    "time": 0.176,
    "told": 0.2433,
    "unit_apart": -0.2986,
    "unit_cosine": 0.7304,
    "unit_missing": 0.2908,
    "window": 1.4024,
})  # fmt: skip
