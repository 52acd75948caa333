"""Text files shared with the hall: put, taken over, taken out."""

from concurrent.futures import Future
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.domain.shared_file import PATROL_PLAN, SCREEN_PLAN, WALL_TASK, SharedFile

_SORTS = {WALL_TASK: "墙面任务", PATROL_PLAN: "轮巡方案", SCREEN_PLAN: "屏幕方案"}
_CATEGORY = "共享"


class SharedFileActs:
    """Has files put into the hall and taken out of it; each is its own lane.

    Args:
        executor: saves and sends.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def new_id(self) -> str:
        """Return an id for a file."""
        return self._executor.new_id()

    def put(
        self, id: str, sort: str, name: str, text: str, base: int = 0, reason: str = ""
    ) -> "Future[Result]":
        """Share a version of a file.

        Args:
            id: of the file; see `new_id`.
            sort: what it is.
            name: what people call it.
            text: TOML.
            base: the version it was made from; 0 for a new file.
            reason: why somebody else's newer version is taken over; empty where none stands.
        """
        args: dict[str, Any] = {"sort": sort, "name": name, "text": text, "base": base}
        does = "接手并共享" if reason else "共享"
        why = f"；原因：{reason}" if reason else ""
        return self._do("put", id, args, reason, f"{does}{_sort(sort)}：{name}{why}")

    def remove(self, file: SharedFile, reason: str = "") -> "Future[Result]":
        """Take a file out of the hall, as it is seen here."""
        why = f"；原因：{reason}" if reason else ""
        words = f"撤下共享的{_sort(file.sort)}：{file.name}{why}"
        return self._do("remove", file.id, {"base": file.version}, reason, words)

    def _do(
        self, does: str, id: str, args: dict[str, Any], reason: str, words: str
    ) -> "Future[Result]":
        key = f"{SharedFile.KIND}/{id}"
        told = {"file_id": id, **args, **({"reason": reason} if reason else {})}
        log = LogLine(_CATEGORY, words, (key,))
        return self._executor.perform(Intention(f"shared_file.{does}", key, [key], told, log=log))


def _sort(sort: str) -> str:
    return _SORTS.get(sort, "文件")
