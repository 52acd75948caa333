# ruff: noqa: D102 - Qt's overrides are described by Qt
"""屏幕方案: plans at the left, the monitors as they stand at the right; nothing in it is modal.

What is moved here is moved at once on the real monitors, and taken back by one key.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout

from console.commands.registry import CommandTable, same_key
from console.settings.plans import edits
from console.settings.plans.area import Side
from console.settings.plans.folder import PlanFolder
from console.settings.plans.ownership import NotYours
from console.settings.plans.plan_fault import PlanFault
from console.settings.plans.scales import MonitorScales
from console.shell.file_ask import ask_for_file
from console.shell.key_event import key_of
from console.shell.line_field import LineField, is_enter_in_line, line_field
from console.shell.main_window import MainWindow
from console.shell.overlay import Overlay
from console.shell.plans import plan_commands as commands
from console.shell.plans.miniature import Miniature
from console.shell.plans.other_walls import OtherWalls
from console.shell.plans.page_hand import PageHand
from console.shell.plans.plan_buttons import button_line
from console.shell.plans.plan_drawer import PlanDrawer
from console.shell.plans.plan_list import ROW, PlanList
from console.shell.plans.plan_list import WIDTH as LIST
from console.shell.plans.plan_words import fault_words, standing_words, why_not
from console.shell.plans.switch import PlanSwitch
from console.shell.plans.wall_drag import WallDrag
from console.shell.plans.wall_sight import WallSight
from console.shell.plans.windows import Windows
from console.shell.way_out import way_out
from widgets.common.key_words import SCOPE, KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

WIDTH = 1200
_TALL = 14 * ROW


def _t(source: str) -> str:
    return QCoreApplication.translate("plans", source)


class PlanPanel(Overlay):
    """Chooses, changes, saves, compares and carries plans.

    Args:
        theme: the theme.
        desk: lies over it, and has the words of pages.
        windows: as they stand.
        hand: moves pages.
        switch: switches plans.
        folder: keeps plans.
        person: id of who sits here.
        table: its commands are added to it.
        documents: where an exported plan goes.
        scales: of monitors whose EDID lies.

    Signals:
        said: something was done.
        refused: something was not, and why.
        hall_requested: id of a plan that shall be shared with the hall.
        hall_removal_requested: id of a plan that shall be taken out of the hall.
    """

    hall_requested = Signal(str)
    hall_removal_requested = Signal(str)
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        theme: Theme,
        desk: MainWindow,
        windows: Windows,
        hand: PageHand,
        switch: PlanSwitch,
        folder: PlanFolder,
        person: Callable[[], str],
        table: CommandTable,
        documents: Path,
        scales: MonitorScales,
    ) -> None:
        super().__init__(theme, desk, WIDTH)
        self._desk, self._windows, self._hand = desk, windows, hand
        self._switch, self._folder, self._person = switch, folder, person
        self._drawer = PlanDrawer(folder, windows, switch.walls, switch, person)
        self._documents = documents
        self._scales = scales
        self._table = table
        self._caps = KeyCaps(lambda id: table.get(id).key)
        self.setProperty(SCOPE, commands.PAGE)
        self.setAccessibleName(_t("Screen plans"))
        self._head = RunsLabel(theme, height=48, padding=16)
        self._parked = RunsLabel(theme, height=36, padding=16)
        self.plans = PlanList(theme)
        self.picture = Miniature(theme, desk)
        self.others = OtherWalls(theme)
        self._drag: WallDrag | None = None
        self.others.hide()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(theme.font(Step.SMALL))
        self.text.hide()
        self.name: LineField = line_field(theme, _t("Name to save under"))
        self._build()
        self._declare()
        windows.changed.connect(self._changed)
        self.name.returnPressed.connect(lambda: table.run(commands.SAVE.id))
        self.plans.used.connect(lambda _: table.run(commands.USE_THIS.id))
        self.plans.chosen.connect(lambda _: self._show_head())
        self.picture.moved.connect(self._move)
        self.picture.sent.connect(self._send)

    def show_walls(self, sight: WallSight) -> None:
        """Show what stands on the tiles of all walls, and let it be dragged between them."""
        self._drag = WallDrag(self.picture, self.others, sight)

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.plans)
        scroll.setWidgetResizable(True)  # its ground reaches to the foot
        scroll.setFixedWidth(LIST + 8)
        self.let_shrink(scroll, _TALL)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.picture, 1)
        right.addWidget(self.text, 1)
        right.addWidget(self.others)
        right.addWidget(self._parked)
        right.addLayout(button_line(self.theme, self._table, self._caps, commands.OF_PAGE))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(scroll)
        middle.addLayout(right, 1)
        foot = button_line(self.theme, self._table, self._caps, commands.OF_PLAN)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(middle, 1)
        name = QHBoxLayout()
        name.setContentsMargins(16, 8, 16, 0)
        name.addWidget(self.name)
        whole.addLayout(name)
        whole.addLayout(foot)

    def _declare(self) -> None:
        hand, picture = self._hand, self.picture
        acts: dict[str, Callable[[], object]] = {
            commands.OPEN.id: self.open,
            commands.USE_THIS.id: self.use,
            commands.SAVE.id: self.save,
            commands.DELETE.id: self.delete,
            commands.SHARE.id: self.share,
            commands.HALL.id: lambda: self.hall_requested.emit(self.plans.current),
            commands.EXPORT.id: self.export,
            commands.IMPORT.id: self.ask_import,
            commands.COMPARE.id: self.compare,
            commands.ON.id: lambda: hand.send_on(picture.current),
            commands.LOOSE.id: lambda: hand.tear_off_or_back(picture.current),
            commands.BESIDE.id: lambda: hand.split(picture.current, Side.RIGHT),
            commands.BELOW.id: lambda: hand.split(picture.current, Side.BELOW),
            commands.BEHIND.id: lambda: hand.join(picture.current),
            commands.AWAY.id: self.take_out,
            commands.SCALE.id: self.scale,
        }
        for command in (commands.OPEN, *commands.OF_PLAN, *commands.OF_PAGE):
            self._table.add(command, acts[command.id])
        self._caps.refresh()
        self._table.follow_keys(self._caps.refresh)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self.refresh()
        self.open_over()
        if self._drag is not None:
            self._drag.look()
            self.place()
        self._desk.activateWindow()
        self.plans.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show everything anew."""
        kept, unusable = self._folder.plans(self._person())
        self.plans.show_plans(kept, self._switch.current.of)
        self.picture.show_placement(self._windows.placement, self._windows.monitors)
        for file in unusable:
            self.refused.emit(_t("{0}: {1}").format(file.file, fault_words(file.fault)))
        self._show_head()

    # What keys do

    def use(self) -> None:
        """Let the windows stand by the plan under the cursor."""
        if self._switch.use(self.plans.current):
            self.refresh()
            self.raise_()

    def save(self) -> None:
        """Save how the windows stand, as a plan of this person, under the name written."""
        name = self.name.text().strip()
        if not name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refused.emit(_t("Write a name first"))
            return
        try:
            self._drawer.save(name)
        except (OSError, ValueError) as error:
            self.refused.emit(_t("Not saved: {0}").format(why_not(error)))
            return
        self.said.emit(_t("Saved: {0}").format(name))
        self.refresh()

    def share(self) -> None:
        """Let everybody at this seat see the plan under the cursor, or its author alone."""
        try:
            kept = self._drawer.share(self.plans.current)
        except OSError as error:
            self.refused.emit(_t("Not saved: {0}").format(why_not(error)))
            return
        if kept is None:
            self.refused.emit(_t("Only a plan of one's own is private or shared"))
            return
        words = _t("For everybody: {0}") if kept.plan.is_shared else _t("Private: {0}")
        self.said.emit(words.format(kept.plan.name))
        self.refresh()

    def delete(self) -> None:
        """Delete the plan under the cursor, if it was saved here; take it out of the hall."""
        kept = self._drawer.get(self.plans.current)
        if kept is not None and kept.is_halls:
            self.hall_removal_requested.emit(kept.id)
            return
        if kept is None or kept.is_shipped:
            self.refused.emit(_t("What came with the console stays"))
            return
        try:
            self._drawer.delete(kept)
        except (NotYours, OSError) as error:
            theirs, words = _t("Another person saved this plan; it stays"), _t("Not deleted: {0}")
            self.refused.emit(
                theirs if isinstance(error, NotYours) else words.format(why_not(error))
            )
            return
        self.said.emit(_t("Deleted: {0}").format(kept.plan.name))
        self.refresh()

    def export(self) -> None:
        """Write the plan under the cursor into the documents of this account."""
        kept = self._drawer.get(self.plans.current)
        if kept is None:
            return
        try:
            file = self._drawer.export(kept, self._documents)
        except OSError as error:
            self.refused.emit(_t("Not saved: {0}").format(why_not(error)))
            return
        self.said.emit(_t("Exported: {0}").format(file))

    def ask_import(self) -> None:
        """Ask for a file of a plan."""
        ask_for_file(self, _t("Import a plan"), self._documents, "*.toml", self.import_from)

    def import_from(self, file: Path) -> None:
        """Take a plan from a file among the saved ones."""
        try:
            kept = self._drawer.take(file)
        except PlanFault as fault:
            self.refused.emit(_t("{0}: {1}").format(file.name, fault_words(fault)))
            return
        except (OSError, ValueError) as error:
            self.refused.emit(_t("Not saved: {0}").format(why_not(error)))
            return
        self.said.emit(_t("Imported: {0}").format(kept.plan.name))
        self.refresh()
        self.plans.set_current(kept.id)

    def compare(self) -> None:
        """Show what differs between how it stands and what shipped; once more shows the picture."""
        nothing = _t("Nothing differs from what shipped")
        self._show_text((self._drawer.differences() or nothing) if self.text.isHidden() else "")

    def take_out(self) -> None:
        """Put the chosen page behind the rail."""
        self._windows.edit(edits.taken_out(self._windows.layout, self.picture.current))

    def scale(self) -> None:
        """Give the monitor of the chosen page the next scale, for the next start."""
        monitor = self._windows.monitor_of(self.picture.current)
        if monitor is None:
            return
        try:
            scale = self._scales.next_for(monitor.id)
        except OSError as error:
            self.refused.emit(_t("Not saved: {0}").format(why_not(error)))
            return
        words = _t("{0}: {1} % from the next start")
        self.said.emit(words.format(monitor.id.short, round(100 * scale)))

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self.text.setVisible(bool(text))
        self.picture.setVisible(not text)

    def _move(self, page: str, window: str, anchor: str, side: str) -> None:
        self._windows.edit(edits.move(self._windows.layout, page, window, anchor, Side(side)))

    def _send(self, page: str, monitor: str) -> None:
        walled = edits.added_wall(self._windows.layout, monitor)
        self._windows.edit(edits.move(walled, page, walled.windows[-1].name))

    def _changed(self) -> None:
        if not self.isHidden():
            self.picture.show_placement(self._windows.placement, self._windows.monitors)
            self._show_head()

    def _show_head(self) -> None:
        count = _t("Monitors: {0}").format(len(self._windows.monitors))
        words = standing_words(self._switch.current)
        title = Run(_t("Screen plans"), Ink.TEXT, bold=True, step=Step.TITLE)
        left = [title, Run(count, gap=16), Run(words, gap=16)]
        self._head.set_runs(left, way_out())
        parked = [self._desk.title(page) for page in self._windows.placement.parked_pages]
        some, none = _t("Put away: {0}"), _t("Nothing put away")
        told = some.format(_t(", ").join(parked)) if parked else none
        self._parked.set_runs([Run(told, step=Step.SMALL)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = "" if is_enter_in_line(event) else key_of(event)
        for command in (*commands.OF_PLAN, *commands.OF_PAGE):
            if key and same_key(self._table.get(command.id).key, key):
                self._table.run(command.id)
                return
        super().keyPressEvent(event)
