"""What a person records of reports on a matter (报送)."""

from concurrent.futures import Future
from datetime import datetime

from console.commands.executor import Executor, Intention, LogLine, Result
from console.domain.incident_reports import ReportSort
from console.runtime.clock import to_text

CATEGORY = "信息报送"
SORTS = {
    ReportSort.PHONE: "电话首报",
    ReportSort.WRITTEN: "书面首报",
    ReportSort.FOLLOW_UP: "续报",
    ReportSort.FINAL: "终报",
    ReportSort.NOT_NEEDED: "无需上报",
}


class ReportActs:
    """The acts, saved by the executor."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def reported(
        self, incident: str, title: str, sort: ReportSort, to: str, note: str, at: datetime
    ) -> "Future[Result]":
        """Record that a report left, or that none is needed."""
        key = f"incident/{incident}"
        args = {
            "incident_id": incident,
            "sort": sort.value,
            "at": to_text(at),
            "to": to,
            "note": note,
        }
        told = "，".join(part for part in (to, note) if part)
        log = LogLine(CATEGORY, f"{SORTS[sort]}：{title}（{told}）", (key,))
        return self._executor.perform(Intention("incident.reported", key, [key], args, log=log))
