"""Limits of 集中告警, as data with a source (resources/profiles)."""

from datetime import timedelta

from console.domain.flood import FloodProfile
from console.settings.profile_data import profile_data


def load_flood_profile(name: str = "default") -> FloodProfile:
    """Read the `flood` table of a profile.

    Raises:
        ValueError: it is missing, not understood or makes no sense; the message says which file.
    """
    try:
        told = profile_data(name)["flood"]
        return FloodProfile(
            window=timedelta(seconds=float(told["seconds"])),
            above=int(told["above"]),
            calm=int(told["calm"]),
            least=int(told["least"]),
            shown=int(told["shown"]),
            near=float(told["near_metres"]),
            source=str(told["source"]),
            units=tuple((str(each["of"]), str(each["unit"])) for each in told.get("units", ())),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error
    except ValueError as error:
        raise ValueError(f"{name}.toml: {error}") from error
