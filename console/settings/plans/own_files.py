"""What people save at a seat as files of one sort: screen plans, patrol plans, wall tasks.

One file each, written whole or not at all. A file that cannot be read hides no other: it is told
with its fault.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from console.settings.plans.ownership import check_own
from console.settings.plans.plan_fault import PlanFault, Wrong

SUFFIX = ".toml"
OWN = "own/"
"""Ids of what was saved at this seat begin so."""
LONGEST_NAME = 80
MOST_READ = 4_000_000
"""Bytes of a file that are read at all; what it may say is less."""
UNFIT = '<>:"/\\|?*'


class Saved(Protocol):
    """What such a file says of itself."""

    @property
    def author(self) -> str:
        """Id of who saved it; empty for nobody's."""

    @property
    def version(self) -> int:
        """One more with each saving."""

    @property
    def is_shared(self) -> bool:
        """Whether everybody at the seat sees it."""


Item = TypeVar("Item", bound=Saved)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file that is not what it should be."""

    file: str
    fault: PlanFault


class OwnFiles(Generic[Item]):
    """The files of one sort.

    Args:
        folder: where they are, made when something is saved; None for a seat that keeps nothing.
        read: makes the text of a file and its id into what it says, or raises PlanFault.
    """

    def __init__(self, folder: Path | None, read: Callable[[str, str], Item]) -> None:
        self._folder, self._read = folder, read

    def seen_by(self, person: str) -> tuple[list[tuple[str, Item]], list[Unusable]]:
        """Return what a person sees with its ids, shared or their own; and what is none."""
        seen, unusable = list[tuple[str, Item]](), list[Unusable]()
        for file in files_in(self._folder) if self._folder else ():
            try:
                item = self._load(file)
            except PlanFault as fault:
                unusable.append(Unusable(file.name, fault))
                continue
            if item.is_shared or item.author in ("", person):
                seen.append((f"{OWN}{file.stem}", item))
        return seen, unusable

    def load(self, name: str) -> Item:
        """Read one by its name.

        Raises:
            PlanFault: it is none, or cannot be read.
            ValueError: the name cannot be a file's name.
            OSError: nothing is kept here.
        """
        return self._load(self._file(name))

    def version_after(self, name: str, author: str) -> int | None:
        """Return the version what is saved under a name gets; None where nothing has that name.

        Raises:
            ValueError: the name cannot be a file's name.
            NotYours: another person has saved one of that name.
            OSError: nothing is kept here.
        """
        file = self._file(name)
        if file.exists():
            with suppress(PlanFault):  # what stood there may be none: it is replaced
                before = self._load(file)
                check_own(before.author, author)
                return before.version + 1
        return None

    def write(self, name: str, text: str) -> str:
        """Write one under its name and return its id.

        Raises:
            ValueError: the name cannot be a file's name.
            OSError: it cannot be written.
        """
        file = self._file(name)
        write_whole(file, text)
        return f"{OWN}{file.stem}"

    def delete(self, id: str, person: str) -> None:
        """Delete one.

        Raises:
            ValueError: it was not saved here.
            NotYours: another person saved it.
        """
        if not id.startswith(OWN):
            raise ValueError(f"{id} was not saved here")
        file = self._file(id.removeprefix(OWN))
        if file.exists():
            with suppress(PlanFault):
                check_own(self._load(file).author, person)
        file.unlink(missing_ok=True)

    def _load(self, file: Path) -> Item:
        return self._read(text_of(file), f"{OWN}{file.stem}")

    def _file(self, name: str) -> Path:
        if self._folder is None:
            raise PermissionError("nothing is kept here")
        return self._folder / f"{file_stem(name)}{SUFFIX}"


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder that may be of the sort, by name."""
    return sorted(folder.glob(f"*{SUFFIX}"))


def file_stem(name: str) -> str:
    """Return the name of a file without its ending.

    Raises:
        ValueError: it cannot be one.
    """
    stem = name.strip().strip(".")
    unfit = not stem or len(stem) > LONGEST_NAME
    if unfit or any(sign in UNFIT or ord(sign) < 32 for sign in stem):
        raise ValueError(f"{name!r} cannot be the name of a file")
    return stem


def text_of(file: Path) -> str:
    """Return what stands in a file.

    Raises:
        PlanFault: it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_READ + 1)
        if len(content) > MOST_READ:
            raise PlanFault(Wrong.TOO_LARGE, file.name, str(MOST_READ))
        return content.decode("utf-8-sig")  # an editor may have put a mark before the first line
    except (OSError, UnicodeDecodeError) as error:
        raise PlanFault(Wrong.UNREADABLE, file.name, str(error)) from error


def write_whole(file: Path, text: str) -> None:
    """Write a file so that after a crash it holds the old text or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.new")
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(file)
