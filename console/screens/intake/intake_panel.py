# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S2 接报登记: the phone is still the main sensor at night.

What is typed is kept 400 ms after the last keystroke; Enter registers, which is one saved act that
waits for nobody, with or without the hub.
"""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from console.commands import intake_commands
from console.domain.alert import Alert
from console.models.subject import Subject
from console.runtime.hall_time import hall_time
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.intake.call_form import CallForm
from console.screens.intake.draft import CallDraft
from console.screens.intake.hand_keys import Combination, HandKeys, combination
from console.screens.intake.intake_head import IntakeHead
from console.screens.intake.parts import IntakeParts
from console.screens.intake.registering import Registering
from console.screens.intake.writing import Writing
from widgets.common.base import Painted
from widgets.common.foot_bar import FootBar
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE

WIDTH = 760
_NONE = Qt.KeyboardModifier.NoModifier
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
        kept: other calls than before are half written.
    """

    registered = Signal(str)
    deploy_requested = Signal(str, list)
    closed = Signal()
    said = Signal(str)
    refused = Signal(str)
    kept = Signal()

    def __init__(self, parts: IntakeParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self.setProperty(SCOPE, "intake")
        self._parts = parts
        self.form = CallForm(parts)
        self.head = IntakeHead(parts.theme, parts.clock.now)
        self.foot = FootBar(parts.theme, has_line=False, padding=24)
        self._registering = Registering(parts, self)
        self._writing = Writing(parts, self.form, self.head, self._registering.is_under_way, self)
        self._places, self._suggestions = self._writing.places, self._writing.suggestions
        self._keys = HandKeys(self._take_key, self)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._by_key: dict[Combination, Callable[[], None]] = {}
        self._build()
        self._connect()
        self._declare()

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
        form.same_rows.chosen.connect(self._join_by_id)
        self._writing.refused.connect(self.refused)
        self._writing.kept.connect(self.kept)
        self.head.close_requested.connect(self.keep_and_close)
        self._second.timeout.connect(self._writing.show_time)
        registering = self._registering
        registering.registered.connect(self.registered)
        registering.put_away.connect(self._put_away)
        registering.said.connect(self.said)
        registering.refused.connect(self.refused)
        editors: list[QWidget] = [*form.editors]
        self._keys.watch(editors)
        for before, after in pairwise(editors):
            QWidget.setTabOrder(before, after)

    def _declare(self) -> None:
        table = self._parts.commands
        table.add(intake_commands.REGISTER, self.register)
        table.add(intake_commands.REGISTER_AND_DEPLOY, self._deploy)
        table.add(intake_commands.KEEP_DRAFT, self.keep_and_close)
        table.add(intake_commands.MAP, self._places.to_map)
        bind_shortcuts(self, table, [intake_commands.MAP.id])
        self._by_key = {
            (_NONE, Qt.Key.Key_Return): self.register,
            (_CTRL, Qt.Key.Key_Return): self._deploy,
            (_NONE, Qt.Key.Key_Escape): self.keep_and_close,
            (_NONE, Qt.Key.Key_F2): self._writing.new_call,
            (_ALT, Qt.Key.Key_Up): partial(self._writing.move_grade, +1),
            (_ALT, Qt.Key.Key_Down): partial(self._writing.move_grade, -1),
            (_CTRL, Qt.Key.Key_Tab): self._writing.choose_next,
        }
        for number, key in enumerate(_DIGITS):
            self._by_key[(_ALT, key)] = partial(self._join_numbered, number)
            self._by_key[(_CTRL, key)] = partial(self._suggestions.toggle_numbered, number)

    # What the shell asks for

    def open_call(self) -> None:
        """A call comes in: a fresh form, beside those that are half written; F2 from anywhere."""
        self._writing.new_call()

    def resume(self) -> None:
        """Go on with the newest half-written call; without one this is a fresh form."""
        self._writing.resume()

    def keep_and_close(self) -> None:
        """Keep what is written and put the panel away; Esc."""
        if self._places.is_open:
            self._places.clear()
            return
        self._writing.keep()
        self.closed.emit()

    @property
    def draft(self) -> CallDraft:
        """The call shown, as written now."""
        return self._writing.read()

    def subject(self) -> Subject | None:
        """Return the call being written, for a note; it has no record yet."""
        draft = self.draft
        words = draft.title or _t("Call of {0}").format(hall_time(draft.called_at))
        return Subject(f"{words}·{draft.place.name}" if draft.place.name else words)

    @property
    def is_choosing_place(self) -> bool:
        """Whether places are offered for what was typed."""
        return self._places.is_open

    @property
    def half_written(self) -> list[CallDraft]:
        """The calls that are not registered yet, the oldest first."""
        return self._writing.written

    # Registering

    def register(self) -> None:
        """Make it an alert; Enter."""
        draft = self._ready()
        if draft is not None:
            self._registering.register(draft)

    def _deploy(self) -> None:
        draft, units = self._ready(), self._suggestions.chosen
        if draft is not None:
            self._registering.register(
                draft, lambda alert, _: self.deploy_requested.emit(alert, units)
            )

    def _join_numbered(self, number: int) -> None:
        self._join(self._suggestions.same(number))

    def _join_by_id(self, alert_id: str) -> None:
        self._join(self._suggestions.same_by_id(alert_id))

    def _join(self, into: Alert | None) -> None:
        draft = self._ready() if into is not None else None
        if draft is not None and into is not None:
            self._registering.join(draft, into)

    def _ready(self) -> CallDraft | None:
        """Return the call, kept, when it can be registered; else say what is missing."""
        draft = self._writing.read()
        if self._registering.is_under_way(draft):
            return None
        if not draft.title:
            self.refused.emit(_t("Write what happened first"))
            self._writing.focus()
            return None
        self._writing.keep()
        return draft

    def _put_away(self, id: str) -> None:
        if not self._writing.put_away(id):
            self.closed.emit()

    # Keys

    def _take_key(self, key: Combination) -> bool:
        if self._places.take(key):
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
        self._writing.look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self._writing.keep()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)
