"""Setting aside by scope, what is set aside, and bringing it back."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.commands.release_args import release_args
from console.domain.alert import Severity
from console.domain.alert_marks import MaskSort
from console.domain.entity import encode
from console.domain.mask import Mask
from console.domain.release import Release, with_release

PAGE = "duty"

LAY = Command("mask.lay", text("mask", "Shelve by scope"), "G", "alert.selected", PAGE, wide=True)
LIST = Command("mask.list", text("mask", "What is shelved"), "Shift+G", "", PAGE, acts=False)
LINES = Command(
    "mask.lines", text("mask", "Open or close the lines at the foot"), "L", "", PAGE, acts=False
)
DEFER = Command(
    "alert.defer", text("mask", "Put off the call to the leader"), "H", "alert.selected", PAGE
)

OF_PAGE = (LAY, LIST, LINES, DEFER)

LIST_PAGE = "asides"
LIFT = Command("mask.lift", text("mask", "Bring back"), "9", "", LIST_PAGE)
SHOW = Command(
    "mask.show", text("mask", "Show in the queue"), "Return", "", LIST_PAGE, acts=False, fixed=True
)

COMMANDS = (*OF_PAGE, LIFT, SHOW)

AT_MOST = 500
"""Alerts one act is laid on; the hub lays it on the rest, and on what comes later."""

CATEGORY = "搁置"

SORTS = {
    MaskSort.SHELVED: "搁置",
    MaskSort.SUPPRESSED: "规则抑制",
    MaskSort.OUT_OF_SERVICE: "停用报修",
}
GRADES = {
    Severity.RED: "红",
    Severity.ORANGE: "橙",
    Severity.YELLOW: "黄",
    Severity.BLUE: "蓝",
    Severity.NOTICE: "提示",
}


class MaskActs:
    """Saves masks; each is its own lane.

    Args:
        executor: saves and sends.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def new_id(self) -> str:
        """Return an id for a mask."""
        return self._executor.new_id()

    def lay(
        self, mask: Mask, alerts: Sequence[str], about: str, release: Release | None = None
    ) -> "Future[Result]":
        """Set aside what a mask covers.

        Args:
            mask: what is set aside, until when and why.
            alerts: those the person saw in the preview.
            about: its scope, in Chinese, for the duty log.
            release: who else let it go, where somebody had to.
        """
        body = encode(mask)
        args: dict[str, Any] = {
            name: body[name]
            for name in ("sort", "scope", "until", "reason", "worst", "order")
            if name in body
        }
        seen = list(alerts[:AT_MOST])
        args |= {"mask_id": mask.id, "alerts": seen, **release_args(release)}
        until = f"{mask.until:%m-%d %H:%M}"
        order = f"；工单 {mask.order}" if mask.order else ""
        words = (
            f"{SORTS[mask.sort]}至 {until}：{about}（{GRADES[mask.worst]}色及以下）"
            f"，当时 {len(alerts)} 条；原因：{mask.reason}{order}"
        )
        return self._save("mask.lay", mask.id, seen, args, with_release(words, release))

    def lift(self, mask: Mask, alerts: Sequence[str], about: str) -> "Future[Result]":
        """End a mask before its time, on the alerts that carry it."""
        seen = list(alerts[:AT_MOST])
        words = f"解除{SORTS[mask.sort]}：{about}，当时 {len(alerts)} 条；原定原因：{mask.reason}"
        return self._save("mask.lift", mask.id, seen, {"mask_id": mask.id, "alerts": seen}, words)

    def _save(
        self, kind: str, id: str, alerts: Sequence[str], args: Mapping[str, Any], words: str
    ) -> "Future[Result]":
        key = f"{Mask.KIND}/{id}"
        targets = [key, *(f"alert/{alert}" for alert in alerts)]
        log = LogLine(CATEGORY, words, (key,))
        return self._executor.perform(Intention(kind, key, targets, args, log=log))
