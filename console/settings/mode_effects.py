"""What goes with a mode or a response, as data of the hall with a source (resources/profiles)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.settings.profile_data import profile_data

MODES = ("emergency", "special")


@dataclass(frozen=True, slots=True)
class ModeEffect:
    """One effect.

    Attributes:
        of: what it goes with: a mode (`emergency`) or a response at a level (`flood.III`).
        sort: what it works on: `roster`, `screens`, `rules`, `cadence`, `playbook`, or a post of a
            matter (`chief`, `scene`, `leader`), whose value is who holds it then.
        value: what it brings, in words.
        source: on what it rests.
        parts: who is called in (`name number`), or ids of playbooks; none: the effect itself.
        minutes: of a cadence.
        within: of a roster, minutes until everybody is there.
    """

    of: str
    sort: str
    value: str
    source: str
    parts: tuple[str, ...] = ()
    minutes: int = 0
    within: int = 0


@dataclass(frozen=True, slots=True)
class ModeData:
    """All of it: effects, and who is told, by what it goes with."""

    effects: tuple[ModeEffect, ...]
    announce: Mapping[str, tuple[str, ...]]


def load_mode_data(name: str = "mode_effects") -> ModeData:
    """Read them in the order of the file.

    Raises:
        ValueError: something is missing or not understood; the message says which file and what.
    """
    try:
        parts = dict(_parts(profile_data(name)))
        effects = tuple(
            ModeEffect(
                of, str(each["sort"]), str(each["value"]), str(each["source"]),
                tuple(map(str, each.get("parts", ()))), int(each.get("minutes", 0)),
                int(each.get("within", 0)),
            )
            for of, told in parts.items()
            for each in told.get("effect", ())
        )  # fmt: skip
        announce = {of: tuple(map(str, told.get("announce", ()))) for of, told in parts.items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error
    return ModeData(effects, announce)


def _parts(told: Mapping[str, Any]) -> "list[tuple[str, Mapping[str, Any]]]":
    found = []
    for key, each in told.items():
        if key in MODES:
            found.append((key, each))
        else:
            found += [(f"{key}.{level}", part) for level, part in each.items()]
    return found
