"""What the header says: who sits here, what is in force, and everything that is not well.

An item that is well is quiet text; one that is not is one inverse chip. Nothing blinks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.domain.alert import Alert
from console.domain.figures.period import ShiftPlan
from console.domain.forecast import Standing, standing
from console.models.feed_words import blind_words, short_names
from console.models.forecasts import short_name
from console.models.link_status import LinkStatus
from console.runtime.clock import Clock
from console.runtime.hall_time import hall_minute, hall_time
from console.shell.care_words import care_words, disk_words
from console.shell.certificate_words import chip_words
from console.shell.header_items import forecast_item, plans_item, sound_item
from console.shell.link_words import is_chinese, link_words
from console.shell.sound import SoundHealth
from widgets.common.text import Run, tag
from widgets.common.theme import Ink
from widgets.common.time_label import clock_text
from widgets.frame.header_bar import HeaderBar, HeaderItem

OFFSET_SHOWN = 5.0
"""Seconds of clock offset from which it is said (screens 1)."""
STUCK_AFTER = 30.0
"""Seconds an operation may wait while the link is up before that is not well."""
_MOST_FORECASTS = 2
_MOST_FEEDS = 2


def _t(source: str) -> str:
    return QCoreApplication.translate("shell", source)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sits where, and whether all of it is a demonstration.

    Attributes:
        hall, seat: where.
        role: what the log-in is for.
        name: who.
        is_demo: whether the places are invented.
        held: the post held in this shift, as was said at a seat; empty for none.
        posts: who holds which post, for the tip.
    """

    hall: str
    seat: str
    role: str
    name: str
    is_demo: bool = False
    held: str = ""
    posts: str = ""


@dataclass(frozen=True, slots=True)
class ModeShown:
    """平, 急 or 专, the responses in force in words, and since when.

    Attributes:
        words: the mode.
        responses: all in force; empty for none.
        since: since when it is so.
        brief: the highest response without what it is for, where there is little room.
    """

    words: str
    responses: str = ""
    since: datetime | None = None
    brief: str = ""


def _no_shifts() -> ShiftPlan | None:
    return None


def calm() -> ModeShown:
    """Return what holds while nothing else does."""
    return ModeShown(_t("Calm"))


