"""The hall's clocks as the hub reads them: the same profile the seats have (resources/profiles)."""

import tomllib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from console.domain.alert_clocks import Clocks, clocks_of
from console.domain.alert_marks import Severity
from console.domain.plugin import ONE_PERSON, Persons, persons_of
from console.domain.work_order_limits import LimitTable, table_of
from resources import path

T = TypeVar("T")

NOBODY = "none"
"""Name that stands for no profile: nobody is called by the hub."""


def load_clocks(name: str) -> Clocks | None:
    """Read who is called when, by the name of a profile; None for `none`.

    Raises:
        ValueError: there is no such profile, or it is not understood; says which file and what.
    """
    return _unless_nobody(name, lambda told: clocks_of({"source": name, **told}))


def load_silence(name: str) -> Severity | None:
    """Read the grade of the alert a silent source raises (`feed.alarm`); None for `none`.

    Raises:
        ValueError: there is no such profile, or it is not understood; says which file and what.
    """
    return _unless_nobody(
        name, lambda told: Severity[str(told["feed"]["alarm"]["severity"]).upper()]
    )


def load_persons(name: str) -> Persons:
    """Read how many have to say yes to a plugin (`plugins`); one for `none`.

    Raises:
        ValueError: there is no such profile, or it is not understood; says which file and what.
    """
    return _unless_nobody(name, lambda told: persons_of(told["plugins"])) or ONE_PERSON


def load_order_limits() -> LimitTable:
    """Read the clocks of 工单 (`profiles/work_orders.toml`); they call nobody, so they always run.

    Raises:
        ValueError: the file is missing or not understood; says what.
    """
    return _read("work_orders", table_of)


def _unless_nobody(name: str, reading: Callable[[Mapping[str, Any]], T]) -> T | None:
    return None if name == NOBODY else _read(name, reading)


def _read(name: str, reading: Callable[[Mapping[str, Any]], T]) -> T:
    file = path(f"profiles/{name}.toml")
    try:
        return reading(tomllib.loads(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{file.name}: {error}") from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file.name}: {error!r} is missing or not understood") from error
