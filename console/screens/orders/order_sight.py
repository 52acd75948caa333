"""What of the orders S7 shows: a group, a rate, a station, one alone, and the words looked for."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.order_figures import RATES, FigureKind
from console.domain.station_figures import StationFigure
from console.models.work_order_book import OrderView, WorkOrderBook
from console.screens.orders.groups import ALL, ONLY, STATION, group_word, groups, holds
from console.screens.orders.order_words import rate_word


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


class OrderSight:
    """Knows what was chosen; asks the book what that is.

    Attributes:
        group, rate: what is chosen; a rate goes before a group.
        at_stations: the inbox of the joint stations is shown.
        words: what is looked for.
        awaited: id of an order somebody wants under the cursor.
    """

    def __init__(self, book: WorkOrderBook) -> None:
        self._book = book
        self.group, self.rate, self.words, self.awaited = ALL, "", "", ""
        self.at_stations = False

    def choose(self, group: str) -> None:
        """Show the orders of one group, or of one station."""
        self.group, self.rate = group, ""

    def turn_stations(self) -> None:
        """Show the inbox of the joint stations, or all orders again."""
        self.at_stations = not self.at_stations
        self.choose(STATION if self.at_stations else ALL)

    def turn_rate(self, kind: str) -> None:
        """Show the orders that keep a rate from being whole; again, all open ones."""
        self.rate = "" if kind == self.rate else kind

    def next_rate(self) -> None:
        """Show the orders of the next rate; after the last one all open ones again."""
        kinds = ["", *(kind.value for kind in RATES)]
        self.rate = kinds[(kinds.index(self.rate) + 1) % len(kinds)]

    def next_group(self, by: int, now: datetime) -> None:
        """Choose the group so many further on that holds orders, or the station."""
        if self.at_stations:
            ids = [STATION, *(STATION + each.unit for each in self._book.stations())]
        else:
            told = groups(self._book.open_views(), now)
            ids = [g.id for each in told.values() for g in each if g.count or g.id == ALL]
        at = ids.index(self.group) + by if self.group in ids else 0
        self.choose(ids[at % len(ids)])

    def show_one(self, id: str) -> None:
        """Bring an order into sight, whatever was chosen; one that is over alone."""
        self.at_stations, self.words, self.awaited = False, "", id
        self.choose(ALL)
        self.look_out()

    def look_out(self) -> None:
        """Turn to the one order that is awaited where it is over, as soon as it is read."""
        view = self._book.view(self.awaited)
        if view is not None and not view.order.is_open:
            self.group = ONLY + view.order.id

    def shown(self, now: datetime) -> list[OrderView]:
        """Return the orders to be seen, by time left."""
        return [view for view in self._wanted(now) if self._is_found(view)]

    def _wanted(self, now: datetime) -> Iterable[OrderView]:
        book = self._book
        if self.group.startswith(ONLY) and not self.rate:
            found = (book.view(id) for id in (self.group.removeprefix(ONLY),))
            return [view for view in found if view is not None]
        if not self.rate:
            return [view for view in book.open_views() if holds(self.group, view, now)]
        rate = next(r for r in book.rates if r.kind == self.rate)
        return [view for id in rate.missing if (view := book.view(id)) is not None]

    def _is_found(self, view: OrderView) -> bool:
        order = view.order
        told = (
            order.official, order.number, order.foreign, order.title, order.place.town,
            order.place.name, order.unit_name,
        )  # fmt: skip
        return not self.words or any(self.words in each for each in told)

    def head(self, target: float) -> tuple[str, str]:
        """Return the name of what is shown, and what is to be known of it.

        Args:
            target: what a station is held to, 0 to 1.
        """
        if self.rate:
            is_returned = self.rate == FigureKind.RETURNED
            against, returned = _t("orders that count against it"), _t("orders that were returned")
            return rate_word(FigureKind(self.rate)), returned if is_returned else against
        if self.group.startswith(STATION):
            return self._station_head(target)
        return group_word(self.group), _t("by time left; colour below a fifth")

    def _station_head(self, target: float) -> tuple[str, str]:
        told = self._book.stations()
        unit = self.group.removeprefix(STATION)
        one = [each for each in told if each.unit == unit] if unit else list(told)
        name = one[0].name if unit and one else _t("All joint stations")
        closed, counted = (sum(len(ids) for ids in each) for each in _counts(one))
        if not counted:
            return name, _t("nothing is counted yet; target {0}").format(f"{target:.0%}")
        rate = closed / counted
        words = _t("closed {0} ({1} of {2}), target {3}").format(
            f"{rate:.1%}", closed, counted, f"{target:.0%}"
        )
        return name, words if rate >= target else _t("{0}: below").format(words)


def _counts(
    told: Sequence[StationFigure],
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    return [each.closed for each in told], [each.counted for each in told]
