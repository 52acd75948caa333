"""Themes as read from `resources/themes`: one file a theme, with its night and its palettes."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QColor, QFont

import resources
from widgets.common.dressing import apply as apply
from widgets.common.dressing import dress as dress
from widgets.common.icons import IconSet
from widgets.common.theme_values import TEXTS as TEXTS
from widgets.common.theme_values import VISIONS as VISIONS
from widgets.common.theme_values import Grade as Grade
from widgets.common.theme_values import GradeColours as GradeColours
from widgets.common.theme_values import Ink as Ink
from widgets.common.theme_values import Look as Look
from widgets.common.theme_values import Sizes as Sizes
from widgets.common.theme_values import Step as Step
from widgets.common.theme_values import Theme as Theme
from widgets.common.theme_values import TypeStep as TypeStep
from widgets.common.theme_values import colour_names as colour_names

_FIXED = ("rail", "gutter", "padding", "radius")


def load_theme(name: str) -> Theme:
    """Read `resources/themes/<name>.toml` as it is by day.

    Raises:
        FileNotFoundError: there is no theme of that name.
        KeyError: a colour, size or type step is missing in the file.
    """
    return load_look(Look(name))


def load_look(look: Look) -> Theme:
    """Read a theme, its night when it is night, and the palette that was chosen.

    Raises:
        FileNotFoundError: there is no theme of that name.
        KeyError: a colour, size, type step or palette is missing in the file.
    """
    file = resources.path(f"themes/{look.theme}.toml")
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    night = raw["night"] if look.is_night else {}
    colours = raw["colour"] | night.get("colour", {})
    steps = {step: _step(raw["type"][step.value], look.text) for step in Step}
    families = tuple(raw["font"]["families"])
    return Theme(
        look=look,
        **{key: QColor(value) for key, value in colours.items()},
        grades={grade: _grade(raw, grade, night, look.vision) for grade in Grade},
        steps=steps,
        size=_sizes(raw["size"] | night.get("size", {}), look.text),
        families=families,
        icons=IconSet(),
        fonts={(s, b): _font(families, steps[s].pixels, b) for s in Step for b in (False, True)},
    )


def _step(raw: Sequence[int], text: int) -> TypeStep:
    pixels, line = raw
    return TypeStep(round(pixels * text / 100), round(line * text / 100))


def _sizes(raw: Mapping[str, int], text: int) -> Sizes:
    """Return the sizes; those that hold text grow with it."""
    grown = {name: round(size * text / 100) for name, size in raw.items() if name not in _FIXED}
    return Sizes(**dict(raw) | grown)


def _grade(
    raw: Mapping[str, Any], grade: Grade, night: Mapping[str, Any], vision: str
) -> GradeColours:
    palette = raw["vision"][vision] if vision else {}
    own = dict(raw["grade"][grade.value])
    for part in ("tint", "on"):
        own[part] = night.get(part, {}).get(grade.value, own[part])
    own |= palette.get(grade.value, {})
    own.setdefault("edge", own["fill"])
    return GradeColours(**{key: QColor(value) for key, value in own.items()})


def _font(families: tuple[str, ...], pixels: int, bold: bool) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
