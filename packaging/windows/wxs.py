"""The payload as wixl's source: one component a file, with ids that stay from version to version.

A component's GUID and the ids of rows come from the path, so that an upgrade or repair
knows what is
the same thing. All is ASCII: what wixl cannot say, or says wrongly, `tables` adds afterwards.
"""

import hashlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

OURS = uuid.UUID("5d0f3c36-51f8-4f43-9e0e-0a6d2f0b7c1a")
UPGRADE_CODE = "{0C1D1E54-8C63-4C3B-9C0B-6F5A1C8E4D21}"
SERVICE_FILE = "hall-service.exe"
_DOCUMENT = """\
<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
 <Product Id="{product}" Name="Command Hall" Language="2052" Version="{version}"
   Manufacturer="Command Hall" UpgradeCode="{upgrade}">
  <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"
    Description="Command Hall"/>
  <MajorUpgrade DowngradeErrorMessage="newer"/>
  <Media Id="1" Cabinet="app.cab" EmbedCab="yes"/>
  <Directory Id="TARGETDIR" Name="SourceDir">
   <Directory Id="ProgramMenuFolder"/>
   <Directory Id="StartupFolder"/>
   <Directory Id="CommonAppDataFolder"><Directory Id="SHARED" Name="command-hall"/></Directory>
   <Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="Command Hall">
{tree}
   {settings}
   {at_logon}
   </Directory></Directory>
  </Directory>
  <Feature Id="Main" Level="1">{references}</Feature>
 </Product>
</Wix>
"""
_KEY = '<RegistryKey Root="HKLM" Key="Software\\Command Hall">{}</RegistryKey>'
_VALUE = '<RegistryValue Type="string" Name={} Value={} {}/>'
REMEMBERED = {
    "HUB_ADDRESS": "HubAddress",
    "SEAT": "Seat",
    "LANGUAGE": "Language",
    "POLICY_FILE": "PolicyFile",
    "HUB_SERVICE": "HubService",
    "HUB_OPTIONS": "HubOptions",
    "AT_LOGON": "AtLogon",
}
"""Properties of the command line, and the value of HKLM\\Software\\Command Hall for each."""


def document(tree: Path, version: str) -> str:
    """Return the source for a payload.

    Args:
        tree: what is installed.
        version: `1.2.3`.

    The files' places are told from the folder that the tree lies in; wixl finds no absolute ones.
    """
    components = [identity(path, "c") for path in _paths(tree)]
    names = [*components, "Settings", "AtLogon"]
    return _DOCUMENT.format(
        product="{" + str(uuid.uuid5(OURS, f"product {version}")).upper() + "}",
        version=version,
        upgrade=UPGRADE_CODE,
        tree="\n".join(_folder(tree, tree)),
        settings=_settings(version),
        at_logon=_at_logon(),
        references="".join(f'<ComponentRef Id="{name}"/>' for name in names),
    )


def identity(path: str, kind: str) -> str:
    """Return the id of the row of a path; `kind` is one letter."""
    return kind + hashlib.sha1(path.encode(), usedforsecurity=False).hexdigest()[:24]


def hanzi_names(tree: Path) -> dict[str, str]:
    """Return the names that wixl would write as empty ones, by the ids of their files."""
    return {identity(p, "f"): Path(p).name for p in _paths(tree) if not Path(p).name.isascii()}


def _paths(tree: Path) -> list[str]:
    return sorted(p.relative_to(tree).as_posix() for p in tree.rglob("*") if p.is_file())


def _folder(tree: Path, folder: Path) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        path = Path(entry.path).relative_to(tree).as_posix()
        if entry.is_dir():
            yield f'<Directory Id="{identity(path, "d")}" Name={quoteattr(entry.name)}>'
            yield from _folder(tree, Path(entry.path))
            yield "</Directory>"
        else:
            yield _file(tree, path, entry)


def _file(tree: Path, path: str, entry: os.DirEntry[str]) -> str:
    source = f"{tree.name}/{path}"
    name = entry.name if entry.name.isascii() else identity(path, "n")
    inside = (
        f'<File Id="{identity(path, "f")}" Name={quoteattr(name)}'
        f' Source={quoteattr(source)} KeyPath="yes"/>'
    )
    if path == "command-hall.exe":
        inside += _shortcut("StartMenu", "ProgramMenuFolder")
    return _component(identity(path, "c"), path, inside)


def _component(name: str, path: str, inside: str) -> str:
    guid = str(uuid.uuid5(OURS, path)).upper()
    return f'<Component Id="{name}" Guid="{{{guid}}}" Win64="yes">{inside}</Component>'


def _shortcut(name: str, folder: str) -> str:
    return (
        f'<Shortcut Id="{name}" Directory="{folder}" Name="Command Hall" Advertise="no"'
        ' WorkingDirectory="INSTALLDIR" Target="[INSTALLDIR]command-hall.exe"/>'
    )


def _settings(version: str) -> str:
    values = [_VALUE.format(quoteattr("Version"), quoteattr(version), 'KeyPath="yes"')]
    values.append(_VALUE.format(quoteattr("Folder"), quoteattr("[INSTALLDIR]"), ""))
    values += (
        _VALUE.format(quoteattr(value), quoteattr(f"[{name}]"), "")
        for name, value in REMEMBERED.items()
    )
    return _component("Settings", "settings", _KEY.format("".join(values)))


def _at_logon() -> str:
    value = _VALUE.format(quoteattr("StartsAtLogon"), quoteattr("1"), 'KeyPath="yes"')
    inside = _KEY.format(value) + _shortcut("Startup", "StartupFolder")
    return _component("AtLogon", "at logon", inside)
