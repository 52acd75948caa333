"""The `.cplug` file: a zip with a list of sums (`plugin.json`), a signature of it, and the files.

Nothing of a package is believed before its sum was compared: names, sizes and types in a zip are
written by whoever made it. What is read is counted while it is read.
"""

import hashlib
import io
import json
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from console.plugin_host.packages.faults import altered, bad_package
from console.plugin_host.reading.manifest_reader import read_manifest

SUFFIX = ".cplug"
LIST, SIGNATURE, BELOW = "plugin.json", "plugin.sig", "files/"
FORMAT = 1
MOST_FILES = 2000
MOST_BYTES = 100_000_000
"""Of all files together, unpacked."""
_LIST_BYTES = 1_000_000
PACKAGES = "packages"
"""Folder of an installed version with its wheels unpacked: the environment of its guest alone."""
_LEFT_OUT = ("__pycache__", ".git", ".venv", PACKAGES)


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of itself.

    Attributes:
        listed: the bytes that are signed.
        sums: SHA-256 of each file by its path in the plugin's folder.
        signature: as JSON; empty where nobody has signed.
    """

    path: Path
    id: str
    version: str
    listed: bytes
    sums: Mapping[str, str]
    signature: bytes = b""

    @property
    def digest(self) -> str:
        """SHA-256 of the list, and so of everything; the hall's approval names it."""
        return hashlib.sha256(self.listed).hexdigest()


def listed(folder: Path) -> bytes:
    """Return the list of a plugin's folder: id, version, and the sum of every file.

    Raises:
        PluginFaultsError: its manifest cannot be used.
    """
    manifest = read_manifest(folder)
    sums = {name: _sum((folder / name).read_bytes()) for name in sorted(_names(folder))}
    told = {"format": FORMAT, "id": manifest.id, "version": manifest.version, "files": sums}
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def pack(folder: Path, to: Path) -> Package:
    """Write the package of a plugin's folder, not signed yet; the same folder gives the same bytes.

    Raises:
        PluginFaultsError: its manifest cannot be used.
        OSError: it cannot be written.
    """
    names = listed(folder)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo(LIST), names)
        for name in json.loads(names)["files"]:
            made.writestr(
                zipfile.ZipInfo(BELOW + name), (folder / name).read_bytes(), zipfile.ZIP_DEFLATED
            )
    return look(to)


def add_signature(path: Path, signature: bytes) -> None:
    """Put the signature into a package, beside what it signs."""
    with zipfile.ZipFile(path) as read:
        kept = {each.filename: read.read(each) for each in read.infolist()}
    kept[SIGNATURE] = signature
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in kept.items():
            made.writestr(zipfile.ZipInfo(name), raw, zipfile.ZIP_DEFLATED)


def look(path: Path) -> Package:
    """Return what a package says of itself; none of its files is read.

    Raises:
        PluginFaultsError: it is no package, or names what it may not.
    """
    with _opened(path) as read:
        names = _checked(path, read)
        raw = _bytes(read, LIST, _LIST_BYTES, path) if LIST in names else b""
        signature = _bytes(read, SIGNATURE, 10_000, path) if SIGNATURE in names else b""
    id, version, sums = _told(path, raw)
    inside = {name.removeprefix(BELOW) for name in names if name.startswith(BELOW)}
    if inside != set(sums):
        raise altered(path.name, ", ".join(sorted(inside ^ set(sums))[:3]))
    return Package(path, id, version, raw, sums, signature)


def unpack(package: Package, to: Path) -> None:
    """Write the files of a package, each compared with its sum before it is written.

    Raises:
        PluginFaultsError: a file is not the one that was listed, or there is too much.
    """
    left = MOST_BYTES
    with _opened(package.path) as read:
        for name, wanted in package.sums.items():
            raw = _bytes(read, BELOW + name, left, package.path)
            left -= len(raw)
            if _sum(raw) != wanted:
                raise altered(package.path.name, name)
            _write(to / name, raw)


def unpack_wheel(wheel: Path, to: Path) -> None:
    """Unpack a wheel of a package, under the same rules; nothing of it is run.

    Raises:
        PluginFaultsError: it reaches for what is not its own, or is too large.
    """
    left = MOST_BYTES
    with _opened(wheel) as read:
        for name in _checked(wheel, read):
            raw = _bytes(read, name, left, wheel)
            left -= len(raw)
            _write(to / name, raw)


def _write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise bad_package(path.name, "不是插件安装包", f"is no package ({error})") from error


def _checked(path: Path, read: zipfile.ZipFile) -> list[str]:
    """Return the names of a zip's files; refused where one is no plain file of its own folder."""
    seen: set[str] = set()
    names: list[str] = []
    for each in read.infolist():
        if each.is_dir():
            continue
        name = each.filename
        if not is_plain(name):
            raise bad_package(
                path.name, "文件路径越出插件文件夹", "a path leads outside", name[:80]
            )
        if stat.S_IFMT(each.external_attr >> 16) not in (0, stat.S_IFREG):
            raise bad_package(path.name, "含链接或设备文件", "holds a link or a device", name)
        if name.casefold() in seen:
            raise bad_package(path.name, "同名文件两份", "a file stands twice", name)
        seen.add(name.casefold())
        names.append(name)
    if len(names) > MOST_FILES:
        raise bad_package(path.name, f"超过 {MOST_FILES} 个文件", f"> {MOST_FILES} files")
    return names


def is_plain(name: str) -> bool:
    """Whether a name is a path below its folder on every system."""
    parts = PurePosixPath(name).parts
    is_odd = any(sign in name for sign in ("\\", ":", "\x00"))
    return bool(parts) and not (
        is_odd or name.startswith("/") or ".." in parts or "." in name.split("/")
    )


def _bytes(read: zipfile.ZipFile, name: str, most: int, path: Path) -> bytes:
    """Return a file; what a zip says of its length is not believed."""
    held = io.BytesIO()
    try:
        with read.open(name) as opened:
            while piece := opened.read(1 << 16):
                if held.tell() + len(piece) > most:
                    raise bad_package(path.name, "解开后过大", "is too large unpacked", name)
                held.write(piece)
    except (
        OSError,
        zipfile.BadZipFile,
        KeyError,
        RuntimeError,
        EOFError,
        NotImplementedError,
    ) as error:
        raise altered(path.name, name) from error
    except zlib.error as error:
        raise altered(path.name, name) from error
    return held.getvalue()


def _told(path: Path, raw: bytes) -> tuple[str, str, dict[str, str]]:
    try:
        told = json.loads(raw)
        if told["format"] != FORMAT:
            raise ValueError(told["format"])
        sums = {str(name): str(each) for name, each in told["files"].items()}
        if not all(map(is_plain, sums)):
            raise ValueError("path")
        return str(told["id"]), str(told["version"]), sums
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise bad_package(path.name, "清单读不懂", "its list cannot be read", LIST) from error


def _names(folder: Path) -> Iterator[str]:
    """Yield the plain files of a plugin; links are left out, what tools leave behind, too."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        is_left = any(part in _LEFT_OUT for part in inside.parts) or path.suffix == SUFFIX
        if path.is_file() and not path.is_symlink() and not is_left:
            yield inside.as_posix()


def _sum(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
