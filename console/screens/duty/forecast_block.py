"""What the detail of a forecast has beside that of every alert: 叫应, a line for each town."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands.call_out_commands import CALL, RESPOND
from console.domain.alert import Alert, Condition, Nature
from console.domain.response_suggestion import SuggestedResponse, suggested
from console.screens.duty.cards import Card, CardRow
from console.screens.duty.parts import DutyParts
from console.screens.duty.response_row import response_row
from console.screens.duty.town_hand import TownHand
from console.screens.duty.town_rows import head_words, town_rows
from widgets.common.key_words import KeyCaps
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step

TOWN_ROW = 28
"""Fourteen of them leave room for the card and the trail at 1080 lines."""
_FIRST = 44


def _t(source: str) -> str:
    return QCoreApplication.translate("call_out", source)


class ForecastBlock(QWidget):
    """Comes and goes with the kind of alert.

    Args:
        parts: of the page.
        caps: what the key caps say.

    Signals:
        town_clicked: id of a town's record.
    """

    town_clicked = Signal(str)

    def __init__(self, parts: DutyParts, caps: KeyCaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._caps = parts, caps
        self._alert: Alert | None = None
        self.hand = TownHand()
        self.told = Card(parts.theme)
        self.head = SectionHead(parts.theme, _t("Call-out"))
        self.towns = Card(parts.theme, TOWN_ROW)
        self.towns.row_clicked.connect(self._clicked)
        self.response_head = SectionHead(parts.theme, _t("Response in the plan"))
        self.response = Card(parts.theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(0)
        for widget in (self.told, self.head, self.towns, self.response_head, self.response):
            box.addWidget(widget)
        self.hide()

    def show_alert(self, alert: Alert) -> bool:
        """Say everything anew; return whether it is a forecast."""
        is_forecast = alert.nature is Nature.FORECAST
        self._alert = alert if is_forecast else None
        self.setVisible(is_forecast)
        if is_forecast:
            self._tell(alert)
            self.refresh()
        return is_forecast

    def refresh(self) -> None:
        """Say it anew for the same forecast: time goes on, another town is at hand."""
        alert = self._alert
        if alert is None:
            return
        self._follow(alert)
        forecasts, now = self._parts.forecasts, self._parts.clock.now()
        called = forecasts.book.round_of(alert)
        seat = self._parts.queue.seat
        self.towns.set_rows(town_rows(called, self.hand, forecasts.limits, now, seat))
        self.head.set_note(self._head(alert), self._head_right(alert))
        self._show_response(self.suggested())

    def _tell(self, alert: Alert) -> None:
        """Show what the message says in whole: it wraps, nothing of it is cut."""
        words = " ".join(alert.text.split())
        rows = [CardRow(icon="message", cells=((_FIRST, Run(words, Ink.TEXT)),))] if words else []
        self.told.set_rows(rows)
        self.told.setVisible(bool(rows))

    def suggested(self) -> SuggestedResponse | None:
        """Return the response that goes with the forecast shown; nothing begins by itself."""
        if self._alert is None:
            return None
        forecasts = self._parts.forecasts
        return suggested(self._alert, forecasts.book(), forecasts.rules, forecasts.hall())

    def _show_response(self, found: SuggestedResponse | None) -> None:
        self.response_head.setVisible(found is not None)
        self.response.setVisible(found is not None)
        if found is not None:
            caps = self._caps.words(RESPOND.id)
            self.response_head.set_note(found.rule.source)
            self.response.set_rows([response_row(found, self._parts.forecasts.sorts, caps)])

    def _follow(self, alert: Alert) -> None:
        called = self._parts.forecasts.book.round_of(alert)
        self.hand.follow(f"{alert.id} {alert.round}", called.call_outs)

    def _head(self, alert: Alert) -> str:
        forecasts, now = self._parts.forecasts, self._parts.clock.now()
        called = forecasts.book.round_of(alert)
        if called.towns:
            return head_words(called, forecasts.limits, now)
        if alert.condition is Condition.NORMAL:
            return _t("lifted, nobody is to be called")
        before = forecasts.book.calls.round_before(alert)
        if not before.towns:
            return _t("not begun")
        return _t("not begun·round before {0}/{1}").format(before.heard, len(before.towns))

    def _head_right(self, alert: Alert) -> list[Run]:
        if alert.condition is Condition.NORMAL:
            return []
        called = self._parts.forecasts.book.round_of(alert)
        words = _t("Next town") if called.towns else _t("Begin")
        return [Run(words, step=Step.SMALL), key_cap(self._caps.words(CALL.id), gap=6)]

    def _clicked(self, row: int) -> None:
        if self._alert is not None:
            called = self._parts.forecasts.book.round_of(self._alert)
            self.town_clicked.emit(called.towns[row].call_out.id)
