"""An alert in the words and shapes of one row of the queue."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert, Condition, Disposition
from console.domain.alert_clocks import ClockProfile
from console.domain.alert_marks import MaskSort
from console.domain.diversion import Answer
from console.domain.order import Stage
from console.domain.queue import ASIDE, SET_ASIDE, Band
from console.models.channel_words import channel_word
from console.models.grade_words import GRADES as GRADES
from console.models.grade_words import grade_word as grade_word
from console.models.grade_words import short_grade_word as short_grade_word
from console.runtime.clock import CHINA
from console.runtime.hall_time import hall_day_minute, hall_minute
from widgets.lists.roles import BandedRow, RowKind, RowNote


def stage_word(stage: Stage) -> str:
    """Return the word of a unit's stage."""
    words = {
        Stage.PREPARED: QCoreApplication.translate("queue", "To be sent"),
        Stage.SENT: QCoreApplication.translate("queue", "Sent"),
        Stage.ACCEPTED: QCoreApplication.translate("queue", "Accepted"),
        Stage.EN_ROUTE: QCoreApplication.translate("queue", "En route"),
        Stage.ON_SCENE: QCoreApplication.translate("queue", "On scene"),
        Stage.WORKING: QCoreApplication.translate("queue", "Working"),
        Stage.RELEASED: QCoreApplication.translate("queue", "Released"),
    }
    return words[stage]


def state_word(alert: Alert, band: Band, stage: Stage | None = None) -> str:
    """Return what the 状态 column says."""
    if band is Band.UNSIGNED:
        return QCoreApplication.translate("queue", "Unsigned")
    if band is Band.NO_ACTION:
        return QCoreApplication.translate("queue", "No action yet")
    if band is Band.RECOVERED_UNSIGNED:
        return QCoreApplication.translate("queue", "To be signed")
    if band is Band.RECOVERED:
        return QCoreApplication.translate("queue", "To be closed")
    if band in SET_ASIDE:
        return _held_words(alert, band)
    if band is Band.WAITING:
        return QCoreApplication.translate("queue", "Not counted yet")
    if alert.awaits_answer:
        return QCoreApplication.translate("queue", "Take or give back")
    if alert.disposition is Disposition.ORDERED:
        if stage is not None and stage > Stage.SENT:
            return stage_word(stage)
        last = next((t.what for t in reversed(alert.trail) if t.what.startswith("dispatched")), "")
        if last == "dispatched_by_phone":
            return QCoreApplication.translate("queue", "Phoned")
        return QCoreApplication.translate("queue", "Order sent")
    if alert.diversion is not None:
        is_back = alert.diversion.answer is Answer.RETURNED
        back = QCoreApplication.translate("queue", "110 returned")
        return back if is_back else QCoreApplication.translate("queue", "110 taken")
    if alert.disposition is Disposition.CONFIRMED:
        return QCoreApplication.translate("queue", "Is true")
    if alert.first_action_at is not None:
        return QCoreApplication.translate("queue", "In hand")
    return QCoreApplication.translate("queue", "Signed")


def _held_words(alert: Alert, band: Band) -> str:
    """Return until when it stands aside; what sets it aside is said where that leaves room."""
    until = _held_until(alert, band)
    if until is None:
        return ""
    if until.astimezone(CHINA).date() != alert.received_at.astimezone(CHINA).date():
        return QCoreApplication.translate("queue", "till {0}").format(hall_day_minute(until))
    words = {
        Band.SHELVED: QCoreApplication.translate("queue", "Shelved till {0}"),
        Band.SUPPRESSED: QCoreApplication.translate("queue", "Suppressed till {0}"),
        Band.OUT_OF_SERVICE: QCoreApplication.translate("queue", "Out of service till {0}"),
    }
    return words[band].format(hall_minute(until))


def _held_until(alert: Alert, band: Band) -> datetime | None:
    if band is Band.SHELVED:
        return alert.shelf.until if alert.shelf else None
    sort = MaskSort[band.name]
    return max((each.until for each in alert.masks if each.sort is sort), default=None)


