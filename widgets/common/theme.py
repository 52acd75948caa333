"""Colours, type steps and sizes of one theme, read from `resources/themes`.

A `Theme` is a plain value that is handed to every widget by its constructor; nothing looks one up.
Colours of text are asked for by an `Ink`, so that values shown by widgets stay theme-free.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

import resources
from widgets.common.icons import IconSet


class Grade(StrEnum):
    """Severity as shape and colour; the values are the names used in theme files."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    BLUE = "blue"
    NOTICE = "notice"


class Step(StrEnum):
    """The four type steps."""

    SMALL = "small"
    BODY = "body"
    TITLE = "title"
    NUMBER = "number"


class Ink(StrEnum):
    """Names of the colours text and icons may have."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    OTHER = "text_other"
    ON_TINT = "text_on_tint"
    ACT = "act"
    ON_ACT = "on_act"
    INVERSE = "inverse"
    ON_INVERSE = "on_inverse"
    LINE2 = "line2"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    BLUE = "blue"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class GradeColours:
    """Colours of one grade: shape fill, word, row tint, text on the fill, optional shape edge."""

    fill: QColor
    ink: QColor
    tint: QColor
    on: QColor
    edge: QColor | None = None


@dataclass(frozen=True, slots=True)
class TypeStep:
    """Pixel size and line height of one type step."""

    pixels: int
    line: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights and widths in pixels at 100 %."""

    header: int
    rail: int
    rail_item: int
    strip: int
    gutter: int
    padding: int
    radius: int
    filter_line: int
    column_head: int
    band: int
    row: int
    row_unsigned: int
    row_closed: int
    group_head: int
    group_row: int
    section_head: int
    notice: int
    button: int
    button_small: int
    chip: int


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a widget needs to paint itself."""

    name: str
    surface: QColor
    band: QColor
    panel: QColor
    raised: QColor
    hover: QColor
    frame: QColor
    field: QColor
    button: QColor
    card: QColor
    card_line: QColor
    line: QColor
    line2: QColor
    track: QColor
    text: QColor
    text2: QColor
    text3: QColor
    text_other: QColor
    text_on_tint: QColor
    act: QColor
    on_act: QColor
    inverse: QColor
    on_inverse: QColor
    hatch: QColor
    stale: QColor
    limit_track: QColor
    tile_bar: QColor
    map_ground: QColor
    map_water: QColor
    map_road: QColor
    map_lane: QColor
    map_rail: QColor
    grades: Mapping[Grade, GradeColours]
    steps: Mapping[Step, TypeStep]
    size: Sizes
    families: tuple[str, ...]
    icons: IconSet
    fonts: Mapping[tuple[Step, bool], QFont]

    def grade(self, grade: Grade) -> GradeColours:
        """Return the colours of `grade`."""
        return self.grades[grade]

    def ink(self, ink: Ink) -> QColor:
        """Return the colour named `ink`; a grade name gives the colour of its word."""
        if ink.value in _GRADE_NAMES:
            return self.grades[Grade(ink.value)].ink
        colour: QColor = getattr(self, ink.value)
        return colour

    def font(self, step: Step = Step.BODY, bold: bool = False) -> QFont:
        """Return the font of a type step; only the weights 400 and 700 exist."""
        return self.fonts[step, bold]

    def line_height(self, step: Step) -> int:
        """Return the line height of a type step in pixels."""
        return self.steps[step].line


_GRADE_NAMES = frozenset(grade.value for grade in Grade)


def load_theme(name: str) -> Theme:
    """Read `resources/themes/<name>.toml`.

    Raises:
        FileNotFoundError: there is no theme of that name.
        KeyError: a colour, size or type step is missing in the file.
    """
    file = resources.path(f"themes/{name}.toml")
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    colours = {key: QColor(value) for key, value in raw["colour"].items()}
    steps = {step: TypeStep(*raw["type"][step.value]) for step in Step}
    families = tuple(raw["font"]["families"])
    return Theme(
        name=raw["name"],
        **colours,
        grades={grade: _grade(raw["grade"][grade.value]) for grade in Grade},
        steps=steps,
        size=Sizes(**raw["size"]),
        families=families,
        icons=IconSet(),
        fonts={(s, b): _font(families, steps[s].pixels, b) for s in Step for b in (False, True)},
    )


def colour_names() -> tuple[str, ...]:
    """Return the names of all plain colours of a theme."""
    return tuple(f.name for f in fields(Theme) if f.type is QColor)


def apply(app: QApplication, theme: Theme) -> None:
    """Give `app` the palette, font and the few style rules that Qt's own widgets need."""
    app.setStyle("Fusion")
    app.setFont(theme.font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))


def _grade(raw: Mapping[str, Any]) -> GradeColours:
    return GradeColours(**{key: QColor(value) for key, value in raw.items()})


def _font(families: tuple[str, ...], pixels: int, bold: bool) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, theme.surface),
        (role.WindowText, theme.text),
        (role.Base, theme.field),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.text3),
        (role.Button, theme.button),
        (role.ButtonText, theme.text),
        (role.Highlight, theme.act),
        (role.HighlightedText, theme.on_act),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Link, theme.act),
        (role.Mid, theme.line2),
        (role.Accent, theme.act),
    ):
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.text3)
    return palette


def _style_sheet(theme: Theme) -> str:
    """Only what the palette cannot say: slim scroll bars, tool tips, menus."""
    raised, line2, text = theme.raised.name(), theme.line2.name(), theme.text.name()
    return f"""
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line2}; padding: 4px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 6px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 6px; margin: 0; }}
QScrollBar::handle {{ background: {line2}; border-radius: 3px; min-height: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {line2}; padding: 4px 0; }}
QMenu::item {{ padding: 6px 16px; }}
QMenu::item:selected {{ background: {theme.hover.name()}; }}
"""
