"""The plans of a seat: those that ship with the console, and those people have saved here.

A saved plan is one file in the seat's folder, written whole or not at all. A file that cannot be
read hides no other: it is told with its fault.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from console.domain.shared_file import SharedFile
from console.settings.plans.own_files import SUFFIX, OwnFiles, Unusable, files_in, text_of
from console.settings.plans.plan import Plan
from console.settings.plans.plan_fault import PlanFault
from console.settings.plans.plan_lines import line_of
from console.settings.plans.plan_reading import read_plan
from console.settings.plans.plan_writing import write_plan
from resources import path

HALL = "hall/"
"""Ids of plans the hall shares begin so."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan with the name of its file.

    Attributes:
        id: `shipped/…`, `own/…` or `hall/…`.
        plan: what it says.
    """

    id: str
    plan: Plan

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the console and cannot be changed."""
        return self.id.startswith("shipped/")

    @property
    def is_halls(self) -> bool:
        """Whether the hall shares it."""
        return self.id.startswith(HALL)


class PlanFolder:
    """Reads and writes plans.

    Args:
        own: the folder of the seat's own plans, made when something is saved; None for a seat that
            keeps nothing.
    """

    def __init__(self, own: Path | None) -> None:
        self._own = OwnFiles(own, lambda text, _: _read(text))
        self._shipped: list[Kept] = []
        self.hall: Callable[[], Sequence[SharedFile]] = lambda: ()
        """Returns the plans the hall shares; whoever talks with the hub puts it here."""

    def shipped(self) -> list[Kept]:
        """Return the plans that ship with the console, read once."""
        if not self._shipped:
            self._shipped = shipped_plans()
        return self._shipped

    def plans(self, person: str) -> tuple[list[Kept], list[Unusable]]:
        """Return the plans a person sees: shipped, shared and their own; and what is no plan."""
        seen, unusable = self._own.seen_by(person)
        kept = [*self.shipped(), *(Kept(id, plan) for id, plan in seen)]
        for shared in self.hall():
            try:
                kept.append(Kept(HALL + shared.id, _plan_of(shared)))
            except PlanFault as fault:
                unusable.append(Unusable(shared.name, fault))
        return kept, unusable

    def get(self, id: str) -> Plan | None:
        """Return a plan; None when it is not there or no plan any more."""
        kind, _, stem = id.partition("/")
        try:
            if id.startswith(HALL):
                return next((_plan_of(f) for f in self.hall() if f.id == stem), None)
            return load(_shipped_file(stem)) if kind == "shipped" else self._own.load(stem)
        except (PlanFault, ValueError, OSError):
            return None

    def shipped_like(self, plan: Plan) -> Kept | None:
        """Return the plan that shipped for the same post and mode."""
        same = (k for k in self.shipped() if (k.plan.post, k.plan.mode) == (plan.post, plan.mode))
        return next(same, None)

    def save(self, plan: Plan) -> Kept:
        """Save a plan under its name; saving it again raises its version.

        Raises:
            ValueError: the name cannot be a file's name.
            NotYours: another person has saved one of that name.
            OSError: it cannot be written.
        """
        version = self._own.version_after(plan.name, plan.author) or plan.version
        kept = replace(plan, version=version)
        return Kept(self._own.write(plan.name, write_plan(kept)), kept)

    def delete(self, id: str, person: str) -> None:
        """Delete a saved plan.

        Raises:
            ValueError: it was not saved here.
            NotYours: another person saved it.
        """
        self._own.delete(id, person)


def shipped_plans() -> list[Kept]:
    """Return the plans that ship with the console."""
    return [Kept(f"shipped/{file.stem}", load(file)) for file in files_in(path("plans"))]


def _shipped_file(stem: str) -> Path:
    if not stem.replace("-", "").isalnum():
        raise ValueError(f"{stem!r} did not ship with the console")
    return path(f"plans/{stem}{SUFFIX}")


def load(file: Path) -> Plan:
    """Read a plan's file.

    Raises:
        PlanFault: it is no plan, or cannot be read.
    """
    return _read(text_of(file))


def _read(text: str) -> Plan:
    try:
        return read_plan(text)
    except PlanFault as fault:
        fault.line = line_of(text, fault.where, fault.detail)
        raise


def _plan_of(shared: SharedFile) -> Plan:
    """Read a file of the hall; version and author are those of the hall."""
    return replace(_read(shared.text), version=shared.version, author=shared.author)
