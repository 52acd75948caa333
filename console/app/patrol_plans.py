"""The patrol plans a person has: shipped, saved at this seat, and shared by the hall."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.domain.patrol_plan import PatrolPlan
from console.domain.shared_file import PATROL_PLAN, SharedFile
from console.models.shared_files import hall_files
from console.settings.patrol.folder import PatrolFolder
from console.settings.patrol.reading import read_patrol
from console.settings.patrol.writing import write_patrol
from console.settings.plans.own_files import OWN, Unusable
from console.settings.plans.plan_fault import PlanFault

if TYPE_CHECKING:
    from concurrent.futures import Future

    from console.app.seat import Seat
    from console.commands.executor import Result

SHARED = "shared/"


class PatrolPlans:
    """Finds, keeps and shares plans.

    Args:
        seat: whose.
        folder: where those saved here are; None for a seat that keeps nothing.
    """

    def __init__(self, seat: "Seat", folder: Path | None) -> None:
        self._seat = seat
        self.folder = PatrolFolder(folder)

    def all(self) -> tuple[list[PatrolPlan], list[Unusable]]:
        """Return the plans of who sits here, shipped ones first, and what is no plan."""
        plans, unusable = self.folder.plans(self._seat.identity.person)
        for file in self._shared():
            try:
                plans.append(_plan_of(file))
            except PlanFault as fault:
                unusable.append(Unusable(file.name, fault))
        return plans, unusable

    def get(self, id: str) -> PatrolPlan | None:
        """Return a plan; None where it is not there any more, or is no plan."""
        if not id.startswith(SHARED):
            return self.folder.get(id)
        file = self._file(id)
        try:
            return None if file is None else _plan_of(file)
        except PlanFault:
            return None

    def save(self, plan: PatrolPlan) -> PatrolPlan:
        """Save a plan at this seat, under its name.

        Raises:
            ValueError: the name cannot be a file's name.
            OSError: it cannot be written.
        """
        who = self._seat.identity.person
        return self.folder.save(replace(plan, author=who))

    def share(self, plan: PatrolPlan) -> "Future[Result]":
        """Put a plan into the hall; one that is shared already gets a new version.

        Its version is the one it was made from: it does not go over somebody else's newer one.
        """
        files, file = self._seat.acts.files, self._file(plan.id)
        id = files.new_id() if file is None else file.id
        text = write_patrol(replace(plan, author=self._seat.identity.person, is_shared=True))
        return files.put(id, PATROL_PLAN, plan.name, text, 0 if file is None else plan.version)

    def delete(self, id: str) -> "Future[Result] | None":
        """Delete a plan that was saved here, or take a shared one out of the hall.

        Raises:
            ValueError: it came with the console.
            NotYours: another person saved it.
        """
        file = self._file(id)
        if file is not None:
            return self._seat.acts.files.remove(file)
        self.folder.delete(id, self._seat.identity.person)
        return None

    def is_own(self, id: str) -> bool:
        """Whether a plan is kept at this seat alone."""
        return id.startswith(OWN)

    def _file(self, id: str) -> SharedFile | None:
        return next((file for file in self._shared() if SHARED + file.id == id), None)

    def _shared(self) -> list[SharedFile]:
        return hall_files(self._seat.store.cache, PATROL_PLAN)


def _plan_of(file: SharedFile) -> PatrolPlan:
    """Read a shared file as the plan it is.

    Raises:
        PlanFault: it is none.
    """
    return replace(read_patrol(file.text, SHARED + file.id), version=file.version)
