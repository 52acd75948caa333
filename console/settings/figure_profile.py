"""What the figures of alerts are measured against, as a profile says (`figures`)."""

from console.domain.figures.targets import Targets, targets_of
from console.settings.profile import load_clock_profile
from console.settings.profile_data import profile_data


def load_figure_targets(name: str = "default") -> Targets:
    """Read a profile.

    Raises:
        ValueError: a table is missing or not understood; the message says which file and what.
    """
    clocks = load_clock_profile(name)
    try:
        return targets_of(profile_data(name)["figures"], clocks)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: figures: {error!r} is missing or not understood") from error
