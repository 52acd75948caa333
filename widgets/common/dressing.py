"""Giving the application a theme, and another one while it runs."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from widgets.common.fonts import load_fonts
from widgets.common.theme_values import Step, Theme

BLINK = 1000
"""Milliseconds between two blinks of the text cursor."""


_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


@runtime_checkable
class Restyled(Protocol):
    """A widget that keeps something of the theme: a palette, a height."""

    def restyle(self) -> None:
        """Take it from the theme again."""
        ...


def apply(app: QApplication, theme: Theme) -> None:
    """Give `app` the fonts, the palette and the few style rules that Qt's own widgets need."""
    load_fonts()
    app.setStyle("Fusion")
    app.setCursorFlashTime(0 if theme.look.is_still else BLINK)
    for effect in _EFFECTS:
        app.setEffectEnabled(effect, False)  # what merely appears does not move
    app.setFont(theme.font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))


def dress(app: QApplication, theme: Theme, wanted: Theme) -> None:
    """Let `theme` become `wanted` and every widget of `app` show it, without a restart.

    Args:
        app: the application.
        theme: the one that all widgets hold.
        wanted: what it shall become.
    """
    before = theme.fonts
    theme.become(wanted)
    apply(app, theme)
    for widget in app.allWidgets():
        _give_font(widget, before, theme)
    for widget in app.allWidgets():
        if isinstance(widget, Restyled):
            widget.restyle()
        widget.updateGeometry()
        widget.update()


def _give_font(widget: QWidget, before: Mapping[tuple[Step, bool], QFont], theme: Theme) -> None:
    """Labels and editors keep a font: give them the same step of the theme as it is now."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
        return
    kept = widget.font().pixelSize(), widget.font().bold()
    for key, font in before.items():
        if kept == (font.pixelSize(), font.bold()):
            widget.setFont(theme.fonts[key])
            return


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