class HeaderPresenter(QObject):
    """Fills a header, once a second and whenever the link or the sound changes.

    Args:
        header: the bar to fill.
        clock: the hall's time.
        link: state of the link, outbox and feeds.
        sitting: who sits here now.
        forecasts: returns the forecasts in force, worst first.
        sound: returns how the sound is.
        mode: returns the hall's mode.
        mute_left: returns the seconds until a silence ends.
        shifts: returns when the hall's shifts begin; None where nobody said.
        is_locked: returns whether the seat is locked.
    """

    def __init__(
        self,
        header: HeaderBar,
        clock: Clock,
        link: LinkStatus,
        sitting: Callable[[], Sitting],
        forecasts: Callable[[], Sequence[Alert]],
        sound: Callable[[], SoundHealth],
        mode: Callable[[], ModeShown] = calm,
        parent: QObject | None = None,
        mute_left: Callable[[], float] = float,
        shifts: Callable[[], ShiftPlan | None] = _no_shifts,
        is_locked: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(parent)
        self._header = header
        self._clock = clock
        self._link = link
        self._sitting = sitting
        self._forecasts = forecasts
        self._sound = sound
        self._mode = mode
        self._mute_left = mute_left
        self._shifts = shifts
        self._is_locked = is_locked
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        link.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say everything anew; the bar repaints only what differs."""
        now = self._clock.now()
        self._header.set_left(self.left())
        self._header.set_right(self.right(now))
        self._header.set_clock(hall_time(now), self._offset())

    def left(self) -> list[HeaderItem]:
        """Return the items at the left: hall, person, mode, forecasts in force."""
        sitting = self._sitting()
        hall = [Run(sitting.hall, Ink.TEXT, bold=True)]
        if sitting.is_demo:
            hall.append(tag(_t("Demo · invented places")))
        items = [
            HeaderItem(
                tuple(hall),
                id="hall",
                may_go=True,
                short=tuple(hall[1:] or hall),
                least=(tag(_t("Demo")),) if sitting.is_demo else (),
            ),
        ]
        now = self._clock.now()
        shift = self._shift(now)
        until = "".join(each.words for each in shift)
        items += [_who(sitting, until), *shift, self._mode_item()]
        return [*items, *self._in_force(now), plans_item()]

    def _in_force(self, now: datetime) -> list[HeaderItem]:
        """Return the worst forecasts, all that are to be lifted, and how many more there are."""
        forecasts = self._forecasts()
        first, rest = forecasts[:_MOST_FORECASTS], forecasts[_MOST_FORECASTS:]
        lapsed = [each for each in rest if standing(each, now) is Standing.LAPSED]
        items = [forecast_item(each, now) for each in (*first, *lapsed)]
        more = [short_name(each) for each in rest if each not in lapsed]
        if more:
            words = Run(_t("and {0} more").format(len(more)))
            items.append(HeaderItem((words,), id="forecast", hint=_t(", ").join(more)))
        return items

    def _shift(self, now: datetime) -> list[HeaderItem]:
        """Return until when the shift goes."""
        shifts = self._shifts()
        if shifts is None:
            return []
        words = _t("Shift until {0}").format(hall_minute(shifts.end_of(now)))
        begins = _t(", ").join(f"{start:%H:%M}" for start in shifts.starts)
        hint = "\n".join(filter(None, [_t("Shifts begin at {0}").format(begins), shifts.source]))
        return [HeaderItem((Run(words),), id="shift", hint=hint, may_go=True)]

    def right(self, now: datetime) -> list[HeaderItem]:
        """Return the items before the clock: link, outbox, feeds, sound."""
        link = link_words(self._link.view, now)
        return [
            *self._locked(),
            HeaderItem((Run(link.text),), link.icon, link.is_well, "link", self._why()),
            *self._certificate(now),
            self._outbox(now),
            *self._refused(),
            *self._checks(),
            *self._disk(),
            self._feeds(),
            sound_item(self._sound(), self._mute_left()),
        ]

    def _mode_item(self) -> HeaderItem:
        mode = self._mode()
        told = mode.responses or _t("no response in force")
        is_calm = not mode.responses and mode.words == _t("Calm")
        ink = Ink.TEXT2 if is_calm else Ink.TEXT
        first = Run(_t("{0}·{1}").format(mode.words, told), ink, bold=not is_calm)
        brief = _t("{0}·{1}").format(mode.words, mode.brief) if mode.brief else mode.words
        short = Run(brief, ink, bold=not is_calm)
        hint = _t("Opens mode and responses")
        if mode.since is None:
            return HeaderItem((first,), id="mode", hint=hint, short=(short,))
        since_words = Run(_t("since {0}").format(hall_time(mode.since)), gap=8)
        return HeaderItem((first, since_words), id="mode", hint=hint, short=(short,))

    def _why(self) -> str:
        view = self._link.view
        if view.stall_zh:
            return view.stall_zh if is_chinese() else view.stall_en
        return view.reason_zh if is_chinese() else view.reason_en

    def _outbox(self, now: datetime) -> HeaderItem:
        link = self._link.view
        short = Run(_t("To send {0}").format(link.pending))
        if not link.pending or link.oldest_pending_at is None:
            return HeaderItem((short,), id="outbox")
        age = max(0.0, (now - link.oldest_pending_at).total_seconds())
        left, oldest = self._next_try(), clock_text(age)
        words = _t("To send {0}·oldest {1}").format(link.pending, oldest)
        if left:
            sentence = _t("To send {0}·oldest {1}·again in {2} s")
            words = sentence.format(link.pending, oldest, left)
        is_stuck = link.state == "online" and age > STUCK_AFTER
        return HeaderItem((Run(words),), "arrow-up", not is_stuck, "outbox", short=(short,))

    def _next_try(self) -> int:
        """Return in how many seconds the next lane that waits is tried; 0 while that is at once."""
        tries, now = self._link.view.next_try.values(), self._clock.monotonic()
        left = min((at - now for at in tries if at > now), default=0.0)
        return 0 if self._link.is_cut_off or left < 1 else round(left)

    def _locked(self) -> list[HeaderItem]:
        """Return the chip of a locked seat."""
        if not self._is_locked():
            return []
        hint = _t("Alerts are shown and heard; acting asks for the PIN")
        return [HeaderItem((Run(_t("Seat locked")),), "lock", False, "lock", hint)]

    def _refused(self) -> list[HeaderItem]:
        """Return the chip of what was refused and nobody has taken note of."""
        refused = self._link.view.refused
        if not refused:
            return []
        words = _t("Refused {0}").format(refused)
        hint = _t("Opens the list with the reasons")
        short = (Run(str(refused)),)
        return [
            HeaderItem((Run(words),), "exclamation-circle", False, "refused", hint, short=short)
        ]

    def _checks(self) -> list[HeaderItem]:
        """Return the chip of the cards that ask a person."""
        checks = self._link.view.checks
        if not checks:
            return []
        words = Run(_t("To be checked {0}").format(checks))
        hint = _t("Two accounts of one matter: a person says which holds")
        short = (Run(str(checks)),)
        return [HeaderItem((words,), "arrows-split-2", False, "check", hint, short=short)]

    def _certificate(self, now: datetime) -> list[HeaderItem]:
        """Return the chip of a hub's certificate that is not trusted, or ends soon."""
        words = chip_words(self._link.view, now)
        if not words:
            return []
        hint = _t("Opens which certificate it is, and what to do")
        return [HeaderItem((Run(words),), "exclamation-circle", False, "certificate", hint)]

    def _disk(self) -> list[HeaderItem]:
        """Return the chip of a disk that runs full, for as long as it does."""
        code = self._link.view.disk
        words = disk_words(code)
        if not words:
            return []
        return [
            HeaderItem((Run(words),), "exclamation-circle", False, "disk", care_words(code, ""))
        ]

    def _feeds(self) -> HeaderItem:
        link, as_of = self._link, self._link.view.data_as_of
        if link.is_offline and as_of is not None:
            moment = hall_time(as_of)
            since = Run(_t("Sources as of {0}").format(moment))
            return HeaderItem(
                (since,), "history", True, "feeds", short=(Run(_t("as of {0}").format(moment)),)
            )
        dead = link.silent_feeds
        total = len(link.feeds)
        if not total:
            none = (Run(_t("No source connected")),)
            is_known = as_of is not None  # before the hub was heard nobody can say it
            icon = "exclamation-circle" if is_known else ""
            return HeaderItem(none, icon, not is_known, "feeds")
        well = total - len(dead)
        short = Run(_t("Sources {0}/{1}").format(well, total))
        if not dead:
            return HeaderItem((short,), id="feeds")
        has_more = len(dead) > _MOST_FEEDS
        names = short_names(dead, _MOST_FEEDS)
        sentence = (
            _t("Sources {0}/{1}·{2} and others down")
            if has_more
            else _t("Sources {0}/{1}·{2} down")
        )
        whole, every = Run(sentence.format(well, total, names)), blind_words(dead)
        return HeaderItem((whole,), "exclamation-circle", False, "feeds", every, short=(short,))

    def _offset(self) -> str:
        offset = self._link.view.offset
        if abs(offset) <= OFFSET_SHOWN:
            return ""
        words = _t("{0} s slow") if offset > 0 else _t("{0} s fast")
        return words.format(round(abs(offset)))


def _who(sitting: Sitting, until: str) -> HeaderItem:
    """Return who sits here; where there is no room the post held goes before anything else."""
    name = Run(sitting.name, Ink.TEXT, gap=8)
    who = (Run(f"{sitting.seat}·{sitting.role}"), name)
    hint = "\n".join(filter(None, [until, sitting.posts]))
    if not sitting.held:
        return HeaderItem(who, id="who", hint=hint, short=(name,))
    held = (*who, Run(sitting.held, gap=8))
    return HeaderItem(held, id="who", hint=hint, leaner=who, short=(name,))
