"""What an alert is about, by what happened; the place it happened at says nothing of it.

A cause that is not so sends people to the wrong thing, so where in doubt there is none and the
grade alone is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from console.domain.alert import Alert


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause that has a clip.

    Attributes:
        id: of its clip.
        types: codes of the dispatch dictionary that mean it.
        found: pattern of the words that say it happened.
    """

    id: str
    types: tuple[str, ...]
    found: str


class Causes:
    """Finds the cause of an alert.

    Args:
        causes: the first that fits is it.
        before: what fits up to a cause denies it (无人被困).
        behind: what fits right behind a cause denies it (燃气浓度正常).
    """

    def __init__(self, causes: Sequence[Cause], before: str, behind: str) -> None:
        self._causes = tuple(causes)
        self._by_type = {type: cause.id for cause in causes for type in cause.types}
        self._before, self._behind = re.compile(f"(?:{before})$"), re.compile(behind)
        self._found = lru_cache(maxsize=4096)(self._look)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all there are."""
        return tuple(cause.id for cause in self._causes)

    def of(self, alert: Alert) -> str:
        """Return the id of an alert's cause; nothing where none is sure.

        The type of a call was looked up by the words of the call: it is no evidence beside them.
        """
        type = "" if alert.call is not None else alert.type
        return self._by_type.get(type) or self._found(f"{type}；{alert.title}", alert.place.name)

    def _look(self, words: str, place: str) -> str:
        for cause in self._causes:
            for match in re.finditer(cause.found, words):
                is_where = place and place in _around(words, match.end(), len(place))
                if not is_where and not self._is_denied(words, match):
                    return cause.id
        return ""

    def _is_denied(self, words: str, match: re.Match[str]) -> bool:
        before = self._before.search(words, 0, match.start())
        return before is not None or self._behind.match(words, match.end()) is not None


def _around(words: str, end: int, length: int) -> str:
    """Return the part of words in which a name of that length would hold what ends there."""
    return words[max(0, end - length) : end - 1 + length]


def read_causes(told: dict[str, Any]) -> Causes:
    """Return the causes of `speech.toml`, read."""
    causes = [
        Cause(one["id"], tuple(one.get("types", ())), "|".join(one["found"]))
        for one in told["cause"]
    ]
    return Causes(causes, **told["denied"])
