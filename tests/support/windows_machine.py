"""A Windows under wine, and the console's packages for it."""

from dataclasses import dataclass
from pathlib import Path

from console.bench.wine import Wine


@dataclass(frozen=True, slots=True)
class Packages:
    """Two versions: the newer has one file more, one less and one changed.

    Attributes:
        tree: what the newer one installs.
    """

    older: Path
    newer: Path
    tree: Path


class Machine(Wine):
    """A Windows, and what an installation leaves in it."""

    @property
    def shared(self) -> Path:
        return self.drive / "ProgramData" / "command-hall"

    def setting(self, name: str) -> str:
        """Return a setting as the installed program tells it."""
        return self.hall("settings", "get", name).stdout.strip()

    def has_key(self) -> bool:
        words = ("reg", "query", "HKLM\\Software\\Command Hall", "/reg:64")
        return self.run("wine", *words).returncode == 0
