# ruff: noqa: D102 - Qt's overrides are described by Qt
"""点位目录: trees at the left, what is found at the right; by keys onto a tile or as a group."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.reference import Org
from console.models.camera_branches import branches
from console.models.camera_entry import CameraEntry
from console.models.camera_finder import CameraFinder
from console.models.camera_index import Cameras
from console.models.camera_query import term_words
from console.models.subject import Subject
from console.shell.camera_rows import branch_row, camera_row, columns, keys, tree_columns
from console.shell.line_field import line_field
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.composition import composition_of, is_composing
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow

WIDTH = 1440
_TREE, _ROW, _HIGH = 320, 48, 576
SHOWN = 200
"""Rows shown at once; more is found by typing more."""
BATCH = 100
"""Milliseconds in which cameras that come in are shown together."""


def _t(source: str) -> str:
    return QCoreApplication.translate("cameras", source)


class CameraPanel(Overlay):
    """Field, trees and results; opened over a wall.

    Args:
        theme: the theme.
        finder: the directory.
        orgs: units of the area tree.
        window: the wall.
        silent: says of cameras known to be without a new picture, by their ids, for how long.

    Signals:
        chosen: id of a camera and number of a tile from 0; -1 for the tile keys act on.
        group_chosen: title and ids of cameras that shall be gone through together.
        patrol_chosen: title and pool of a patrol that is kept nowhere (A-39).
    """

    chosen = Signal(str, int)
    group_chosen = Signal(str, list)
    patrol_chosen = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        finder: CameraFinder,
        orgs: Callable[[], Sequence[Org]],
        window: QWidget,
        silent: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._silent = silent
        self._finder, self._orgs = finder, orgs
        self._found = Cameras()
        self._branch = ""
        self._picked: dict[str, None] = {}
        self.head = RunsLabel(theme, height=48, padding=16)
        self.field = line_field(
            theme, _t("Hanzi, pinyin, initials or number; near300:place along60:road tag:word"), 40
        )
        self._tree_rows: RowsModel[TableRow] = RowsModel()
        self._rows: RowsModel[TableRow] = RowsModel()
        self.tree = _table(theme, self._tree_rows, tree_columns(), 36, _t("Trees"))
        self.table = _table(theme, self._rows, columns(), _ROW, _t("Cameras"))
        self._foot = RunsLabel(theme, height=40, padding=16)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(BATCH)
        self._later.timeout.connect(self.refresh)
        self._build()
        finder.changed.connect(self.follow)
        self.field.textChanged.connect(self._look)
        composition = composition_of(self.field)
        self._composition = composition
        if composition is not None:
            composition.changed.connect(self._look)
        for widget in (self.field, self.tree, self.table):
            widget.installEventFilter(self)
        self.table.activated.connect(lambda _: self._put(-1))

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 1, 8, 1)
        box.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.tree.setFixedWidth(self.theme.grown(_TREE))
        line.addWidget(self.tree)
        line.addWidget(self.table, 1)
        box.addWidget(self.head)
        box.addWidget(self.field)
        box.addSpacing(8)
        box.addLayout(line)
        box.addWidget(self._foot)
        self.let_shrink(self.tree, _HIGH)
        self.let_shrink(self.table, _HIGH)
        self._foot.set_runs(keys())

    def open(self) -> None:
        """Open with an empty line, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self._branch, self._picked = "", {}
        self.field.clear()
        self._finder.prepare()
        self.refresh()
        self.open_over()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def found(self) -> tuple[CameraEntry, ...]:
        """What is found, in its order."""
        return self._found.entries

    @property
    def words(self) -> str:
        """What is looked for: the branch, and what is typed or composed."""
        typed = self._composition.text if self._composition else self.field.text()
        return f"{self._branch} {typed}".strip()

    def refresh(self) -> None:
        """Show the trees and what is found as they are now."""
        town = self._branch if self._branch.startswith("区域:") else ""
        shown = branches(self._finder.index.counts, self._orgs(), town)
        self._tree_rows.set_rows([branch_row(each, each.term == self._branch) for each in shown])
        self._look()

    def _look(self, _: str = "") -> None:
        self._found = self._finder.find(self.words, is_composing(self.field))
        entries = self._found.entries[:SHOWN]
        metres = self._found.metres
        silent = self._silent()
        rows = [
            camera_row(e, e.id in self._picked, metres.get(e.id), silent.get(e.id, ""))
            for e in entries
        ]
        self._rows.set_rows(rows)
        if entries and self.table.current_id not in {each.id for each in entries}:
            self.table.set_current(entries[0].id, reveal=False)
        self._say()

    def _say(self) -> None:
        found = self._found
        parts = [_t("{0} cameras").format(len(found.entries))]
        if len(found.entries) > SHOWN:
            parts.append(_t("the first {0} shown").format(SHOWN))
        if found.hidden:
            parts.append(_t("{0} more without permission").format(found.hidden))
        parts += [_t("nobody knows “{0}”").format(name) for name in found.unknown]
        silent = self._silent()
        if silent and (without := sum(each.id in silent for each in found.entries)):
            parts.append(_t("{0} without a new picture").format(without))
        if self._picked:
            parts.append(_t("{0} picked").format(len(self._picked)))
        if not self._finder.is_ready:
            parts.append(_t("still reading, {0} to come").format(self._finder.waiting))
        title = Run(_t("Camera directory"), Ink.TEXT, bold=True, step=Step.TITLE)
        self.head.set_runs([title, Run("·".join(parts), gap=16)], way_out(gap=16))

    def follow(self) -> None:
        """Other units or cameras are known: show them soon."""
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def subject(self) -> Subject | None:
        """Return the camera under the cursor, for a note."""
        id = self.table.current_id
        entry = next((each for each in self._found.entries if each.id == id), None)
        return None if entry is None else Subject(entry.name, (f"camera/{id}",))

    # Keys

    def _put(self, tile: int) -> None:
        camera = self.table.current_id
        if self._picked and tile < 0:
            self._group(list(self._picked))
        elif camera:
            self.put_away()
            self.chosen.emit(camera, tile)

    def _group(self, ids: list[str]) -> None:
        if ids:
            title = self.words or _t("Picked cameras")
            self.put_away()
            self.group_chosen.emit(title, ids)

    def _patrol(self) -> None:
        """Go round what is found, or what was picked of it; what comes to it later joins in."""
        pool = term_words("camera", ",".join(self._picked)) if self._picked else self.words
        if not pool or not (self._picked or self.found):
            return
        title = self.words or _t("Picked cameras")
        self.put_away()
        self.patrol_chosen.emit(title, pool)

    def _pick(self) -> None:
        camera = self.table.current_id
        if camera in self._picked:
            del self._picked[camera]
        elif camera:
            self._picked[camera] = None
        self._look()

    def _take_branch(self) -> None:
        term = self.tree.current_id
        self._branch = "" if term == self._branch or term.startswith("-") else term
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if watched is self.field and is_composing(self.field):
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if is_control and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._patrol()
            elif is_control:
                self._group([each.id for each in self.found])
            elif watched is self.tree:
                self._take_branch()
            else:
                self._put(-1)
            return True
        if watched is self.field:
            return self._field_key(key)
        if watched is self.tree:
            return self._tree_key(key)
        return self._table_key(key, event.text())

    def _field_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Down:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _tree_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Right:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key == Qt.Key.Key_Space:
            self._take_branch()
            return True
        return False

    def _table_key(self, key: Qt.Key, typed: str) -> bool:
        if key == Qt.Key.Key_Left:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == Qt.Key.Key_Space:
            self._pick()
        elif typed.isdecimal() and typed.isascii() and typed != "0":
            self._put(int(typed) - 1)
        else:
            return False
        return True


def _table(
    theme: Theme,
    rows: "RowsModel[TableRow]",
    columns: list[TableColumn],
    height: int,
    name: str,
) -> RankedTable:
    table = RankedTable(theme, columns, height)
    table.setAccessibleName(name)
    table.set_model(rows)
    return table
