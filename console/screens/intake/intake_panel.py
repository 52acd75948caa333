# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S2 接报登记: the phone is still the main sensor at night.

What is typed is kept 400 ms after the last keystroke; Enter registers, which is one saved act that
waits for nobody, with or without the hub.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from console.commands import intake_commands
from console.commands.executor import Result
from console.domain.alert import Alert, Severity
from console.domain.geo import Place, Point
from console.domain.reference import KnownPlace
from console.models.alert_rows import grade_word
from console.models.futures import when_done
from console.runtime.hall_time import hall_minute
from console.screens.common.place_map import Spot
from console.screens.common.words import refusal_words, watermark
from console.screens.intake.call_form import CallForm
from console.screens.intake.draft import CallDraft, occurred_at
from console.screens.intake.drafts import OpenCalls
from console.screens.intake.hand_keys import Combination, HandKeys, combination
from console.screens.intake.intake_head import IntakeHead
from console.screens.intake.parts import IntakeParts
from console.screens.intake.place_choice import PlaceChoice
from console.screens.intake.suggested import (
    Taker,
    grade_runs,
    same_matters,
    same_row,
    suggested_severity,
    taker_row,
    takers,
)
from widgets.common.base import Painted
from widgets.common.foot_bar import FootBar
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.forms.tabs import TabItem

WIDTH = 760
PAUSE = 400
"""Milliseconds after the last keystroke at which a draft is kept."""
NEW = "new"
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


def _t(source: str) -> str:
    return QCoreApplication.translate("intake", source)


