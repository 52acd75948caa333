"""A lease on a camera's picture, and on where it looks."""

from enum import StrEnum
from typing import Annotated

import msgspec


class PlayRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/cameras/<id>/play`."""

    profile: str = "sub"
    """`sub` (子码流) or `main` (主码流)."""


class PlayAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses by preference; renewed by asking again before `until`."""

    camera: str
    lease: str
    urls: list[str]
    until: str
    profile: str = "sub"
    """What was granted; a camera without a main stream has its sub stream."""
    may_cache: bool = False
    """Whether the seat may keep the addresses for an outage."""


LONGEST_HOLD = 900.0
"""Seconds a camera is held at most by who has turned it: the longest stop of a patrol, and more."""


class TurnRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/cameras/<id>/turn`."""

    preset: str
    """Name of the preset position (预置位) it is to look at."""
    seconds: Annotated[float, msgspec.Meta(ge=0, le=LONGEST_HOLD)] = 0.0
    """How long nobody else may turn it; 0 lets it go once it has turned."""


class TurnAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The platform has taken the order; the camera is on its way."""

    camera: str
    preset: str
    until: str
    """Until when it is held."""


class Move(StrEnum):
    """Where a camera on a swivel is to turn to by hand; `STILL` ends it."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    UP_LEFT = "up_left"
    UP_RIGHT = "up_right"
    DOWN_LEFT = "down_left"
    DOWN_RIGHT = "down_right"
    CLOSER = "closer"
    WIDER = "wider"
    STILL = "still"


MOVES_FOR = 1.5
"""Seconds a camera goes on turning after an order: whoever holds the key down gives it again."""


class MoveRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/cameras/<id>/move`."""

    move: Move | None = None
    """None moves nothing: the camera is only held from now on, or let go."""
    speed: Annotated[float, msgspec.Meta(gt=0, le=1)] = 0.5
    """A part of what the camera can."""
    seconds: Annotated[float, msgspec.Meta(ge=0, le=LONGEST_HOLD)] = 0.0
    """How long nobody else may turn it; 0 lets it go."""


class MoveAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The platform has taken the order."""

    camera: str
    until: str
    """Until when it is held."""


class PresetsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What a camera's presets are called, in the platform's order."""

    camera: str
    presets: list[str]
