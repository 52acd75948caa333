"""What stands open when a seat is locked: a key in it would go on acting, and it can be read."""

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from console.shell.note_line import NoteLine
from console.shell.overlay import Overlay


class PanelsAside:
    """Puts panels away; one that holds what is not saved yet only hides, and comes back."""

    def __init__(self) -> None:
        self._hidden: list[Overlay] = []

    def put_away(self) -> None:
        """Put away every panel of this console, and a note being written: its words are kept."""
        for line in [each for each in QApplication.allWidgets() if isinstance(each, NoteLine)]:
            if line.isVisible():
                line.put_away()
        for panel in [each for each in QApplication.allWidgets() if isinstance(each, Overlay)]:
            if isValid(panel) and panel.isVisible():
                panel.put_away()
                if isValid(panel) and panel.isVisible():
                    panel.hide()
                    self._hidden.append(panel)

    def bring_back(self) -> None:
        """Show again what was hidden and not closed."""
        hidden, self._hidden = self._hidden, []
        for panel in hidden:
            if isValid(panel) and panel.isHidden():
                panel.open_over()
