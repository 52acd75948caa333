"""What is kept of plans by hand: save what stands, delete, compare with what shipped."""

from collections.abc import Callable
from dataclasses import replace

from console.settings.plans.current import Current
from console.settings.plans.folder import Kept, PlanFolder
from console.settings.plans.plan import Layout, Plan
from console.settings.plans.plan_writing import changes
from console.shell.plans.switch import PlanSwitch
from console.shell.plans.windows import Windows


class PlanDrawer:
    """Keeps plans of one person.

    Args:
        folder: where.
        windows: as they stand.
        switch: knows the plan they came from.
        person: id of who sits here.
    """

    def __init__(
        self,
        folder: PlanFolder,
        windows: Windows,
        switch: PlanSwitch,
        person: Callable[[], str],
    ) -> None:
        self.folder = folder
        self._windows = windows
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
        kept = self.folder.save(replace(self.as_it_stands(), name=name))
        self._switch.renamed(Current(kept.id, kept.plan))
        return kept

    def differences(self) -> str:
        """Return line by line what differs from what shipped; empty when nothing does."""
        current = self.as_it_stands()
        shipped = self.folder.shipped_like(current)
        if shipped is None:
            return ""
        layout = self._windows.bound(shipped.plan.layout_for(len(self._windows.monitors)))
        before = _with_layout(shipped.plan, layout)
        return changes(before, replace(current, name=before.name, author="", version=1))

    def as_it_stands(self) -> Plan:
        """Return a plan of how the windows stand now, for as many monitors as there are."""
        layout = replace(self._windows.layout, monitors=len(self._windows.monitors))
        return replace(_with_layout(self._switch.current.plan, layout), author=self._person())


def _with_layout(plan: Plan, layout: Layout) -> Plan:
    """Put a layout in the place of the one for as many monitors."""
    others = (one for one in plan.layouts if one.monitors != layout.monitors)
    return replace(plan, layouts=tuple(sorted((*others, layout), key=lambda one: one.monitors)))
