"""`./hall package deb`: a package below /opt for the desktops of glibc 2.28 (Kylin V10, UOS 20).

Lays the tree (tree.py) from the domestic lock and an older system (older_base.py), sees that
nothing in it asks for a newer glibc, puts beside it what a desktop and systemd read, tells dpkg
what it needs of the machine, packs it, signs it as the AppImage is. Two runs on the same packages
give the same file to the byte. xz and not zstd: the dpkg of those desktops does not read zstd.
"""

import argparse
import hashlib
import os
import shutil
import sys
from pathlib import Path

import making
import older_base
import older_glibc
import signing
from closure import is_host, needed, objects, versions
from distribution import owners
from tree import CONTENTS, HERE, NotMade, Recipe, lay, readable, run

import console

NAME = "command-hall_{version}_amd64.deb"
HOME = "opt/command-hall"
FILES = HERE / "files"
PLACES = {
    "AppRun": f"{HOME}/AppRun",
    "command-hall.desktop": "usr/share/applications/command-hall.desktop",
    "command-hall.svg": "usr/share/icons/hicolor/scalable/apps/command-hall.svg",
    "command-hall.metainfo.xml": "usr/share/metainfo/org.commandhall.console.metainfo.xml",
    "command-hall-hub.service": "usr/lib/systemd/system/command-hall-hub.service",
    "command-hall-kiosk.service": "usr/lib/systemd/user/command-hall-kiosk.service",
    "command-hall.sysusers": "usr/lib/sysusers.d/command-hall.conf",
    "journald-command-hall.conf": "etc/systemd/journald@command-hall.conf",
}
"""Each file beside the tree, and where it is installed."""

OLDER = CONTENTS["older"]
MOST = {
    kind: tuple(int(n) for n in OLDER[kind.lower()].split(".")) for kind in ("GLIBC", "GLIBCXX")
}
"""The newest of these that those desktops have."""

REPORT = "usr/share/command-hall/glibc.txt"
WHEELS_FOR = [
    *(word for n in range(28, 4, -1) for word in ("--platform", f"manylinux_2_{n}_x86_64")),
    *("--platform", "manylinux2014_x86_64", "--implementation", "cp", "--python-version", "3.11"),
    *("--abi", "cp311", "--abi", "abi3", "--abi", "none"),
]
SETTING = "/" + PLACES["journald-command-hall.conf"]
SCRIPTS = ("preinst", "prerm", "postinst", "postrm")
CONTROL = """\
Package: command-hall
Version: {version}
Architecture: amd64
Maintainer: Command Hall <packages@commandhall.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: duty console of a district's command hall ({label} build)
 Alerts, video, dispatch and duty log of one seat, and the hub. Brings its own
 Python, Qt, libvlc and font below /opt/command-hall.
"""


def main(words: list[str]) -> int:
    """Make the package; return the exit status."""
    parser = making.options("deb", "A package for dpkg.", "lock-domestic.txt")
    version = console.__version__
    parser.add_argument("--version", default=version, help="another than the console's own")
    return making.run(make, making.read(parser, words))


def make(given: argparse.Namespace) -> Path:
    """Make the package and its signature in the folder that was named.

    Raises:
        NotMade: something is missing on this machine.
    """
    seal = signing.seal(given.key, given.cache)
    stage, base = given.cache / "deb", given.cache / "older"
    recipe = Recipe(
        given.lock, given.cache, seal, older_base.make(base, making.say),
        root=base, wheels_for=WHEELS_FOR, host=OLDER["host"], dropped=OLDER["dropped"], last=fit,
    )  # fmt: skip
    shutil.rmtree(stage, ignore_errors=True)
    lay(stage / HOME, recipe, making.say)
    made: Path = given.out / NAME.format(version=given.version)
    making.say("packing")
    pack(stage, made, given.version, seal.label, base)
    seal.put_on(made, given.version, "amd64")
    return made


def fit(tree: Path) -> None:
    """See that no object asks for more than those desktops have, and write down what each asks for.

    Raises:
        NotMade: one does.
    """
    older_glibc.lower(objects(tree), MOST["GLIBC"])
    found = list(objects(tree))
    for kind, most in MOST.items():
        over = [path.name for path, asked in versions(found, kind).items() if asked > most]
        if over:
            raise NotMade(f"{kind} {_dotted(most)} is not enough for {', '.join(over)}")
    asked = versions(found).items()
    lines = [f"{_dotted(version)} {path.relative_to(tree)}\n" for path, version in asked]
    (tree / REPORT).write_text("".join(sorted(lines)), "utf-8")


def pack(stage: Path, made: Path, version: str, label: str, root: Path) -> None:
    """Pack a tree that lies in `stage` where it will be installed; `root` as in `needs`."""
    dress(stage)
    depends, recommends = needs(stage / HOME, root)
    files = [path for path in sorted(stage.rglob("*")) if path.is_file() and not path.is_symlink()]
    about = stage / "DEBIAN"
    about.mkdir()
    text = CONTROL.format(
        version=version,
        label=label,
        size=sum(path.stat().st_size for path in files) // 1024,
        depends=", ".join(depends),
        recommends=", ".join(recommends) or "fonts-noto-cjk",
    )
    (about / "control").write_text(text, "utf-8")
    (about / "conffiles").write_text(SETTING + "\n", "utf-8")
    (about / "md5sums").write_text("".join(_sum(path, stage) for path in files), "utf-8")
    for name in SCRIPTS:
        script = (FILES / "debian" / name).read_text("utf-8").replace("@VERSION@", version)
        (about / name).write_text(script, "utf-8")
        (about / name).chmod(0o755)
    readable(stage)
    run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=2", "-b", stage, made],
        env={**os.environ, "SOURCE_DATE_EPOCH": "0"},
    )


def dress(stage: Path) -> None:
    """Put beside the tree what the desktop and systemd read, and the word for a terminal."""
    for name, place in PLACES.items():
        (stage / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FILES / name, stage / place)
        (stage / place).chmod(0o755 if name == "AppRun" else 0o644)
    (stage / "usr/bin").mkdir()
    (stage / "usr/bin/command-hall").symlink_to(f"/{HOME}/AppRun")
    about = stage / "usr/share/doc/command-hall"
    about.mkdir(parents=True)
    (about / "copyright").symlink_to(f"/{HOME}/usr/share/command-hall/licences/NOTICES.txt")


def needs(tree: Path, root: Path) -> tuple[list[str], list[str]]:
    """Return the packages that a tree needs of a machine, and those it is better with.

    Args:
        tree: whose objects are looked through.
        root: of the distribution that knows which package has which library.
    """
    found = list(objects(tree))
    host = [*CONTENTS["host"]["libraries"], *OLDER["host"]]
    libraries = sorted({name for each in found for name in needed(each) if is_host(name, host)})
    packages = owners(libraries, root)
    if nobody := [name for name in libraries if name not in packages]:
        raise NotMade(f"no package of {root} has {', '.join(nobody)}")
    spare = {
        packages[name] for name in libraries if name.split(".so")[0] in CONTENTS["host"]["spare"]
    }
    asked = _dotted(max(versions(found).values()))
    rest = sorted(set(packages.values()) - spare - {"libc6"})
    return [f"libc6 (>= {asked})", *map(_also, rest)], [_also(name) for name in sorted(spare)]


def _also(name: str) -> str:
    other = OLDER["also"].get(name)
    return f"{name} | {other}" if other else name


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _sum(path: Path, stage: Path) -> str:
    digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    return f"{digest}  {path.relative_to(stage)}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
