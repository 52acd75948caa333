"""What the hall let in of the plugins that lie at a seat, and what that gives each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from console.domain.entity import decode
from console.domain.plugin import Plugin
from console.plugin_api.dataset import Value
from console.plugin_api.manifest import Manifest
from console.plugin_api.permission import Permission
from console.plugin_host.guests.parts import Grants
from console.plugin_host.packages.approval import granted
from console.plugin_host.packages.archive import PACKAGES
from offline_cache.cache import Cache

DATA, INBOX = "plugin-data", "in"
"""Below the seat's folder: each plugin's own data; in it the folder it may read."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A plugin as it lies at this seat; approvals name the digest of its files."""

    manifest: Manifest
    folder: Path
    digest: str


def known_plugin(cache: Cache, id: str) -> Plugin | None:
    """Return a plugin as the hall knows it; None for one of a newer version: it is let in there."""
    row = cache.get(Plugin.KIND, id)
    try:
        return decode(Plugin, row.body) if row else None
    except ValueError:
        return None


class PluginTerms:
    """Whether the plugins that lie here are let in; an approval is for the very files.

    Args:
        cache: has the hall's records.
        folder: of the seat.
    """

    def __init__(self, cache: Cache, folder: Path) -> None:
        self._cache, self._folder = cache, folder
        self._lying: dict[str, Lying] = {}
        self._granted: dict[str, frozenset[Permission] | None] = {}
        self._faults: dict[str, tuple[str, ...]] = {}

    def know(self, lying: Lying) -> None:
        """Take which files of a plugin lie here."""
        self._lying[lying.manifest.id] = lying
        self._granted[lying.manifest.id] = self._read(lying)

    def may_run(self, lying: Lying) -> bool:
        """Whether the hall let files in that are not in use here yet."""
        return self._read(lying) is not None

    def known(self, plugin: str) -> Plugin | None:
        """Return a plugin as the hall knows it."""
        return known_plugin(self._cache, plugin)

    def forget(self, plugin: str) -> None:
        """Take that a plugin is not here any more."""
        self._lying.pop(plugin, None)
        self._granted.pop(plugin, None)

    def read(self) -> None:
        """Read anew what the hall says of all of them."""
        self._granted = {id: self._read(lying) for id, lying in self._lying.items()}

    def is_let_in(self, plugin: str) -> bool:
        """Whether the hall let these very files in."""
        return self._granted.get(plugin) is not None

    def faults(self, plugin: str) -> tuple[str, ...]:
        """Return what of its plans, rules and entries does not hold in this hall."""
        return self._faults.get(plugin, ()) if self.is_let_in(plugin) else ()

    def permissions(self, plugin: str) -> frozenset[Permission]:
        """Return what the hall granted."""
        return self._granted.get(plugin) or frozenset()

    def digest(self, plugin: str) -> str:
        """Return the digest of the files that lie here; empty for a plugin that does not."""
        lying = self._lying.get(plugin)
        return lying.digest if lying else ""

    def grants(self, plugin: str, settings: Mapping[str, Value]) -> Grants:
        """Return what a plugin that lies here is given; the folder it may read is made."""
        permissions = self.permissions(plugin)
        packages = self._lying[plugin].folder / PACKAGES
        folder = self._folder / DATA / plugin / INBOX
        may_read = Permission.READ_FOLDER in permissions
        if may_read:
            folder.mkdir(parents=True, exist_ok=True)
        return Grants(
            permissions,
            folder if may_read else None,
            settings,
            packages if packages.is_dir() else None,
        )

    def _read(self, lying: Lying) -> frozenset[Permission] | None:
        known = self.known(lying.manifest.id)
        self._faults[lying.manifest.id] = known.faults if known else ()
        return granted(known, lying.manifest, lying.digest)
