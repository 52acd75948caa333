"""Text files that people share through the hub: wall tasks, patrol plans, screen plans.

A file is signed by who put it there: the record names the operation, which stays at the hub with
the person's grant, and the sum of what was put. Earlier versions are in the operations.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

WALL_TASK = "wall_task"
PATROL_PLAN = "patrol_plan"
SCREEN_PLAN = "screen_plan"

MOST_CHARACTERS = 200_000
"""A shared file is a page of text; what is larger is something else."""
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class SharedFile:
    """One text file of the hall.

    Attributes:
        id: its own; a name may be used twice.
        sort: `wall_task`, `patrol_plan`, `screen_plan`, or one this version does not know.
        name: what people call it.
        text: TOML; empty once it was removed.
        version: 1 at first, one more with each change.
        author, author_name, seat, at: who put this version, where and when.
        signature: see `signature_of`.
        reason: why somebody else's newer version was taken over; empty where none was.
        is_removed: whether it was taken out of the hall.
    """

    KIND: ClassVar[str] = "shared_file"

    id: str
    sort: str
    name: str
    text: str
    version: int
    author: str
    seat: str
    at: datetime
    author_name: str = ""
    signature: str = ""
    reason: str = ""
    is_removed: bool = False

    @property
    def is_intact(self) -> bool:
        """Whether it says what its signature was made over."""
        op, _, _ = self.signature.partition(":")
        return self.signature == signature_of(
            op, self.author, self.version, self.sort, self.name, self.text
        )


def signature_of(op: str, author: str, version: int, sort: str, name: str, text: str) -> str:
    """Return the operation that put a version, and the SHA-256 of what it put."""
    said = "\0".join((op, author, str(version), sort, name, text))
    return f"{op}:{hashlib.sha256(said.encode()).hexdigest()}"
