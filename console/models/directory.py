"""What the hall knows, looked up where it is needed: cameras near a point, units, cards, places."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from math import cos, radians
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from console.domain.alert import Alert
from console.domain.entity import readable
from console.domain.geo import Point, direction, distance
from console.domain.playbook import Playbook
from console.domain.prepared_order import PreparedOrder, prepared_order
from console.domain.reference import Camera, Card, KnownPlace, Matter, Org, OrgLevel, Unit
from console.domain.rule import Rule, RuleBook
from console.domain.rule_match import words_of
from console.domain.suggestion import matter_for
from console.models.change_feed import ChangeFeed
from console.models.guidance import Guidance, guidance_for
from offline_cache.cache import Cache
from offline_cache.values import ChangeSet, Row

E = TypeVar("E")
METRES_A_DEGREE = 111_320.0

ORDINARY = 3
"""Level of a camera nobody has said anything about."""

FURTHER = 120.0
"""Metres by which a camera of the next higher level may be further away and still comes first."""


@dataclass(frozen=True, slots=True)
class NearCamera:
    """A camera with its distance and direction from a point."""

    camera: Camera
    metres: float
    direction: str


class Directory(QObject):
    """Reference records, typed; the small kinds are kept in memory until they change.

    Args:
        cache: where they are read.
        feed: says when a kept kind changed.
        today: the hall's day, by which entries of the dictionary hold; without it all of them do.

    Signals:
        changed: what was kept is no longer how it is; ask again.
    """

    changed = Signal()

    def __init__(
        self, cache: Cache, feed: ChangeFeed, today: Callable[[], date] | None = None
    ) -> None:
        super().__init__()
        self._today = today
        self._cache = cache
        self._kept: dict[str, list[Any]] = {}
        self._by_id: tuple[list[Org], dict[str, Org]] = [], {}
        feed.changed.connect(self._on_changed)

    def cameras_near(
        self, point: Point | None, radius: float = 400.0, most: int = 11
    ) -> list[NearCamera]:
        """Return cameras within `radius` metres, the best first: near, and rather a key one."""
        if point is None:
            return []
        high = radius / METRES_A_DEGREE
        wide = high / max(0.01, cos(radians(point.lat)))
        rows = self._cache.select(
            "camera",
            {
                "lat": ("between", (point.lat - high, point.lat + high)),
                "lon": ("between", (point.lon - wide, point.lon + wide)),
            },
        )
        found = []
        for camera in _typed(Camera, rows):
            if camera.place.point is None:
                continue
            metres = distance(point, camera.place.point)
            if metres <= radius:
                found.append(NearCamera(camera, metres, direction(point, camera.place.point)))
        return sorted(found, key=_worth)[:most]

    def key_cameras(self, level: int = 1, most: int = 224) -> list[Camera]:
        """Return the cameras of a level, by name."""
        rows = self._cache.select("camera", {"level": level}, limit=most)
        if level == ORDINARY:  # a field at its default is not written (decision 11)
            rows += self._cache.select("camera", {"level": None}, limit=most - len(rows))
        return sorted(_typed(Camera, rows), key=lambda camera: camera.name)

    def camera(self, id: str) -> Camera | None:
        """Return a camera."""
        return self._one(Camera, id)

    def units(self) -> list[Unit]:
        """Return all forces."""
        return self._all(Unit)

    def playbooks(self) -> list[Playbook]:
        """Return the playbooks (预案)."""
        return self._all(Playbook)

    def matters(self) -> list[Matter]:
        """Return the dispatch dictionary, the entries that hold today."""
        found = self._all(Matter)
        if self._today is None:
            return found
        today = self._today()
        return [matter for matter in found if matter.is_valid(today)]

    def towns(self) -> list[Org]:
        """Return the towns, by id."""
        towns = (o for o in self._all(Org) if o.level == "town")
        return sorted(towns, key=lambda org: org.id)

    def orgs(self) -> list[Org]:
        """Return all towns, grids and bureaus."""
        return self._all(Org)

    def org(self, id: str) -> Org | None:
        """Return one of them by its id."""
        orgs = self._all(Org)
        if self._by_id[0] is not orgs:  # asked for each camera of a list: looked through once
            self._by_id = orgs, {org.id: org for org in orgs}
        return self._by_id[1].get(id)

    def matter_for(self, words: str) -> Matter | None:
        """Return the dictionary's entry for what was said."""
        return matter_for(words, self.matters())

    def matter_of(self, alert: Alert) -> Matter | None:
        """Return the dictionary's entry for an alert, by its title and what was said."""
        return self.matter_for(words_of(alert))

    def card_for(self, alert: Alert) -> Card | None:
        """Return the handling card of an alert; see `guidance`."""
        return self.guidance(alert).card

    def guidance(self, alert: Alert) -> Guidance:
        """Return what to do about an alert, by its rule, its type or the dictionary."""
        rule, matter = self.rule_of(alert), self.matter_of(alert)
        plans = self.playbooks() if rule is not None and rule.playbook else ()
        return guidance_for(alert, rule, self._all(Card), matter, plans)

    def rule_book(self) -> RuleBook | None:
        """Return the rules of the hall; None where its hub has told of none."""
        return next((book for book in self._all(RuleBook) if not book.plugin), None)

    def all_rules(self) -> RuleBook | None:
        """Return the rules of the hall with those of plugins below them, as the hub goes by."""
        own = self.rule_book()
        below = [rule for book in self._all(RuleBook) if book.plugin for rule in book.rules]
        return own if own is None or not below else replace(own, rules=(*own.rules, *below))

    def rule_of(self, alert: Alert) -> Rule | None:
        """Return the rule that took an alert, as it is now; the hall's own go first."""
        books = sorted(self._all(RuleBook), key=lambda book: book.plugin) if alert.rule else []
        return next((rule for book in books if (rule := book.rule(alert.rule))), None)

    def prepared_order(self, alert: Alert) -> PreparedOrder | None:
        """Return the order that an alert's rule has prepared; it is sent by a person alone."""
        rule = self.rule_of(alert)
        if rule is None:
            return None
        return prepared_order(rule, alert, self.matters(), self.units())

    def grid_of(self, alert: Alert) -> Org | None:
        """Return the grid that answers for an alert's place."""
        name = alert.place.grid
        if not name:
            return None
        return next((o for o in self._all(Org) if name in (o.id, o.name)), None)

    @property
    def text_waiting(self) -> int:
        """How many records a search cannot find yet."""
        return self._cache.text_waiting

    def phone_of(self, name: str) -> str:
        """Return the phone of a unit or an organisation by its name; empty for none."""
        known: list[Org | Unit] = [*self._all(Org), *self._all(Unit)] if name else []
        return next((each.phone for each in known if name in (each.name, each.id)), "")

    def hall_phone(self) -> str:
        """Return the phone of the hall itself; empty where its directory has none."""
        halls = (org for org in self._all(Org) if org.level is OrgLevel.DISTRICT)
        return next((org.phone for org in halls), "")

    def places(self, words: str, most: int = 3) -> list[KnownPlace]:
        """Return places by hanzi, pinyin or initials."""
        if not words.strip():
            return []
        hits = self._cache.search(words, ("place",), limit=most)
        rows = {row.id: row for row in self._cache.rows("place", [hit.id for hit in hits])}
        return _typed(KnownPlace, [rows[hit.id] for hit in hits if hit.id in rows])

    def _one(self, cls: type[E], id: str) -> E | None:
        row = self._cache.get(_kind(cls), id)
        found = [] if row is None else _typed(cls, [row])
        return found[0] if found else None

    def _all(self, cls: type[E]) -> list[E]:
        kind = _kind(cls)
        if kind not in self._kept:
            self._kept[kind] = _typed(cls, self._cache.select(kind))
        return self._kept[kind]

    def _on_changed(self, change_set: ChangeSet) -> None:
        keys = change_set.keys
        over = set(self._kept) if keys is None else {kind for kind, _ in keys} & set(self._kept)
        for kind in over:
            del self._kept[kind]
        if over:
            self.changed.emit()


def _worth(near: NearCamera) -> tuple[float, str]:
    """Order cameras by distance; a more important one may stand further away."""
    return (near.metres + FURTHER * (near.camera.level - 1), near.camera.id)


def _kind(cls: type[Any]) -> str:
    return str(cls.KIND)


def _typed(cls: type[E], rows: list[Row]) -> list[E]:
    return readable(cls, (row.body for row in rows))
