"""A duty room for tests and pictures: a real store filled by hand, everything on one thread."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from console.app.fold import fold_pending
from console.commands.alert_commands import AlertActs
from console.commands.call_out_commands import CallOutActs
from console.commands.diversion_commands import DiversionActs
from console.commands.executor import Executor
from console.commands.group_commands import GroupActs
from console.commands.identity import Identity
from console.commands.incident_commands import IncidentActs
from console.commands.intake_commands import IntakeActs
from console.commands.mask_commands import MaskActs
from console.commands.order_commands import NumberSource, OrderActs
from console.commands.registry import CommandTable
from console.commands.work_order_commands import WorkOrderActs
from console.commands.work_order_joint import JointWorkOrders
from console.contract.grant import Grant, sign
from console.contract.reasons import words
from console.domain.alert import Severity
from console.domain.alert_clocks import ClockProfile
from console.domain.entity import encode
from console.domain.hall_mode import HallMode
from console.models.alert_queue import AlertQueue
from console.models.call_out_book import CallOutBook
from console.models.change_feed import ChangeFeed
from console.models.collections import COLLECTIONS
from console.models.device_book import DeviceBook
from console.models.directory import Directory
from console.models.finder import Finder
from console.models.forecast_book import ForecastBook
from console.models.link_status import LinkStatus
from console.models.mask_book import MaskBook
from console.models.order_book import OrderBook
from console.models.outbox import Outbox
from console.models.row_notes import NoteRules
from console.models.same_book import SameBook
from console.models.standing_words import refusal_words
from console.models.work_of_alerts import WorkOfAlerts
from console.runtime.clock import ManualClock, to_text
from console.runtime.ids import IdSource
from console.screens.duty.duty_page import DutyPage
from console.screens.duty.evidence_source import Frames, no_frames
from console.screens.duty.parts import DiversionParts, DutyParts, ForecastParts
from console.settings.diversion_profile import load_return_reasons
from console.settings.find_profile import load_find_profile
from console.settings.flood_profile import load_flood_profile
from console.settings.mask_profile import load_aside_choices
from console.settings.profile import load_clocks
from console.settings.response_profile import load_response_sorts
from console.settings.response_rules import load_response_rules
from console.settings.same_matter_profile import load_same_matter
from console.settings.work_order_profile import load_order_limits
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.values import Change
from tests.support.plan_parts import plan_parts
from widgets.common.theme import Theme

SEAT, SEAT_NAME, NAME = "seat-01", "一号席", "林岚"
OTHERS = {"周砚": "seat-02", "陈屿": "seat-03", "沈知夏": "seat-04", "顾青禾": "seat-05"}
PROFILE = ClockProfile(
    acknowledge={
        Severity.RED: timedelta(minutes=1),
        Severity.ORANGE: timedelta(minutes=2),
        Severity.YELLOW: timedelta(minutes=5),
        Severity.BLUE: timedelta(minutes=15),
    },
    first_action={Severity.RED: timedelta(minutes=3), Severity.ORANGE: timedelta(minutes=5)},
    source="test",
    divert=timedelta(minutes=10),
)

LIMITS = {Severity.ORANGE: timedelta(minutes=15), Severity.RED: timedelta(minutes=10)}


@dataclass
class HeldOutbox:
    """Nothing leaves; a held operation can be withdrawn."""

    woken: int = 0
    held: set[str] = field(default_factory=set)

    def wake(self) -> None:
        self.woken += 1

    def hold(self, op: str, seconds: float) -> None:
        self.held.add(op)

    def withdraw(self, op: str) -> bool:
        return op in self.held


class DrawnSource:
    """A picture drawn once: a street at night, told apart by its number."""

    def __init__(
        self, name: str, width: int, height: int, number: int, state: str = "live"
    ) -> None:
        self.name = name
        self.state = state
        self.sequence = 1
        self.is_closed = False
        self._number = number
        self._image = street(width, height, number)

    def age(self) -> float:
        return 52.0 if self.state == "frozen" else 0.1

    def lines(self) -> Sequence[str]:
        return ()

    def image(self) -> QImage:
        return self._image

    def resize(self, width: int, height: int) -> None:
        self._image = street(width, height, self._number)
        self.sequence += 1

    def close(self) -> None:
        self.is_closed = True


def street(width: int, height: int, seed: int) -> QImage:
    """Draw a wet street with lamps, so that the overlays of a tile stand on something."""
    chance = random.Random(seed)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, height)
    sky.setColorAt(0, QColor("#1d2733"))
    sky.setColorAt(0.45, QColor("#46525c"))
    sky.setColorAt(1, QColor("#2b3136"))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    for at in range(7):
        wide = chance.randint(width // 10, width // 5)
        tall = chance.randint(height // 6, height // 2)
        left, top = at * width / 6 - 20, height * 0.5 - tall
        painter.fillRect(QRectF(left, top, wide, tall), QColor("#27313a"))
    painter.fillRect(QRectF(0, height * 0.5, width, height * 0.5), QColor("#3c4247"))
    for _ in range(5):
        x, y = chance.uniform(0, width), chance.uniform(height * 0.55, height * 0.9)
        painter.setBrush(QColor(chance.choice(("#8e9398", "#6b2f2b", "#d8d8d2", "#20262b"))))
        painter.drawRoundedRect(QRectF(x, y, width / 7, height / 9), 5, 5)
    painter.setBrush(QColor(255, 221, 160, 170))
    for at in range(4):
        painter.drawEllipse(QPointF(width * (0.15 + at * 0.25), height * 0.28), 4, 4)
    painter.end()
    return image


class Room:
    """Store, models, acts and the page of one seat.

    Args:
        folder: where the store's files are.
        theme: of the page.
        role: what the person may do.
    """

    def __init__(self, folder: Path, theme: Theme, role: str = "officer") -> None:
        self.theme = theme
        self.clock = ManualClock()
        lane, key = InlineLane(), bytes(range(32))
        self.journal = Journal.open(folder / "journal.db", key, lane)
        self.cache = Cache.open(
            folder / "cache.db", key, COLLECTIONS, fold_pending, self.journal.pending, lane
        )
        self.feed = ChangeFeed()
        self._chance = random.Random(7)
        self.ids = IdSource(self.clock, lambda n: self._chance.randbytes(n))
        self.identity = _identity(self.clock, role)
        self.outbox = HeldOutbox()
        self.executor = Executor(
            lane, self.journal, self.cache, self.clock, self.ids, self.outbox, self.feed.publish
        )
        self.executor.identity = self.identity
        self.acts = AlertActs(self.executor)
        self.intake = IntakeActs(self.executor)
        self.call_out_acts = CallOutActs(self.executor)
        numbers = NumberSource("01", 0, lambda n: None)
        self.order_acts = OrderActs(self.executor, numbers)
        self.group_acts, self.joint = GroupActs(self.executor), self._joint(numbers)
        self.incident_acts = IncidentActs(self.executor, numbers)
        self.queue = AlertQueue(
            self.cache, self.feed, self.clock, SEAT, PROFILE, lane, flood=load_flood_profile()
        )
        self.diversion_acts = DiversionActs(self.executor)
        self.calls = CallOutBook(self.cache, self.feed, lane)
        self.forecasts = ForecastBook(self.queue, self.calls, self.clock)
        self.queue.rows.rules = NoteRules(load_clocks())
        self.masks = MaskBook(self.cache, self.feed, self.clock, lane)
        self.masks.load()
        self.mask_acts = MaskActs(self.executor)
        self.link = LinkStatus(self.cache, self.feed, lane)
        self.orders = OrderBook(self.cache, self.feed, lane)
        self.work = WorkOfAlerts(self.cache, self.feed, lane)
        self.sent = Outbox(self.journal, self.feed, self.link, lane)
        self.sent.changed.connect(self._show_refused)
        self.directory = Directory(self.cache, self.feed)
        self.same = SameBook(self.queue, self.directory, load_same_matter())
        self.commands = CommandTable()
        self.finder = Finder(self.cache, self.commands, lane, self.queue.alerts, lane)
        self.hall = HallMode()
        self.opened: list[DrawnSource] = []
        self.states: dict[str, str] = {}
        self.hushed: list[str] = []
        self._seq = 0
        self.frames: Frames = no_frames

    def _joint(self, numbers: NumberSource) -> JointWorkOrders:
        """Send the orders of 并案处置 as the console does."""
        self.work_acts = WorkOrderActs(self.executor, numbers, load_order_limits)
        return JointWorkOrders(self.executor, numbers, self.work_acts)

    def put(self, *entities: object) -> None:
        """Let the hub say these records."""
        changes = []
        for entity in entities:
            self._seq += 1
            kind, id = entity.KIND, entity.id
            rev = f"e1.{self._seq}"
            changes.append(Change(self._seq, kind, id, rev, "hall", encode(entity)))
        self.feed.publish(self.cache.apply(changes, f"e1:{self._seq}"))

    def load(self) -> None:
        """Read everything that is kept in memory."""
        for model in (self.queue, self.link, self.orders, self.sent, self.calls, self.masks):
            model.load()

    def page(self) -> DutyPage:
        """Build the page."""
        page = DutyPage(
            DutyParts(
                self.theme,
                self.clock,
                self.queue,
                self.directory,
                self.orders,
                self.link,
                self.acts,
                self.commands,
                lambda: self.identity,
                self._open_view,
                ForecastParts(
                    self.forecasts,
                    self.call_out_acts,
                    LIMITS,
                    lambda: self.hall,
                    load_response_rules(),
                    load_response_sorts(),
                ),
                self.sent.standing,
                self.hushed.append,
                same=self.same,
                work=self.work,
                frames=self.frames,
                devices=DeviceBook(self.cache, self.clock.now, load_find_profile()),
                diversions=DiversionParts(self.diversion_acts, load_return_reasons()),
                masks=lambda: self.masks.held,
                defer_reasons=load_aside_choices().defer_reasons,
                groups=self.group_acts,
                joint=self.joint,
                incidents=self.incident_acts,
                open_plans=partial(plan_parts, self),
            )
        )
        self.sent.standing_changed.connect(page.detail.refresh)
        return page

    def identity_of(self, role: str) -> Identity:
        """Return somebody else who may do what a role may."""
        return _identity(self.clock, role)

    def refuse(self, op: str, code: str, detail: str = "") -> None:
        """Let the hub refuse an operation for good, as sync would tell it."""
        zh, en = words(code)
        answer = {"code": code, "reason_zh": zh, "reason_en": en, "detail": detail}
        self.journal.answer(op, "refused", answer, None)
        stored = self.journal.operation(op)
        self.feed.publish(self.cache.refold(set(stored.operation.targets)))
        self.sent.load()
        self.sent.refresh()

    def hub_has_all(self) -> None:
        """Let the hub have done whatever was done here: nothing waits any more."""
        done = self.journal.pending()
        rows = {key: self.cache.get(*key) for each in done for key in each.targets}
        changes = []
        for (kind, id), row in rows.items():
            self._seq += 1
            changes.append(Change(self._seq, kind, id, f"e1.{self._seq}", "hall", row.body))
        cursor = f"e1:{self._seq}"
        for each in done:
            self.journal.answer(each.op, "applied", {}, cursor)
        self.journal.release(cursor)
        self.feed.publish(self.cache.apply(changes, cursor))
        self.feed.publish(self.cache.refold(set(rows)))

    def _show_refused(self) -> None:
        found = self.sent.refused_alerts()
        self.queue.set_refused({id: refusal_words(one) for id, one in found.items()})

    def close(self) -> None:
        self.feed.blockSignals(True)  # what is announced from now on finds no store
        for timer in (*self.queue.findChildren(QTimer), *self.sent.findChildren(QTimer)):
            timer.stop()
        self.cache.close()
        self.journal.close()

    def _open_view(self, camera: str, width: int, height: int) -> DrawnSource | None:
        known = self.directory.camera(camera)
        if known is None:
            return None
        state = self.states.get(known.name, "live")
        source = DrawnSource(known.name, width, height, len(self.opened), state)
        self.opened.append(source)
        return source


def _identity(clock: ManualClock, role: str) -> Identity:
    from console.domain.rights import ROLES

    grant = Grant(
        id="g1",
        person="p1",
        name=NAME,
        seat=SEAT,
        seat_name=SEAT_NAME,
        hall="yunting",
        hall_name="云汀区城运中心",
        role=role,
        rights=[right.value for right in ROLES[role]],
        issued=to_text(clock.now()),
        until=to_text(clock.now() + timedelta(hours=12)),
        offline_until=to_text(clock.now() + timedelta(hours=24)),
    )
    return Identity.of(sign(grant, Ed25519PrivateKey.generate()))
