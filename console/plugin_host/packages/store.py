"""Installed plugins: `<id>/<version>/` side by side, and `current.toml` that says which is used.

Installing writes a new folder and then one small file; power may fail at any moment. What is in use
is never changed: an update is armed and takes over at the handover, and goes back by one word.
"""

import shutil
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import tomli_w

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.words import Words
from console.plugin_host.packages import archive, trust
from console.plugin_host.packages.archive import PACKAGES
from console.plugin_host.packages.faults import altered, fault, not_installed, older
from console.plugin_host.packages.whole_file import write_whole
from console.plugin_host.reading.discovery import CURRENT, Found, look
from console.plugin_host.trial.proof import Proof, faults_of, keep_proof
from console.runtime.clock import SystemClock

WHEELS = "wheels"
Prove = Callable[[Found], Proof]
"""Runs the contract tests on a plugin as it lies unpacked; takes a few seconds."""


@dataclass(frozen=True, slots=True)
class Installed:
    """One plugin here.

    Attributes:
        version: in use; `previous` was before it, `armed` comes with the next handover.
        digests: of each version, as approvals name them.
        keys: public key that signed each version.
        handed: number of the handover at which the version in use took over; 0 where it came
            otherwise, or went back.
    """

    id: str
    version: str
    previous: str = ""
    armed: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    handed: int = 0


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What came of a handover.

    Attributes:
        moved: ids of the plugins whose armed version is in use now.
        refused: what the contract tests of this console found in others, by id; they stay armed.
    """

    moved: tuple[str, ...] = ()
    refused: Mapping[str, tuple[PluginFault, ...]] = field(default_factory=dict)


def by_the_pack(found: Found) -> Proof:
    """Run the contract tests; imported here, because reading what is installed needs none."""
    from console.plugin_host.trial.contract import prove

    return prove(found, SystemClock().now)


class PluginStore:
    """The plugins of one seat.

    Args:
        root: their folder.
        prove: tries a version before it becomes current.
    """

    def __init__(self, root: Path, prove: Prove = by_the_pack) -> None:
        self.root, self._prove = root, prove

    def installed(self) -> dict[str, Installed]:
        """Return what is here by id; a damaged list names nothing."""
        try:
            told = tomllib.loads((self.root / CURRENT).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {id: _entry(id, each) for id, each in told.items() if _is_entry(each)}

    def install(self, path: Path) -> Installed:
        """Verify a package and install it; an update is armed for the next handover.

        Raises:
            PluginFaultsError: it is not let in; nothing has changed.
        """
        package = archive.look(path)
        key = trust.signing_key(self.root, package)
        before = self.installed().get(package.id)
        if before is not None:
            newest = max((before.version, before.armed or before.version), key=_number)
            if before.digests.get(package.version) == package.digest and package.version in (
                before.version,
                before.armed,
            ):
                return before
            if _number(package.version) <= _number(newest):
                raise older(path.name, newest)
        proof = self._lay(package)
        keep_proof(self.root, package.id, package.version, proof)
        if before is None:
            entry = Installed(package.id, package.version)
        else:
            entry = replace(before, armed=package.version)
        digests = {**entry.digests, package.version: package.digest}
        return self._keep(
            replace(entry, digests=digests, keys={**entry.keys, package.version: key})
        )

    def hand_over(self, only: Collection[str] | None = None) -> HandedOver:
        """Let what is armed take over. Called when a shift was handed over.

        It is tried once more: the console may be another than when it was installed.

        Args:
            only: of these plugins; None for all.
        """
        armed = [each for each in self.installed().values() if each.armed]
        moved, refused = [], {}
        number = max((each.handed for each in self.installed().values()), default=0) + 1
        for each in (each for each in armed if only is None or each.id in only):
            proof = self._prove(look(each.id, self.root / each.id / each.armed))
            keep_proof(self.root, each.id, each.armed, proof)
            if proof.is_good:
                newer = replace(each, version=each.armed, previous=each.version, armed="")
                self._keep(replace(newer, handed=number))
                moved.append(each.id)
            else:
                refused[each.id] = faults_of(proof)
        return HandedOver(tuple(moved), refused)

    def roll_back(self, id: str) -> Installed:
        """Use the version before, at once; what was armed is armed no more.

        Raises:
            PluginFaultsError: there is none.
        """
        known = self.installed().get(id)
        if known is None or not (known.armed or known.previous):
            raise _no_previous(id)
        return self._keep(replace(known, armed="")) if known.armed else self._back(known)

    def last_set(self) -> tuple[Installed, ...]:
        """Return the plugins that took over together at the last handover and are in use since."""
        here = self.installed().values()
        last = max((each.handed for each in here), default=0)
        return tuple(each for each in here if last and each.handed == last)

    def roll_back_set(self) -> tuple[Installed, ...]:
        """Use the last good set: all that took over at the last handover goes back, at once.

        Raises:
            PluginFaultsError: nothing took over.
        """
        last = self.last_set()
        if not last:
            raise _no_previous("*")
        return tuple(self._back(each) for each in last)

    def _back(self, known: Installed) -> Installed:
        version, previous = known.previous, known.version
        return self._keep(replace(known, version=version, previous=previous, handed=0))

    def remove(self, id: str) -> Installed:
        """Take a plugin away with all its versions; what it has kept elsewhere stays.

        It is off the list first: files that cannot be deleted now are used by nobody.

        Raises:
            PluginFaultsError: it was not installed here.
            OSError: files are left; installing it anew takes their place.
        """
        here = self.installed()
        if id not in here:
            raise not_installed(id)
        known = here.pop(id)
        self._write(here)
        if (self.root / id).exists():
            shutil.rmtree(self.root / id)
        return known

    def packages(self, id: str) -> Path | None:
        """Return the folder of a plugin's own wheels; None where it has none."""
        known = self.installed().get(id)
        folder = self.root / id / known.version / PACKAGES if known else None
        return folder if folder is not None and folder.is_dir() else None

    def _lay(self, package: archive.Package) -> Proof:
        """Put the files into a folder of their own; what is half done is not seen by anybody."""
        half = self.root / f".new-{package.id}"
        shutil.rmtree(half, ignore_errors=True)
        try:
            archive.unpack(package, half)
            for wheel in sorted((half / WHEELS).glob("*.whl")):
                archive.unpack_wheel(wheel, half / PACKAGES)
            found = look(package.id, half)
            if found.faults:
                raise PluginFaultsError(found.faults)
            if found.manifest is None or found.manifest.version != package.version:
                raise altered(package.path.name, "manifest.toml version")
            proof = self._prove(found)
            if not proof.is_good:
                raise PluginFaultsError(faults_of(proof))
            target = self.root / package.id / package.version
            shutil.rmtree(target, ignore_errors=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            half.replace(target)
            return proof
        finally:
            shutil.rmtree(half, ignore_errors=True)

    def _keep(self, entry: Installed) -> Installed:
        self._write({**self.installed(), entry.id: entry})
        return entry

    def _write(self, told: Mapping[str, Installed]) -> None:
        write_whole(
            self.root / CURRENT,
            tomli_w.dumps(
                {
                    each.id: {
                        "version": each.version,
                        "previous": each.previous,
                        "armed": each.armed,
                        "digests": dict(each.digests),
                        "keys": dict(each.keys),
                        "handed": each.handed,
                    }
                    for each in told.values()
                }
            ),
        )


def _no_previous(id: str) -> PluginFaultsError:
    do = Words("看 plugin list", "see plugin list")
    return fault("plugin_no_previous", id, "没有可退回的版本", "no version to go back to", do)


def _is_entry(told: object) -> bool:
    return isinstance(told, dict) and isinstance(told.get("version"), str)


def _entry(id: str, told: Mapping[str, object]) -> Installed:
    return Installed(
        id,
        str(told["version"]),
        str(told.get("previous", "")),
        str(told.get("armed", "")),
        _texts(told.get("digests")),
        _texts(told.get("keys")),
        handed if isinstance(handed := told.get("handed", 0), int) else 0,
    )


def _texts(told: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
