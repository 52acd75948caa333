"""Composes the widget kit into one window and saves its picture.

`python -m tests.gui.widgets.gallery OUT.png [dark|light] [normal|storm|dispatch]`
"""

import sys
from datetime import datetime

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tests.gui.widgets import evening
from tests.gui.widgets.chinese import PairsTranslator
from tests.gui.widgets.gallery_detail import detail, filter_line
from tests.gui.widgets.gallery_dispatch import dispatch
from widgets.common.theme import Grade, Theme, apply, load_theme
from widgets.frame.clock_strip import ClockStrip
from widgets.frame.header_bar import HeaderBar
from widgets.frame.rail import Rail
from widgets.lists.banded_list import BandedList
from widgets.lists.rows_model import RowsModel


def now() -> datetime:
    return evening.NOW


def compose(theme: Theme, scene: str) -> QWidget:
    is_storm = scene == "storm"
    window = QWidget()
    window.resize(1920, 1080)
    header = HeaderBar(theme)
    header.set_left(evening.header_left())
    header.set_right(evening.header_right(is_well=not is_storm))
    header.set_clock("20:21:10")
    rail = Rail(theme, evening.RAIL, "duty")
    rail.set_badge("duty", 6 if is_storm else 2, Grade.RED if is_storm else Grade.ORANGE)
    rail.set_badge("video", 1)
    rail.set_badge("orders", 4)
    strip = ClockStrip(theme)
    strip.set_items(evening.STRIP, evening.STRIP_REST)
    middle = QHBoxLayout()
    middle.addWidget(rail)
    if scene == "dispatch":
        middle.addWidget(dispatch(theme))
    else:
        middle.addWidget(queue(theme, is_storm))
        middle.addSpacing(8)
        middle.addWidget(detail(theme))
    box = QVBoxLayout(window)
    for layout in (middle, box):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    box.addWidget(header)
    box.addLayout(middle, 1)
    box.addWidget(strip)
    return window


def queue(theme: Theme, is_storm: bool) -> QWidget:
    pane = QWidget()
    pane.setFixedWidth(1184)
    pane.setAutoFillBackground(True)
    palette = pane.palette()
    palette.setColor(pane.backgroundRole(), theme.panel)
    pane.setPalette(palette)
    rows = evening.storm_rows() if is_storm else evening.normal_rows()
    model = RowsModel(rows, pane)
    view = BandedList(theme, evening.COLUMNS, now, pane)
    view.setObjectName("queue")
    view.set_bands(evening.BANDS)
    view.set_model(model)
    view.set_current(rows[0].id)
    box = QVBoxLayout(pane)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(filter_line(theme))
    box.addWidget(view, 1)
    return pane


def main() -> None:
    out, name, scene = (*sys.argv[1:], *("", "dark", "normal")[len(sys.argv) - 1 :])[:3]
    app = QApplication(["gallery"])
    translator = PairsTranslator("widgets", app)
    app.installTranslator(translator)
    theme = load_theme(name)
    apply(app, theme)
    window = compose(theme, scene)
    window.show()
    view = window.findChild(BandedList, "queue")
    if view is not None:
        view.setFocus()
    app.processEvents()
    window.grab().save(out)


if __name__ == "__main__":
    main()
