"""Which forecast suggests which response, as data with a source (resources/profiles)."""

from collections.abc import Iterator
from typing import Any

from console.domain.alert_marks import Severity
from console.domain.hall_mode import Level
from console.domain.response_suggestion import ResponseRule
from console.settings.profile_data import profile_data


def load_response_rules(name: str = "responses") -> tuple[ResponseRule, ...]:
    """Read the `suggest` tables of each sort of response, in the order of the file.

    Raises:
        ValueError: one is not understood; the message says which file and what.
    """
    try:
        return tuple(_rules(profile_data(name)))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: suggest: {error!r} is not understood") from error


def _rules(told: Any) -> Iterator[ResponseRule]:
    for sort, table in told.items():
        for each in table.get("suggest", ()):
            yield ResponseRule(
                sort,
                tuple(str(kind) for kind in each["signals"]),
                Severity[str(each["grade"]).upper()],
                Level(each["level"]),
                str(each["source"]),
            )
