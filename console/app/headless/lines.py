"""Lines in: read, bounded and understood one at a time; a bad one is named and harms no other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, TypeVar

import msgspec

from console.app.headless.wrong import Wrong

LONGEST = 1_000_000
"""Bytes of the longest line."""

VERBS = ("login", "run", "until", "show", "stop")
T = TypeVar("T", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, not understood yet; `number` counts from 1."""

    number: int
    text: bytes


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a line asks for: exactly one verb, and what belongs to it."""

    login: dict[str, Any] | None = None
    run: str = ""
    args: dict[str, Any] = {}
    until: str = ""
    show: str = ""
    stop: bool = False
    seconds: float = 30.0
    """How long `until` waits at most."""
    seq: int = 0
    """The hub's number that `settled` waits for."""
    key: str = ""
    """`kind/id` of the record that `until` or `show` is about."""
    kind: str = ""
    limit: int = 200
    after: str = ""
    tag: Any = None
    """Comes back with the answer."""

    @property
    def verb(self) -> str:
        """Which of `VERBS` it is.

        Raises:
            Wrong: none, or several.
        """
        given = [verb for verb in VERBS if getattr(self, verb) not in (None, "", False)]
        if len(given) != 1:
            said = ", ".join(given) or "nothing"
            raise Wrong(
                "one_verb", f"The line asks for {said}.", f"Give one of {', '.join(VERBS)}."
            )
        return given[0]


def read_lines(stream: IO[bytes]) -> Iterator[Line]:
    """Walk lines until the stream ends; of one that is too long only the beginning is kept."""
    number = 0
    while text := stream.readline(LONGEST + 1):
        number += 1
        part = text
        while len(text) > LONGEST and not part.endswith(b"\n"):
            part = stream.readline(LONGEST)
            if not part:
                break
        if text.strip():
            yield Line(number, text)


def understand(line: Line) -> Order:
    """Return what a line asks for.

    Raises:
        Wrong: with what is wrong with it.
    """
    if len(line.text) > LONGEST:
        what = f"The line is longer than {LONGEST} bytes."
        raise Wrong("too_long", what, "Send shorter lines.")
    try:
        raw = msgspec.json.decode(line.text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        what = f"This is not JSON: {error}."
        raise Wrong("bad_json", what, "Send one JSON object a line, in UTF-8.") from error
    return as_type(raw, Order)


def as_type(raw: Any, cls: type[T]) -> T:
    """Read fields as `cls`.

    Raises:
        Wrong: a field is missing, unknown or of another type; it is named.
    """
    try:
        return msgspec.convert(raw, cls)
    except (msgspec.MsgspecError, RecursionError) as error:
        known = ", ".join(field.name for field in msgspec.structs.fields(cls))
        raise Wrong("bad_fields", f"{error}.", f"Fields: {known or 'none'}.") from error
