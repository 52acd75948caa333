"""The plugins of a seat as they lie on disk, read aside: in use, armed, and which versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from console.plugin_api.fault import PluginFaultsError
from console.plugin_host.packages.archive import listed
from console.plugin_host.packages.standing import looked_at
from console.plugin_host.packages.store import Installed, PluginStore
from console.plugin_host.reading.discovery import Found, find, look
from console.plugin_host.shipped import SHIPPED
from console.plugin_host.trial.proof import Proof, kept_proof

INSTALLED, MADE = "plugins", "plugins-made"
"""Folders of the seat: versions of each plugin, and which is in use; those made of workbooks."""


@dataclass(frozen=True, slots=True)
class Lies:
    """One plugin as it lies here.

    Attributes:
        digest: of its files, as an approval names them; empty for one that cannot be used.
        proof: what its contract tests found when it was installed; None where none were run.
    """

    found: Found
    digest: str
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        in_use: by id.
        armed: the version that takes over at the next handover, by id.
        installed: which versions there are, by id.
    """

    in_use: Mapping[str, Lies] = field(default_factory=dict)
    armed: Mapping[str, Lies] = field(default_factory=dict)
    installed: Mapping[str, Installed] = field(default_factory=dict)


def roots(folder: Path) -> tuple[Path, ...]:
    """Return where a seat's plugins lie; of two with one id the later root's is used."""
    return SHIPPED, folder / MADE, folder / INSTALLED


def read(folder: Path) -> Reading:
    """Read the plugins of a seat; takes as long as the disk takes."""
    root = folder / INSTALLED
    installed = PluginStore(root).installed()
    armed = [
        look(each.id, root / each.id / each.armed) for each in installed.values() if each.armed
    ]

    def trusted(found: Sequence[Found]) -> list[Found]:
        return [looked_at(root, each, _noted(each, installed, root)) for each in found]

    in_use = trusted(find(roots(folder)))
    return Reading(_lie(in_use, root), _lie(trusted(armed), root), installed)


def _noted(found: Found, installed: Mapping[str, Installed], root: Path) -> Installed | None:
    """Return what was noted of a plugin at its installation; None where it was made or shipped."""
    return installed.get(found.id) if found.folder.is_relative_to(root) else None


def _lie(found: Sequence[Found], root: Path) -> dict[str, Lies]:
    return {each.id: Lies(each, _digest(each), _proof(each, root)) for each in found}


def _proof(found: Found, root: Path) -> Proof | None:
    if found.manifest is None or not found.folder.is_relative_to(root):
        return None
    return kept_proof(root, found.id, found.manifest.version)


def _digest(found: Found) -> str:
    try:
        return sha256(listed(found.folder)).hexdigest() if found.manifest else ""
    except (OSError, PluginFaultsError):
        return ""  # what cannot be read whole is not what was let in
