"""What a person may choose when something is signed or set aside: data of the hall."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from console.settings.profile_data import profile_value

MOST_CHOICES = 6
"""Answers a question in the foot bar has room for."""


@dataclass(frozen=True, slots=True)
class AsideChoices:
    """Choices of 搁置, 规则抑制 and 停用报修, and of 推后报告.

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


def load_signing_notes(name: str = "default") -> Mapping[str, tuple[str, ...]]:
    """Read by type of alert what a 签收 comes with (`signing.notes`); six choices at most.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    told = profile_value("signing.notes", name)
    try:
        notes = {each["type"]: tuple(map(str, each["choices"])) for each in told}
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: signing.notes: {error!r} is not understood") from error
    for type, choices in notes.items():
        if not 1 <= len(choices) <= MOST_CHOICES:
            raise ValueError(f"{name}.toml: signing.notes: {type}: 1 to {MOST_CHOICES} choices")
    return notes


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
