"""The libraries a tree loads: gathered into it, found from their own place, and looked through.

Objects get an RPATH that starts from `$ORIGIN`; no LD_LIBRARY_PATH is set at a start, so that
programs of the system which a console starts go on with the system's libraries.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_ELF = b"\x7fELF"
_LDD = re.compile(r"^\s*(\S+) => (/\S+|not found)", re.M)
_GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)")


def objects(tree: Path) -> Iterator[Path]:
    """Yield every program and library of a tree, links left out."""
    for path in sorted(tree.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            if file.read(4) == _ELF:
                yield path


def is_host(name: str, host: Iterable[str]) -> bool:
    """Whether a library (`libGL.so.1`) is one that the machine itself must have."""
    return name.split(".so")[0] in set(host)


def close(tree: Path, host: Iterable[str]) -> None:
    """Copy what the objects of a tree load and the machine need not have."""
    library, names = tree / "usr/lib", frozenset(host)
    seen: set[Path] = set()
    while fresh := [path for path in objects(tree) if path not in seen]:
        seen.update(fresh)
        for name, found in _loaded(fresh):
            if found.is_relative_to(tree) or is_host(name, names) or (library / name).exists():
                continue
            shutil.copy(found, library / name)
    for path in seen:
        _point(path, tree)


def unresolved(tree: Path, host: Iterable[str]) -> dict[str, str]:
    """Return libraries neither tree nor desktop has, each with one object that loads it."""
    names = frozenset(host)
    there = {path.name for path in tree.rglob("*.so*")}
    return {
        name: path.name
        for path in objects(tree)
        for name in needed(path)
        if name not in there and not is_host(name, names)
    }


def needed(path: Path) -> list[str]:
    """Return the libraries an object names itself."""
    told = subprocess.run(
        ["objdump", "-p", path], capture_output=True, text=True, check=True
    ).stdout
    return re.findall(r"^\s+NEEDED\s+(\S+)", told, re.M)


def glibc(paths: Iterable[Path]) -> dict[tuple[int, int], list[str]]:
    """Return the newest glibc each object asks for: version, and the names of those objects."""
    asked: dict[tuple[int, int], list[str]] = {}
    for path in paths:
        versions = [(int(a), int(b)) for a, b in _GLIBC.findall(path.read_bytes())]
        if versions:
            asked.setdefault(max(versions), []).append(path.name)
    return dict(sorted(asked.items(), reverse=True))


def _loaded(paths: list[Path]) -> Iterator[tuple[str, Path]]:
    for start in range(0, len(paths), 40):
        told = subprocess.run(
            ["ldd", *paths[start : start + 40]], capture_output=True, text=True, check=False
        ).stdout
        for name, found in sorted(set(_LDD.findall(told))):
            if found != "not found":
                yield name, Path(found)


def _point(path: Path, tree: Path) -> None:
    """Let an object look beside itself, at its wheel's own libraries, and at those of the tree."""
    told = subprocess.run(
        ["patchelf", "--print-rpath", path], capture_output=True, text=True, check=False
    )
    own = [each for each in told.stdout.strip().split(":") if each.startswith("$ORIGIN")]
    above = "../" * len(path.parent.relative_to(tree).parts)
    places = dict.fromkeys([*(own or ["$ORIGIN"]), f"$ORIGIN/{above}usr/lib"])
    subprocess.run(["patchelf", "--set-rpath", ":".join(places), path], check=True)
