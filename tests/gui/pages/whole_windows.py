"""Pages that have the whole window, and panels over an empty one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from console.shell.certificate_panel import CertificatePanel
from console.shell.login_page import LoginPage
from console.shell.overlay import Overlay
from tests.gui.duty import evening
from tests.gui.pages.deploy_states import turn
from tests.gui.pages.panels import Opening
from tests.gui.pages.shown import Showing, Shown, put_up
from tests.gui.shell import certificate_pictures as certificates
from widgets.common.theme import Theme


def whole_window(build: Callable[[Theme], QWidget]) -> Showing:
    """Return a page that has the whole window."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        return put_up(build(theme), size)

    return show


def panel_over(open_over: Opening) -> Showing:
    """Return a panel of the shell over an empty window."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        shown = put_up(QWidget(), size)
        panel = open_over(folder, theme, shown.window)
        turn()

        def close() -> None:
            panel.hide()
            shown.close()

        return Shown(shown.window, close)

    return show


def login(theme: Theme) -> QWidget:
    page = LoginPage(theme, "https://192.0.2.1:8443", "linlan", "01")
    page.show_failure("wrong_password")
    return page


class _Ground(QWidget):
    """A window under a panel and nothing else."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        for panel in self.findChildren(Overlay):
            panel.place()


def certificate(theme: Theme) -> QWidget:
    page = _Ground()
    panel = CertificatePanel(theme, page)
    panel.show_known(certificates.STATES["bad"], evening.NOW)
    panel.open()
    return page