def place_text(alert: Alert) -> str:
    """Return 街镇 · 点位."""
    parts = [part for part in (alert.place.town, alert.place.name) if part]
    return "·".join(parts)


def to_row(
    alert: Alert,
    band: Band,
    *,
    profile: ClockProfile,
    seat: str,
    is_pending: bool = False,
    is_stale: bool = False,
    is_doomed: bool = False,
    is_newer: bool = False,
    refused: str = "",
    stage: Stage | None = None,
    told: str = "",
    here: str = "",
    note: RowNote | None = None,
) -> BandedRow:
    """Return the row.

    Args:
        alert: what is shown.
        band: where it stands.
        profile: limits of the clocks.
        seat: this seat; rows of others are quieter.
        is_pending: an own act on it waits for the hub.
        is_stale: the link is cut and this is another seat's.
        is_doomed: an own act on it will be refused.
        is_newer: it says something that this version does not understand.
        refused: an own act on it was refused, and why; shown until a person has taken note.
        stage: the furthest unit's stage, if units were sent.
        told: what its state is where that is more than its band says (叫应 12/14).
        here: the tag of rows made at this seat.
        note: what stands at the end of the title.
    """
    start, limit, is_ticking = _clock(alert, band, profile)
    state = told or state_word(alert, band, stage)
    if is_newer:
        state = QCoreApplication.translate("queue", "Newer than this console")
    if is_doomed:
        state = QCoreApplication.translate("queue", "Will be refused")
    state = refused or state
    is_mine = alert.owner is None or alert.owner.seat == seat
    return BandedRow(
        id=alert.id,
        band=band.name,
        kind=RowKind.UNSIGNED if band is Band.UNSIGNED else RowKind.PLAIN,
        grade=GRADES[alert.severity],
        word=grade_word(alert.severity),
        start=start,
        limit=limit,
        is_ticking=is_ticking,
        title=alert.title,
        place=place_text(alert),
        source=_source(alert),
        state=state,
        owner=alert.owner.name if alert.owner else "—",
        count=str(alert.count) if alert.count > 1 else "",
        tag=_tag(alert, here if alert.origin_seat == seat else ""),
        is_bold=band in (Band.RECOVERED_UNSIGNED, Band.NO_ACTION),
        is_others=not is_mine,
        is_stale=is_stale and not is_mine,
        is_pending=is_pending,
        note=note,
        is_quiet=band in ASIDE,
    )


def _tag(alert: Alert, here: str) -> str:
    """Return what stands before the title; what its source cannot speak of says so first.

    Then what not every seat is shown: it is not to be talked of across the hall.
    """
    if alert.condition is Condition.UNKNOWN:
        return QCoreApplication.translate("queue", "Source down")
    if alert.is_restricted:
        return QCoreApplication.translate("queue", "Restricted")
    return here


def _source(alert: Alert) -> str:
    """Return the source by its name; by its channel where it gives none."""
    if alert.source == "call":
        return _channel(alert.channel)
    return alert.source or channel_word(alert.channel)


def _channel(channel: str) -> str:
    if channel == "patrol":
        return QCoreApplication.translate("queue", "Video patrol")
    return QCoreApplication.translate("queue", "Phone")


def _clock(alert: Alert, band: Band, profile: ClockProfile) -> tuple[datetime, float | None, bool]:
    """Return what the duration counts from, its limit in seconds, and whether it ticks."""
    if band is Band.UNSIGNED:
        limit = profile.acknowledge.get(alert.severity)
        start = alert.unsigned_from or alert.received_at
        return start, limit.total_seconds() if limit else None, True
    if profile.divert is not None and profile.divert_by(alert) is not None:
        return alert.received_at, profile.divert.total_seconds(), True
    if band in (Band.SIGNED, Band.NO_ACTION):
        return alert.signed_at or alert.received_at, None, True
    return alert.heard_at, None, False
