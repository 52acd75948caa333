"""What host and guest say to each other: one JSON object a line, UTF-8, `say` tells what it is.

The guest reads standard input and writes standard output; what it writes to standard error goes to
its log. A line longer than `MOST_BYTES` ends the guest. The guest never waits for the host but for
the answer to its own call.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta, Struct

from console.plugin_api.dataset import Value

MOST_BYTES = 1_000_000
"""Bytes of one line."""


class _Said(Struct, frozen=True, tag_field="say", kw_only=True):
    """One line."""


# ---------------------------------------------------------------- host to guest


class Hello(_Said, frozen=True, tag="hello"):
    """The first line: who it is here and what it may do."""

    api: str
    plugin: str
    permissions: tuple[str, ...]
    settings: Mapping[str, Value]
    language: str


class Ping(_Said, frozen=True, tag="ping"):
    """Answered by `pong` within 3 s, else the page says so; within 10 s, else it is ended."""

    number: int


class Shown(_Said, frozen=True, tag="shown"):
    """Whether a page of the plugin can be seen; a hidden one need not work."""

    is_shown: bool


class Run(_Said, frozen=True, tag="run"):
    """A person has run one of its commands; answered by `ran` with the same number."""

    number: int
    command: str
    args: Mapping[str, Value]


class Answer(_Said, frozen=True, tag="answer"):
    """The answer to a call: a result, or why not in words."""

    number: int
    result: Any = None
    refused: str = ""
    zh: str = ""
    en: str = ""


class Changed(_Said, frozen=True, tag="changed"):
    """Records it may read have changed; told ten times a second at most.

    Attributes:
        what: `alerts`, `orders`, or the id of one of its own record kinds.
    """

    what: str


class Stop(_Said, frozen=True, tag="stop"):
    """End within a second."""


# ---------------------------------------------------------------- guest to host


class Ready(_Said, frozen=True, tag="ready"):
    """It has read `hello` and works."""

    version: str


class Pong(_Said, frozen=True, tag="pong"):
    """It lives."""

    number: int


class Data(_Said, frozen=True, tag="data"):
    """Rows of one of its data sets: all of them, or those that changed by key.

    Attributes:
        as_of: when they were true at their source; now, by the console's clock, when left out.
    """

    set: str
    rows: Annotated[tuple[dict[str, Value], ...], Meta(max_length=10_000)]
    as_of: datetime | None = None
    is_whole: bool = True


class Call(_Said, frozen=True, tag="call"):
    """It wants something of the console; each needs its permission.

    Attributes:
        what: `alerts.read`, `orders.read`, `cameras.read`, `record.put`, `record.remove`,
            `records.read`, `alert.raise`, `order.prepare`, `log.append`, `folder.list`,
            `folder.read`, `http.get`.
    """

    number: int
    what: str
    args: Mapping[str, Any]


class Ran(_Said, frozen=True, tag="ran"):
    """A command is done; the words are shown."""

    number: int
    zh: str = ""
    en: str = ""
    is_refused: bool = False


class Note(_Said, frozen=True, tag="note"):
    """A line for its log, read by the author."""

    words: Annotated[str, Meta(max_length=2000)]


ToGuest = Hello | Ping | Shown | Run | Answer | Changed | Stop
FromGuest = Ready | Pong | Data | Call | Ran | Note
