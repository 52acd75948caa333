"""Any note from anywhere is about the row under the cursor, on pages and in panels (H844)."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from console.models.subject import HasSubject, Subject, is_in_panel, subjects_at
from console.shell.overlay import Overlay
from tests.gui.pages.catalogue import CATALOGUE
from widgets.board.tile_board import TileBoard
from widgets.common.theme import Look
from widgets.lists.ranked_table import RankedTable
from widgets.lists.roles import RowRole

WITHOUT = ("empty", "new")
"""States that have no row, or a form over it."""
WITH_ROWS = [
    name
    for name in CATALOGUE
    if name.partition(".")[2] not in WITHOUT
    and (
        name.partition(".")[0] in ("area", "clocks", "quality", "instruction", "orders", "log")
        or name
        in (
            "duty.feeds", "panel.devices", "panel.asides", "panel.mask",
            "panel.quarantine", "panel.approvals", "plugin.beds", "plugin.normal", "topics.normal",
        )
    )
]  # fmt: skip


def said(page: QWidget) -> list[Subject]:
    """What the page says, or the panel that lies over it."""
    over = [each for each in page.findChildren(Overlay) if each.isVisible()]
    page = over[-1] if over else page
    every = [page, *page.findChildren(QWidget)]
    asked = (each.subject() for each in every if isinstance(each, HasSubject) and each.isVisible())
    return [subject for subject in asked if subject is not None]


def put_cursor(page: QWidget) -> None:
    """Do what coming to a board or a list does."""
    for board in page.findChildren(TileBoard):
        if board.shown and not board.current:
            board.set_current(board.shown[0].id)
    for table in page.findChildren(RankedTable):
        first = table.model().index(0, 0) if table.model() is not None else None
        if first is not None and first.isValid() and not table.current_id:
            table.set_current(str(first.data(RowRole.ID)))


@pytest.mark.parametrize("name", WITH_ROWS)
def test_each_has_something_a_note_can_be_about(qtbot, chinese, dressed, show, name: str) -> None:
    page = show(name, dressed(Look("dark"))).window
    put_cursor(page)
    qtbot.waitUntil(lambda: any(subject.words.strip() for subject in said(page)))
    for subject in said(page):
        assert all("/" in ref and not ref.endswith("/") for ref in subject.refs)


def test_in_a_panel_a_note_is_never_about_the_page_behind_it(qtbot, dressed) -> None:
    """It wrote about the alert behind the list of devices, which has no row for it."""

    class Page(QWidget):
        def subject(self) -> Subject:
            return Subject("告警", ("alert/1",))

    page = Page()
    qtbot.addWidget(page)
    panel = Overlay(dressed(Look("dark")), page, 200)
    field = QWidget(panel)
    beside = QWidget(page)
    assert subjects_at(field, None, QPoint()) == [] and is_in_panel(field)
    assert subjects_at(beside, None, QPoint()) == [page.subject()] and not is_in_panel(beside)


def test_the_row_of_the_panel_is_the_first(qtbot, chinese, dressed, show) -> None:
    page = show("duty.feeds", dressed(Look("dark"))).window
    panel = next(each for each in page.findChildren(Overlay) if each.isVisible())
    (found,) = subjects_at(panel.table, None, QPoint())
    assert found == panel.subject()
    assert QApplication.focusWidget() is None or is_in_panel(panel.table)
