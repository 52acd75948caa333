"""What stands half written on a page: there again after a crash (screens 1)."""

import json
from collections.abc import Callable, Mapping

from console.app.drafts import JournalDrafts

LOG, ORDER = "log", "order"
"""What is written: the duty log's input line; the text of an order a person has changed."""


class HalfWritten:
    """Keeps the words of whoever sits here.

    Args:
        drafts: where they are kept.
        what: `LOG` or `ORDER`; drafts carry it in their id, and the person's account behind it.
        person: returns the account of who sits here.
        may_keep: returns whether anything may be written here (not in a replay).
    """

    def __init__(
        self,
        drafts: JournalDrafts,
        what: str,
        person: Callable[[], str],
        may_keep: Callable[[], bool],
    ) -> None:
        self._drafts = drafts
        self._what = what
        self._person = person
        self._may_keep = may_keep
        self._known: dict[str, str] | None = None

    def kept(self, about: str = "") -> str:
        """Return what was left half written, about a record where there are several."""
        return self._words().get(self._id(about), "") if self._may_keep() else ""

    def keep(self, words: str, about: str = "") -> None:
        """Keep the words as they stand now; none are forgotten."""
        if not self._may_keep():
            return
        known, id = self._words(), self._id(about)
        if words.strip():
            known[id] = words
            self._drafts.put(id, {"words": words})
        elif known.pop(id, None) is not None:
            self._drafts.drop(id)

    def _id(self, about: str) -> str:
        return "/".join(part for part in (self._what, self._person(), about) if part)

    def _words(self) -> dict[str, str]:
        """Return all there are; read once, so that no keystroke waits for the journal."""
        if self._known is None:
            kept = self._drafts.all().items()
            own = {id: body for id, body in kept if id.startswith(f"{self._what}/")}
            self._known = {id: str(body.get("words", "")) for id, body in own.items()}
        return self._known


def kept_form(half: HalfWritten, form: str) -> Mapping[str, str]:
    """Return what was left half written in the lines of a form; nothing where all was sent."""
    words = half.kept(form)
    found = json.loads(words) if words else {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def keep_form(half: HalfWritten, form: str, values: Mapping[str, str]) -> None:
    """Keep the lines of a form as they stand; where nothing is written it is forgotten."""
    written = any(values.values())
    half.keep(json.dumps(dict(values), ensure_ascii=False) if written else "", form)
