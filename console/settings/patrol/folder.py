"""The patrol plans of a seat: those that ship with the console, and those people have saved here.

A saved plan is one file in the seat's folder, written whole or not at all. A file that cannot be
read hides no other: it is told with its fault. What the hall shares comes beside these.
"""

from dataclasses import replace
from pathlib import Path

from console.domain.patrol_plan import PatrolPlan
from console.settings.patrol.reading import read_patrol
from console.settings.patrol.writing import write_patrol
from console.settings.plans.own_files import OWN, SUFFIX, OwnFiles, Unusable, files_in, text_of
from console.settings.plans.plan_fault import PlanFault
from resources import path

SHIPPED = "shipped/"


class PatrolFolder:
    """Reads and writes patrol plans.

    Args:
        own: the folder of the seat's own plans, made when something is saved; None for a seat that
            keeps nothing.
    """

    def __init__(self, own: Path | None) -> None:
        self._own = OwnFiles(own, read_patrol)

    def plans(self, person: str) -> tuple[list[PatrolPlan], list[Unusable]]:
        """Return the plans a person sees, shipped ones first; and what is no plan."""
        plans, unusable = list[PatrolPlan](), list[Unusable]()
        for file in files_in(path("patrol")):
            try:
                plans.append(_load(file))
            except PlanFault as fault:
                unusable.append(Unusable(file.name, fault))
        seen, no_plans = self._own.seen_by(person)
        return [*plans, *(plan for _, plan in seen)], [*unusable, *no_plans]

    def get(self, id: str) -> PatrolPlan | None:
        """Return a plan; None when it is not there or no plan any more."""
        kind, _, stem = id.partition("/")
        try:
            return self._own.load(stem) if f"{kind}/" == OWN else _load(_shipped(stem))
        except (PlanFault, ValueError, OSError):
            return None

    def save(self, plan: PatrolPlan) -> PatrolPlan:
        """Save a plan under its name and return it as it is kept; again raises its version.

        Raises:
            ValueError: the name cannot be a file's name.
            NotYours: another person has saved one of that name.
            OSError: it cannot be written.
        """
        version = self._own.version_after(plan.name, plan.author) or 1
        kept = replace(plan, version=version)
        return replace(kept, id=self._own.write(plan.name, write_patrol(kept)))

    def delete(self, id: str, person: str) -> None:
        """Delete a saved plan.

        Raises:
            ValueError: it did not come from here.
            NotYours: another person saved it.
        """
        self._own.delete(id, person)


def _load(shipped: Path) -> PatrolPlan:
    return read_patrol(text_of(shipped), f"{SHIPPED}{shipped.stem}")


def _shipped(stem: str) -> Path:
    if not stem.replace("-", "").isalnum():
        raise ValueError(f"{stem!r} did not ship with the console")
    return path(f"patrol/{stem}{SUFFIX}")
