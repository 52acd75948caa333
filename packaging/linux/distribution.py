"""What a tree has from the distribution it is made on, and what that says of licences.

The distribution's own part (`main`) holds free software alone, so what lies there may be passed on;
its licence file goes with it. What belongs to no package, or to one from elsewhere, shuts the gate.
"""

from collections.abc import Iterable
from pathlib import Path

from licences import Part
from tree import Python, run

FREE, COPYLEFT = "LicenseRef-Debian-free", "LicenseRef-Debian-GPL-or-LGPL"


def parts(tree: Path, root: Path, python: Python) -> list[Part]:
    """Return each package of the distribution below `root` that a tree has files of.

    A library that no package brought is a part without a licence, which the gate refuses.
    """
    owned: dict[str, list[Path]] = {}
    ours = list(_libraries(tree))
    found = owners((file.name for file in ours), root)
    for file in ours:
        owned.setdefault(found.get(file.name, file.name), []).append(file)
    told = _told(owned, root)
    others = [_part(name, files, told.get(name), root) for name, files in sorted(owned.items())]
    note = "the licences are those of the file below"
    source = f"Debian source python3.11 {python.version}"
    return [Part("python3.11", python.version, FREE, source, note, (python.licence,)), *others]


def linked(names: Iterable[str], root: Path) -> list[Part]:
    """Return the packages that static libraries came from: what was linked in is passed on, too."""
    found = owners(names, root)
    told = _told(sorted(set(found.values())), root)
    known = [_part(name, [], told.get(name), root) for name in sorted(told)]
    return [*known, *(Part(name, "", "") for name in sorted(set(names) - set(found)))]


def owners(names: Iterable[str], root: Path) -> dict[str, str]:
    """Return the package of a distribution that has a library, for each that one has.

    The lists are read once: `dpkg-query -S` compares every file with every name, half a minute.
    """
    wanted, found = set(names), dict[str, str]()
    for listed in sorted((root / "var/lib/dpkg/info").glob("*.list")):
        package = listed.stem.partition(":")[0]
        for place in listed.read_text("utf-8", errors="surrogateescape").splitlines():
            name = place.rpartition("/")[2]
            if name in wanted:
                found.setdefault(name, package)
    return found


def _dpkg(root: Path, *words: str) -> str:
    return run(["dpkg-query", f"--admindir={root / 'var/lib/dpkg'}", *words], check=False)


def _libraries(tree: Path) -> Iterable[Path]:
    library = tree / "usr/lib"
    yield from sorted(f for f in library.glob("*.so*") if f.is_file())
    yield from sorted(f for f in (library / "vlc").rglob("*.so*") if f.is_file())


def _told(names: Iterable[str], root: Path) -> dict[str, tuple[str, str, str]]:
    """Return version, source with its version, and section of packages that are known there."""
    form = "${Package}\t${Version}\t${source:Package} ${source:Version}\t${Section}\n"
    rows = (line.split("\t") for line in _dpkg(root, "-W", "-f", form, *names).splitlines())
    return {name: (version, source, section) for name, version, source, section in rows}


def _part(name: str, files: list[Path], told: tuple[str, str, str] | None, root: Path) -> Part:
    text = root / "usr/share/doc" / name / "copyright"
    if told is None or "/" in told[2] or not text.is_file():
        return Part(name, "", "", files=tuple(files))
    licence = COPYLEFT if "GPL" in text.read_text("utf-8", errors="replace") else FREE
    version, source, _ = told
    note = "the licences are those of the file below"
    return Part(name, version, licence, f"Debian source {source}", note, (text,), tuple(files))
