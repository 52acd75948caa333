"""AI finds as data with a source: why one is not true, and when a device errs often."""

from dataclasses import dataclass

from console.settings.profile_data import profile_data


@dataclass(frozen=True, slots=True)
class FindProfile:
    """The table `ai_find` of a profile.

    Attributes:
        reasons: why what a machine found is not true, as offered to the person.
        days: how far back a device's rate looks.
        least: verdicts from which a device is judged.
        share: of its verdicts, how much is not true where it errs often.
    """

    reasons: tuple[str, ...]
    days: int
    least: int
    share: float


def load_find_profile(name: str = "default") -> FindProfile:
    """Read it.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    try:
        told = profile_data(name)["ai_find"]
        rate = told["false_rate"]
        reasons = tuple(str(each) for each in told["reasons"])
        profile = FindProfile(reasons, int(rate["days"]), int(rate["least"]), float(rate["share"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: ai_find: {error!r} is missing or wrong") from error
    if not reasons or profile.days < 1 or not 0 < profile.share <= 1:
        raise ValueError(f"{name}.toml: ai_find: reasons, days and share are needed")
    return profile
