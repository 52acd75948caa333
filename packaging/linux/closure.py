"""The libraries a tree loads: gathered into it, found from their own place, and looked through.

Objects get an RPATH that starts from `$ORIGIN`; no LD_LIBRARY_PATH is set at a start, so that
programs of the system which a console starts go on with the system's libraries.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

LIBRARIES = Path("usr/lib/x86_64-linux-gnu")
"""Where a distribution keeps its libraries, below its root."""

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.M)
_FILE = re.compile(r"^(/.*):\s+file format ", re.M)
_VERSION = re.compile(r"^\s+0x\S+ 0x\S+ \d+ ([A-Z]+)_([\d.]+)$", re.M)


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


def close(tree: Path, root: Path, host: Iterable[str]) -> None:
    """Copy what the objects of a tree load and the machine need not have.

    Args:
        tree: gets them below usr/lib.
        root: of the distribution they are taken from.
        host: names of the libraries that stay with the machine.
    """
    names = frozenset(host)
    seen: set[Path] = set()
    while fresh := [path for path in objects(tree) if path not in seen]:
        seen.update(fresh)
        for path in fresh:
            own = [path.parent / each.removeprefix("$ORIGIN").lstrip("/") for each in _own(path)]
            for name in needed(path):
                if not is_host(name, names) and not _is_in((*own, tree / "usr/lib"), name):
                    _take(name, root, tree / "usr/lib")
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
    return _NEEDED.findall(_told(path))


def versions(paths: Iterable[Path], of: str = "GLIBC") -> dict[Path, tuple[int, ...]]:
    """Return the newest version of a library each object asks for, for those that ask at all."""
    asked: dict[Path, tuple[int, ...]] = {}
    every = list(paths)
    for start in range(0, len(every), 100):
        _, *told = _FILE.split(_told(*every[start : start + 100]))
        for name, text in zip(told[::2], told[1::2], strict=True):
            if found := [_numbers(each) for kind, each in _VERSION.findall(text) if kind == of]:
                asked[Path(name)] = max(found)
    return asked


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _told(*paths: Path) -> str:
    return subprocess.run(
        ["objdump", "-p", *paths], capture_output=True, text=True, check=True
    ).stdout


def _is_in(folders: Iterable[Path], name: str) -> bool:
    return any((folder / name).exists() for folder in folders)


def _take(name: str, root: Path, library: Path) -> None:
    """Copy a library; one that is nowhere is for `unresolved` to tell."""
    folder = root / LIBRARIES
    for found in (folder / name, *folder.glob(f"*/{name}")):
        if found.exists():
            shutil.copy(found, library / name)
            return


def _own(path: Path) -> list[str]:
    told = subprocess.run(
        ["patchelf", "--print-rpath", path], capture_output=True, text=True, check=False
    )
    own = [each for each in told.stdout.strip().split(":") if each.startswith("$ORIGIN")]
    return own or ["$ORIGIN"]


def _point(path: Path, tree: Path) -> None:
    """Let an object look beside itself, at its wheel's own libraries, and at those of the tree."""
    above = "../" * len(path.parent.relative_to(tree).parts)
    places = dict.fromkeys([*_own(path), f"$ORIGIN/{above}usr/lib"])
    subprocess.run(["patchelf", "--set-rpath", ":".join(places), path], check=True)
