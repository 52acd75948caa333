"""What all guests share, handed in once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from console.plugin_api.dataset import DataSet, Value
from console.plugin_api.permission import Permission
from console.plugin_host.guests.budget import Budget
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.tally import Tally
from console.runtime.clock import Clock


class Book(Protocol):
    """Where the pages read: the data book."""

    def put(self, plugin: str, data: DataSet) -> None:
        """Take what is known now; called on the guests' thread."""
        ...


@dataclass(frozen=True, slots=True)
class Grants:
    """What the hall and this seat gave a plugin.

    Attributes:
        permissions: of those it asks for, the granted ones.
        folder: the one it may read.
        settings: values of its settings.
        packages: folder of its own wheels, unpacked.
    """

    permissions: frozenset[Permission] = frozenset()
    folder: Path | None = None
    settings: Mapping[str, Value] = field(default_factory=dict)
    packages: Path | None = None


@dataclass(frozen=True)
class Parts:
    """What every guest is given.

    Attributes:
        clock: the console's.
        book: where data go.
        limits: what a guest may take.
        folder: below it lies each plugin's own data, apart from its code.
        language: of the console.
        tally: counts how they answer.
    """

    clock: Clock
    book: Book
    folder: Path
    limits: Limits = field(default_factory=Limits)
    language: str = "zh_CN"
    tally: Tally = field(default_factory=Tally)

    @cached_property
    def work(self) -> Budget:
        """Seconds of a processor that reading all guests together may take."""
        return Budget(self.limits.work_of_all, self.clock.monotonic)
