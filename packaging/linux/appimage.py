"""`./hall package appimage`: one file that runs on a desktop without Python, VLC and internet.

Lays the tree (tree.py), squashes it, puts the runtime in front, signs it. Two runs on the same
packages give the same file to the byte; the signature lies beside it.
"""

import argparse
import hashlib
import shutil
import sys
import time
from pathlib import Path

from signing import secret_key
from tree import HERE, ROOT, NotMade, Recipe, distribution_python, lay, run

import console
from console.runtime.minisign import PublicKey, sign

NAME = "command-hall-{version}-x86_64.AppImage"
_MARK, _MARK_AT = b"AI\x02", 8
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
    given = _arguments(words)
    begun = time.monotonic()
    try:
        made = make(given)
    except NotMade as error:
        print(f"package: {error}", file=sys.stderr)
        return 1
    print(
        f"package: {made} {made.stat().st_size / 1e6:.1f} MB in {time.monotonic() - begun:.0f} s\n"
        f"package: sha256 {_sha256(made)}\n"
        f"package: signature {made.name}.minisig, key release.pub beside it"
    )
    return 0


def make(given: argparse.Namespace) -> Path:
    """Make the file and its signature in the folder that was named.

    Raises:
        NotMade: something is missing, or a runtime that was given is another one.
    """
    given.out.mkdir(parents=True, exist_ok=True)
    secret, label = secret_key(given.key, given.cache)
    key = PublicKey.of(secret)
    tree = given.cache / "AppDir"
    python = distribution_python(given.cache)
    lay(tree, Recipe(given.lock, given.cache, key.text, label, python), _say)
    dress(tree)
    runtime = _runtime(given)
    made = given.out / NAME.format(version=console.__version__)
    _say("squashing")
    join(runtime, _squashed(tree, given.cache), made)
    sign(made, secret, f"command-hall {console.__version__} x86_64 {label} file:{made.name}")
    (given.out / "release.pub").write_text(key.text, "utf-8")
    return made


def dress(tree: Path) -> None:
    """Put in what makes a tree an AppDir: start, icon, desktop file, AppStream."""
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
    there = _sha256(given.runtime_file)
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


def _sha256(file: Path) -> str:
    with Path(file).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _say(what: str) -> None:
    print(f"package: {what}", file=sys.stderr, flush=True)


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="hall package appimage", description="One file for a desktop."
    )
    add = parser.add_argument
    add("--out", type=Path, default=ROOT / "build", help="folder of the package")
    add(
        "--cache",
        type=Path,
        default=ROOT / ".cache/package",
        help="what is kept between two builds",
    )
    add("--lock", type=Path, default=ROOT / "packaging/lock.txt", help="the wheels, with hashes")
    add("--key", type=Path, help="PEM file of the Ed25519 key that signs; without it one for tests")
    add("--runtime-file", type=Path, help="another type-2 runtime in place of our own")
    add("--runtime-sha256", default="", help="what that file must be")
    given = parser.parse_args(words)
    given.cache, given.out = given.cache.resolve(), given.out.resolve()
    given.cache.mkdir(parents=True, exist_ok=True)
    return given


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
