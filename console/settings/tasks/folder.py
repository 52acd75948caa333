"""The wall tasks of a seat's folder, one file each; what the hall shares comes beside these."""

from dataclasses import replace
from pathlib import Path

from console.settings.plans.own_files import OWN, OwnFiles, Unusable, text_of
from console.settings.tasks.task import WallTask
from console.settings.tasks.text import read_task, write_task


class TaskFolder:
    """Reads and writes tasks.

    Args:
        own: the folder, made when something is saved; None for a seat that keeps nothing.
    """

    def __init__(self, own: Path | None) -> None:
        self._files = OwnFiles(own, read_task)

    def tasks(self, person: str) -> tuple[list[WallTask], list[Unusable]]:
        """Return the tasks a person sees, and the files that are none."""
        seen, unusable = self._files.seen_by(person)
        return [task for _, task in seen], unusable

    def save(self, task: WallTask) -> WallTask:
        """Save a task under its name and return it as it is kept; again raises its version.

        Raises:
            ValueError: the name cannot be a file's name.
            NotYours: another person has saved one of that name.
            OSError: it cannot be written.
        """
        version = self._files.version_after(task.name, task.author) or 1
        kept = replace(task, version=version)
        return replace(kept, id=self._files.write(task.name, write_task(kept)))

    def delete(self, id: str, person: str) -> None:
        """Delete a saved task.

        Raises:
            ValueError: it was not saved here.
            NotYours: another person saved it.
        """
        self._files.delete(id, person)


def load(file: Path) -> WallTask:
    """Read a task's file.

    Raises:
        PlanFault: it is no task, or cannot be read.
    """
    return read_task(text_of(file), f"{OWN}{file.stem}")
