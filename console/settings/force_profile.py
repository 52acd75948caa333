"""What the hall lets be suggested, and how often units outside are asked: data with a source."""

from dataclasses import dataclass
from datetime import timedelta

from console.domain.force_choice import ForceLimits
from console.settings.profile_data import profile_source, profile_value


@dataclass(frozen=True, slots=True)
class ForceProfile:
    """The limits of S3.

    Attributes:
        limits: of what is suggested.
        welfare: between two 安全询问 of a unit outside.
        welfare_source: on what that rests.
        shown: how many further units are listed; the rest is found by name.
    """

    limits: ForceLimits
    welfare: timedelta
    welfare_source: str
    shown: int


USUAL_FORCES = ForceProfile(ForceLimits(), timedelta(minutes=20), "", 60)
"""For a page that was handed no profile."""


def load_force_profile(name: str = "default") -> ForceProfile:
    """Read a profile.

    Raises:
        ValueError: something is missing or not understood; the message says which file and what.
    """
    try:
        fresh = timedelta(seconds=float(profile_value("position.fresh.seconds", name)))
        radius = float(profile_value("deploy.radius.metres", name))
        welfare = timedelta(seconds=float(profile_value("deploy.welfare.seconds", name)))
        shown = int(profile_value("deploy.shown.count", name))
    except (TypeError, AttributeError) as error:
        raise ValueError(f"{name}.toml: deploy: {error!r} is not understood") from error
    source = profile_source("deploy.welfare.seconds", name)
    return ForceProfile(ForceLimits(fresh, radius), welfare, source, shown)
