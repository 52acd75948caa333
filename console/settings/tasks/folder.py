"""The wall tasks of a seat's folder, one file each; what the hall shares comes beside these."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from console.settings.plans.folder import SUFFIX, Unusable, write_whole
from console.settings.plans.ownership import check_own
from console.settings.plans.plan_fault import PlanFault, Wrong
from console.settings.tasks.task import WallTask
from console.settings.tasks.text import read_task, write_task

OWN = "own/"
_UNFIT = '<>:"/\\|?*'
LONGEST_NAME = 80


class TaskFolder:
    """Reads and writes tasks.

    Args:
        own: the folder, made when something is saved; None for a seat that keeps nothing.
    """

    def __init__(self, own: Path | None) -> None:
        self._own = own

    def tasks(self, person: str) -> tuple[list[WallTask], list[Unusable]]:
        """Return the tasks a person sees, and the files that are none."""
        tasks, unusable = list[WallTask](), list[Unusable]()
        for file in sorted(self._own.glob(f"*{SUFFIX}")) if self._own else ():
            try:
                task = load(file)
            except PlanFault as fault:
                unusable.append(Unusable(file.name, fault))
                continue
            if task.is_shared or task.author in ("", person):
                tasks.append(task)
        return tasks, unusable

    def save(self, task: WallTask) -> WallTask:
        """Save a task under its name and return it as it is kept; again raises its version.

        Raises:
            ValueError: the name cannot be a file's name.
            NotYours: another person has saved one of that name.
            OSError: it cannot be written.
        """
        file, version = self._file(task.name), 1
        if file.exists():
            with suppress(PlanFault):  # what stood there may be no task: it is replaced
                before = load(file)
                check_own(before.author, task.author)
                version = before.version + 1
        kept = replace(task, id=f"{OWN}{file.stem}", version=version)
        write_whole(file, write_task(kept))
        return kept

    def delete(self, id: str, person: str) -> None:
        """Delete a saved task.

        Raises:
            ValueError: it was not saved here.
            NotYours: another person saved it.
        """
        if not id.startswith(OWN):
            raise ValueError(f"{id} was not saved here")
        file = self._file(id.removeprefix(OWN))
        if file.exists():
            with suppress(PlanFault):
                check_own(load(file).author, person)
        file.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        if self._own is None:
            raise PermissionError("nothing is kept here")
        return self._own / f"{file_stem(name)}{SUFFIX}"


def file_stem(name: str) -> str:
    """Return the name of a task's file.

    Raises:
        ValueError: it cannot be one.
    """
    stem = name.strip().strip(".")
    unfit = not stem or len(stem) > LONGEST_NAME
    if unfit or any(sign in _UNFIT or ord(sign) < 32 for sign in stem):
        raise ValueError(f"{name!r} cannot be the name of a file")
    return stem


def load(file: Path) -> WallTask:
    """Read a task's file.

    Raises:
        PlanFault: it is no task, or cannot be read.
    """
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PlanFault(Wrong.UNREADABLE, file.name, str(error)) from error
    return read_task(text, f"{OWN}{file.stem}")