class IntakePanel(Painted):
    """A panel at the right of any page; never modal.

    Args:
        parts: everything it is built from. Its commands are added to `parts.commands`.

    Signals:
        registered: id of the new alert.
        deploy_requested: id of the new alert, and the ids of the units that were chosen.
        closed: the panel wants to be put away; drafts are kept.
        said: something was done; in passing.
        refused: something was refused, and why.
    """

    registered = Signal(str)
    deploy_requested = Signal(str, list)
    closed = Signal()
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: IntakeParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self._calls = OpenCalls(parts.drafts, parts.clock, parts.new_id)
        self._draft: CallDraft | None = None
        self._same: list[Alert] = []
        self._same_at: Place | None = None
        self._takers_for: tuple[str, Place] | None = None
        self._takers: list[Taker] = []
        self._chosen: set[str] = set()
        self._registering: set[str] = set()
        self.form = CallForm(parts)
        self.head = IntakeHead(parts.theme, parts.clock.now)
        self.foot = FootBar(parts.theme, has_line=False, padding=24)
        self._places = PlaceChoice(self.form.place_rows)
        self._keys = HandKeys(self._take_key, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._by_key: dict[Combination, Callable[[], None]] = {}
        self._build()
        self._connect()
        self._declare()
        self._show_draft(self._first())

    def _build(self) -> None:
        theme = self.theme
        self.setFixedWidth(WIDTH)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(scroll, 1)
        column.addWidget(self.foot)
        labels = (
            (_t("Register"), "Enter", ButtonKind.PRIMARY, self.register),
            (_t("Register and send forces"), "Ctrl Enter", ButtonKind.NORMAL, self._deploy),
            (_t("Keep as draft"), "Esc", ButtonKind.NORMAL, self.keep_and_close),
        )
        buttons = []
        for label, key, kind, act in labels:
            button = KeyButton(theme, label, key, kind)
            button.clicked.connect(act)
            buttons.append(button)
        self.foot.set_buttons(buttons)
        self.setFocusProxy(self.form.words)

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._edited)
        form.place_typed.connect(self._seek_places)
        form.same_rows.chosen.connect(self._join_by_id)
        form.taker_rows.chosen.connect(self._toggle_taker)
        form.map.point_picked.connect(self._pick_point)
        self._places.chosen.connect(self._choose_place)
        self.head.tabs.chosen.connect(self._choose_tab)
        self.head.close_requested.connect(self.keep_and_close)
        self._pause.timeout.connect(self._paused)
        self._second.timeout.connect(self._show_time)
        editors: list[QWidget] = [*form.editors]
        self._keys.watch(editors)
        for before, after in pairwise(editors):
            QWidget.setTabOrder(before, after)

    def _declare(self) -> None:
        table = self._parts.commands
        table.add(intake_commands.REGISTER, self.register)
        table.add(intake_commands.REGISTER_AND_DEPLOY, self._deploy)
        table.add(intake_commands.KEEP_DRAFT, self.keep_and_close)
        self._by_key = {
            (_NONE, Qt.Key.Key_Return): self.register,
            (_CTRL, Qt.Key.Key_Return): self._deploy,
            (_NONE, Qt.Key.Key_Escape): self.keep_and_close,
            (_NONE, Qt.Key.Key_F2): self.new_call,
            (_ALT, Qt.Key.Key_Up): self._raise_grade,
            (_ALT, Qt.Key.Key_Down): self._lower_grade,
            (_CTRL, Qt.Key.Key_Tab): self._next_tab,
        }
        for number, key in enumerate(_DIGITS):
            self._by_key[(_ALT, key)] = _Numbered(self._join, number)
            self._by_key[(_CTRL, key)] = _Numbered(self._toggle_numbered, number)

    # What the shell asks for

    def open_call(self) -> None:
        """A call comes in: a fresh form, beside those that are half written; F2 from anywhere."""
        self.new_call()

    def resume(self) -> None:
        """Go on with the newest half-written call; without one this is a fresh form."""
        written = [draft for draft in self._calls.drafts if not draft.is_empty]
        self._keep()
        if self._read().is_empty and written:
            self._show_draft(written[-1])
        self.form.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_call(self) -> None:
        """Open a further call beside those that are half written."""
        self._keep()
        if self._read().is_empty:
            self._restart()
        elif self._calls.is_full:
            self.refused.emit(_t("Three calls are open; register or keep one first"))
        else:
            self._show_draft(self._calls.begin())
        self.form.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_and_close(self) -> None:
        """Keep what is written and put the panel away; Esc."""
        if self._places.is_open:
            self._places.clear()
            self._tell_rows()
            return
        self._keep()
        self.closed.emit()

    @property
    def draft(self) -> CallDraft:
        """The call shown, as written now."""
        return self._read()

    @property
    def is_choosing_place(self) -> bool:
        """Whether places are offered for what was typed."""
        return self._places.is_open

    @property
    def open_drafts(self) -> int:
        """How many half-written calls there are, for the rail's badge."""
        return sum(1 for draft in self._calls.drafts if not draft.is_empty)

    # Registering

    def register(self) -> None:
        """Make it an alert; Enter."""
        self._register(self._registered)

    def _deploy(self) -> None:
        self._register(self._registered_for_forces)

    def _register(self, then: Callable[[str, CallDraft], None]) -> None:
        draft = self._read()
        if draft.id in self._registering:
            return
        if not draft.title:
            self.refused.emit(_t("Write what happened first"))
            self.form.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._keep()
        self._registering.add(draft.id)
        sort = self._parts.directory.matter_for(draft.words)
        alert_id, future = self._parts.acts.register(
            draft.title,
            draft.severity,
            draft.at,
            draft.call,
            words=draft.words,
            sort=sort.id if sort else "",
            occurred_at=occurred_at(draft.occurred, draft.called_at),
        )

        def done(result: Result) -> None:
            self._registering.discard(draft.id)
            if not result.is_saved:
                self._refuse(result)
                return
            then(alert_id, draft)
            self._put_away(draft.id)

        when_done(future, self, done)

    def _registered(self, alert_id: str, draft: CallDraft) -> None:
        self.said.emit(_t("Registered: {0}").format(draft.title))
        self.registered.emit(alert_id)

    def _registered_for_forces(self, alert_id: str, draft: CallDraft) -> None:
        self._registered(alert_id, draft)
        self.deploy_requested.emit(alert_id, sorted(self._chosen))

    def _join(self, number: int) -> None:
        """并入: it is registered as told, then joined, so that nothing of the call is lost."""
        if number >= len(self._same):
            return
        into = self._same[number]

        def join(alert_id: str, draft: CallDraft) -> None:
            alert = Alert(alert_id, draft.title, draft.severity, self._parts.clock.now())
            when_done(self._parts.alert_acts.merge(alert, into), self, joined)
            self.registered.emit(alert_id)

        def joined(result: Result) -> None:
            if result.is_saved:
                self.said.emit(_t("Joined to “{0}”").format(into.title))
            else:
                self._refuse(result)

        self._register(join)

    def _join_by_id(self, alert_id: str) -> None:
        ids = [alert.id for alert in self._same]
        if alert_id in ids:
            self._join(ids.index(alert_id))

    def _put_away(self, id: str) -> None:
        """Forget a registered call; another half-written one comes to the front, else it closes."""
        self._pause.stop()
        self._calls.drop(id)
        if self._draft is not None and self._draft.id != id:
            self._tell_tabs()
            return
        left = self._calls.drafts
        self._show_draft(left[0] if left else self._calls.begin())
        if not left:
            self.closed.emit()

    def _refuse(self, result: Result) -> None:
        self.refused.emit(_t("Not registered: {0}").format(refusal_words(result)))

    # Drafts and tabs

    def _first(self) -> CallDraft:
        kept = self._calls.drafts
        return kept[-1] if kept else self._calls.begin()

    def _restart(self) -> None:
        """An untouched form is of the call that begins now."""
        assert self._draft is not None
        self._show_draft(replace(self._draft, called_at=self._parts.clock.now()))

    def _read(self) -> CallDraft:
        assert self._draft is not None
        return self.form.read(self._draft)

    def _show_draft(self, draft: CallDraft) -> None:
        self._pause.stop()
        self._draft = draft
        self._same_at = self._takers_for = None
        self._chosen.clear()
        self._places.clear()
        self.form.show_draft(draft)
        self._suggest()
        self._tell_tabs()
        self._show_time()

    def _edited(self) -> None:
        self._draft = self._read()
        self._suggest()
        self._pause.start()

    def _paused(self) -> None:
        self._keep()
        self._compare()
        self._tell_rows()

    def _keep(self) -> None:
        self._pause.stop()
        draft = self._read()
        if draft.is_empty or draft.id in self._registering:
            return
        self._draft = replace(draft, saved_at=self._parts.clock.now())
        self._calls.put(self._draft)
        self._tell_tabs()
        self._show_time()

    def _tell_tabs(self) -> None:
        assert self._draft is not None
        items = []
        for draft in self._calls.drafts:
            is_here = draft.id == self._draft.id
            shown = self._draft if is_here else draft
            name = shown.unit.strip() or shown.title[:8] or _t("New call")
            note = ""
            if not is_here and shown.saved_at is not None:
                note = _t("draft {0}").format(hall_minute(shown.saved_at))
            items.append(TabItem(draft.id, name, note, "phone" if is_here else ""))
        if not self._calls.is_full:
            items.append(TabItem(NEW, _t("New call"), key="F2", is_right=True))
        self.head.tabs.set_tabs(items, self._draft.id)

    def _choose_tab(self, id: str) -> None:
        if id == NEW:
            self.new_call()
            return
        self._keep()
        chosen = self._calls.get(id)
        if chosen is not None:
            self._show_draft(chosen)
            self.form.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_tab(self) -> None:
        assert self._draft is not None
        ids = [draft.id for draft in self._calls.drafts]
        if self._draft.id in ids:
            self._choose_tab(ids[(ids.index(self._draft.id) + 1) % len(ids)])

    def _show_time(self) -> None:
        if self._draft is not None:
            self.head.show_call(self._draft.called_at, self._draft.saved_at)
            parts = self._parts
            self.form.tiles.set_watermark(watermark(parts.identity(), parts.clock.now()))

    # Suggestions

    def _suggest(self) -> None:
        assert self._draft is not None
        draft = self._draft
        matter = self._parts.directory.matter_for(draft.words)
        if not draft.is_graded:
            draft = self._draft = replace(draft, severity=suggested_severity(matter))
        if draft.place != self._same_at:
            self._compare()
        about = (matter.id if matter else "", draft.place)
        if about != self._takers_for:
            self._takers_for = about
            parts = self._parts
            self._takers = takers(
                matter, draft.place, parts.directory, parts.orders, parts.clock.now()
            )
            self._tell_takers()
        self._tell_rows()
        self._tell_grade()
        self._show_around(draft.place)

    def _compare(self) -> None:
        """Look for the same matter: where the place changes and at each pause, not at each key."""
        assert self._draft is not None
        draft = self._draft
        self._same_at = draft.place
        others = self._parts.queue.alerts()
        found = same_matters(draft.title, draft.place, draft.called_at, others)
        self._same = [candidate.alert for candidate in found]
        rows = [same_row(number, one) for number, one in enumerate(found, start=1)]
        self.form.same_rows.set_lines(rows)

    def _tell_takers(self) -> None:
        rows, number = [], 0
        for taker in self._takers:
            number += taker.unit is not None
            is_chosen = taker.unit is not None and taker.unit.id in self._chosen
            rows.append(taker_row(number, taker, is_chosen))
        self.form.taker_rows.set_lines(rows)

    def _tell_rows(self) -> None:
        self.form.show_same(bool(self._same), bool(self._takers), self._places.is_open)

    def _tell_grade(self) -> None:
        assert self._draft is not None
        word = grade_word(self._draft.severity)
        self.head.set_grade(grade_runs(self._draft.severity, word, self._draft.is_graded))

    def _toggle_numbered(self, number: int) -> None:
        units = [taker.unit for taker in self._takers if taker.unit is not None]
        if number < len(units):
            self._toggle_taker(units[number].id)

    def _toggle_taker(self, id: str) -> None:
        if any(taker.unit is not None and taker.unit.id == id for taker in self._takers):
            self._chosen.symmetric_difference_update({id})
            self._tell_takers()

    def _raise_grade(self) -> None:
        self._move_grade(+1)

    def _lower_grade(self) -> None:
        self._move_grade(-1)

    def _move_grade(self, by: int) -> None:
        assert self._draft is not None
        rank = min(max(self._draft.severity + by, Severity.BLUE), Severity.RED)
        self._draft = replace(self._draft, severity=Severity(rank), is_graded=True)
        self._tell_grade()
        self._pause.start()

    # The place

    def _seek_places(self, words: str) -> None:
        self._places.offer(self._parts.directory.places(words))
        self._tell_rows()

    def _choose_place(self, known: KnownPlace) -> None:
        self.form.set_place(replace(known.place, name=known.name))
        self._edited()
        self._tell_rows()

    def _pick_point(self, point: Point) -> None:
        """A point on the small map: the place keeps its name and gets the point."""
        place = self.form.at
        name = place.name or self.form.place.text.strip() or _t("Point on the map")
        self.form.set_place(Place(name, place.town, place.grid, point))
        self._edited()

    def _show_around(self, place: Place) -> None:
        if place.point != self.form.tiles.point:
            self.form.tiles.show_point(place.point)
        spots = [
            Spot(near.camera.place.point, is_camera=True)
            for near in self.form.tiles.found
            if near.camera.place.point is not None
        ]
        self.form.map.show_place(place.point, spots)

    # Keys

    def _take_key(self, key: Combination) -> bool:
        if self.form.place.edit.hasFocus() and self._places.take(key):
            self._tell_rows()
            return True
        act = self._by_key.get(key)
        if act is None:
            return False
        act()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.is_composing or not self._take_key(combination(event)):
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self._same_at = None
        self._suggest()
        self._show_time()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self._keep()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)


class _Numbered:
    """An act on the row with a number."""

    def __init__(self, act: Callable[[int], None], number: int) -> None:
        self._act = act
        self._number = number

    def __call__(self) -> None:
        self._act(self._number)
