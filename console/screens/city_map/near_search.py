"""Looks up what lies around: cameras in the words of the directory, the rest as the map has it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from console.domain.reach import boxes_of
from console.models.camera_index import Cameras
from console.models.camera_query import reach_words
from console.models.nearby import MOST, Group, Known, Nearby, NearGroup, NearLine, look_around
from console.screens.city_map.asked_place import AskedPlace
from console.screens.city_map.parts import MapParts

TOO_MANY = 4000
"""Cameras in the cells of a reach above which none of them is looked at: nobody reads such a list,
and it would hold up keys."""


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and what is to be said of it.

    Attributes:
        nearby: the lines.
        cameras: all cameras that may be seen, also those beyond the lines.
        people: how many people who need care live there; they are counted alone.
        notes: words below the lines of a group.
        is_too_much: the reach holds more cameras than are looked at.
    """

    nearby: Nearby = field(default_factory=Nearby)
    cameras: Cameras = field(default_factory=Cameras)
    people: int = 0
    notes: dict[Group, list[str]] = field(default_factory=dict)
    is_too_much: bool = False

    def lines_of(self, group: Group) -> Sequence[NearLine]:
        """Return the lines of one group."""
        return self.nearby.groups.get(group, NearGroup()).lines

    def first(self, many: int) -> Sequence[NearLine]:
        """Return the first cameras."""
        return self.lines_of(Group.CAMERAS)[:many]


class NearSearch:
    """Asks what the page is built from.

    Args:
        parts: it.
    """

    def __init__(self, parts: MapParts) -> None:
        self._parts = parts
        self._asked: tuple[str, int] | None = None
        self._cameras = Cameras()
        self._round = 0
        parts.cameras.changed.connect(self.forget)

    def forget(self) -> None:
        """Ask for cameras anew: others are known, or others may be looked at."""
        self._round += 1

    def look(self, asked: AskedPlace) -> Found:
        """Return what lies around now."""
        parts, reach = self._parts, asked.reach
        cameras = self._find(asked)
        known = Known(
            alerts=parts.queue.alerts(),
            incidents=parts.incidents.open,
            orders=parts.work.open_views(),
            cameras=cameras or Cameras(),
            devices=parts.devices.all,
            dangerous=parts.places.dangerous,
            units=parts.directory.units(),
            orgs=parts.directory.orgs(),
            alert=parts.queue.alert,
            now=parts.clock.now(),
            fresh=parts.fresh,
            silent=parts.silent(),
            grid=asked.grid,
        )
        nearby = look_around(reach, known)
        people = parts.places.people_in(reach)
        notes = self._notes(nearby, cameras, people)
        return Found(nearby, cameras or Cameras(), people, notes, cameras is None)

    def _find(self, asked: AskedPlace) -> Cameras | None:
        """Return the cameras; None where they are too many to be looked at."""
        finder, words = self._parts.cameras, reach_words(asked.reach)
        if (words, self._round) != self._asked:
            if finder.index.count_in(boxes_of(asked.reach)) > TOO_MANY:
                return None
            self._cameras = finder.find(words)
            self._asked = words, self._round
        return self._cameras

    def _notes(
        self, nearby: Nearby, cameras: Cameras | None, people: int
    ) -> dict[Group, list[str]]:
        parts, notes = self._parts, {group: list[str]() for group in Group}
        for group in (Group.OPEN, Group.CAMERAS, Group.DEVICES, Group.FORCES):
            told = nearby.groups[group]
            if told.count > MOST:
                notes[group].append(_t("The first {0} are listed").format(MOST))
            elif not told.count and not (group is Group.CAMERAS and cameras is None):
                notes[group].append(_t("None here"))
        if not nearby.groups[Group.OFFICES].count:
            notes[Group.OFFICES].append(_t("The directory has none: no source yet"))
        if cameras is None:
            notes[Group.CAMERAS].append(_t("Too many to be listed: take a smaller reach"))
        elif cameras.hidden:
            notes[Group.CAMERAS].append(_t("{0} more without permission").format(cameras.hidden))
        if not parts.cameras.is_ready:
            notes[Group.CAMERAS].append(_t("{0} still being read").format(parts.cameras.waiting))
        if not parts.places.dangerous:
            notes[Group.DANGERS].append(_t("No source of dangers yet"))
        elif not nearby.groups[Group.DANGERS].count:
            notes[Group.DANGERS].append(_t("No danger told of here"))
        notes[Group.DANGERS].append(_t("No source of pipelines yet"))
        notes[Group.FORCES].append(_t("No source of goods yet"))
        if not parts.places.knows_people:
            notes[Group.PEOPLE].append(_t("No source of people who need care yet"))
        elif people:
            notes[Group.PEOPLE].append(_t("Counted only: names and doors are masked here"))
        else:
            notes[Group.PEOPLE].append(_t("None here"))
        return notes
