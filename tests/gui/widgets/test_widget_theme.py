"""Both themes can be read: by machine, and by a tired person."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from widgets.common.icons import icon_names
from widgets.common.shapes import paint_shape, shape_path
from widgets.common.theme import (
    VISIONS,
    Grade,
    Ink,
    Look,
    Step,
    apply,
    colour_names,
    load_look,
    load_theme,
)

THEMES = [Look(name, night) for name in ("dark", "light") for night in (False, True)]
LOOKS = [Look(look.theme, look.is_night, vision) for look in THEMES for vision in VISIONS]


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, two: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("text", ["text", "text2", "text3", "act"])
@pytest.mark.parametrize("ground", ["surface", "frame", "band", "panel", "raised", "card", "field"])
def test_text_stands_out_from_its_ground(qapp, name, text, ground):
    theme = load_look(name)
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_text_on_fills_stands_out(qapp, name):
    theme = load_look(name)
    assert contrast(theme.on_act, theme.act) >= 4.5
    assert contrast(theme.on_inverse, theme.inverse) >= 4.5
    assert contrast(theme.text_other, theme.panel) >= 4.5


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("grade", list(Grade))
def test_grades_can_be_read(qapp, name, grade):
    theme = load_look(name)
    colours = theme.grade(grade)
    assert contrast(colours.on, colours.fill) >= 4.5
    assert contrast(colours.ink, theme.panel) >= 4.5
    assert contrast(colours.ink, colours.tint) >= 4.5 or grade is Grade.RED
    for text in (theme.text, theme.text_on_tint):
        assert contrast(text, colours.tint) >= 4.5
    outline = colours.edge
    assert contrast(outline, theme.panel) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_mark_of_not_well_is_no_severity_colour(qapp, name):
    theme = load_look(name)
    assert theme.inverse.hsvSaturationF() < 0.5
    assert theme.inverse not in [theme.grade(grade).fill for grade in Grade]


def test_themes_name_the_same_colours_and_sizes(qapp):
    dark, light = load_theme("dark"), load_theme("light")
    assert dark.size == light.size
    assert all(getattr(light, name).isValid() for name in colour_names())
    assert all(light.ink(ink).isValid() for ink in Ink)


def test_figures_are_tabular_and_only_two_weights_exist(qapp):
    theme = load_theme("dark")
    for step in Step:
        assert theme.font(step).weight() == QFont.Weight.Normal
        assert theme.font(step, bold=True).weight() == QFont.Weight.Bold
        assert theme.font(step).featureValue(QFont.Tag("tnum")) == 1
        assert theme.font(step).pixelSize() == theme.steps[step].pixels


def test_an_unknown_theme_is_an_error(qapp):
    with pytest.raises(FileNotFoundError):
        load_theme("neon")


def test_apply_gives_the_application_the_palette(qapp):
    before, sheet = qapp.palette(), qapp.styleSheet()
    theme = load_theme("light")
    apply(qapp, theme)
    assert qapp.palette().text().color() == theme.text
    qapp.setPalette(before)
    qapp.setStyleSheet(sheet)


def drawn(theme, grade: Grade, size: int) -> QImage:
    image = QImage(size + 8, size + 8, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_shape(painter, theme, grade, QPointF(4, 4), size, QColor("white"))
    painter.end()
    return image


@pytest.mark.parametrize("size", [8, 14, 20])
def test_shapes_differ_without_colour(qapp, size):
    theme = load_theme("dark")
    images = [drawn(theme, grade, size) for grade in Grade]
    for at, one in enumerate(images):
        for two in images[at + 1 :]:
            pairs = [
                abs(one.pixelColor(x, y).alpha() - two.pixelColor(x, y).alpha())
                for x in range(one.width())
                for y in range(one.height())
            ]
            assert sum(pairs) / 255 > 0.08 * size * size


def test_shapes_weigh_the_same_to_the_eye(qapp):
    """Filled shapes cover about the same area, so that none looks less severe by size."""
    areas = []
    for grade in (Grade.RED, Grade.ORANGE, Grade.YELLOW, Grade.BLUE):
        box = shape_path(grade, 100).toFillPolygon()
        area = sum(a.x() * b.y() - b.x() * a.y() for a, b in zip(box, list(box)[1:], strict=False))
        areas.append(abs(area) / 2)
    assert max(areas) / min(areas) < 1.7


def test_every_icon_can_be_drawn_in_any_colour_and_is_kept(qapp):
    theme = load_theme("dark")
    for name in icon_names():
        pixmap = theme.icons.pixmap(name, 18, theme.text, 2.0)
        assert pixmap.width() == 36
        assert not pixmap.toImage().allGray() or pixmap.hasAlphaChannel()
    assert theme.icons.pixmap("bell", 18, theme.text, 1.0) is theme.icons.pixmap(
        "bell", 18, theme.text, 1.0
    )
    image = theme.icons.pixmap("check", 16, QColor("#FF0000")).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(16) for y in range(16)}
    assert "#ff0000" in colours


def test_an_unknown_icon_is_an_error(qapp):
    with pytest.raises(FileNotFoundError):
        load_theme("dark").icons.pixmap("no-such-icon", 16, QColor("white"))
