"""What a person marks on a 工单 beside its way: items of a joint station, 抽查 of a closed one."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.work_order_commands import CATEGORY
from console.domain.entity import encode
from console.domain.work_order import WorkOrder
from console.domain.work_order_marks import Score
from console.runtime.clock import to_text


class WorkOrderMarks:
    """Saved by the executor; that an item is done is a fact and is saved cut off as well."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def tick(self, order: WorkOrder, item: str, is_done: bool = True) -> "Future[Result]":
        """Write down that an item is done, as its station told by phone, or that this was wrong."""
        unit = order.station.name if order.station is not None else order.unit_name
        args = {
            "order_id": order.id,
            "item": item,
            "at": to_text(self._executor.now()),
            "is_done": is_done,
            "unit_name": unit,
        }
        done = "已办" if is_done else "改回未办"
        words = f"事项“{item}”{done}（{unit or '未派单'}）"
        return self._save("work_order.tick", order, args, words)

    def sample(
        self, order: WorkOrder, passed: bool, found: str = "", scores: Sequence[Score] = ()
    ) -> "Future[Result]":
        """Write down what a 抽查 of a closed order found, and what each item was given."""
        args: dict[str, Any] = {"order_id": order.id, "passed": passed, "found": found}
        if scores:
            args["scores"] = [encode(each) for each in scores]
        points = f" {sum(each.points for each in scores)} 分" if scores else ""
        words = f"抽查{'合格' if passed else '不合格'}{points}{'：' if found else ''}{found}"
        return self._save("work_order.sample", order, args, words)

    def _save(
        self, kind: str, order: WorkOrder, args: Mapping[str, Any], words: str
    ) -> "Future[Result]":
        key = f"work_order/{order.id}"
        told = f"工单 {order.official or order.number} {words}"
        return self._executor.perform(
            Intention(kind, key, [key], args, log=LogLine(CATEGORY, told, (key,)))
        )
