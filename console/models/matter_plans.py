"""Which playbooks a matter has, and a reader of them for pages that show one of its alerts."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from console.domain.alert import Alert
from console.domain.hall_mode import HallMode
from console.domain.incident import Incident
from console.domain.plan_progress import StepStanding, StepState, situation_of
from console.models.change_feed import ChangeFeed
from console.models.directory import Directory
from console.models.futures import when_done
from console.models.hall_standing import HallStanding
from console.models.newer import readable
from console.models.playbook_book import PlanBook, PlanView
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

PLAYBOOK = "playbook"
"""Sort of the effects of a mode that name playbooks."""

_Read = tuple[Incident, Sequence[Alert]] | None


def matters_of(directory: Directory, incident: Incident, alerts: Sequence[Alert]) -> list[str]:
    """Return the entries of the dispatch dictionary a matter is of, its own kind first."""
    found = [incident.type]
    for alert in alerts:
        matter = directory.matter_of(alert)
        found += [alert.type, "" if matter is None else matter.id]
    titled = directory.matter_for(incident.title)
    found.append("" if titled is None else titled.id)
    return [each for each in dict.fromkeys(found) if each]


def plans_of(
    book: PlanBook,
    directory: Directory,
    mode: HallMode,
    incident: Incident,
    alerts: Sequence[Alert],
) -> list[PlanView]:
    """Return the playbooks of a matter: those begun, else what is meant for it.

    What rules of its alerts name goes first, then what a mode or response in force has armed.
    """
    situation = situation_of(incident, alerts)
    rules = (directory.rule_of(alert) for alert in alerts)
    named = [rule.playbook for rule in rules if rule is not None and rule.playbook]
    matters = matters_of(directory, incident, alerts)
    meant = {each.id for each in book.meant(matters, situation.level)}
    armed = (id for _, effect in mode.taken(PLAYBOOK) for id in effect.parts)
    named += [id for id in armed if id in meant]
    return book.of_matter(incident.id, "", matters, situation, named)


class MatterPlans(QObject):
    """Follows the playbooks of one matter at a time.

    Args:
        cache: where the matter and its alerts are read.
        feed: says when one changed.
        lane: the thread they are read in.
        directory: the dispatch dictionary, the rules and the playbooks.
        hall: the mode, which may name playbooks.
        book: how far they are followed.

    Signals:
        changed: other playbooks, or another step of theirs.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        directory: Directory,
        hall: HallStanding,
        book: PlanBook,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane, self._directory = cache, lane, directory
        self._hall, self._book = hall, book
        self._id = ""
        self._matter: _Read = None
        feed.changed.connect(self._on_changed)
        book.changed.connect(self.changed)
        hall.changed.connect(self.changed)
        book.load()

    def follow(self, incident: str) -> None:
        """Follow a matter by its id; the same one again costs nothing."""
        if incident != self._id:
            self._id, self._matter = incident, None
            self._load()

    def views(self) -> list[PlanView]:
        """Return its playbooks as they stand; none while it is read, and of one that is over."""
        if self._matter is None:
            return []
        return plans_of(self._book, self._directory, self._hall.mode, *self._matter)

    def due(self) -> list[tuple[PlanView, StepStanding]]:
        """Return its steps that are due with their playbook, those to be done now first."""
        pairs = [(view, step) for view in self.views() for step in view.steps]
        due = [pair for pair in pairs if pair[1].state is StepState.DUE]
        return sorted(due, key=lambda pair: not pair[1].is_next)

    def _load(self) -> None:
        id = self._id
        when_done(self._lane.submit(lambda: self._read(id)), self, lambda it: self._take(id, it))

    def _read(self, id: str) -> _Read:
        found = readable(Incident, self._cache.rows(Incident.KIND, [id]))
        if not found or not found[0][0].is_open:
            return None
        incident = found[0][0]
        rows = self._cache.rows(Alert.KIND, list(incident.members))
        return incident, [alert for alert, _ in readable(Alert, rows)]

    def _take(self, id: str, matter: _Read) -> None:
        if id == self._id and matter != self._matter:
            self._matter = matter
            self.changed.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        members = () if self._matter is None else self._matter[0].members
        about = {(Incident.KIND, self._id), *((Alert.KIND, id) for id in members)}
        if self._id and (changes.keys is None or about & set(changes.keys)):
            self._load()
