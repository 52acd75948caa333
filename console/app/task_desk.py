"""墙面任务 at a seat: opened by number or from the panel, saved, shared, carried as files."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path
from PySide6.QtCore import QCoreApplication, QObject

from console.app.wall_tasks import WallTasks
from console.commands import wall_tool_commands as commands
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.settings.declared import DIRECTOR as DIRECTOR_WALL
from console.settings.plans.ownership import NotYours
from console.settings.plans.plan_fault import PlanFault
from console.settings.plans.wall_view import WALL_PAGES, on_page
from console.settings.tasks.task import ANY_PAGE, DIRECTOR, ROLES, WallTask
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.commands.executor import Result
    from console.screens.wall.wall_window import WallWindow
    from console.shell.task_panel import TaskPanel

FOLDER = "tasks"


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class TaskDesk(QObject):
    """Carries out what is asked of wall tasks.

    Args:
        seat: whose walls.
        theme: the look.
        folder: where the seat keeps its files; None for a seat that keeps nothing.
    """

    def __init__(self, seat: "Seat", theme: Theme, folder: Path | None) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._panel: TaskPanel | None = None
        self._documents = user_documents_path()
        self.tasks = WallTasks(seat, folder / FOLDER if folder else None)
        table = seat.commands
        table.add(commands.TASKS, self.choose)
        for number, command in enumerate(commands.TASK, 1):
            table.add(command, partial(self.open_key, number))
        acts: dict[str, Callable[[], object]] = {
            commands.OPEN_TASK.id: self._open_this,
            commands.SAVE_TASK.id: self.save,
            commands.SHARE_TASK.id: self.share,
            commands.ROLE_TASK.id: self.change_role,
            commands.EXPORT_TASK.id: self.export,
            commands.IMPORT_TASK.id: self.ask_import,
            commands.DELETE_TASK.id: self.delete,
        }
        for command in commands.OF_TASK:
            table.add(command, acts[command.id])

    @property
    def panel(self) -> "TaskPanel | None":
        """The panel, while it stands."""
        return self._panel

    # Opening

    def open_key(self, key: int) -> None:
        """Open the task of a number."""
        task = self.tasks.by_key(key)
        if task is None:
            self._refuse(_t("No wall task has the number {0}").format(key))
        else:
            self.open(task)

    def open(self, task: WallTask) -> None:
        """Show a task on the wall of its role; one key shows again what stood there."""
        page = self._page_of(task.role)
        wall = self._seat.pages.walls.wall(page)
        wall.layouts.remember(task.view.patrol)
        wall.restore(on_page(task.view, page))
        if not task.view.patrol:  # a patrol that begins rearranges it itself, and is no hand's act
            wall.rearranged.emit()
        self._say(_t("Wall task: {0}").format(task.name))

    def _page_of(self, role: str) -> str:
        own = str(self._seat.options.settings.value(DIRECTOR_WALL))
        wanted = own if role == DIRECTOR else role
        return wanted if wanted in WALL_PAGES else self._seat.pages.walls.at_hand

    # The panel

    def choose(self) -> None:
        """Show the tasks over the wall at hand."""
        from console.shell.task_panel import TaskPanel

        if self._panel is not None:
            self._panel.put_away()
        wall = self._wall()
        self._panel = TaskPanel(self._theme, self._seat.commands, wall.window())
        self._panel.closed.connect(self._closed)
        self._show()
        self._panel.ask()

    def _show(self) -> None:
        if self._panel is None:
            return
        from console.shell.plans.plan_words import fault_words

        tasks, unusable = self.tasks.all()
        rows = [(task, self._author(task)) for task in tasks]
        wrong = [_t("{0}: {1}").format(each.file, fault_words(each.fault)) for each in unusable]
        self._panel.show_tasks(rows, wrong)

    def _author(self, task: WallTask) -> str:
        file = self.tasks.file(task.id)
        return task.author if file is None else file.author_name or file.author

    def _closed(self) -> None:
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None

    def _open_this(self) -> None:
        panel = self._panel
        task = None if panel is None else panel.task
        if panel is not None and task is not None:
            panel.put_away()
            self.open(task)

    # Saving and sharing

    def save(self) -> None:
        """Save what the wall at hand shows, under the name written or that of the row."""
        name = "" if self._panel is None else self._panel.name.text.strip()
        if not name:
            self._refuse(_t("Write a name first"))
            return
        view = on_page(self._wall().view, ANY_PAGE)
        same = next((t for t in self.tasks.all()[0] if t.name == name), None)
        key = self.tasks.free_key() if same is None else same.key
        role = "" if same is None else same.role
        self._keep(WallTask("", name, view, key, role))

    def change_role(self) -> None:
        """Let the task under the cursor open on the next wall."""
        task = None if self._panel is None else self._panel.task
        if task is None:
            return
        role = ROLES[(ROLES.index(task.role) + 1) % len(ROLES)]
        changed = replace(task, role=role)
        if self.tasks.file(task.id) is None:
            self._keep(changed)
        else:
            self._share(changed, "")

    def _keep(self, task: WallTask) -> None:
        try:
            kept = self.tasks.save(task)
        except (ValueError, OSError) as error:
            self._refuse_file(error)
            return
        called = f" (K {kept.key})" if kept.key else ""
        self._say(_t("Saved here: {0}, version {1}").format(kept.name + called, kept.version))
        self._show()

    def share(self) -> None:
        """Put the task under the cursor into the hall; a reason takes over a newer version."""
        panel = self._panel
        task = None if panel is None else panel.task
        if panel is not None and task is not None:
            self._share(task, panel.reason.text.strip())

    def _share(self, task: WallTask, reason: str) -> None:
        words = _t("Shared with the hall: {0}").format(task.name)
        when_done(self.tasks.share(task, reason), self, partial(self._shared, words))

    def _shared(self, words: str, result: "Result") -> None:
        if result.is_saved:
            self._say(words)
            self._show()
            return
        self._refuse(refusal_words(result))
        if result.refused == "newer_version" and self._panel is not None:
            self._panel.ask_reason()

    def delete(self) -> None:
        """Delete the task under the cursor here, or take it out of the hall."""
        task = None if self._panel is None else self._panel.task
        if task is None:
            return
        try:
            done = self.tasks.delete(task.id)
        except NotYours:
            self._refuse(_t("Another person saved this task; it stays"))
            return
        except (ValueError, OSError) as error:
            self._refuse_file(error)
            return
        words = _t("Deleted: {0}").format(task.name)
        if done is None:
            self._say(words)
            self._show()
        else:
            when_done(done, self, partial(self._shared, words))

    def _refuse_file(self, error: Exception) -> None:
        from console.shell.plans.plan_words import why_not

        self._refuse(_t("Not saved: {0}").format(why_not(error)))

    # Files

    def export(self) -> None:
        """Write the task under the cursor into the documents of this account."""
        task = None if self._panel is None else self._panel.task
        if task is None:
            return
        try:
            self._say(_t("Exported: {0}").format(self.tasks.give(task, self._documents)))
        except (ValueError, OSError) as error:
            self._refuse_file(error)

    def ask_import(self) -> None:
        """Ask for a file of a task."""
        from console.shell.file_ask import ask_for_file

        if self._panel is None:
            return
        title = _t("Import a wall task")
        ask_for_file(self._panel, title, self._documents, "*.toml", self.import_from)

    def import_from(self, file: Path) -> None:
        """Take a task from a file; a mistake is told with file and line."""
        from console.shell.plans.plan_words import fault_words

        try:
            kept = self.tasks.take(file)
        except PlanFault as fault:
            self._refuse(_t("{0}: {1}").format(file.name, fault_words(fault)))
        except (ValueError, OSError) as error:
            self._refuse_file(error)
        else:
            self._say(_t("Imported: {0}").format(kept.name))
            self._show()

    def _wall(self) -> "WallWindow":
        walls = self._seat.pages.walls
        return walls.wall(walls.at_hand)

    def _say(self, words: str) -> None:
        self._seat.frame.notices.say(words)

    def _refuse(self, words: str) -> None:
        self._seat.frame.notices.say_refused(words)
