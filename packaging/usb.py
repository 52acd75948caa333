"""`./hall package usb`: one folder that an installer carries into an office without a network.

In it: the packages, the policy file, the authority of the hall, the manual, a map pack (that this
version carries and does not read), a page that
says what to do, and SHA256SUMS over all of it, which `sha256sum -c` and a script for Windows check.
"""

import argparse
import hashlib
import shutil
import ssl
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import handbook
from usb_page import CHECK_ON_WINDOWS, PACKAGES, SUMS, read_me, typed_on

ROOT = Path(__file__).resolve().parent.parent
REFUSED = 3
READ_ME = "先读我 READ ME FIRST.txt"
SIGNATURES = {".minisig", ".sig", ".asc", ".cer"}
"""What goes along. Not release.pub: a key beside what it proves proves nothing."""

_CHECK = "\r\n".join(
    (
        "@echo off",
        'cd /d "%~dp0"',
        # One line for cmd, which ends a command where its line ends.
        'powershell -NoProfile -ExecutionPolicy Bypass -Command "'
        "$bad=0;foreach($l in Get-Content -Encoding UTF8 SHA256SUMS){"
        "$h=$l.Substring(0,64);$f=$l.Substring(66);"
        "if(-not(Test-Path -LiteralPath $f)-or"
        "(Get-FileHash -LiteralPath $f -Algorithm SHA256).Hash-ne$h){Write-Host 'BAD' $f;$bad=1}};"
        "if($bad){Write-Host 'Damaged: copy the folder again.';exit 1};Write-Host 'OK'\"",
        "set found=%errorlevel%",
        # A double-click's window stays until what it says was read; a script says `check.cmd /q`.
        'if /i not "%~1"=="/q" pause',
        "exit /b %found%",
        "",
    )
)
"""Checks the sums on Windows, where `sha256sum` is not at hand."""


class Refused(Exception):  # noqa: N818 - a word of the build
    """Something that shall go into the folder is not fit; the text says what and what to do."""


def main(words: Sequence[str]) -> int:
    """Make the folder; 3 where something given is not fit."""
    given = _arguments(words)
    try:
        fill(given)
    except (Refused, OSError) as reason:
        print(f"hall package usb: {reason}", file=sys.stderr)
        return REFUSED
    size = sum(f.stat().st_size for f in files_of(given.out)) / 1e6
    print(
        f"{given.out}: {len(files_of(given.out))} files, {size:.0f} MB; check: sha256sum -c {SUMS}"
    )
    return 0


def fill(given: argparse.Namespace) -> None:
    """Lay everything into the folder and write the sums last.

    Raises:
        Refused: a file given is not what it should be, or no package is there.
    """
    if given.out.exists() and any(given.out.iterdir()):
        raise Refused(f"{given.out} is not empty; name another folder, or empty this one")
    given.out.mkdir(parents=True, exist_ok=True)
    packages = packages_in(given.packages)
    for package in packages:
        shutil.copy2(package, given.out)
    if given.policy:
        shutil.copy2(fit_policy(given.policy), given.out / "policy.toml")
    if given.ca:
        shutil.copy2(fit_authority(given.ca), given.out / "hall-ca.pem")
    if given.map:
        (given.out / "maps").mkdir()
        shutil.copy2(fit_map(given.map), given.out / "maps" / given.map.name)
    handbook.lay(given.out / "docs", typed_on(packages))
    (given.out / READ_ME).write_text(read_me(given, packages), "utf-8")
    (given.out / CHECK_ON_WINDOWS).write_text(_CHECK, "ascii", newline="")
    write_sums(given.out)


def packages_in(folders: Sequence[Path]) -> list[Path]:
    """Return the packages of some folders with their signatures.

    Raises:
        Refused: there is none.
    """
    every = (file for folder in folders for file in sorted(folder.glob("*")))
    found = [file for file in every if file.suffix in PACKAGES | SIGNATURES]
    if not any(file.suffix in PACKAGES for file in found):
        where = ", ".join(map(str, folders))
        raise Refused(f"no package in {where}; make one first: ./hall package msi (appimage, deb)")
    return found


def fit_policy(file: Path) -> Path:
    """Return a policy file when it can be read as one.

    Raises:
        Refused: it cannot.
    """
    try:
        tomllib.loads(file.read_text("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(f"policy file {file}: {error}; mend it, no seat would take it") from error
    return file


def fit_authority(file: Path) -> Path:
    """Return the authority's file when it holds certificates and no private key.

    Raises:
        Refused: it does not.
    """
    text = file.read_text("ascii", errors="replace")
    if "PRIVATE KEY" in text:
        raise Refused(f"{file} holds a private key, which must never travel; give the certificate")
    try:
        ssl.create_default_context().load_verify_locations(cadata=text)
    except (ssl.SSLError, ValueError) as error:
        raise Refused(f"authority {file}: no certificate in PEM form ({error})") from error
    return file


def fit_map(file: Path) -> Path:
    """Return a map pack when it is one: MBTiles or PMTiles.

    Raises:
        Refused: it is something else.
    """
    with file.open("rb") as content:
        head = content.read(16)
    if not head.startswith((b"SQLite format 3", b"PMTiles")):
        raise Refused(f"map pack {file}: neither MBTiles nor PMTiles")
    return file


def files_of(folder: Path) -> list[Path]:
    """Return the files of the folder, in an order that does not change."""
    return sorted(p for p in folder.rglob("*") if p.is_file())


def write_sums(folder: Path) -> None:
    """Write the sums of all files, in the form of `sha256sum`."""
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}\n"
        for file in files_of(folder)
    ]
    (folder / SUMS).write_text("".join(lines), "utf-8", newline="\n")


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hall package usb", description=__doc__)
    add = parser.add_argument
    add("--out", type=Path, default=ROOT / "dist" / "usb", help="the folder; must be empty")
    made = [ROOT / "dist", ROOT / "build"]
    add("--packages", type=Path, nargs="+", default=made, help="folders of packages made before")
    add("--policy", type=Path, help="the hall's policy file")
    add("--ca", type=Path, help="certificate of the hall's authority, PEM")
    add(
        "--map",
        type=Path,
        help="map pack, MBTiles or PMTiles; carried along, this version reads none",
    )
    add("--hub", default="", help="address of the hub, for the page that stands first")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
