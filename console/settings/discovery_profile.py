"""Which channel belongs to which of the four ends of discovery (网络端 市民端 感知端 策源端)."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from console.settings.profile_data import profile_value


class End(StrEnum):
    """The four ends a hall discovers things by."""

    NETWORK = "network"
    CITIZEN = "citizen"
    SENSING = "sensing"
    PLANNING = "planning"


@cache
def discovery_ends(name: str = "default") -> Mapping[str, End]:
    """Return the end of each channel a profile names (`discovery.ends`).

    Raises:
        ValueError: it is missing, or names an end that does not exist; says which file and what.
    """
    told = profile_value("discovery.ends", name)
    try:
        return {channel: End(end) for end, channels in told.items() for channel in channels}
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"{name}.toml: discovery.ends: {error}") from error
