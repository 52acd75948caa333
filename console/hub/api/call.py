"""What a call of the hub is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

Handler = Callable[[Request], Awaitable[Response]]

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Call:
    """One call: where, who may, what goes in and out."""

    method: str
    path: str
    name: str
    summary: str
    bearer: str = "grant"
    """`grant` (a person), `source` (a token), or empty (anybody)."""
    takes: Any = None
    takes_type: str = JSON
    gives: Any = None
    """A type, or a tuple of types of which each line is one."""
    gives_types: tuple[str, ...] = (JSON,)
    query: tuple[str, ...] = ()
    problems: tuple[int, ...] = ()
