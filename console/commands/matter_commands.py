"""What a person decides and records about one matter (突发事件), taken as it was seen (S4)."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.order_commands import NumberSource
from console.commands.report_commands import SORTS
from console.domain.closing import Known, OpenPoint, OpenSort
from console.domain.closing_settled import Settled, Settling
from console.domain.entity import encode
from console.domain.geo import NOWHERE
from console.domain.incident import EventLevel, Incident, IncidentSort
from console.domain.incident_figures import FigureSort
from console.domain.incident_goods import Goods, GoodsStep
from console.domain.incident_reports import ReportSort
from console.domain.incident_roles import Post, Sensitivity
from console.runtime.clock import to_text

_CATEGORY = "突发事件"
_LEVELS = {
    EventLevel.UNGRADED: "未定级",
    EventLevel.GENERAL: "一般",
    EventLevel.LARGER: "较大",
    EventLevel.MAJOR: "重大",
    EventLevel.EXTREME: "特别重大",
}
_SORTS = {
    IncidentSort.NATURAL: "自然灾害",
    IncidentSort.ACCIDENT: "事故灾难",
    IncidentSort.HEALTH: "公共卫生",
    IncidentSort.SECURITY: "社会安全",
}
_POSTS = {Post.CHIEF: "总指挥", Post.SCENE: "现场指挥", Post.LEADER: "带班领导"}
_COUNTED = {
    FigureSort.DEAD: "死亡",
    FigureSort.SERIOUS: "重伤",
    FigureSort.LIGHT: "轻伤",
    FigureSort.MISSING: "失联",
    FigureSort.TRAPPED: "被困",
    FigureSort.MOVED: "转移",
}
_GOODS = {
    GoodsStep.ASKED: ("goods.ask", "申请物资"),
    GoodsStep.SENT: ("goods.sent", "物资调出"),
    GoodsStep.ARRIVED: ("goods.arrived", "物资送达"),
}

_SETTLED = {Settling.HANDED.value: "转交", Settling.ACCEPTED.value: "接受未完"}


class MatterActs:
    """The acts on one matter, saved by the executor.

    Args:
        executor: saves them.
        next_number: numbers of this seat, for a matter that is split off.
    """

    def __init__(self, executor: Executor, next_number: NumberSource) -> None:
        self._executor = executor
        self._next_number = next_number

    def set_class(self, matter: Incident, sort: IncidentSort) -> "Future[Result]":
        """定类别."""
        words = f"定为{_SORTS.get(sort, '未定类别')}：{matter.title}"
        args = {"sort": sort.value, "seen": matter.sort.value}
        return self._act("incident.set_class", matter, args, words)

    def set_level(
        self, matter: Incident, level: EventLevel, basis: str, authority: str
    ) -> "Future[Result]":
        """定事件等级, with its basis and who agreed."""
        words = f"事件等级定为{_LEVELS[level]}（{basis}；{authority}同意）：{matter.title}"
        args = {
            "level": level.name.lower(),
            "seen": matter.level.name.lower(),
            "basis": basis,
            "authority": authority,
        }
        return self._act("incident.set_level", matter, args, words)

    def set_response(self, matter: Incident, response: str, named: str) -> "Future[Result]":
        """Say which response of the hall is this matter's."""
        words = f"对应响应：{named}：{matter.title}"
        args = {"response": response, "seen": matter.response}
        return self._act("incident.set_response", matter, args, words)

    def set_role(
        self, matter: Incident, post: Post, name: str, unit: str, phone: str
    ) -> "Future[Result]":
        """Name who holds a post."""
        before = matter.role(post)
        told = "·".join(part for part in (name, unit, phone) if part)
        args = {
            "post": post.value,
            "name": name,
            "unit": unit,
            "phone": phone,
            "seen": "" if before is None else before.name,
        }
        words = f"{_POSTS[post]}：{told}（{matter.title}）"
        return self._act("incident.set_role", matter, args, words)

    def mark(
        self, matter: Incident, what: Sensitivity, reason: str, is_set: bool
    ) -> "Future[Result]":
        """Mark it as sensitive, or take the mark off."""
        how = "标记敏感" if is_set else "取消敏感标记"
        args = {"what": what.value, "reason": reason, "is_set": is_set}
        return self._act("incident.mark", matter, args, f"{how}（{reason}）：{matter.title}")

    def note(self, matter: Incident, words: str) -> "Future[Result]":
        """Write beside it; the duty log gets the same words."""
        return self._act("incident.note", matter, {"text": words}, words, "记事")

    def figures(
        self,
        matter: Incident,
        told: Mapping[FigureSort, int | None],
        source: str,
        reason: str,
        at: datetime,
    ) -> "Future[Result]":
        """Record counts as they were told; None is 不详."""
        seen = {what: matter.figure(what) for what in told}
        counts = [
            {
                "what": what.value,
                "count": count,
                "seen": before.op if (before := seen[what]) is not None else "",
                "reason": reason,
            }
            for what, count in told.items()
        ]
        shown = "、".join(f"{_COUNTED[w]} {'不详' if c is None else c}" for w, c in told.items())
        words = f"伤亡情况（{source}）：{shown}：{matter.title}"
        args = {
            "told": counts,
            "at": to_text(at),
            "source": source,
            "knows_it_ended": not matter.is_open,
        }
        return self._act("incident.figures", matter, args, words)

    def goods(
        self,
        matter: Incident,
        step: GoodsStep,
        goods: Goods | None,
        named: tuple[str, str],
        amount: int,
        who: str,
        at: datetime,
    ) -> "Future[Result]":
        """Record that goods were asked for, sent or have arrived; `named` is what and its unit."""
        kind, how = _GOODS[step]
        what, unit = (goods.what, goods.unit) if goods is not None else named
        args = {
            "goods_id": goods.id if goods is not None else self._executor.new_id(),
            "what": what,
            "unit": unit,
            "amount": amount,
            "who": who,
            "at": to_text(at),
        }
        by = f"（{who}）" if who else ""
        return self._act(kind, matter, args, f"{how}{by}：{what} {amount}{unit}：{matter.title}")

    def merge(self, matter: Incident, into: Incident) -> "Future[Result]":
        """Handle a matter as part of another from now on (事件合并)."""
        words = f"事件合并：{matter.title} → {into.title}"
        more = (f"incident/{into.id}", *_hanging(matter))
        return self._act("incident.merge", matter, {"into": into.id}, words, more=more)

    def split(self, matter: Incident, title: str, alerts: Sequence[str]) -> "Future[Result]":
        """Take alerts out of it as a matter of their own (拆分)."""
        made, number = self._executor.new_id(), self._next_number()
        args = {
            "new_id": made,
            "number": number,
            "title": title,
            "alerts": list(alerts),
            "place": encode(NOWHERE),
        }
        more = (f"incident/{made}", *(f"alert/{id}" for id in alerts))
        words = f"拆分：{title}，原属 {matter.title}"
        return self._act("incident.split", matter, args, words, more=more)

    def relate(self, matter: Incident, other: Incident, is_set: bool) -> "Future[Result]":
        """Say that two matters have to do with each other, or that they have not."""
        kind, how = ("incident.relate", "关联") if is_set else ("incident.unrelate", "解除关联")
        words = f"{how}：{matter.title}、{other.title}"
        more = (f"incident/{other.id}",)
        return self._act(kind, matter, {"other_id": other.id}, words, more=more)

    def set_parent(self, matter: Incident, parent: Incident | None) -> "Future[Result]":
        """Hang it under another as 子事件, or under none."""
        keys = {matter.parent, "" if parent is None else parent.id} - {""}
        args = {"parent_id": "" if parent is None else parent.id, "seen": matter.parent}
        under = f"列为“{parent.title}”的子事件" if parent is not None else "不再是子事件"
        more = tuple(f"incident/{id}" for id in sorted(keys))
        return self._act("incident.set_parent", matter, args, f"{matter.title}：{under}", more=more)

    def close(
        self,
        matter: Incident,
        result: str,
        accepted: Sequence[OpenPoint],
        known: Known,
        hanging: Iterable[str],
        settled: Sequence[Settled] = (),
    ) -> "Future[Result]":
        """End it with every open point accepted.

        Args:
            matter: which.
            result: how it ended.
            accepted: the open points that were shown.
            known: what is about it though it does not say so itself.
            hanging: keys of everything that is looked at.
            settled: to whom single points were handed on, or why they were accepted.
        """
        named = [log_name(point) for point in accepted]
        left = f"；接受未完 {len(named)} 项：{'、'.join(named[:6])}" if named else ""
        left += "".join(f"；{_SETTLED[each.how]}（{each.words}）{each.title}" for each in settled)
        words = f"处置结束（{result}）：{matter.title}{left}"
        args: dict[str, Any] = {
            "result": result,
            "accepted": [point.key for point in accepted],
            "known": encode(known),
        }
        if settled:
            args["settled"] = [encode(each) for each in settled]
        return self._act("incident.close", matter, args, words, more=tuple(hanging))

    def reopen(self, matter: Incident, reason: str, rearm: Sequence[str] = ()) -> "Future[Result]":
        """Open it again for a reason; of what was accepted as open only `rearm` runs again."""
        words = f"重新打开（{reason}）：{matter.title}"
        args = {"reason": reason, "rearm": list(rearm)}
        return self._act("incident.reopen", matter, args, words)

    def _act(
        self,
        kind: str,
        matter: Incident,
        args: Mapping[str, Any],
        words: str,
        category: str = _CATEGORY,
        more: Sequence[str] = (),
    ) -> "Future[Result]":
        key = f"incident/{matter.id}"
        targets = list(dict.fromkeys((key, *more)))
        told = {"incident_id": matter.id, **args}
        log = LogLine(category, words, (key,))
        return self._executor.perform(Intention(kind, key, targets, told, log=log))


def log_name(point: OpenPoint) -> str:
    """Return what the duty log and the trail, which are kept in Chinese, call an open point."""
    if point.sort is OpenSort.FIGURE:
        return f"{_COUNTED[FigureSort(point.title)]}两说"
    if point.sort is OpenSort.REPORT:
        return f"{SORTS[ReportSort(point.title)]}未报"
    return f"{point.title}（{point.detail} 步未做）" if point.sort is OpenSort.PLAN else point.title


def _hanging(matter: Incident) -> list[str]:
    return [
        *(f"alert/{id}" for id in matter.members),
        *(f"order/{id}" for id in matter.orders),
        *(f"work_order/{id}" for id in matter.work_orders),
    ]
