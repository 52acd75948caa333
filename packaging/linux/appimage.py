"""`./hall package appimage`: one file that runs on a desktop without Python, VLC and internet.

Lays the tree (tree.py), squashes it, puts the runtime in front, signs it. Two runs on the same
packages give the same file to the byte; the signature lies beside it.
"""

import argparse
import shutil
import sys
from pathlib import Path

import making
import signing
from tree import HERE, NotMade, Recipe, distribution_python, lay, readable, run

import console

NAME = "command-hall-{version}-x86_64.AppImage"
UNITS = (
    "command-hall-hub.service",
    "command-hall-kiosk.service",
    "command-hall.sysusers",
    "journald-command-hall.conf",
)
"""What systemd reads, for one that is unpacked to where these look for the program."""

_MARK, _MARK_AT = b"AI\x02", 8
STATIC = (
    "libsquashfuse_ll.a", "libsquashfuse.a", "libfuse3.a", "libz.a", "liblzma.a", "liblzo2.a",
    "liblz4.a", "libzstd.a", "libc.a",
)  # fmt: skip
"""What the runtime of our own has inside."""
_RUNTIME = [
    "-l:libsquashfuse_ll.a",
    "-l:libsquashfuse.a",
    "-l:libfuse3.a",
    "-lz",
    "-llzma",
    "-llzo2",
    "-llz4",
    "-lzstd",
]


def main(words: list[str]) -> int:
    """Make the AppImage; return the exit status."""
    return making.run(make, _arguments(words))


def make(given: argparse.Namespace) -> Path:
    """Make the file and its signature in the folder that was named.

    Raises:
        NotMade: something is missing, or a runtime that was given is another one.
    """
    seal = signing.seal(given.key, given.cache)
    tree, python = given.cache / "AppDir", distribution_python(given.cache)
    name = NAME.format(version=console.__version__)
    recipe = Recipe(
        given.lock, given.cache, seal, python,
        linked=[] if given.runtime_file else STATIC, typed=f"./{name}",
    )  # fmt: skip
    lay(tree, recipe, making.say)
    dress(tree)
    runtime = _runtime(given)
    made: Path = given.out / name
    making.say("squashing")
    join(runtime, _squashed(tree, given.cache), made)
    seal.put_on(made, console.__version__, "x86_64")
    return made


def dress(tree: Path) -> None:
    """Put in what makes a tree an AppDir: start, icon, desktop file, AppStream, units."""
    files, share = HERE / "files", tree / "usr/share"
    shutil.copy(files / "AppRun", tree)
    (tree / "AppRun").chmod(0o755)
    shutil.copy(files / "command-hall.desktop", tree)
    shutil.copy(files / "command-hall.svg", tree)
    (tree / ".DirIcon").symlink_to("command-hall.svg")
    for name, place in {
        "command-hall.desktop": "applications/command-hall.desktop",
        "command-hall.metainfo.xml": "metainfo/org.commandhall.console.appdata.xml",
        "command-hall.svg": "icons/hicolor/scalable/apps/command-hall.svg",
    }.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(files / name, share / place)
    units = share / "command-hall/units"
    units.mkdir(parents=True)
    for name in UNITS:
        shutil.copy(files / name, units)
    readable(tree)


def join(runtime: Path, image: Path, made: Path) -> None:
    """Write runtime and image as one program, with the mark of type 2."""
    part = made.with_name(made.name + ".part")
    head = bytearray(runtime.read_bytes())
    head[_MARK_AT : _MARK_AT + len(_MARK)] = _MARK
    with part.open("wb") as out, image.open("rb") as body:
        out.write(head)
        shutil.copyfileobj(body, out, 1 << 20)
    part.chmod(0o755)
    part.replace(made)


def _squashed(tree: Path, cache: Path) -> Path:
    image = cache / "image.squashfs"
    run(
        ["mksquashfs", tree, image, "-root-owned", "-noappend", "-quiet", "-no-progress",
         "-comp", "zstd", "-Xcompression-level", "17", "-b", "256K",
         "-mkfs-time", "0", "-all-time", "0"]
    )  # fmt: skip
    return image


def _runtime(given: argparse.Namespace) -> Path:
    if given.runtime_file is None:
        return build_runtime(given.cache / "runtime")
    there = making.sha256(given.runtime_file)
    if there != given.runtime_sha256:
        raise NotMade(
            f"{given.runtime_file} is not the runtime that was asked for:"
            f" its SHA-256 is {there}, --runtime-sha256 says {given.runtime_sha256 or 'nothing'}"
        )
    return Path(given.runtime_file)


def build_runtime(out: Path) -> Path:
    """Compile the runtime of our own."""
    source = HERE / "runtime.c"
    run(
        ["gcc", "-O2", "-Wall", "-static", "-s", "-DFUSE_USE_VERSION=32", "-I/usr/include/fuse3",
         source.name, "-o", out.resolve(), *_RUNTIME, "-lpthread", "-ldl"], cwd=HERE,
    )  # fmt: skip
    return out


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = making.options("appimage", "One file for a desktop.", "lock.txt")
    add = parser.add_argument
    add("--runtime-file", type=Path, help="another type-2 runtime in place of our own")
    add("--runtime-sha256", default="", help="what that file must be")
    return making.read(parser, words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
