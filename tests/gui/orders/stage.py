"""S7 over a staged seat: real store, acts and models; no hub, no threads."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLayout

from console.commands.order_commands import NumberSource
from console.commands.work_order_commands import Recipient, WorkOrderActs
from console.commands.work_order_marks import WorkOrderMarks
from console.domain.entity import encode
from console.models.sounds import heard
from console.models.work_order_book import WorkOrderBook
from console.runtime.clock import ManualClock
from console.screens.orders import own_commands as own
from console.screens.orders.orders_page import OrdersPage
from console.screens.orders.parts import OrdersParts, UnitOffer
from console.settings.work_order_profile import load_order_limits, load_rubric
from offline_cache.lanes import InlineLane
from tests.gui.deploy.hall_stage import HallStage
from tests.gui.orders import site
from tests.gui.shell.dictionary_room import Past, fallen
from widgets.common.theme import Theme

UNITS = (
    Recipient("houses", "区房管局", "100 0000 0163"),
    Recipient("green", "区绿化市容局"),
    Recipient("water", "区水务局"),
    Recipient("town-9", "云杉街道"),
)


class OrdersStage(HallStage):
    """A seat with the page.

    Args:
        folder: the same folder again is the same seat after a crash.
        theme: the look.
        size: of the page.
    """

    def __init__(self, folder: Path, theme: Theme, size: QSize | None = None) -> None:
        super().__init__(folder, theme, ManualClock(site.NOW))
        self.book = WorkOrderBook(self.cache, self.feed, InlineLane(), self.clock.now)
        numbers = NumberSource("01", 900, lambda last: None)
        self.work = WorkOrderActs(self.executor, numbers, load_order_limits)
        self.said: list[str] = []
        self.refused: list[str] = []
        self.asked: list[str] = []
        self.commands.announce(own.COMMANDS, lambda: None)
        self.page = OrdersPage(self._parts())
        self.page.said.connect(self.said.append)
        self.page.refused.connect(self.refused.append)
        self.page.alert_requested.connect(self.asked.append)
        layout = self.page.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.page.setMinimumSize(0, 0)
        self.page.resize(size or QSize(1856, 984))

    def _parts(self) -> OrdersParts:
        return OrdersParts(
            theme=self.theme,
            clock=self.clock,
            book=self.book,
            acts=self.work,
            link=self.link,
            commands=self.commands,
            marks=WorkOrderMarks(self.executor),
            units=lambda words: heard(words, UNITS, lambda each: each.name),
            offered=lambda order, step: [UnitOffer(UNITS[0], "派单字典：园林绿化")],
            person=lambda: (self.identity.person, self.identity.name),
            kept=lambda form: json.loads(self.journal.drafts().get(form, {}).get("form", "{}")),
            keep=self._keep,
            rubric=load_rubric(),
            closing_rate=0.85,
            closing_basis="演示值",
            advise=Past(fallen()).advise,
        )

    def _keep(self, form: str, values: dict[str, str]) -> None:
        if any(values.values()):
            self.journal.put_draft(form, {"form": json.dumps(values)})
        else:
            self.journal.drop_draft(form)

    def turn(self, times: int = 6) -> None:
        """Let what was asked for happen."""
        for _ in range(times):
            QApplication.processEvents()
            QApplication.sendPostedEvents()

    def show(self) -> None:
        """Show the page with what the cache holds."""
        self.load()
        self.page.show()
        self.page.setFocus()  # as the main window does on turning to a page
        self.turn()

    def close(self) -> None:
        """Take it down."""
        self.page.stop()
        self.page.hide()
        self.page.deleteLater()
        super().close()


def normal(stage: OrdersStage) -> None:
    stage.send(site.records())
    stage.link_is("online")
    stage.show()
    stage.page.table.set_current(site.TREE)
    stage.turn()


def inbox(stage: OrdersStage) -> None:
    """The inbox of the joint stations, with an item ticked."""
    extra = [("work_order", order.id, encode(order)) for order in site.at_station()]
    stage.send([*site.records(), *extra])
    stage.link_is("online")
    stage.show()
    stage.commands.run("work.stations")
    stage.page.table.set_current("W-0300")
    stage.turn()


def storm(stage: OrdersStage) -> None:
    """Five times as many."""
    found = []
    for kind, id, body in site.records():
        found += [(kind, f"{id}-{n}", {**body, "id": f"{id}-{n}"}) for n in range(5)]
    stage.send(found)
    stage.link_is("online")
    stage.show()


def cut_off(stage: OrdersStage) -> None:
    """Cut off, with a signature by phone that waits."""
    normal(stage)
    stage.link_is("offline")
    stage.commands.run("work.sign")
    stage.turn()


def empty(stage: OrdersStage) -> None:
    stage.link_is("online")
    stage.show()


Fill = Callable[[OrdersStage], None]
