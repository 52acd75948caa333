"""A wall task as a text file, and back; a mistake is told with its line."""

from console.settings.plans.plan_fault import PlanFault, Wrong
from console.settings.plans.plan_lines import line_of
from console.settings.plans.plan_reading import MOST_BYTES
from console.settings.plans.toml_entries import get, one_of, parsed
from console.settings.plans.toml_lines import quoted, switch
from console.settings.plans.wall_reading import read_view
from console.settings.plans.wall_writing import write_view
from console.settings.tasks.task import ANY_PAGE, KEYS, ROLES, WallTask

FORMAT = 1


def write_task(task: WallTask) -> str:
    """Return the text of a task; `read_task` makes the same of it."""
    head = (
        f"format = {FORMAT}",
        f"name = {quoted(task.name)}",
        f"key = {task.key}",
        f"role = {quoted(task.role)}",
        f"author = {quoted(task.author)}",
        f"shared = {switch(task.is_shared)}",
        f"version = {task.version}",
        f"note = {quoted(task.note)}",
    )
    return "\n".join((*head, *write_view(task.view))) + "\n"


def read_task(text: str, id: str = "") -> WallTask:
    """Read a task.

    Raises:
        PlanFault: it is none; says what is wrong, where, and on which line.
    """
    try:
        return _read(text, id)
    except PlanFault as fault:
        fault.line = line_of(text, fault.where, fault.detail)
        raise


def _read(text: str, id: str) -> WallTask:
    if len(text) > MOST_BYTES:
        raise PlanFault(Wrong.TOO_LARGE, "", str(MOST_BYTES))
    told = parsed(text)
    written = get(told, "format", int, "")
    if written != FORMAT:
        raise PlanFault(Wrong.NEWER, "format", str(written))
    name = get(told, "name", str, "")
    if not name.strip():
        raise PlanFault(Wrong.NOT_A, "name", '"…"')
    return WallTask(
        id,
        name,
        read_view(told, ANY_PAGE, ""),
        one_of({"key": 0, **told}, "key", int, range(KEYS.stop), ""),
        one_of({"role": ROLES[0], **told}, "role", str, ROLES, ""),
        get(told, "author", str, "", ""),
        get(told, "shared", bool, "", False),
        get(told, "version", int, "", 1),
        get(told, "note", str, "", ""),
    )
