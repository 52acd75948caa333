# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The right of the page: everything about the alert under the cursor, and the keys that act."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.alert import Alert, Nature
from console.domain.queue import Band
from console.models.standing_words import standing_words
from console.screens.common.words import watermark
from console.screens.duty.card_rows import STEPS, force_rows, force_summary
from console.screens.duty.card_section import CardSection
from console.screens.duty.cards import Card
from console.screens.duty.detail_head import DetailHead
from console.screens.duty.detail_tiles import TILES, DetailTiles
from console.screens.duty.diversion_block import DiversionBlock
from console.screens.duty.facts import facts_of, kept_fact
from console.screens.duty.find_words import rate_words
from console.screens.duty.foot_bar import FootBar, FootState
from console.screens.duty.forecast_block import ForecastBlock
from console.screens.duty.forecast_facts import forecast_facts, is_lapsed
from console.screens.duty.guidance_rows import hot_count
from console.screens.duty.marks import marks_of
from console.screens.duty.own_commands import TO_WALL
from console.screens.duty.parts import DutyParts
from console.screens.duty.same_section import SameSection
from console.screens.duty.subjects import RunningClock, Seen, foot_state, grade_line, running_clock
from console.screens.duty.trail import trail_rows
from console.screens.duty.trail_list import TrailList
from widgets.common.base import Painted
from widgets.common.key_words import KeyCaps
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, key_cap
from widgets.common.theme import Step
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_style import PANEL

