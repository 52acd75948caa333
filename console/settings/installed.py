r"""What was said when this machine's package was installed: hub, seat, language, from the registry.

The Windows package keeps its properties under `HKLM\\Software\\Command Hall`
(packaging/windows/wxs.py).
They count as the machine's level, below the machine's own file. Other systems have no such place.
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from console.settings.declared import BY_NAME
from console.settings.schema import Value
from console.settings.setting_file import SettingFile, SettingProblem

KEY = "Software\\Command Hall"
PLACE = Path("HKLM") / KEY
NAMES: Mapping[str, str] = {
    "HubAddress": "hub.address",
    "Seat": "seat.id",
    "Language": "look.language",
}
"""Values of the registry and the settings they are."""


def from_registry() -> dict[str, str]:
    """Return the text values of the key; none on another system or without the package."""
    found: dict[str, str] = {}
    if sys.platform == "win32":
        import winreg

        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with (
            suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, KEY, 0, access) as key,
        ):
            for number in range(winreg.QueryInfoKey(key)[1]):
                name, value, _ = winreg.EnumValue(key, number)
                found[name] = str(value)
    return found


def with_installed(
    machine: SettingFile, policy: Path, told: Callable[[], Mapping[str, str]] = from_registry
) -> SettingFile:
    """Return what the machine says, with what was said at its installation below it.

    Args:
        machine: the machine's own file; it wins.
        policy: where the policy file must be when one was named at the installation.
        told: the values of the registry.
    """
    said = told()
    values: dict[str, Value] = {}
    problems = []
    for name, setting in NAMES.items():
        if not said.get(name):
            continue
        try:
            values[setting] = BY_NAME[setting].check(said[name])
        except ValueError as error:
            problems.append(SettingProblem(PLACE, 0, setting, str(error)))
    if said.get("PolicyFile") and not policy.exists():
        problems.append(SettingProblem(policy, 0, "", _not_copied(said["PolicyFile"])))
    return replace(
        machine,
        values={**values, **machine.values},
        problems=(*machine.problems, *problems),
    )


def _not_copied(file: str) -> str:
    return (
        "安装时指定的策略文件没有找到，没有装上 / the policy file named at the"
        f" installation was not found and is not in place: {file}"
    )
