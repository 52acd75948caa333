"""Clocks of 工单: data of the hall, each row with its basis."""

import tomllib

from console.domain.work_order_limits import LimitTable, table_of
from resources import path

FILE = "profiles/work_orders.toml"


def load_order_limits() -> LimitTable:
    """Read the table of the hall.

    Raises:
        ValueError: it is missing or not understood; says which row and what.
    """
    file = path(FILE)
    try:
        return table_of(tomllib.loads(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise ValueError(f"{file.name}: {error}") from error
