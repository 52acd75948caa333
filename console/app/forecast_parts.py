"""What 预警 and 叫应 on a duty page work with."""

from typing import TYPE_CHECKING

from console.commands.call_out_commands import CallOutActs
from console.models.forecast_book import ForecastBook
from console.screens.duty.parts import ForecastParts
from console.settings.profile import load_clocks
from console.settings.response_profile import load_response_sorts
from console.settings.response_rules import load_response_rules

if TYPE_CHECKING:
    from console.app.services import Models


def forecast_parts(models: "Models", book: ForecastBook, acts: CallOutActs) -> ForecastParts:
    """Return them for one page.

    Args:
        models: of the seat.
        book: the forecasts of the page's queue.
        acts: has calls saved.
    """
    return ForecastParts(
        book,
        acts,
        load_clocks().answer,
        lambda: models.hall.mode,
        load_response_rules(),
        load_response_sorts(),
    )
