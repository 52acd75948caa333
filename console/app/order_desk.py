"""S7 工单与时限: what the page works with, and where it leads."""

import json
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from console.app import page_ties
from console.app.order_units import offered_units, units_called
from console.app.page_parts import half_written
from console.commands.work_order_marks import WorkOrderMarks
from console.models.work_order_book import WorkOrderBook
from console.screens.common.age_marks import mark_ages
from console.screens.orders.parts import OrdersParts
from console.settings.limit_profile import load_limits
from console.settings.work_order_profile import load_order_limits, load_rubric
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.half_written import HalfWritten
    from console.app.pages import Pages
    from console.app.seat import Seat
    from console.screens.orders.orders_page import OrdersPage

FORM = "work_order"
"""Drafts of this page carry it in their id."""


def orders_parts(seat: "Seat", theme: Theme) -> OrdersParts:
    """Return what S7 works with."""
    models, limits = seat.models, load_order_limits()
    half = half_written(seat, FORM)
    return OrdersParts(
        theme=theme,
        clock=seat.clock,
        book=WorkOrderBook(
            seat.store.cache,
            models.feed,
            seat.lanes.pages,
            seat.clock.now,
            load_limits().hours,
            seat,
        ),
        acts=seat.acts.work_orders,
        link=models.link,
        commands=seat.commands,
        marks=WorkOrderMarks(seat.executor),
        units=partial(units_called, models.directory),
        offered=partial(offered_units, models.directory),
        person=lambda: (seat.identity.person, seat.identity.name),
        kept=partial(_kept, half),
        keep=partial(_keep, half),
        rubric=load_rubric(),
        closing_rate=limits.closing_rate,
        closing_basis=limits.closing_rate_basis,
        advise=seat.dictionary.advise,
    )


def tie_orders(seat: "Seat", theme: Theme, pages: "Pages", page: "OrdersPage") -> None:
    """Connect S7."""
    seat.passed_on.connect(page.pane.foot.form.put_away)
    page.said.connect(seat.frame.notices.say)
    page.refused.connect(seat.frame.notices.say_refused)
    page.alert_requested.connect(partial(page_ties.open_alert, seat, pages))
    mark_ages(theme, seat.models.age, {page.table: 0.5})


def _kept(half: "HalfWritten", form: str) -> Mapping[str, str]:
    words = half.kept(form)
    if not words:
        return {}
    found = json.loads(words)
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _keep(half: "HalfWritten", form: str, values: Mapping[str, str]) -> None:
    written = any(values.values())
    half.keep(json.dumps(dict(values), ensure_ascii=False) if written else "", form)
