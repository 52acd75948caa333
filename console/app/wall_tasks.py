"""The wall tasks a person has: saved at this seat, and shared by the hall."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.domain.shared_file import WALL_TASK, SharedFile
from console.models.shared_files import hall_files
from console.settings.plans.own_files import Unusable, file_stem, write_whole
from console.settings.plans.plan_fault import PlanFault
from console.settings.tasks.folder import TaskFolder, load
from console.settings.tasks.task import KEYS, WallTask
from console.settings.tasks.text import read_task, write_task

if TYPE_CHECKING:
    from concurrent.futures import Future

    from console.app.seat import Seat
    from console.commands.executor import Result

SHARED = "shared/"


class WallTasks:
    """Finds, keeps and shares tasks.

    Args:
        seat: whose.
        folder: where those saved here are; None for a seat that keeps nothing.
    """

    def __init__(self, seat: "Seat", folder: Path | None) -> None:
        self._seat = seat
        self._folder = TaskFolder(folder)

    def all(self) -> tuple[list[WallTask], list[Unusable]]:
        """Return the tasks of who sits here by number and name, and what is no task."""
        tasks, unusable = self._folder.tasks(self._seat.identity.person)
        for file in self._shared():
            try:
                tasks.append(_task_of(file))
            except PlanFault as fault:
                unusable.append(Unusable(file.name, fault))
        tasks.sort(key=lambda task: (task.key or KEYS.stop, task.name, task.id))
        return tasks, unusable

    def by_key(self, key: int) -> WallTask | None:
        """Return the task of a number; one saved here goes before one of the hall."""
        return next((task for task in self.all()[0] if task.key == key), None)

    def free_key(self) -> int:
        """Return the first number no task is called by; 0 when all are taken."""
        taken = {task.key for task in self.all()[0]}
        return next((key for key in KEYS if key not in taken), 0)

    def save(self, task: WallTask) -> WallTask:
        """Save a task at this seat, under its name.

        Raises:
            ValueError: the name cannot be a file's name.
            OSError: it cannot be written.
        """
        return self._folder.save(replace(task, author=self._seat.identity.person))

    def share(self, task: WallTask, reason: str = "") -> "Future[Result]":
        """Put a task into the hall; one that is shared already gets a new version.

        Args:
            task: as it shall be; its version is the one it was made from.
            reason: why somebody else's newer version is taken over.
        """
        files, file = self._seat.acts.files, self.file(task.id)
        id = files.new_id() if file is None else file.id
        base = 0 if file is None else task.version
        text = write_task(replace(task, author=self._seat.identity.person, is_shared=True))
        return files.put(id, WALL_TASK, task.name, text, base, reason)

    def delete(self, id: str) -> "Future[Result] | None":
        """Delete a task that was saved here, or take a shared one out of the hall."""
        file = self.file(id)
        if file is not None:
            return self._seat.acts.files.remove(file)
        self._folder.delete(id, self._seat.identity.person)
        return None

    def take(self, file: Path) -> WallTask:
        """Take a task from a file among those saved here.

        Raises:
            PlanFault: it is no task.
            ValueError: its name cannot be a file's name.
            OSError: it cannot be written.
        """
        return self.save(load(file))

    def give(self, task: WallTask, folder: Path) -> Path:
        """Write a task into a folder under its name; return the file.

        Raises:
            ValueError: the name cannot be a file's name.
            OSError: it cannot be written.
        """
        file = folder / f"{file_stem(task.name)}.toml"
        write_whole(file, write_task(task))
        return file

    def file(self, id: str) -> SharedFile | None:
        """Return the hall's file of a shared task."""
        return next((file for file in self._shared() if SHARED + file.id == id), None)

    def _shared(self) -> list[SharedFile]:
        return hall_files(self._seat.store.cache, WALL_TASK)


def _task_of(file: SharedFile) -> WallTask:
    """Read a shared file as the task it is.

    Raises:
        PlanFault: it is none.
    """
    task = read_task(file.text, SHARED + file.id)
    return replace(task, version=file.version, author=file.author, is_shared=True)
