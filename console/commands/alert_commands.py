"""What a person does with an alert, taken as it was seen and not as it may be by now."""

from concurrent.futures import Future
from datetime import datetime

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.domain.alert import Alert, Leave, Severity
from console.domain.joining import joined_count
from console.runtime.clock import to_text

PAGE = "duty"

ACKNOWLEDGE = Command(
    "alert.acknowledge", text("commands", "Sign"), "Space", "alert.selected", PAGE
)
WITHDRAW = Command(
    "alert.withdraw_acknowledgement", text("commands", "Take signing back"), "Z", "", PAGE
)
CONFIRM = Command("alert.confirm", text("commands", "True"), "1", "alert.selected", PAGE)
FALSE = Command("alert.find_false", text("commands", "Not true"), "2", "alert.selected", PAGE)
MERGE = Command("alert.merge", text("commands", "Merge"), "3", "alert.selected", PAGE)
UNMERGE = Command("alert.unmerge", text("commands", "Take merging back"), "U", "", PAGE)
DEPLOY = Command("alert.deploy", text("commands", "Send forces"), "4", "alert.selected", PAGE)
ORDER = Command("alert.order", text("commands", "Send order"), "5", "alert.selected", PAGE)
SHELVE = Command("alert.shelve", text("commands", "Shelve"), "6", "alert.selected", PAGE)
BACK = Command("alert.bring_back", text("commands", "Bring back"), "9", "alert.selected", PAGE)
OWN = Command("alert.own", text("commands", "Take on"), "O", "alert.selected", PAGE)
CLOSE = Command("alert.close", text("commands", "Close"), "0", "alert.selected", PAGE)

COMMANDS = (
    ACKNOWLEDGE,
    WITHDRAW,
    CONFIRM,
    FALSE,
    MERGE,
    UNMERGE,
    DEPLOY,
    ORDER,
    SHELVE,
    BACK,
    OWN,
    CLOSE,
)

_GRADE = {
    Severity.RED: "红",
    Severity.ORANGE: "橙",
    Severity.YELLOW: "黄",
    Severity.BLUE: "蓝",
    Severity.NOTICE: "提示",
}


_LEFT = {Leave.IDLE: "承办席位无操作超时", Leave.LOGGED_OUT: "承办人退出登录"}


