"""接报登记: a call becomes an alert, at once, with or without the hub (S2)."""

from concurrent.futures import Future
from datetime import datetime

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.domain.alert import Call, Severity
from console.domain.entity import encode
from console.domain.geo import Place
from console.runtime.clock import to_text

PAGE = "intake"

OPEN = Command("intake.open", text("commands", "Register a call"), "F2", acts=False)
REGISTER = Command("intake.register", text("commands", "Register"), "Return", "", PAGE, fixed=True)
REGISTER_AND_DEPLOY = Command(
    "intake.register_and_deploy",
    text("commands", "Register and send forces"),
    "Ctrl+Return",
    "",
    PAGE,
    fixed=True,
)
KEEP_DRAFT = Command(
    "intake.keep_draft", text("commands", "Keep as draft"), "Esc", "", PAGE, acts=False, fixed=True
)
MAP = Command(
    "intake.map", text("commands", "Point on the small map"), "Alt+M", "", PAGE, acts=False
)

OF_PANEL = (REGISTER, REGISTER_AND_DEPLOY, KEEP_DRAFT, MAP)
"""What the panel itself adds."""

COMMANDS = (OPEN, *OF_PANEL)


class IntakeActs:
    """Registers calls and keeps drafts."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def register(
        self,
        title: str,
        severity: Severity,
        place: Place,
        call: Call,
        *,
        words: str = "",
        sort: str = "",
        occurred_at: datetime | None = None,
        channel: str = "phone",
    ) -> tuple[str, "Future[Result]"]:
        """Save a call as an alert of this seat; returns the alert's id and what became of it."""
        alert = self._executor.new_id()
        args = {
            "alert_id": alert,
            "title": title,
            "severity": severity.name.lower(),
            "place": encode(place),
            "call": encode(call),
            "text": words,
            "type": sort,
            "channel": channel,
            "occurred_at": to_text(occurred_at) if occurred_at else None,
        }
        log = LogLine(
            "接报",
            f"{call.unit or '来电'}报：{title}（{place.name or '地点不详'}）",
            (f"alert/{alert}",),
            occurred_at=call.called_at,
        )
        key = f"alert/{alert}"
        return alert, self._executor.perform(Intention("alert.register", key, [key], args, log=log))
