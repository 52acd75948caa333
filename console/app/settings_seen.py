"""Settings that became others while the program did not run: found at the next start, and audited.

A file written by hand, a new policy and the command line leave no line of their own: the audit is
in the seat's encrypted journal.
"""

from collections.abc import Iterator, Mapping

from console.app.seat_audit import SeatAudit
from console.settings.schema import Value
from console.settings.store import Settings
from offline_cache.journal import Journal
from offline_cache.lanes import Lane

META = "settings"
_Said = Mapping[str, Mapping[str, Value]]
"""Level (a person's with the account) → name → value."""


class SettingsSeen:
    """Remembers what the files of all levels said.

    Args:
        journal: where it is kept.
        lane: where that is written; the caller does not wait.
        audit: gets a line for each setting that is another.
    """

    def __init__(self, journal: Journal, lane: Lane, audit: SeatAudit) -> None:
        self._journal = journal
        self._lane = lane
        self._audit = audit

    def look(self, settings: Settings) -> None:
        """Compare with what was said when this seat ran last; the first time nothing is told."""
        said = settings.said()
        self._lane.submit(lambda: self._compare(said))

    def keep(self, settings: Settings) -> None:
        """Remember a change that has its line already."""
        said = settings.said()
        self._lane.submit(lambda: self._keep(said))

    def _compare(self, said: _Said) -> None:
        before = self._journal.meta(META)
        if before is not None:
            for name, detail in differences(before, said):
                self._audit.note("setting.changed", name, "found", detail)
        self._keep(said)

    def _keep(self, said: _Said) -> None:
        before = self._journal.meta(META)
        if before is None or {**before, **said} != before:
            self._journal.put_meta(META, {**(before or {}), **said})


def differences(before: _Said, now: _Said) -> Iterator[tuple[str, str]]:
    """Yield each setting that a level says otherwise, and what it said and says."""
    for level, values in now.items():
        old = before.get(level, {})
        for name in sorted({*old, *values}):
            was, value = old.get(name), values.get(name)
            if was != value:
                yield name, f"{_said(was)} > {_said(value)} ({level})"


def _said(value: Value | None) -> str:
    return "-" if value is None else str(value)
