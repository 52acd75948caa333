"""A Windows under wine, with the console's package in it."""

import os
import subprocess
from pathlib import Path


class Machine:
    """A Windows of its own.

    Args:
        folder: where wine keeps it.
        display: for its windows; none is needed without any.
    """

    def __init__(self, folder: Path, display: str = "") -> None:
        quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=d;mshtml=d"}
        self._environment = {**os.environ, **quiet, "WINEPREFIX": str(folder)}
        self.display = display
        if display:
            self._environment["DISPLAY"] = display
        self.drive = folder / "drive_c"
        self.programs = self.drive / "Program Files" / "Command Hall"
        self.shared = self.drive / "ProgramData" / "command-hall"
        self._run("wineboot", "-i")

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        # Pipes: the Windows Python finds no use for a file as its output under wine.
        return subprocess.run(
            words,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            errors="replace",
            timeout=300,
            check=False,
        )

    def msiexec(self, what: str, package: Path, *properties: str) -> int:
        place = "Z:" + str(package).replace("/", "\\")
        return self._run("wine", "msiexec", what, place, "/qn", *properties).returncode

    def hall(self, *words: str) -> str:
        return self._run("wine", str(self.programs / "hall.exe"), *words).stdout.strip()

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Start the program with the window, as its shortcut does."""
        return subprocess.Popen(
            ["wine", str(self.programs / "command-hall.exe"), *words],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )

    def has_key(self) -> bool:
        words = ("reg", "query", "HKLM\\Software\\Command Hall", "/reg:64")
        return self._run("wine", *words).returncode == 0

    def end(self) -> None:
        self._run("wineserver", "-k")
        self._run("wineserver", "-w")
