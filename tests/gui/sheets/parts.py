"""The sheet of parts: buttons, chips, fields, lines and rows in their states."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tests.gui.sheets.colours import WIDTH
from tests.gui.widgets import evening
from widgets.common.chip import CountChip, Tag
from widgets.common.hold_button import HoldButton
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.notice_bar import NoticeBar, link, pair, warning
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Grade, Ink, Step, Theme
from widgets.forms.combo import Choice, Combo
from widgets.forms.field import TextField
from widgets.forms.search_box import SearchBox
from widgets.lists.banded_list import BandedList
from widgets.lists.rows_model import RowsModel

_LABEL, _ROW = 96, 56


class Parts(Pane):
    """One line for each kind of part; the state stands in its words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.surface, (24, 16, 24, 24))
        self._theme = theme
        for word, widgets in (
            ("按钮", self._buttons()),
            ("长按", self._hold()),
            ("筛选", self._chips()),
            ("记号", self._marks()),
            ("输入", self._fields()),
            ("提示", [self._notice()]),
            ("表格行", [self._rows()]),
        ):
            self._add(word, widgets)
        self.setFixedSize(WIDTH, self.sizeHint().height())

    def _add(self, word: str, widgets: list[QWidget]) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        label = RunsLabel(self._theme, [Run(word, Ink.TEXT3, step=Step.SMALL)], height=_ROW)
        label.setFixedWidth(_LABEL)
        line.addWidget(label)
        for widget in widgets:
            line.addWidget(widget)
        if len(widgets) > 1:
            line.addStretch()
        self.column.addLayout(line)

    def _buttons(self) -> list[QWidget]:
        hover = KeyButton(self._theme, "光标在上", "3")
        focus = KeyButton(self._theme, "有键盘", "4")
        self._hovered, self.focused = hover, focus
        return [
            KeyButton(self._theme, "主按钮", "空格", ButtonKind.PRIMARY),
            KeyButton(self._theme, "普通", "2"),
            hover,
            focus,
            KeyButton(self._theme, "已办", kind=ButtonKind.DONE),
            KeyButton(self._theme, "小按钮", "P", small=True),
        ]

    def _hold(self) -> list[QWidget]:
        ready = HoldButton(self._theme, "长按 1 秒下达", "3 个单位", "Ctrl Enter")
        empty = HoldButton(self._theme, "先勾选力量")
        empty.setEnabled(False)
        for button in (ready, empty):
            button.setFixedWidth(420)
        return [ready, empty]

    def _chips(self) -> list[QWidget]:
        counts = zip(Grade, (0, 4, 7, 7, 2), strict=True)
        chips = [CountChip(self._theme, g, evening.WORDS[g], n) for g, n in counts]
        chips[1].setChecked(True)
        narrow = CountChip(self._theme, Grade.ORANGE, "橙", 4)
        narrow.show_word(False)
        segments = [Segment("all", "全部 18"), Segment("mine", "我承办 5")]
        return [*chips, narrow, Segmented(self._theme, segments)]

    def _marks(self) -> list[QWidget]:
        shelved = [Run("橙", Ink.ORANGE, True, shape=Grade.ORANGE), Run("处置中", gap=8)]
        return [
            Tag(self._theme, "演示·虚构地名"),
            Tag(self._theme, "本机", strong=True),
            RunsLabel(self._theme, [Run("全部信源正常", icon="check")]),
            RunsLabel(self._theme, shelved),
        ]

    def _fields(self) -> list[QWidget]:
        full = TextField(self._theme, name="地点", icon="map-pin", right="已定位")
        full.edit.setText("映川路 3 号地块")
        full.setFixedWidth(360)
        empty = TextField(self._theme, "如：已派人到场")
        empty.setFixedWidth(240)
        choice = Combo(self._theme, [Choice("", "全部街镇")])
        return [full, empty, choice, SearchBox(self._theme, "筛选", "/")]

    def _notice(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        offline = pair("本机可做", "签收、登记、电话调度、记日志")
        column.addWidget(NoticeBar(self._theme, offline, [Run("重连 第 4 次", step=Step.SMALL)]))
        late = warning("列表可能不全", "视频平台：3 街镇中断")
        column.addWidget(NoticeBar(self._theme, late, [link("看是哪些")], has_link=True))
        return box

    def _rows(self) -> QWidget:
        rows = evening.storm_rows()
        view = BandedList(self._theme, evening.COLUMNS, lambda: evening.NOW)
        view.set_bands(evening.BANDS[:3])
        view.set_model(RowsModel([rows[at] for at in (0, 2, 3, 4, 5, 12, 13, 14, 15)], view))
        view.set_current(rows[2].id)
        view.setFixedHeight(506)
        return view

    def settle(self) -> None:
        """Give one button the keyboard, and another the cursor of the mouse."""
        self.activateWindow()
        self.focused.setFocus()
        at = QPointF(4, 4)
        QApplication.sendEvent(self._hovered, QEnterEvent(at, at, at))
        QApplication.sendEvent(self._hovered, QEvent(QEvent.Type.UpdateRequest))
