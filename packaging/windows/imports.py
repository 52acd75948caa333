"""Whether every DLL that a program of the payload asks for is there, or is Windows' own.

Windows looks beside the asking file, in the folders the program named (`runtime`, PySide6,
shiboken6,
`*.libs` of a wheel), then in the system. What is asked for only later (delay-loaded) is
not seen here.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = {".dll", ".pyd", ".exe"}
_FILE = re.compile(r"^(?P<file>.+):\s+file format pei-x86-64$")
_ASKED = re.compile(r"^\s*DLL Name: (?P<name>\S+)$")


def missing(tree: Path) -> list[str]:
    """Return a line for each import that neither the payload nor Windows fulfils."""
    programs = [p for p in sorted(tree.rglob("*")) if p.suffix.lower() in PROGRAMS]
    named = {p.name.lower() for p in programs if _is_named_folder(p.parent)}
    beside = {(p.parent, p.name.lower()) for p in programs}
    windows = of_windows()
    return [
        f"{program.relative_to(tree)} asks for {asked}"
        for program, asked in asked_for(programs)
        if asked not in named
        and (program.parent, asked) not in beside
        and asked not in windows
        and not asked.startswith(("api-ms-win-", "ext-ms-win-"))
    ]


def of_windows() -> set[str]:
    """Return the reviewed names of what every Windows 10 since 1903 has."""
    lines = (HERE / "system_dlls.txt").read_text("ascii").splitlines()
    return {line.lower() for line in lines if line and not line.startswith("#")}


def asked_for(programs: list[Path]) -> Iterator[tuple[Path, str]]:
    """Yield program and DLL, in small letters, for each import."""
    told = subprocess.run(
        ["objdump", "-p", *map(str, programs)], capture_output=True, text=True, check=True
    )
    file = Path()
    for line in told.stdout.splitlines():
        if found := _FILE.match(line):
            file = Path(found["file"])
        elif found := _ASKED.match(line):
            yield file, found["name"].lower()


def _is_named_folder(folder: Path) -> bool:
    return folder.name in {"runtime", "PySide6", "shiboken6", "vlc"} or folder.suffix == ".libs"
