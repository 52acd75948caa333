"""Making a package for Linux, whichever: the words it takes, and what is said at its end."""

import argparse
import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from signing import NoKey
from tree import ROOT, NotMade


def options(name: str, about: str, lock: str) -> argparse.ArgumentParser:
    """Return the options that every package has.

    Args:
        name: of the package, as `./hall package` has it.
        about: what it is, in a sentence.
        lock: file of the wheels below `packaging`.
    """
    parser = argparse.ArgumentParser(prog=f"hall package {name}", description=about)
    add, cache = parser.add_argument, ROOT / ".cache/package"
    add("--out", type=Path, default=ROOT / "build", help="folder of the package")
    add("--cache", type=Path, default=cache, help="what is kept between two builds")
    add("--lock", type=Path, default=ROOT / "packaging" / lock, help="the wheels, with hashes")
    add("--key", type=Path, help="PEM file of the Ed25519 key that signs; without it one for tests")
    return parser


def read(parser: argparse.ArgumentParser, words: list[str]) -> argparse.Namespace:
    """Return what was asked for, its folders made."""
    given = parser.parse_args(words)
    given.cache, given.out = given.cache.resolve(), given.out.resolve()
    for folder in (given.cache, given.out):
        folder.mkdir(parents=True, exist_ok=True)
    return given


def run(make: Callable[[argparse.Namespace], Path], given: argparse.Namespace) -> int:
    """Make the package, say what came of it, and return the exit status."""
    begun = time.monotonic()
    try:
        made = make(given)
    except (NotMade, NoKey) as error:
        print(f"package: {error}", file=sys.stderr)
        return 1
    seconds = time.monotonic() - begun
    print(
        f"package: {made} {made.stat().st_size / 1e6:.1f} MB in {seconds:.0f} s\n"
        f"package: sha256 {sha256(made)}\n"
        f"package: signature {made.name}.minisig, key release.pub beside it"
    )
    return 0


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def say(what: str) -> None:
    """Say which step begins."""
    print(f"package: {what}", file=sys.stderr, flush=True)
