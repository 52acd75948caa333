"""The sheets of the design system, shown like pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.gui.pages.deploy_states import turn
from tests.gui.pages.shown import Showing, Shown, put_up
from tests.gui.sheets.colours import Severities, Swatches, TypeSteps
from tests.gui.sheets.parts import Parts
from widgets.common.theme import Theme


def _sheet(build: Callable[[Theme], QWidget]) -> Showing:
    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        sheet = build(theme)
        shown = put_up(sheet)
        if isinstance(sheet, Parts):
            sheet.settle()
            turn()
        return shown

    return show


SHEETS: dict[str, Showing] = {
    "sheet.colours": _sheet(Swatches),
    "sheet.severities": _sheet(Severities),
    "sheet.type": _sheet(TypeSteps),
    "sheet.parts": _sheet(Parts),
}
"""Every sheet there is."""
