"""Where a panel keeps what is half written in its forms: there again after Esc and a crash."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


def _nothing(_: str) -> Mapping[str, str]:
    return {}


def _forgotten(_: str, __: Mapping[str, str]) -> None:
    return None


@dataclass(frozen=True, slots=True)
class HalfForms:
    """Both ways.

    Attributes:
        kept: returns what was left of a form, by its name; nothing where all was sent.
        keep: keeps it; where nothing is written it is forgotten.
    """

    kept: Callable[[str], Mapping[str, str]] = _nothing
    keep: Callable[[str, Mapping[str, str]], None] = _forgotten
