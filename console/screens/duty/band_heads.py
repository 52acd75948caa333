"""The heads of the bands: their words, and at the right what presses most in each."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.queue import Band
from console.models.alert_queue import AlertQueue
from console.runtime.hall_time import hall_time
from console.screens.duty.flood_words import unsigned_note, with_counts
from widgets.common.time_label import clock_text
from widgets.lists.roles import BandHead

MOST_LOOKED_AT = 2000
"""Open matters up to which all clocks of the heads are looked at each second."""


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def band_heads(queue: AlertQueue, now: datetime, closed_open: frozenset[Band]) -> list[BandHead]:
    """Return the heads in the order of the bands.

    Args:
        queue: gives the alerts.
        now: the hall's time.
        closed_open: closed lines (搁置, 演练) that a person has opened.
    """
    notes = _Notes(queue, now)
    heads = [
        BandHead(Band.NO_ACTION.name, _t("Signed, no action in time"), notes.no_action()),
        BandHead(Band.UNSIGNED.name, _t("Unsigned"), unsigned_note(queue) or notes.unsigned()),
        BandHead(Band.SIGNED.name, _t("Signed, nothing done yet"), notes.signed()),
        BandHead(Band.HANDLING.name, _t("In hand"), notes.handling()),
        BandHead(Band.RECOVERED_UNSIGNED.name, _t("Recovered, unsigned")),
        BandHead(Band.RECOVERED.name, _t("Recovered, to be closed")),
        _closed(Band.SHELVED, _t("Shelved"), notes.shelved(), closed_open),
        _closed(Band.EXERCISE, _t("Drill"), notes.drill(), closed_open),
        _closed(Band.SUPPRESSED, _t("Suppressed"), notes.masked(Band.SUPPRESSED), closed_open),
        _closed(
            Band.OUT_OF_SERVICE,
            _t("Out of service"),
            notes.masked(Band.OUT_OF_SERVICE),
            closed_open,
        ),
        _closed(Band.WAITING, _t("Not counted yet"), notes.waiting(), closed_open),
    ]
    return with_counts(queue, heads)


def _closed(band: Band, title: str, note: str, opened: frozenset[Band]) -> BandHead:
    is_open = band in opened
    stays = band in (Band.SHELVED, Band.EXERCISE)
    return BandHead(band.name, title, note, is_closed=not is_open, stays=stays, folds=True)


class _Notes:
    """What the heads say at the right; nothing where it would cost more than it tells."""

    def __init__(self, queue: AlertQueue, now: datetime) -> None:
        self._queue = queue
        self._now = now
        self._by_band: dict[Band, list[Alert]] = {}
        total = sum(queue.counts.by_band.values())
        if total <= MOST_LOOKED_AT:
            for alert in queue.alerts():
                self._by_band.setdefault(queue.band(alert.id), []).append(alert)

    def unsigned(self) -> str:
        ends = (self._queue.profile.sign_by(a) for a in self._by_band.get(Band.UNSIGNED, ()))
        return self._left(_t("next overdue in {0}"), _t("overdue for {0}"), ends)

    def signed(self) -> str:
        ends = (self._queue.profile.act_by(a) for a in self._by_band.get(Band.SIGNED, ()))
        return self._left(_t("first action within {0}"), _t("first action overdue {0}"), ends)

    def no_action(self) -> str:
        ends = (self._queue.profile.act_by(a) for a in self._by_band.get(Band.NO_ACTION, ()))
        return self._left(_t("first action within {0}"), _t("first action overdue {0}"), ends)

    def handling(self) -> str:
        alerts = self._by_band.get(Band.HANDLING, [])
        if not alerts:
            return ""
        seat = self._queue.seat
        mine = sum(1 for a in alerts if a.owner is not None and a.owner.seat == seat)
        return _t("mine {0}·others {1}").format(mine, len(alerts) - mine)

    def shelved(self) -> str:
        shelves = (
            (alert.shelf.until, alert.title)
            for alert in self._by_band.get(Band.SHELVED, ())
            if alert.shelf is not None
        )
        return self._first(shelves)

    def masked(self, band: Band) -> str:
        """Return until when the first of 规则抑制 or 停用报修 stands aside."""
        return self._first(
            (max(masking.until for masking in alert.masks), alert.title)
            for alert in self._by_band.get(band, ())
        )

    def waiting(self) -> str:
        return self._first(
            (alert.waits.until, alert.title)
            for alert in self._by_band.get(Band.WAITING, ())
            if alert.waits is not None and alert.waits.until is not None
        )

    @staticmethod
    def _first(ends: Iterable[tuple[datetime, str]]) -> str:
        until, title = min(ends, default=(None, ""))
        return (
            "" if until is None else _t("the first until {0}·{1}").format(hall_time(until), title)
        )

    def drill(self) -> str:
        alerts = self._by_band.get(Band.EXERCISE, [])
        return max(alerts, key=lambda a: a.received_at).title if alerts else ""

    def _left(self, words: str, overdue: str, ends: Iterable[datetime | None]) -> str:
        first = min((end for end in ends if end is not None), default=None)
        if first is None:
            return ""
        left = (first - self._now).total_seconds()
        return words.format(clock_text(left)) if left >= 0 else overdue.format(clock_text(-left))
