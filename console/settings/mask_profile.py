"""What a person may choose when something is set aside: data of the hall with a source."""

from dataclasses import dataclass
from datetime import timedelta

from console.settings.profile_data import profile_value


@dataclass(frozen=True, slots=True)
class AsideChoices:
    """Choices of 搁置, 规则抑制 and 停用报修, and of 缓报.

    Attributes:
        lengths: how long it may stand aside without a work order.
        with_order: how long besides, by a leader with a work order.
        first: the length that is chosen to begin with.
        reasons: what a person may give as the reason; the first to begin with is none of them.
        defer_reasons: why the call to 带班领导 is put off.
    """

    lengths: tuple[timedelta, ...]
    with_order: tuple[timedelta, ...]
    first: timedelta
    reasons: tuple[str, ...]
    defer_reasons: tuple[str, ...]


def load_aside_choices(name: str = "default") -> AsideChoices:
    """Read `aside` of a profile.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    told = profile_value("aside", name)
    try:
        return AsideChoices(
            tuple(timedelta(minutes=float(each)) for each in told["minutes"]),
            tuple(timedelta(days=float(each)) for each in told["days_with_order"]),
            timedelta(minutes=float(told["first"])),
            tuple(str(each) for each in told["reasons"]),
            tuple(str(each) for each in told["defer"]["reasons"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: aside: {error!r} is missing or not understood") from error
