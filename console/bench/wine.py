"""A Windows of its own under wine, in which a package is installed."""

import os
import subprocess
from pathlib import Path

PATIENCE = 600.0
_QUIET = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=d;mshtml=d"}


class Wine:
    """One Windows; `end` it.

    Args:
        folder: where wine keeps it.
    """

    def __init__(self, folder: Path) -> None:
        self.environment = {**os.environ, **_QUIET, "WINEPREFIX": str(folder)}
        self.drive = folder / "drive_c"
        self.programs = self.drive / "Program Files" / "Command Hall"
        self.run("wineboot", "-i")

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run a program to its end; what it says on its output is kept."""
        # Pipes: the Windows Python finds no use for a file as its output under wine.
        void, pipe = subprocess.DEVNULL, subprocess.PIPE
        return subprocess.run(
            words, env=self.environment, stdin=void, stdout=pipe, stderr=void,
            text=True, errors="replace", timeout=PATIENCE, check=False,
        )  # fmt: skip

    def msiexec(self, what: str, package: Path, *properties: str) -> int:
        """Install (`/i`) or remove (`/x`) a package in silence; return the installer's status."""
        words = ("wine", "msiexec", what, self.place(package), "/qn", *properties)
        return self.run(*words).returncode

    def place(self, file: Path) -> str:
        """Return how a file of the machine around it is called there."""
        return "Z:" + str(file.resolve()).replace("/", "\\")

    def hall(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run the installed program with words."""
        return self.run("wine", str(self.programs / "hall.exe"), *words)

    def end(self) -> None:
        """End everything in it and wait until it has."""
        self.run("wineserver", "-k")
        self.run("wineserver", "-w")
