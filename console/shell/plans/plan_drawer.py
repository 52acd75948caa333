"""What is kept of plans by hand: save what stands, delete, compare with what shipped."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from console.settings.plans.current import Current
from console.settings.plans.folder import Kept, PlanFolder, load
from console.settings.plans.own_files import write_whole
from console.settings.plans.plan import Layout, Plan
from console.settings.plans.plan_writing import changes, write_plan
from console.shell.plans.switch import PlanSwitch
from console.shell.plans.wall_views import WallViews
from console.shell.plans.windows import Windows


class PlanDrawer:
    """Keeps plans of one person.

    Args:
        folder: where.
        windows: as they stand.
        walls: what the video wall shows.
        switch: knows the plan they came from.
        person: id of who sits here.
    """

    def __init__(
        self,
        folder: PlanFolder,
        windows: Windows,
        walls: WallViews,
        switch: PlanSwitch,
        person: Callable[[], str],
    ) -> None:
        self.folder = folder
        self._windows = windows
        self._walls = walls
        self._switch = switch
        self._person = person

    def get(self, id: str) -> Kept | None:
        """Return a plan the person sees."""
        kept, _ = self.folder.plans(self._person())
        return next((one for one in kept if one.id == id), None)

    def save(self, name: str) -> Kept:
        """Save how the windows stand as a plan of this person; they stand by it from now on.

        Raises:
            ValueError: the name cannot be a file's name.
            OSError: it cannot be written.
        """
        plan = replace(self.as_it_stands(), name=name, version=1, is_shared=True)
        kept = self.folder.save(plan)
        self._switch.renamed(Current(kept.id, kept.plan))
        return kept

    def share(self, id: str) -> Kept | None:
        """Let everybody at this seat see a plan of this person, or nobody else; None if it is none.

        Raises:
            OSError: it cannot be written.
        """
        kept = self.get(id)
        if kept is None or not kept.id.startswith("own/") or kept.plan.author != self._person():
            return None
        return self.folder.save(replace(kept.plan, is_shared=not kept.plan.is_shared))

    def take(self, file: Path) -> Kept:
        """Take a plan from a file; it is this person's from now on.

        Raises:
            PlanFault: it is no plan.
            ValueError: its name cannot be a file's name.
            NotYours: another person has saved one of that name.
            OSError: it cannot be written.
        """
        return self.folder.save(replace(load(file), author=self._person()))

    def delete(self, kept: Kept) -> None:
        """Delete a plan this person saved.

        Raises:
            NotYours: another person saved it.
        """
        self.folder.delete(kept.id, self._person())

    def export(self, kept: Kept, folder: Path) -> Path:
        """Write a plan into a folder under its name; return the file.

        Raises:
            OSError: it cannot be written.
        """
        stem = kept.plan.name.replace("·", "-").replace(" ", "")
        file = folder / f"{stem}.toml"
        write_whole(file, write_plan(kept.plan))
        return file

    def differences(self) -> str:
        """Return line by line what differs from what shipped; empty when nothing does."""
        current = self.as_it_stands()
        shipped = self.folder.shipped_like(current)
        if shipped is None:
            return ""
        layout = self._windows.bound(shipped.plan.layout_for(len(self._windows.monitors)))
        before = _with_layout(shipped.plan, layout)
        same = replace(current, name=before.name, author="", version=before.version, walls=())
        return changes(before, same)

    def as_it_stands(self) -> Plan:
        """Return a plan of how the windows stand now and what is on the walls."""
        layout = replace(self._windows.layout, monitors=len(self._windows.monitors))
        plan = _with_layout(self._switch.current.plan, layout)
        return replace(plan, author=self._person(), walls=self._walls.views())


def _with_layout(plan: Plan, layout: Layout) -> Plan:
    """Put a layout in the place of the one for as many monitors."""
    others = (one for one in plan.layouts if one.monitors != layout.monitors)
    return replace(plan, layouts=tuple(sorted((*others, layout), key=lambda one: one.monitors)))
