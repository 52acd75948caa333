"""The plans of a seat: those that ship with the console, and those people have saved here.

A saved plan is one file in the seat's folder, written whole or not at all. A file that cannot be
read hides no other: it is told with its fault.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from console.domain.shared_file import SharedFile
from console.settings.plans.ownership import check_own
from console.settings.plans.plan import Plan
from console.settings.plans.plan_fault import PlanFault, Wrong
from console.settings.plans.plan_lines import line_of
from console.settings.plans.plan_reading import read_plan
from console.settings.plans.plan_writing import write_plan
from resources import path

SUFFIX = ".toml"
HALL = "hall/"
"""Ids of plans the hall shares begin so."""
_UNFIT = '<>:"/\\|?*'


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


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file that is no plan."""

    file: str
    fault: PlanFault


class PlanFolder:
    """Reads and writes plans.

    Args:
        own: the folder of the seat's own plans, made when something is saved; None for a seat that
            keeps nothing.
    """

    def __init__(self, own: Path | None) -> None:
        self._own = own
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
        kept, unusable = list(self.shipped()), list[Unusable]()
        for file in sorted(self._own.glob(f"*{SUFFIX}")) if self._own else ():
            try:
                plan = load(file)
            except PlanFault as fault:
                unusable.append(Unusable(file.name, fault))
                continue
            if plan.is_shared or plan.author == person:
                kept.append(Kept(f"own/{file.stem}", plan))
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
            return load(_shipped_file(stem) if kind == "shipped" else self._file(stem))
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
        file = self._file(plan.name)
        if file.exists():
            with suppress(PlanFault):  # what stood there may be no plan: it is replaced
                before = load(file)
                check_own(before.author, plan.author)
                plan = replace(plan, version=before.version + 1)
        write_whole(file, write_plan(plan))
        return Kept(f"own/{file.stem}", plan)

    def delete(self, id: str, person: str) -> None:
        """Delete a saved plan.

        Raises:
            ValueError: it shipped with the console.
            NotYours: another person saved it.
        """
        kind, _, stem = id.partition("/")
        if kind != "own":
            raise ValueError(f"{id} came with the console")
        file = self._file(stem)
        if file.exists():
            with suppress(PlanFault):
                check_own(load(file).author, person)
        file.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        stem = name.strip().strip(".")
        if not stem or len(stem) > 80 or any(c in _UNFIT or ord(c) < 32 for c in stem):
            raise ValueError(f"{name!r} cannot be the name of a file")
        if self._own is None:
            raise PermissionError("nothing is kept here")
        return self._own / f"{stem}{SUFFIX}"


def shipped_plans() -> list[Kept]:
    """Return the plans that ship with the console."""
    files = sorted(path("plans").glob(f"*{SUFFIX}"))
    return [Kept(f"shipped/{file.stem}", load(file)) for file in files]


def _shipped_file(stem: str) -> Path:
    if not stem.replace("-", "").isalnum():
        raise ValueError(f"{stem!r} did not ship with the console")
    return path(f"plans/{stem}{SUFFIX}")


def load(file: Path) -> Plan:
    """Read a plan's file.

    Raises:
        PlanFault: it is no plan, or cannot be read.
    """
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PlanFault(Wrong.UNREADABLE, file.name, str(error)) from error
    return _read(text)


def _read(text: str) -> Plan:
    try:
        return read_plan(text)
    except PlanFault as fault:
        fault.line = line_of(text, fault.where, fault.detail)
        raise


def _plan_of(shared: SharedFile) -> Plan:
    """Read a file of the hall; version and author are those of the hall."""
    return replace(_read(shared.text), version=shared.version, author=shared.author)


def write_whole(file: Path, text: str) -> None:
    """Write a file so that after a crash it holds the old text or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.new")
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(file)
