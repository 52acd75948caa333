"""What has been written of one call, as it is kept between two keystrokes and a crash."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from console.domain.alert import Call, Casualties, Severity
from console.domain.entity import decode, encode
from console.domain.geo import NOWHERE, Place
from console.runtime.clock import CHINA
from widgets.forms.typed_text import plain

PREFIX = "intake/"
"""Drafts of this panel carry it in their id; others are left alone."""
UNKNOWN = Casualties()
"""Nobody has said how many."""
TITLE = 40
"""Longest title; the whole of what was said stays in the text."""


class DraftKeeper(Protocol):
    """Keeps half-written things where a crash does not reach them (the journal)."""

    def put(self, id: str, body: dict[str, Any]) -> None:
        """Keep a draft."""
        ...

    def drop(self, id: str) -> None:
        """Forget a draft."""
        ...

    def all(self) -> dict[str, dict[str, Any]]:
        """Return every draft by id."""
        ...


@dataclass(frozen=True, slots=True)
class CallDraft:
    """One call, half written; empty fields have not been asked yet."""

    id: str
    called_at: datetime
    words: str = ""
    place_words: str = ""
    place: Place = NOWHERE
    occurred: str = ""
    casualties: Casualties = UNKNOWN
    unit: str = ""
    caller: str = ""
    post: str = ""
    phone: str = ""
    told: str = ""
    measures: str = ""
    needs: str = ""
    severity: Severity = Severity.YELLOW
    is_graded: bool = False
    """Whether a person chose the grade; else it follows the dictionary."""
    saved_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written that would be missed; blanks or a grade alone are not."""
        said = (self.words, self.place_words, self.occurred, self.unit, self.caller, self.post)
        more = (self.phone, self.told, self.measures, self.needs)
        has_words = any(text.strip() for text in (*said, *more))
        return not has_words and self.place == NOWHERE and self.casualties == UNKNOWN

    @property
    def title(self) -> str:
        """The first sentence of what was said."""
        return title_of(self.words)

    @property
    def at(self) -> Place:
        """The place: the known one, else its name as written."""
        if self.place.name:
            return self.place
        return Place(name=self.place_words.strip()) if self.place_words.strip() else NOWHERE

    @property
    def call(self) -> Call:
        """What 接报登记 keeps of the call."""
        return Call(
            called_at=self.called_at,
            unit=self.unit.strip(),
            caller=self.caller.strip(),
            post=self.post.strip(),
            phone=plain(self.phone).strip(),
            told=self.told.strip(),
            measures=self.measures.strip(),
            needs=self.needs.strip(),
            casualties=self.casualties,
        )

    def to_body(self) -> dict[str, Any]:
        """Write it as JSON values."""
        return encode(self)


def read_draft(body: dict[str, Any]) -> CallDraft:
    """Read a kept draft.

    Raises:
        ValueError: it has no id or no time of the call.
    """
    return decode(CallDraft, body)


def title_of(words: str) -> str:
    """Return the first sentence, at most `TITLE` characters."""
    line = words.strip().split("\n", 1)[0]
    for end in ("。", "；", "！", "!", ";"):
        line = line.split(end, 1)[0]
    line = line.strip()
    return line if len(line) <= TITLE else line[: TITLE - 1] + "…"


def occurred_at(text: str, called_at: datetime) -> datetime | None:
    """Read `19:50`, `1950` or `19：50：10` as the last such time before the call.

    Returns None for an empty or unreadable text; the caller's words stay in the draft.
    """
    digits = [part for part in plain(text).strip().split(":") if part]
    if len(digits) == 1 and len(digits[0]) in (3, 4):
        digits = [digits[0][:-2], digits[0][-2:]]
    if len(digits) not in (2, 3) or not all(part.isdigit() for part in digits):
        return None
    hour, minute, second = (*map(int, digits), 0, 0)[:3]
    if hour > 23 or minute > 59 or second > 59:
        return None
    local = called_at.astimezone(CHINA)
    moment = local.replace(hour=hour, minute=minute, second=second, microsecond=0)
    return moment if moment <= local else moment - timedelta(days=1)
