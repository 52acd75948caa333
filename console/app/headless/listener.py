"""What sync tells, passed on as news and kept for whoever waits or asks."""

import threading
from collections.abc import Callable

from console.app.headless.teller import Teller
from console.app.kept_grants import TAKES_GRANT
from console.contract.change import Notice
from console.contract.operation import Answer
from console.runtime.clock import to_text
from console.sync.link_state import LinkReport
from console.sync.listener import OutboxReport
from console.sync.watchdog import Stall
from offline_cache.values import ChangeSet


class HeadlessListener:
    """Implements sync's Listener; called on sync's thread.

    Args:
        teller: gets the news.
        on_refused: told of an answer that says no.
        on_grant_lost: told when the hub has taken this person's grant back.
    """

    def __init__(
        self,
        teller: Teller,
        on_refused: Callable[[Answer], None],
        on_grant_lost: Callable[[], None],
    ) -> None:
        self._teller = teller
        self._on_refused = on_refused
        self._on_grant_lost = on_grant_lost
        self._moved = threading.Event()
        self.report: LinkReport | None = None
        self.waiting = OutboxReport(0)
        self.stall: Stall | None = None

    def wait(self, seconds: float) -> None:
        """Wait until something has changed, for at most so long."""
        self._moved.wait(seconds)
        self._moved.clear()

    def changed(self, changes: ChangeSet) -> None:
        """Records changed; also told by the acts."""
        self._moved.set()

    def link(self, report: LinkReport) -> None:
        """Tell how the link stands when it is another, or stands so for another reason."""
        known, self.report = self.report, report
        if known is None or (known.state, known.code) != (report.state, report.code):
            self._teller.news(
                "link",
                state=report.state.value,
                name=report.state.zh,
                code=report.code,
                zh=report.zh,
                en=report.en,
                since=to_text(report.since),
            )
            if report.code in TAKES_GRANT:
                self._on_grant_lost()
        self._moved.set()

    def answered(self, op: str, answer: Answer) -> None:
        """Tell of a refusal, which also gets its line in the duty log."""
        if answer.was_refused:
            self._teller.news("refused", op=op, **refusal_of(answer))
            self._on_refused(answer)
        self._moved.set()

    def notice(self, notice: Notice) -> None:
        """Tell the hub's words."""
        self._teller.news("notice", code=notice.code, zh=notice.zh, en=notice.en)

    def outbox(self, report: OutboxReport) -> None:
        """Keep what waits."""
        self.waiting = report
        self._moved.set()

    def stalled(self, stall: Stall | None, words: str) -> None:
        """Tell of 停滞 and of its end; called on the keeper's thread."""
        self.stall = stall
        self._teller.news("stalled", is_stalled=stall is not None, zh=words)
        self._moved.set()


def refusal_of(answer: Answer) -> dict[str, str]:
    """Return why the hub said no."""
    return {
        "code": answer.code,
        "zh": answer.reason_zh,
        "en": answer.reason_en,
        "detail": answer.detail,
    }
