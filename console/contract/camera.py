"""A lease on a camera's picture."""

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