class AlertActs:
    """The acts on one alert, saved by the executor.

    The duty log is kept in Chinese whatever language the screen speaks: it is a record of the hall.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def acknowledge(self, alert: Alert) -> "Future[Result]":
        """签收 the episode and severity that were seen; 红 and 橙 are logged."""
        log = None
        if alert.severity >= Severity.ORANGE:
            log = _log("签收", f"签收{_GRADE[alert.severity]}色告警：{alert.open_title}", alert)
        return self._act(
            "alert.acknowledge",
            alert,
            {"episode": alert.episode, "severity_seen": alert.severity.name.lower()},
            log,
        )

    def withdraw_acknowledgement(self, alert_id: str, op: str) -> "Future[Result]":
        """Take 签收 back; `op` is the operation that made it."""
        return self._executor.perform(
            Intention(
                "alert.withdraw_acknowledgement",
                f"alert/{alert_id}",
                [f"alert/{alert_id}"],
                {"alert_id": alert_id, "acknowledgement": op},
            )
        )

    def own(self, alert: Alert) -> "Future[Result]":
        """认领."""
        return self._act("alert.own", alert, {}, _log("认领", f"认领：{alert.open_title}", alert))

    def take_over(self, alert: Alert, before: str) -> "Future[Result]":
        """Take it on from `before`, who sat here until now; the seat does so by itself."""
        words = f"换人接手红色告警（原承办 {before}）：{alert.open_title}"
        return self._act("alert.own", alert, {}, _log("交接", words, alert))

    def leave(self, alert: Alert, how: Leave) -> "Future[Result]":
        """Let go of it, which the seat does by itself; locked or not."""
        words = f"{_LEFT[how]}，红色告警退回待认领：{alert.open_title}"
        key = f"alert/{alert.id}"
        return self._executor.perform(
            Intention(
                "alert.leave",
                key,
                [key],
                {"alert_id": alert.id, "how": how.value},
                log=_log("系统", words, alert),
                is_by_seat=True,
            )
        )

    def verify(
        self, alert: Alert, is_true: bool, reason: str = "", severity: Severity | None = None
    ) -> "Future[Result]":
        """属实 or 不属实 with its reason."""
        verdict = "核实属实" if is_true else f"核实不属实（{reason}）"
        args: dict[str, object] = {"is_true": is_true, "reason": reason}
        if not is_true and alert.joined:
            args["joined_seen"] = joined_count(alert)
        if severity is not None:
            args["severity"] = severity.name.lower()
        log = _log("核实", f"{verdict}：{alert.open_title}", alert)
        return self._act("alert.verify", alert, args, log)

    def merge(self, alert: Alert, into: Alert) -> "Future[Result]":
        """并入 another."""
        return self._executor.perform(
            Intention(
                "alert.merge",
                f"alert/{into.id}",
                [f"alert/{alert.id}", f"alert/{into.id}"],
                {"alert_id": alert.id, "into": into.id},
                log=_log("并入", f"并入：{alert.open_title} → {into.open_title}", alert, into),
            )
        )

    def unmerge(self, alert_id: str, title: str, survivor: Alert) -> "Future[Result]":
        """撤回并入: it is a matter of its own after all."""
        keys = (f"alert/{alert_id}", f"alert/{survivor.id}")
        log = LogLine("并入", f"撤回并入：{title}，原并入 {survivor.open_title}", keys)
        return self._executor.perform(
            Intention(
                "alert.unmerge",
                keys[1],
                list(keys),
                {"alert_id": alert_id, "survivor_id": survivor.id},
                log=log,
            )
        )

    def shelve(self, alert: Alert, until: datetime, reason: str) -> "Future[Result]":
        """搁置至 a time."""
        log = _log("搁置", f"搁置至 {until:%H:%M}（{reason}）：{alert.open_title}", alert)
        return self._act("alert.shelve", alert, {"until": to_text(until), "reason": reason}, log)

    def defer(self, alert: Alert, until: datetime, reason: str) -> "Future[Result]":
        """推后报带班领导, once."""
        log = _log(
            "推后报告", f"推后报带班领导至 {until:%H:%M:%S}（{reason}）：{alert.open_title}", alert
        )
        return self._act("alert.defer", alert, {"until": to_text(until), "reason": reason}, log)

    def bring_back(self, alert: Alert) -> "Future[Result]":
        """恢复显示: nothing sets it aside any more."""
        log = _log("搁置", f"恢复显示：{alert.open_title}", alert)
        return self._act("alert.bring_back", alert, {}, log)

    def close(self, alert: Alert, result: str) -> "Future[Result]":
        """处理完毕."""
        log = _log("办结", f"处理完毕（{result}）：{alert.open_title}", alert)
        return self._act("alert.close", alert, {"result": result}, log)

    def note(self, alert: Alert, words: str) -> "Future[Result]":
        """Write beside it; the duty log gets the same words where all may read them."""
        told = f"{alert.open_title}：已记" if alert.is_restricted else words
        return self._act("alert.note", alert, {"text": words}, _log("记事", told, alert))

    def note_signing(self, alert: Alert, words: str) -> "Future[Result]":
        """Write what a 签收 comes with; the second clock goes on."""
        args: dict[str, object] = {"text": words, "of_signing": True}
        told = "已记" if alert.is_restricted else words
        log = _log("签收", f"签收注明（{told}）：{alert.open_title}", alert)
        return self._act("alert.note", alert, args, log)

    def _act(
        self, kind: str, alert: Alert, args: dict[str, object], log: LogLine | None
    ) -> "Future[Result]":
        key = f"alert/{alert.id}"
        return self._executor.perform(
            Intention(kind, key, [key], {"alert_id": alert.id, **args}, log=log)
        )


def _log(category: str, words: str, *alerts: Alert) -> LogLine:
    return LogLine(category, words, tuple(f"alert/{a.id}" for a in alerts))
