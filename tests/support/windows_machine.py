"""A Windows under wine, and the console's packages for it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from console.bench.wine import Wine

COMPILER = "x86_64-w64-mingw32-gcc"


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

    def complete(self, parts: Path) -> None:
        """Put parts of Windows 10 in that wine lacks, each compiled from its source in a folder."""
        for source in parts.glob("*.c"):
            made = self.drive / "windows" / "system32" / f"{source.stem}.dll"
            subprocess.run([COMPILER, "-shared", "-o", made, source], check=True)

    def turn_on(self) -> None:
        """Start it: what starts by itself is started, and keeps it running."""
        gone = subprocess.DEVNULL  # a pipe would be held by all that starts
        words = ["wine", "cmd", "/c", "ver"]
        subprocess.run(
            words, env=self.environment, stdin=gone, stdout=gone, stderr=gone, check=True
        )

    def start(self, *words: str, display: str) -> "subprocess.Popen[str]":
        """Start the program with the window, as its shortcut does."""
        pipe, gone = subprocess.PIPE, subprocess.DEVNULL
        outer = {name: told for name, told in self.environment.items() if name != "QT_QPA_PLATFORM"}
        return subprocess.Popen(
            ["wine", str(self.programs / "command-hall.exe"), *words],
            env=outer | {"DISPLAY": display}, stdin=pipe, stdout=gone, stderr=gone, text=True,
        )  # fmt: skip
