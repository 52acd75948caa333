"""Severities look different to people who see colours less well (B-17, H189).

Colour vision is simulated by the matrices of Machado, Oliveira and Fernandes (2009) at full
strength, distances are CIEDE2000. About 2.3 is just noticeable side by side; shape and word say
the same.
"""

import math
import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from widgets.common.theme import VISIONS, Grade, Look, colour_names, load_look

ROOT = Path(__file__).parents[3]
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
LEAST = {"": 7.5, "red_green": 15.0, "blue_yellow": 14.0}
MADE_FOR = {
    "": EYES,
    "red_green": ("usual", "protanopia", "deuteranopia"),
    "blue_yellow": ("usual", "tritanopia"),
}

Lab = tuple[float, float, float]


def seen(colour: QColor, eye: str) -> Lab:
    """Return a colour as an eye sees it, in CIE Lab (D65)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True))))
        for row in EYES[eye]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: Lab, two: Lab) -> float:
    """Return the CIEDE2000 distance."""
    mean = (math.hypot(*one[1:]) + math.hypot(*two[1:])) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean**7 / (mean**7 + 25**7))
    (l1, c1, h1), (l2, c2, h2) = (_polar(c, stretch) for c in (one, two))
    turn = (h2 - h1 + 180) % 360 - 180
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    light, chroma, middle = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360
    tone = (
        1 - 0.17 * _cos(middle - 30) + 0.24 * _cos(2 * middle)
        + 0.32 * _cos(3 * middle + 6) - 0.2 * _cos(4 * middle - 63)
    )  # fmt: skip
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = hue / (1 + 0.015 * chroma * tone)
    spread = 2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    twist = -spread * math.sin(math.radians(60 * math.exp(-(((middle - 275) / 25) ** 2))))
    return math.sqrt(by_light**2 + by_chroma**2 + by_hue**2 + twist * by_chroma * by_hue)


def _polar(colour: Lab, stretch: float) -> tuple[float, float, float]:
    light, a, b = colour
    a *= stretch
    return light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def test_distances_are_those_of_the_published_pairs():
    """Sharma, Wu, Dalal 2005, pairs 1, 7 and 17 of the table."""
    for one, two, told in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ):
        assert distance(one, two) == pytest.approx(told, abs=2e-4)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("vision", VISIONS)
def test_severities_differ_for_every_eye(qapp, theme, vision):
    """B-17, H189: each palette keeps its distance for the eyes it is made for."""
    look = load_look(Look(theme, vision=vision))
    for eye in MADE_FOR[vision]:
        fills = [seen(look.grade(grade).fill, eye) for grade in Grade]
        nearest = min(distance(one, two) for one, two in combinations(fills, 2))
        assert nearest >= LEAST[vision], eye


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("vision", VISIONS)
def test_nothing_else_has_a_colour_of_a_severity(qapp, theme, vision):
    """Focus, selection and “not well” are never taken for a severity."""
    look = load_look(Look(theme, vision=vision))
    severities = [g for g in Grade if g is not Grade.NOTICE]
    for name in colour_names():
        colour = getattr(look, name)
        if colour.hsvSaturationF() > 0.45 and colour.alpha() == 255 and colour.valueF() > 0.3:
            for grade in severities:
                near = distance(seen(colour, "usual"), seen(look.grade(grade).fill, "usual"))
                assert near > 15, f"{name} is nearly {grade}"


def test_no_words_but_a_grades_wear_its_colour():
    """H722: severity colours mean severity and nothing else; what was refused is not orange."""
    ink = re.compile(r"Ink\.(RED|ORANGE|YELLOW|BLUE)\b")
    sources = [f for top in ("console", "widgets") for f in (ROOT / top).rglob("*.py")]
    assert [str(f) for f in sources if ink.search(f.read_text("utf-8"))] == []
