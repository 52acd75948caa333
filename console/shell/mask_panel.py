# ruff: noqa: D102 - Qt's overrides are described by Qt
"""搁置一片: scope, end, reason; says what it would do before it is done."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.alert import Alert
from console.domain.alert_marks import MaskSort, Severity
from console.domain.mask import Mask, Scope, preview
from console.models.mask_wish import Author, Wish, end_of
from console.models.mask_words import (
    preview_words,
    scope_names,
    scope_words,
    scopes_of,
    sort_words,
    worst_words,
)
from console.models.subject import Subject
from console.runtime.hall_time import hall_day_minute
from console.settings.mask_profile import AsideChoices
from console.shell.length_words import length_words
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.combo import Choice, Combo
from widgets.forms.field import Labelled, TextField

WIDTH = 800
PAGE = "mask"
LOW = 640
"""Height of a window below which not all lines have their room, at night with larger targets."""
LOOK = 1000
"""Milliseconds between two looks at what it would do."""
_NO_REASON = "-"
_LEADERS = (Severity.BLUE, Severity.YELLOW, Severity.ORANGE, Severity.RED)


def _t(source: str) -> str:
    return QCoreApplication.translate("mask", source)


class MaskPanel(Overlay):
    """Asks for all a mask needs; Enter lays it, Esc leaves everything as it is.

    Args:
        theme: the theme.
        choices: lengths and reasons of the hall.
        alerts: returns the open alerts.
        now: the hall's time.
        window: what it lies over.

    Signals:
        wished: a Wish; the person has seen its preview.
    """

    wished = Signal(object)

    def __init__(
        self,
        theme: Theme,
        choices: AsideChoices,
        alerts: Callable[[], Sequence[Alert]],
        now: Callable[[], datetime],
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, PAGE)
        self._choices, self._alerts, self._now = choices, alerts, now
        self._alert: Alert | None = None
        self._author = Author("", "", "", False)
        self._id = ""
        self._scopes: dict[str, Scope] = {}
        self._lengths: dict[str, timedelta] = {}
        self._from = RunsLabel(theme, height=32)
        self.sort = Segmented(theme, [], MaskSort.SHELVED.value, _t("How"))
        self.scope = Segmented(theme, [], "alert", _t("Scope"))
        self.length = Segmented(theme, [], "", _t("For how long"))
        self.worst = Segmented(theme, [], Severity.YELLOW.name, _t("Up to which grade"))
        self.reason = Combo(theme, [], _NO_REASON, width=240, height=40, name=_t("Reason"))
        self.words = TextField(theme, _t("More words"))
        self.order = TextField(theme, _t("Number of the work order"))
        self._preview = RunsLabel(theme, height=32)
        self._missing = RunsLabel(theme, height=24)
        self.button = KeyButton(theme, "", "Enter", ButtonKind.PRIMARY)
        self._second = QTimer(self)
        self._second.setInterval(LOOK)
        self._second.timeout.connect(self.look)
        self._build(theme)
        self._connect()

    def _build(self, theme: Theme) -> None:
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        title = Run(_t("Shelve by scope"), Ink.TEXT, bold=True, step=Step.TITLE)
        close = way_out(_t("Leave it as it is"))
        for widget in (
            RunsLabel(theme, [title], close, height=48),
            self._from,
            Labelled(theme, _t("How"), [self.sort], 32, is_wide=False),
            Labelled(theme, _t("Scope"), [self.scope], 32, is_wide=False),
            Labelled(theme, _t("Until"), [self.length], 32, is_wide=False),
            Labelled(theme, _t("At worst"), [self.worst], 32, is_wide=False),
            Labelled(theme, _t("Reason"), [self.reason, self.words], 40),
            Labelled(theme, _t("Order"), [self.order]),
            self._preview,
            self._missing,
            self.button,
        ):
            box.addWidget(widget)

    def _connect(self) -> None:
        for choice in (self.sort, self.scope, self.length, self.worst, self.reason):
            choice.chosen.connect(self.look)
        for field in (self.words, self.order):
            field.edited.connect(self.look)
            field.entered.connect(self.submit)
        self.button.clicked.connect(self.submit)

    def place(self) -> None:
        """Find the place over the window anew; the lines are closer where it is low."""
        self._box.setSpacing(8 if self._window.height() >= LOW else 4)
        super().place()

    def open_for(self, alert: Alert, author: Author, id: str) -> None:
        """Ask for a mask that begins with an alert.

        Args:
            alert: the alert keys act on.
            author: who asks.
            id: of the mask.
        """
        self._alert, self._author, self._id = alert, author, id
        self._scopes = dict(scopes_of(alert))
        names = scope_names()
        self.scope.set_segments([Segment(name, names[name]) for name in self._scopes])
        self.scope.set_current("alert")
        sorts = list(MaskSort) if author.is_leader else [MaskSort.SHELVED]
        self.sort.set_segments([Segment(sort.value, sort_words(sort)) for sort in sorts])
        self.sort.set_current(MaskSort.SHELVED.value)
        self._offer_lengths()
        self._offer_grades(alert.severity)
        reasons = [Choice(each, each) for each in self._choices.reasons]
        self.reason.set_choices([Choice(_NO_REASON, _t("Choose a reason")), *reasons])
        self.reason.set_current(_NO_REASON)
        for field in (self.words, self.order):
            field.set_text("")
        self._from.set_runs([Run(_t("Beginning with: {0}").format(alert.title))])
        self.look()
        self.open_over()
        self.scope.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._second.start()

    def _offer_lengths(self) -> None:
        lengths = list(self._choices.lengths)
        if self._author.is_leader:
            lengths += self._choices.with_order
        self._lengths = {str(int(length.total_seconds())): length for length in lengths}
        segments = [Segment(id, length_words(length)) for id, length in self._lengths.items()]
        self.length.set_segments(segments)
        self.length.set_current(str(int(self._choices.first.total_seconds())))

    def _offer_grades(self, severity: Severity) -> None:
        grades = _LEADERS if self._author.is_leader else _LEADERS[:2]
        self.worst.set_segments([Segment(each.name, worst_words(each)) for each in grades])
        first = max(severity, Severity.YELLOW) if self._author.is_leader else Severity.YELLOW
        self.worst.set_current(first.name)

    def draft(self) -> Mask:
        """Return what was chosen so far."""
        now, author = self._now(), self._author
        reason = "" if self.reason.current == _NO_REASON else self.reason.current
        parts = [part for part in (reason, self.words.text.strip()) if part]
        length = self._lengths.get(self.length.current, self._choices.first)
        return Mask(
            self._id,
            MaskSort(self.sort.current),
            self._scopes.get(self.scope.current, Scope()),
            end_of(now, length),
            "：".join(parts),
            author.person,
            author.name,
            author.seat,
            now,
            Severity[self.worst.current],
            self.order.text.strip(),
        )

    def wish(self) -> Wish:
        """Return what was chosen, with its preview as of now."""
        mask = self.draft()
        return Wish(mask, preview(mask, self._alerts(), self._now()), self._about(mask))

    def look(self, _: str = "") -> None:
        """Say anew what it would do, and what is missing for it."""
        if self._alert is None:
            return
        if self.isHidden():
            self._second.stop()
        wish = self.wish()
        until = _t("until {0}").format(hall_day_minute(wish.mask.until))
        runs = [Run(preview_words(wish.seen), Ink.TEXT, bold=True)]
        self._preview.set_runs(runs, [Run(f"{wish.about}·{until}", step=Step.SMALL)])
        missing = self._lack(wish)
        self._missing.set_runs([Run(missing or _comes(wish.mask), step=Step.SMALL)])
        self.button.set_label(sort_words(wish.mask.sort))
        self.button.setEnabled(not missing)

    def submit(self) -> None:
        """Lay it as it is on the screen, when nothing is missing."""
        self.look()
        if not self.button.isEnabled() or self.isHidden():
            return
        wish = self.wish()
        self.put_away()
        self.wished.emit(wish)

    @property
    def said(self) -> list[str]:
        """What it says: where it begins, what it would do, what is missing."""
        labels = (self._from, self._preview, self._missing)
        return [label.accessibleName() for label in labels]

    def _about(self, mask: Mask) -> str:
        return scope_words(mask.scope, self._alert)

    def _lack(self, wish: Wish) -> str:
        mask = wish.mask
        needs_order = mask.sort is MaskSort.OUT_OF_SERVICE or self._is_long
        if needs_order and not mask.order:
            return _t("The number of the work order is needed")
        if not mask.reason:
            return _t("A reason is needed")
        is_only_this = mask.scope == Scope(alert=mask.scope.alert)
        if is_only_this and not wish.seen.covered:
            return _t("This alert is graver than that: choose the grade, or leave it")
        return ""

    @property
    def _is_long(self) -> bool:
        return self._lengths.get(self.length.current) in self._choices.with_order

    def subject(self) -> Subject | None:
        """Return the alert it is asked about, for a note."""
        alert = self._alert
        return None if alert is None else Subject(alert.title, (f"{Alert.KIND}/{alert.id}",))

    def put_away(self) -> None:
        self._second.stop()
        super().put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
            return
        super().keyPressEvent(event)


def _comes(mask: Mask) -> str:
    """Return what becomes of what comes later: one alert has nothing that comes."""
    if mask.scope == Scope(alert=mask.scope.alert):
        return ""
    words = _t("What comes until then, {0}, is shelved too")
    return words.format(worst_words(mask.worst))
