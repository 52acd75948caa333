"""One desk looked at from another (旁观席位): what travels for it; the hub keeps none of it."""

import msgspec

WAIT = 5.0
"""Seconds for which a desk's question, or a looker's, waits for something new."""
SILENT = 12.0
"""Seconds without a question after which a desk, or who looks at it, is taken for gone."""
LONGEST_TEXT = 200
"""Characters of a filter that travel."""


class DeskState(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk shows: no picture of its screen, but what makes the same pages show the same.

    Attributes:
        page: which page is at hand.
        subject: `alert/<id>` under the cursor; empty for none.
        mine, severities, town, text: what the queue is filtered by.
        at: when it was so.
    """

    page: str = ""
    subject: str = ""
    mine: bool = False
    severities: list[str] = []
    town: str = ""
    text: str = ""
    at: str = ""


class LookWish(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/looks`: the seat one wants to look at."""

    seat: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody looks at a desk.

    Attributes:
        id: of this look.
        of: the seat that is looked at.
        of_name: its name on screen, and who sits there.
        person, name, seat: who looks, and from where.
        since: when it began.
    """

    id: str
    of: str
    of_name: str
    person: str
    name: str
    seat: str
    since: str


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """A desk that can be looked at now."""

    seat: str
    seat_name: str
    name: str


class Looks(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks at one's own desk; for a shift leader, which desks there are."""

    version: int
    looks: list[Look]
    desks: list[Desk] = []


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """How the desk stands that one looks at; no state before it has told one."""

    version: int
    state: DeskState | None = None
