# ruff: noqa: D102 - Qt's overrides are described by Qt
"""墙面任务: the tasks there are, opened, saved, shared and carried; nothing in it is modal."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from console.commands import wall_tool_commands as commands
from console.commands.registry import CommandTable, same_key
from console.commands.wall_tool_commands import SAVE_TASK
from console.settings.plans.wall_view import WALL_PAGES
from console.settings.tasks.task import DIRECTOR, WallTask
from console.shell.key_event import key_of
from console.shell.layout_panel import layout_words
from console.shell.line_field import is_enter_in_line
from console.shell.overlay import Overlay
from console.shell.plans.plan_buttons import button_line
from console.shell.wall_list import ROW, Target, WallList
from console.shell.way_out import way_out
from widgets.common.key_words import SCOPE, KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.field import Field

WIDTH = 880


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


def role_words(role: str) -> str:
    """Say on which wall a task opens."""
    if role == DIRECTOR:
        return _t("the director's screen")
    if role in WALL_PAGES:
        return _t("Video wall {0}").format(WALL_PAGES.index(role) + 1)
    return _t("the wall at hand")


def task_note(task: WallTask, author: str) -> str:
    """Say what a task shows, whose it is and where it opens."""
    layout = task.view.layout or str(task.view.tiles)
    parts = [
        _t("key {0}").format(task.key) if task.key else "",
        _t("layout {0}").format(layout_words(layout) if len(layout) < 16 else _t("by hand")),
        _t("cameras: {0}").format(len(task.view.cameras)) if task.view.cameras else "",
        _t("with patrol") if task.view.patrol else "",
        role_words(task.role),
        _t("shared by {0}, version {1}").format(author, task.version)
        if task.id.startswith("shared/")
        else _t("this seat, version {0}").format(task.version),
    ]
    return "·".join(part for part in parts if part)


class TaskPanel(Overlay):
    """Shows tasks; its commands are those of the desk.

    Args:
        theme: the theme.
        table: has the commands.
        window: what it lies over.
    """

    def __init__(self, theme: Theme, table: CommandTable, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, commands.TASK_PAGE)
        self.setAccessibleName(_t("Wall tasks"))
        self._table = table
        self._caps = KeyCaps(lambda id: table.get(id).key)
        self._head = RunsLabel(theme, height=48, padding=16)
        self._wrong = RunsLabel(theme, height=32, padding=16)
        self.tasks: Sequence[WallTask] = ()
        self.list = WallList(theme)
        self.list.setAccessibleName(_t("Wall tasks"))
        self.name = Field(theme, _t("Save as"), _t("汛期重点"))
        self.reason = Field(theme, _t("Why take over"), _t("Somebody else saved a newer version"))
        self._build()

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.list)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)  # the panel's own ground below the rows
        self.let_shrink(scroll, 6 * ROW)
        fields = QVBoxLayout()
        fields.setContentsMargins(16, 8, 16, 0)
        fields.addWidget(self.name)
        fields.addWidget(self.reason)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 8)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._wrong)
        whole.addLayout(fields)
        whole.addLayout(button_line(self.theme, self._table, self._caps, commands.OF_TASK))
        self.list.activated.connect(lambda _: self._table.run(commands.OPEN_TASK.id))
        self.name.entered.connect(lambda: self._table.run(SAVE_TASK.id))
        self.reason.entered.connect(lambda: self._table.run(commands.SHARE_TASK.id))
        self._caps.refresh()
        self.reason.hide()

    @property
    def task(self) -> WallTask | None:
        """The task under the cursor."""
        target = self.list.target
        return next((task for task in self.tasks if target and task.id == target.id), None)

    def show_tasks(self, rows: Sequence[tuple[WallTask, str]], wrong: Sequence[str]) -> None:
        """Show tasks with the names of who saved them, and files that are none."""
        kept = self.task
        self.tasks = tuple(task for task, _ in rows)
        targets = [Target(t.id, t.name, task_note(t, name), (), True) for t, name in rows]
        self.list.show_targets(targets)
        ids = [task.id for task in self.tasks]
        if kept is not None and kept.id in ids:
            self.list.set_number(ids.index(kept.id))
        title = Run(_t("Wall tasks"), Ink.TEXT, bold=True, step=Step.TITLE)
        none = Run(
            _t("None yet: arrange the wall, write a name, {0}").format(
                self._caps.words(SAVE_TASK.id)
            ),
            gap=16,
        )
        left = [title] if rows else [title, none]
        self._head.set_runs(left, [key_cap("1…9"), Run(_t("open"), gap=6), *way_out(gap=16)])
        self._wrong.set_runs([Run(wrong[0] if wrong else "", Ink.TEXT)])
        self._wrong.setVisible(bool(wrong))

    def ask(self) -> None:
        """Come to the front."""
        self.open_over()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_reason(self) -> None:
        """Somebody else's newer version stands: let the person say why it is taken over."""
        self.reason.show()
        self.place()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - int(Qt.Key.Key_0)
        if 0 < number < 10 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.put_away()
            self._table.run(commands.TASK[number - 1].id)
            return
        key = "" if is_enter_in_line(event) else key_of(event)
        for command in commands.OF_TASK:
            if key and same_key(self._table.get(command.id).key, key):
                self._table.run(command.id)
                return
        super().keyPressEvent(event)
