"""What sync tells, passed on to the models and to the person; called on sync's thread."""

from PySide6.QtCore import QObject, Signal

from console.app.kept_grants import TAKES_GRANT
from console.contract.change import Notice
from console.contract.operation import Answer
from console.models.change_feed import ChangeFeed
from console.models.link_status import LinkStatus
from console.runtime.clock import from_text
from console.sync.clock_offset import ClockOffset
from console.sync.link_state import LinkReport
from console.sync.listener import OutboxReport
from console.sync.watchdog import Stall
from offline_cache.values import ChangeSet

ASKS_FOR_LOGIN = ("unauthorized", "grant_expired", "bad_grant", "account_disabled", "revoked")
"""Codes of the link after which only a person can go on: a shift is over, or a grant was taken."""


class SeatListener(QObject):
    """Implements sync's Listener; signals cross to the Qt thread by themselves.

    Signals:
        refused: an Answer that says no to an own operation.
        noticed: a Notice for the person.
        login_needed: the hub does not take this seat's grant any more.
        grant_lost: the hub took the grant back; the code.
        stood_still: a Stall: sync stands still and is built anew.
        went_on: sync goes on after that.
    """

    refused = Signal(object)
    noticed = Signal(object)
    login_needed = Signal()
    grant_lost = Signal(str)
    stood_still = Signal(object)
    went_on = Signal()

    def __init__(self, feed: ChangeFeed, link: LinkStatus, offset: ClockOffset) -> None:
        super().__init__()
        self._feed = feed
        self._link = link
        self._offset = offset

    def changed(self, changes: ChangeSet) -> None:
        """Hand a change set to the models."""
        self._feed.publish(changes)

    def link(self, report: LinkReport) -> None:
        """Hand the link's state to the header."""
        reading = self._offset.reading()
        self._link.update_view(
            state=report.state.value,
            since=report.since,
            code=report.code,
            reason_zh=report.zh,
            reason_en=report.en,
            attempt=report.attempt,
            next_probe_in=report.next_probe or 0.0,
            offset=reading.offset,
            doubt=reading.doubt,
        )
        if report.heard_at is not None:
            self._link.update_view(data_as_of=report.heard_at, heard_ticks=report.heard_ticks)
        if report.code in TAKES_GRANT:
            self.grant_lost.emit(report.code)
        if report.code in ASKS_FOR_LOGIN:
            self.login_needed.emit()

    def answered(self, op: str, answer: Answer) -> None:
        """Tell the person when the hub said no."""
        if answer.was_refused:
            self.refused.emit(answer)

    def notice(self, notice: Notice) -> None:
        """Tell the person the hub's words."""
        self.noticed.emit(notice)

    def outbox(self, report: OutboxReport) -> None:
        """Hand what waits to the header."""
        oldest = from_text(report.oldest_saved_at) if report.oldest_saved_at else None
        self._link.update_view(
            pending=report.count,
            oldest_pending_at=oldest,
            waiting=dict(report.waiting),
            next_try=dict(report.next_try),
        )

    def stalled(self, stall: Stall | None) -> None:
        """Hand 停滞, or its end, to the header and to the person; called on the keeper's thread."""
        if stall is None:
            self._link.update_view(stall_zh="", stall_en="")
            self.went_on.emit()
            return
        self._link.update_view(stall_zh=stall.zh, stall_en=stall.en)
        self.stood_still.emit(stall)
