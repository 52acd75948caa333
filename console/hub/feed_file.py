"""The sources of a hall as data: a TOML file that is taken whole or not at all.

```toml
[[feed]]
id = "110 分流"
short = "110"
channel = "police"
phone = "0000-6110"
probe = { kind = "http", address = "http://110.example/health", every = 15, tolerated = 45 }
```
"""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from console.domain.feed import Feed

UNHEARD = "unheard"
"""Fault of a feed that was declared and has not been heard yet."""

_Seconds = Annotated[float, msgspec.Meta(gt=0, le=86_400)]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Probe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a feed's life is known.

    `http` asks for `address` (http or https), `tcp` connects to `HOST:PORT`, `heartbeat` expects a
    connector to call `POST /v1/ingest/heartbeat`. Times are seconds.
    """

    kind: Literal["http", "tcp", "heartbeat"]
    address: str = ""
    every: _Seconds = 30.0
    tolerated: _Seconds = 90.0
    timeout: _Seconds = 5.0

    @property
    def place(self) -> tuple[str, int]:
        """Host and port that are asked.

        Raises:
            ValueError: the address names none.
        """
        told = urlsplit(self.address if self.kind == "http" else f"//{self.address}")
        port = told.port or {"http": 80, "https": 443}.get(told.scheme, 0)
        if not told.hostname or not port:
            raise ValueError(f"address {self.address!r}")
        return told.hostname, port


class DeclaredFeed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One feed as a hall declares it; see `Feed` for the meaning of its fields."""

    id: _Name
    probe: Probe
    name: str = ""
    short: str = ""
    channel: str = ""
    sources: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    phone: str = ""
    contact: str = ""
    alarm: Literal["", "none", "red", "orange", "yellow", "blue", "notice"] = ""

    def record(self, known: Feed | None) -> Feed:
        """Return the feed as declared, in the state in which it was known.

        One that nobody has heard of yet does not live so far; it is not called silent either.
        """
        told = msgspec.structs.asdict(self)
        probe: Probe = told.pop("probe")
        told["name"] = self.name or self.id
        before = known or Feed(self.id, self.id, is_alive=False, fault=UNHEARD)
        return replace(
            before, **told, probe=probe.kind, every=probe.every, tolerated=probe.tolerated
        )


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    feed: list[Any] = []


def load_feeds(file: Path) -> tuple[DeclaredFeed, ...]:
    """Read the feeds of a hall.

    Raises:
        ValueError: anything in it is wrong; nothing of it is taken. Says file, line and what.
        OSError: it cannot be read.
    """
    text = file.read_text("utf-8")
    try:
        told = msgspec.convert(tomllib.loads(text), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ValueError(f"{file.name}: {error}") from error
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[feed]]"]
    feeds: dict[str, DeclaredFeed] = {}
    for number, one in enumerate(told.feed):
        line = lines[number] if number < len(lines) else 1
        try:
            feed = _checked(msgspec.convert(one, DeclaredFeed))
        except ValueError as error:
            raise ValueError(f"{file.name}:{line}: {error}") from error
        if feed.id in feeds:
            raise ValueError(f"{file.name}:{line}: {feed.id} stands here twice")
        feeds[feed.id] = feed
    return tuple(feeds.values())


def _checked(feed: DeclaredFeed) -> DeclaredFeed:
    probe = feed.probe
    if probe.tolerated < probe.every:
        raise ValueError(f"{feed.id}: tolerated is less than every")
    if probe.kind == "heartbeat":
        return feed
    if probe.kind == "http" and urlsplit(probe.address).scheme not in ("http", "https"):
        raise ValueError(f"{feed.id}: address {probe.address!r}")
    _ = probe.place
    return feed