WIDTH = 664
NARROW = 440
"""Width where a monitor shows everything larger; buttons stand in two rows then."""
_TILES = (632, 360)
LEAST_TILES = 120
FOUR_TILES = 208
"""Height below which four tiles would be strips: the two nearest stand side by side."""
FULL_HEIGHT = 944
"""Height of the panel from which the pictures have their full size."""


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class DetailPanel(Painted):
    """Shows one alert by its id and keeps showing it when it leaves the list."""

    def __init__(self, parts: DutyParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self._alert: Alert | None = None
        theme = parts.theme
        self.head = DetailHead(theme, parts.clock)
        self.grid = TileGrid(theme, PANEL, 4)
        self.tiles = DetailTiles(
            self.grid, parts.directory, parts.link, parts.open_view, parts.frames, self
        )
        self.trail = TrailList(theme)
        self._caps = KeyCaps(lambda id: parts.commands.get(id).key)
        parts.commands.follow_keys(self.refresh)
        self.foot = FootBar(theme, self._caps)
        self._tiles_head = SectionHead(theme, _t("Live pictures"))
        self._forces_head, self._forces = SectionHead(theme, ""), Card(theme)
        self._forces_block = _block(self._forces_head, self._forces)
        self.guidance = CardSection(parts, self._caps.words)
        self.forecast = ForecastBlock(parts, self._caps)
        self.same = SameSection(parts, self._caps.words)
        self.diversion = DiversionBlock(parts, self._caps)
        self._trail_head = SectionHead(theme, _t("Trail"))
        self._nothing = RunsLabel(theme, height=48, padding=16)
        self._body = QWidget()
        self._rolled = rolled(self._body)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._build()
        self._connect()
        self.show_alert("")

    def _build(self) -> None:
        self.grid.setFixedHeight(_TILES[1])
        self.grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(16, 16, 16, 0)
        body.setSpacing(0)
        for widget, space in (
            (self.head, 8),
            (self.same, 0),
            (self.diversion, 0),
            (self._tiles_head, 0),
            (self.grid, 8),
            (self.forecast, 0),
            (self._forces_block, 0),
            (self.guidance, 0),
            (self._trail_head, 0),
        ):
            body.addWidget(widget)
            body.addSpacing(space)
        body.addWidget(self.trail, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._rolled, 1)
        box.addWidget(self.foot)
        self._nothing.set_runs([Run(_t("No alert is chosen"))])

    def _connect(self) -> None:
        parts = self._parts
        parts.queue.alerts_changed.connect(self._alerts_changed)
        parts.queue.modelReset.connect(self.refresh)
        parts.orders.changed.connect(self.refresh)
        parts.directory.changed.connect(self.refresh)
        parts.link.reach_changed.connect(self.refresh)
        parts.forecasts.book.changed.connect(self._forecast_changed)
        self.tiles.found.connect(self._show_found)
        self.same.height_changed.connect(self._share_height)
        self._tick.timeout.connect(self._show_time)

    def reveal_town(self) -> None:
        """Scroll to the town that is asked about: on a small monitor it lies below the edge.

        The question makes the foot higher, and rows the block: both are laid out first.
        """
        QTimer.singleShot(0, self, self._reveal_town)

    def _reveal_town(self) -> None:
        towns = self.forecast.towns
        place = towns.at_hand()
        if not place.isEmpty():
            at = towns.mapTo(self._body, place.center().toPoint())
            self._rolled.ensureVisible(at.x(), at.y(), 0, round(place.height()))

    @property
    def alert(self) -> Alert | None:
        """The alert keys act on, as it was last known."""
        return self._alert

    @property
    def alert_id(self) -> str:
        """Its id; empty for none."""
        return "" if self._alert is None else self._alert.id

    def show_alert(self, alert_id: str) -> None:
        """Show another alert; a question that was open for the one before is dropped."""
        self.foot.ask.drop()
        self._alert = self._parts.queue.alert(alert_id)
        self._nothing.setVisible(self._alert is None)
        self._rolled.setVisible(self._alert is not None)
        self.tiles.show_alert(self._alert if self.isVisible() else None)
        self.refresh()

    def refresh(self) -> None:
        """Say everything anew, for the same id."""
        seen = self.seen()
        if seen is None:
            self.foot.show_state(FootState())
            return
        self._alert = seen.alert
        self._show_head(seen)
        self._show_cards(seen)
        self._show_trail(seen)
        self.same.show_seen(seen)
        self.foot.show_state(foot_state(seen))
        if self.isVisible():
            self.tiles.follow(seen.alert)

    def seen(self) -> Seen | None:
        """Return the alert as it is now; when it has left the list, as it was last."""
        if self._alert is None:
            return None
        queue, id = self._parts.queue, self._alert.id
        now = queue.alert(id)
        is_listed = now is not None
        band = queue.band(id) if is_listed else Band.GONE
        return Seen(
            now or self._alert,
            band,
            queue.seat,
            queue.is_pending(id),
            queue.refusal(id),
            is_listed,
            is_lapsed(now or self._alert, self._parts.clock.now()),
            hot_count(now or self._alert, self._parts.directory, queue.alerts),
        )

    def _alerts_changed(self, ids: Sequence[str]) -> None:
        if self.alert_id in ids:
            self.refresh()

    def _forecast_changed(self) -> None:
        if self._alert is not None and self._alert.nature is Nature.FORECAST:
            self.refresh()

    def _show_head(self, seen: Seen) -> None:
        parts, clock = self._parts, self._show_clock(seen)
        if clock.until is not None:
            self.head.count_to(clock.until)
        else:
            self.head.count_from(clock.since)
        grid = parts.directory.grid_of(seen.alert)
        standing = parts.standing("alert", seen.alert.id)
        words = standing_words(standing, parts.link.is_cut_off)
        is_refused = bool(standing.refusals)
        self.head.show_facts(
            forecast_facts(seen.alert, parts.clock.now(), kept_fact(words, is_refused))
            if seen.alert.nature is Nature.FORECAST
            else facts_of(seen.alert, grid, self._seat_name(), words, is_refused)
        )

    def _show_cards(self, seen: Seen) -> None:
        parts, alert = self._parts, seen.alert
        orders = parts.orders.orders_of(alert.id)
        is_forecast = self.forecast.show_alert(alert)
        self.diversion.show_alert(alert)
        self._tiles_head.setVisible(not is_forecast)
        has_forces = any(view.assignments for view in orders)
        self._forces.set_rows(force_rows(orders) if has_forces else ())
        self._forces_block.setVisible(has_forces)
        if has_forces:
            by_phone = all(view.order.by_phone for view in orders)
            title = _t("Forces by phone") if by_phone else _t("Forces")
            self._forces_head.set_texts(title, force_summary(orders))
        self.guidance.show_alert(alert, 1 if has_forces or is_forecast else STEPS)

    def _show_trail(self, seen: Seen) -> None:
        self.trail.set_rows(trail_rows(seen.alert, seen.seat, self._seat_name(), seen.is_pending))

    def _show_found(self, number: int) -> None:
        self._mark()
        self.grid.setVisible(bool(number) or self.tiles.evidence is not None)
        rate = rate_words(self._parts.devices, self._alert) if self._alert else ""
        if not number:
            self._tiles_head.set_note(rate, [Run(_t("No camera near"), step=Step.SMALL)])
            return
        words = _t("{0} near·to the wall").format(number)
        self._tiles_head.set_note(
            rate, [Run(words, step=Step.SMALL), key_cap(self._caps.words(TO_WALL.id), gap=6)]
        )

    def _show_time(self) -> None:
        """Words of the clock change when it runs out; the watermark shows the second."""
        seen = self.seen()
        if seen is not None:
            self._show_clock(seen)
            self.forecast.refresh()
        self._mark()

    def _show_clock(self, seen: Seen) -> RunningClock:
        queue, now = self._parts.queue, self._parts.clock.now()
        clock = running_clock(seen.alert, queue.profile, now)
        self.head.show_head(*grade_line(seen, clock))
        is_called = queue.counts.is_group_called(seen.alert)
        self.head.show_marks(marks_of(seen.alert, seen.band, queue.rows.rules, is_called, now))
        return clock

    def _mark(self) -> None:
        self.grid.set_watermark(watermark(self._parts.identity(), self._parts.clock.now()))

    def _seat_name(self) -> str:
        who = self._parts.identity()
        return self._parts.queue.seat if who is None else who.seat_name

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mark()
        self._tick.start()
        self.tiles.show_alert(self._alert)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
        self.tiles.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the pictures give way first, then the trail."""
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        short = max(0, FULL_HEIGHT + self.same.extra - self.height())
        height = max(LEAST_TILES, _TILES[1] - short)
        self.grid.setFixedHeight(height)
        if self.tiles.set_count(TILES if height >= FOUR_TILES else 2) and self.isVisible():
            self.tiles.show_alert(self._alert)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW, 360)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)


def _block(*widgets: QWidget) -> QWidget:
    """Return widgets one below the other that come and go together, with 8 px below."""
    block = QWidget()
    box = QVBoxLayout(block)
    box.setContentsMargins(0, 0, 0, 8)
    box.setSpacing(0)
    for widget in widgets:
        box.addWidget(widget)
    return block
