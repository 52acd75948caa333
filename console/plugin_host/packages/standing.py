"""Whether what was installed is still what the hall trusts: looked at before it is used, each time.

A package is verified when it is installed; a key or a package may be revoked later, and a disk may
be written to. A version's folder is never changed after it was laid, so anything else in it is not
what was signed, a wheel's unpacked file and a kept compiled module among them.
"""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_host.packages import faults, trust
from console.plugin_host.packages.archive import PACKAGES, listed
from console.plugin_host.packages.store import WHEELS, Installed
from console.plugin_host.reading.discovery import Found

_KEPT = "__pycache__"


def looked_at(root: Path, found: Found, installed: Installed | None) -> Found:
    """Return a plugin as it may be used: without its manifest and with the fault where it may not.

    Args:
        root: of the installed plugins, where the revocation list lies.
        found: the plugin.
        installed: what was noted when it was installed; None for one that came another way.
    """
    if found.manifest is None:
        return found
    try:
        fault = _fault(root, found, installed)
    except (OSError, zipfile.BadZipFile) as error:
        fault = _first(faults.altered(found.id, str(error)[:120]))
    except PluginFaultsError as error:
        fault = error.faults[0]
    if fault is None:
        return found
    manifest = found.manifest
    told = replace(found, manifest=None, pages=(), faults=(fault,))
    return replace(told, title=manifest.name, owner=manifest.owner)


def is_revoked(found: Found) -> bool:
    """Whether a plugin may not be used because it, or its key, was revoked."""
    return any(fault.code == "plugin_revoked" for fault in found.faults)


def _fault(root: Path, found: Found, installed: Installed | None) -> PluginFault | None:
    assert found.manifest is not None
    digest, version = hashlib.sha256(listed(found.folder)).hexdigest(), found.manifest.version
    gone = trust.revoked_list(root)
    key = installed.keys.get(version, "") if installed else ""
    if digest in gone.packages or key in gone.keys:
        return _first(faults.revoked(found.id))
    if installed is not None:
        if installed.digests.get(version, digest) != digest:
            return _first(faults.altered(found.id, version))
        if any(path.name == _KEPT for path in found.folder.rglob(_KEPT)):
            return _first(faults.altered(found.id, _KEPT))
    odd = _sums_of(found.folder / PACKAGES).items() ^ dict(_of_wheels(found.folder)).items()
    if odd and (installed is not None or (found.folder / PACKAGES).is_dir()):
        return _first(faults.altered(found.id, f"{PACKAGES}/{min(odd)[0]}"))
    return None


def _of_wheels(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and sum of each file that the plugin's wheels hold, as they are unpacked."""
    for wheel in sorted((folder / WHEELS).glob("*.whl")):
        with zipfile.ZipFile(wheel) as read:
            for name in read.namelist():
                if not name.endswith("/"):
                    yield name, hashlib.sha256(read.read(name)).hexdigest()


def _sums_of(folder: Path) -> dict[str, str]:
    paths = [path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()]
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
    }


def _first(error: PluginFaultsError) -> PluginFault:
    return error.faults[0]
