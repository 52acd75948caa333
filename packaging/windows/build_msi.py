"""`./hall package msi`: the Windows package, built on Linux, unattended and upgradable.

The story: pins -> the tree (Windows Python, libvlc, packages of the lock, our own) -> what nothing
loads is taken out -> every DLL that is asked for is there -> notices and list of parts -> wixl ->
what wixl cannot say -> signature. Without libvlc (or by --without-python without Python)
the package
is a test build: its file and product names say so, and --release refuses.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import archives
import imports
import licences
import payload
import signing
import tables
import wxs
from archives import Refused

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache" / "packages"
REFUSED = 3


def main(words: Sequence[str]) -> int:
    """Build one package; 3 where something is not what it must be."""
    given = _arguments(words)
    began = time.monotonic()
    try:
        package = build(given)
    except (Refused, licences.NotLookedAt, signing.NoKey) as reason:
        print(f"hall package msi: {reason}", file=sys.stderr)
        return REFUSED
    size = package.stat().st_size / 1e6
    print(f"{package}: {size:.1f} MB in {time.monotonic() - began:.0f} s")
    return 0


def build(given: argparse.Namespace) -> Path:
    """Build the package that was asked for and return its file.

    Raises:
        Refused: an archive, a signature or an import is not what it must be.
    """
    version = given.version or _version()
    lacks = _lacks(given)
    given.cache.mkdir(parents=True, exist_ok=True)
    seal = signing.seal(given.key, given.cache)
    tree = given.out / "windows-tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    lay_tree(tree, version, given, seal)
    if gone := imports.missing(tree):
        raise Refused("DLLs that nobody brings: " + "; ".join(gone[:9]))
    label = "-test" if lacks else ""
    package = given.out / f"command-hall-{version}{label}-x64.msi"
    make_package(tree, package, version, lacks)
    if given.sign_key:
        sign(package, given.sign_key, given.sign_certificate)
    seal.put_on(package, version, "x64")
    list_programs(tree, package.with_suffix(".programs.sha256"))
    return package


def lay_tree(tree: Path, version: str, given: argparse.Namespace, seal: signing.Seal) -> None:
    """Lay everything that is installed into `tree`."""
    if not given.without_python:
        pin = archives.PinnedPython.read()
        archive = _python(given, pin)
        archives.unpack_python(archive, tree / "runtime")
        programs = [p for p in (tree / "runtime").iterdir() if p.suffix in imports.PROGRAMS]
        archives.check_signatures(programs, pin.signed_before)
        payload.lay_path_file(tree / "runtime")
    if given.vlc_archive:
        pinned = given.vlc_sha256 or archives.PinnedVlc.read().sha256
        archive = archives.checked(given.vlc_archive, pinned)
        archives.unpack_vlc(archive, tree / "vlc")
    payload.install_packages(tree / "packages")
    payload.copy_ours(tree)
    payload.prune(tree)
    payload.build_programs(tree, version)
    seal.lay(tree / "runtime" / "share" / "command-hall")
    licences.write(tree / "packages", tree / "licences", version, tree)
    payload.compile_modules(tree)
    payload.same_times(tree, _moment())


def list_programs(tree: Path, file: Path) -> None:
    """Write the SHA-256 of each program in a tree, for the allow list of an antivirus."""
    programs = [p for p in payload.everything(tree) if p.suffix.lower() in imports.PROGRAMS]
    lines = (
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(tree).as_posix()}\n"
        for p in sorted(programs)
    )
    file.write_text("".join(lines), "utf-8", newline="\n")


def make_package(tree: Path, package: Path, version: str, lacks: str) -> None:
    """Make the MSI of a tree; the same tree gives the same bytes."""
    source = tree.parent / f"{package.stem}.wxs"
    source.write_text(wxs.document(tree, version), "utf-8")
    subprocess.run(
        ["wixl", "-a", "x64", "-o", str(package.resolve()), source.name],
        cwd=tree.parent,
        check=True,
        stderr=subprocess.DEVNULL,
    )
    content = hashlib.sha256(_content(tree) + lacks.encode()).hexdigest()
    told = {
        "statements": list(tables.statements(version, lacks, wxs.hanzi_names(tree))),
        "package_code": tables.package_code(version, content),
        "made": _moment(),
        "comments": tables.PRODUCT_NAME,
    }
    editor = Path(__file__).with_name("edit_database.py")
    subprocess.run(
        ["/usr/bin/python3", "-P", str(editor), str(package)],
        input=json.dumps(told, ensure_ascii=False).encode(),
        check=True,
    )
    source.unlink()


def sign(package: Path, key: Path, certificate: Path) -> None:
    """Sign the package in place; the key is read from its file and kept nowhere."""
    signed = package.with_suffix(".signed")
    signed.unlink(missing_ok=True)
    words = ["-certs", str(certificate), "-key", str(key), "-h", "sha256", "-n", "Command Hall"]
    subprocess.run(
        ["osslsigncode", "sign", *words, "-in", str(package), "-out", str(signed)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    signed.replace(package)


def _python(given: argparse.Namespace, pin: archives.PinnedPython) -> Path:
    if given.python_archive:
        return archives.checked(given.python_archive, given.python_sha256)
    return archives.fetch_python(pin, given.cache)


def _lacks(given: argparse.Namespace) -> str:
    parts = {"Python": given.without_python, "libvlc": not given.vlc_archive}
    lacks = "/".join(name for name, is_missing in parts.items() if is_missing)
    if lacks and given.release:
        raise Refused(
            f"a release needs {lacks}: give --vlc-archive {archives.PinnedVlc.read().file}"
        )
    if given.release and not (given.sign_key and given.key):
        raise Refused("a release is signed: give --sign-key, --sign-certificate and --key")
    return lacks


def _content(tree: Path) -> bytes:
    files = payload.everything(tree)
    return b"".join(
        f.relative_to(tree).as_posix().encode() + hashlib.sha256(f.read_bytes()).digest()
        for f in files
    )


def _version() -> str:
    text = (ROOT / "console" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([0-9.]+)"', text)
    assert found is not None
    return found[1]


def _moment() -> int:
    """Return the time that everything in the package has: the last commit's, else a fixed one."""
    told = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"],
        capture_output=True,
        text=True,
        check=False,
    )
    return int(told.stdout or 1_700_000_000)


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hall package msi", description=__doc__)
    add = parser.add_argument
    add("--out", type=Path, default=ROOT / "dist", help="folder of the package")
    add("--release", action="store_true", help="refuse what is no whole, signed package")
    add("--version", default="", help="another version than the console's own")
    add("--python-archive", type=Path, help="an embeddable Python 3.11; default: as pinned")
    add("--python-sha256", default="", help="its SHA-256")
    add("--without-python", action="store_true", help="a test build without the Windows Python")
    add("--vlc-archive", type=Path, help="libvlc's .zip for win64, the one of pins.toml")
    add("--vlc-sha256", default="", help="SHA-256 of another one than the pinned")
    add("--cache", type=Path, default=CACHE, help="what is kept between two builds")
    add(
        "--key",
        type=Path,
        help="PEM file of the Ed25519 key of the detached signature; without it one for tests",
    )
    add("--sign-key", type=Path, help="private key that Windows checks (Authenticode), PEM")
    add("--sign-certificate", type=Path, help="certificate with its chain, PEM")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
