"""Clocks of 工单: data of the hall, each row with its basis."""

import tomllib
from typing import Any

from console.domain.sample_rubric import Criterion, Rubric
from console.domain.work_order_limits import LimitTable, table_of
from resources import path

FILE = "profiles/work_orders.toml"
MOST_ITEMS = 6
"""Items of a rubric: more nobody scores at a desk."""


def load_order_limits() -> LimitTable:
    """Read the table of the hall.

    Raises:
        ValueError: it is missing or not understood; says which row and what.
    """
    return table_of(_read())


def load_rubric() -> Rubric:
    """Read the items by which closed orders are scored.

    Raises:
        ValueError: they are missing or not understood; says what.
    """
    try:
        told = _read()["sample"]
        items = tuple(Criterion(str(i["name"]), int(i["points"])) for i in told["item"])
        rubric = Rubric(items, int(told["passes"]), str(told["source"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{FILE}: sample: {error!r} is missing or not understood") from error
    most = sum(each.most for each in items)
    if not 0 < len(items) <= MOST_ITEMS or not 0 < rubric.least <= most:
        raise ValueError(f"{FILE}: sample: 1 to {MOST_ITEMS} items; passes from 1 to {most}")
    return rubric


def _read() -> dict[str, Any]:
    file = path(FILE)
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise ValueError(f"{file.name}: {error}") from error
