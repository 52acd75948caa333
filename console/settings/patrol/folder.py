"""The patrol plans of a seat: those that ship with the console, and those people have saved here.

A saved plan is one file in the seat's folder, written whole or not at all. A file that cannot be
read hides no other: it is told with its fault. What the hall shares comes beside these.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from console.domain.patrol_plan import PatrolPlan
from console.settings.patrol.reading import read_patrol
from console.settings.patrol.writing import write_patrol
from console.settings.plans.folder import SUFFIX, Unusable, write_whole
from console.settings.plans.ownership import check_own
from console.settings.plans.plan_fault import PlanFault, Wrong
from resources import path

SHIPPED, OWN = "shipped/", "own/"
_UNFIT = '<>:"/\\|?*'
LONGEST_NAME = 80


class PatrolFolder:
    """Reads and writes patrol plans.

    Args:
        own: the folder of the seat's own plans, made when something is saved; None for a seat that
            keeps nothing.
    """

    def __init__(self, own: Path | None) -> None:
        self._own = own

    def plans(self, person: str) -> tuple[list[PatrolPlan], list[Unusable]]:
        """Return the plans a person sees, shipped ones first; and what is no plan."""
        files = [(SHIPPED, file) for file in _files(path("patrol"))]
        files += [(OWN, file) for file in (_files(self._own) if self._own else ())]
        plans, unusable = list[PatrolPlan](), list[Unusable]()
        for kind, file in files:
            try:
                plan = load(file, f"{kind}{file.stem}")
            except PlanFault as fault:
                unusable.append(Unusable(file.name, fault))
                continue
            if kind == SHIPPED or plan.is_shared or plan.author == person:
                plans.append(plan)
        return plans, unusable

    def get(self, id: str) -> PatrolPlan | None:
        """Return a plan; None when it is not there or no plan any more."""
        kind, _, stem = id.partition("/")
        try:
            file = self._file(stem) if f"{kind}/" == OWN else _shipped(stem)
            return load(file, id)
        except (PlanFault, ValueError, OSError):
            return None

    def save(self, plan: PatrolPlan) -> PatrolPlan:
        """Save a plan under its name and return it as it is kept; again raises its version.

        Raises:
            ValueError: the name cannot be a file's name.
            NotYours: another person has saved one of that name.
            OSError: it cannot be written.
        """
        file = self._file(plan.name)
        version = 1
        if file.exists():
            with suppress(PlanFault):  # what stood there may be no plan: it is replaced
                before = load(file)
                check_own(before.author, plan.author)
                version = before.version + 1
        kept = replace(plan, id=f"{OWN}{file.stem}", version=version)
        write_whole(file, write_patrol(kept))
        return kept

    def delete(self, id: str, person: str) -> None:
        """Delete a saved plan.

        Raises:
            ValueError: it did not come from here.
            NotYours: another person saved it.
        """
        if not id.startswith(OWN):
            raise ValueError(f"{id} was not saved here")
        file = self._file(id.removeprefix(OWN))
        if file.exists():
            with suppress(PlanFault):
                check_own(load(file).author, person)
        file.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        stem = name.strip().strip(".")
        unfit = not stem or len(stem) > LONGEST_NAME
        if unfit or any(sign in _UNFIT or ord(sign) < 32 for sign in stem):
            raise ValueError(f"{name!r} cannot be the name of a file")
        if self._own is None:
            raise PermissionError("nothing is kept here")
        return self._own / f"{stem}{SUFFIX}"


def load(file: Path, id: str = "") -> PatrolPlan:
    """Read a plan's file.

    Raises:
        PlanFault: it is no plan, or cannot be read.
    """
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PlanFault(Wrong.UNREADABLE, file.name, str(error)) from error
    return read_patrol(text, id)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}"))


def _shipped(stem: str) -> Path:
    if not stem.replace("-", "").isalnum():
        raise ValueError(f"{stem!r} did not ship with the console")
    return path(f"patrol/{stem}{SUFFIX}")
