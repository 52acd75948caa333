"""Colours, type steps and sizes of one theme.

A `Theme` is handed to every widget by its constructor; nothing looks one up. It is the same object
for the life of the program, and so is each of its colours: another look is written into them
(`become`), so that whoever holds a colour paints with the new one. Colours of text are asked for by
an `Ink`, so that values shown by widgets stay theme-free.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtGui import QColor, QFont

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
    """Colours of one grade: fill and edge of the shape, word, row tint, text on the fill.

    A shape whose edge is as its fill has none.
    """

    fill: QColor
    ink: QColor
    tint: QColor
    on: QColor
    edge: QColor

    def become(self, other: "GradeColours") -> None:
        """Take on another grade's colours."""
        for name in ("fill", "ink", "tint", "on", "edge"):
            getattr(self, name).setRgba(getattr(other, name).rgba())


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
class Look:
    """What a person chose.

    Attributes:
        theme: name of a file in `resources/themes`.
        is_night: surfaces darker, white text at 80 %, larger targets.
        vision: name of another palette of severities in that file; empty for the usual one.
        text: per cent of the type steps; lines, rows and buttons grow with them.
        is_still: nothing moves that does not have to.
    """

    theme: str = "dark"
    is_night: bool = False
    vision: str = ""
    text: int = 100
    is_still: bool = False


TEXTS = (100, 110, 125, 150)
"""Sizes of text one can choose, per cent."""
VISIONS = ("", "red_green", "blue_yellow")
"""Palettes of severities every theme has; the first is the usual one."""


@dataclass(slots=True, eq=False)
class Theme:
    """Everything a widget needs to paint itself."""

    look: Look
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
    paper: QColor
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

    def grown(self, pixels: float) -> int:
        """Return a height or width that holds text, as large as the text is now."""
        return round(pixels * self.look.text / 100)

    def target(self, pixels: float) -> int:
        """Return the height of what a hand must hit: at night as high as buttons at least."""
        return max(self.grown(pixels), self.size.button if self.look.is_night else 0)

    @property
    def name(self) -> str:
        """Name of its file."""
        return self.look.theme

    def become(self, other: "Theme") -> None:
        """Take on another theme's look; whoever holds a colour holds the new one."""
        for name in colour_names():
            getattr(self, name).setRgba(getattr(other, name).rgba())
        for grade, colours in self.grades.items():
            colours.become(other.grades[grade])
        for name in ("look", "steps", "size", "families", "fonts"):
            setattr(self, name, getattr(other, name))

    def line_height(self, step: Step) -> int:
        """Return the line height of a type step in pixels."""
        return self.steps[step].line


_GRADE_NAMES = frozenset(grade.value for grade in Grade)


def colour_names() -> tuple[str, ...]:
    """Return the names of all plain colours of a theme."""
    return tuple(f.name for f in fields(Theme) if f.type is QColor)
