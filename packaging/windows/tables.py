"""What wixl cannot say, as rows of the package's database: hanzi, properties, service, policy file.

Each line here is one statement that `edit_database` carries out; the rules of the tables are in
Microsoft's "Windows Installer" reference.
"""

import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

from wxs import OURS, REMEMBERED, SERVICE_FILE, identity

PRODUCT_NAME = "城运值守台 Command Hall"
TEST_LABEL = "（测试包，不得上岗使用：缺 {}）(test build, not for duty: without {})"
SHORTCUT = "城运值守台"
DOWNGRADE = (
    "这台机器上已装有更新的版本，旧版本不会装到它上面；值守记录没有动过。确需退回，请先卸载，再看手册。"
    " A newer version is installed; this older one is not put over it. Nothing was changed."
)
SERVICE = "CommandHallHub"
SERVICE_TITLE = "城运值守台中心服务 Command Hall hub"
REMOTE_64 = 2 + 16
"""RegLocator.Type: the value as it is, of the 64-bit half of the registry."""
SET_PROPERTY = 51
_OF_WIXL = ("WIX_UPGRADE_DETECTED", "WIX_DOWNGRADE_DETECTED")
ADMINISTRATORS_WRITE = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
"""Everybody reads what the hall decided, nobody but administrators writes beside it."""

_COLUMNS = {
    "AppSearch": "`Property` CHAR(72) NOT NULL, `Signature_` CHAR(72) NOT NULL"
    " PRIMARY KEY `Property`, `Signature_`",
    "RegLocator": "`Signature_` CHAR(72) NOT NULL, `Root` SHORT NOT NULL, `Key` CHAR(255) NOT NULL,"
    " `Name` CHAR(255), `Type` SHORT PRIMARY KEY `Signature_`",
    "CustomAction": "`Action` CHAR(72) NOT NULL, `Type` SHORT NOT NULL, `Source` CHAR(72),"
    " `Target` CHAR(255), `ExtendedType` LONG PRIMARY KEY `Action`",
    "MoveFile": "`FileKey` CHAR(72) NOT NULL, `Component_` CHAR(72) NOT NULL,"
    " `SourceName` CHAR(255) LOCALIZABLE, `DestName` CHAR(255) LOCALIZABLE,"
    " `SourceFolder` CHAR(72),"
    " `DestFolder` CHAR(72) NOT NULL, `Options` SHORT NOT NULL PRIMARY KEY `FileKey`",
    "RemoveFile": "`FileKey` CHAR(72) NOT NULL, `Component_` CHAR(72) NOT NULL,"
    " `FileName` CHAR(255) LOCALIZABLE, `DirProperty` CHAR(72) NOT NULL,"
    " `InstallMode` SHORT NOT NULL PRIMARY KEY `FileKey`",
    "CreateFolder": "`Directory_` CHAR(72) NOT NULL, `Component_` CHAR(72) NOT NULL"
    " PRIMARY KEY `Directory_`, `Component_`",
    "MsiLockPermissionsEx": "`MsiLockPermissionsEx` CHAR(72) NOT NULL,"
    " `LockObject` CHAR(72) NOT NULL,"
    " `Table` CHAR(32) NOT NULL, `SDDLText` CHAR(255) NOT NULL, `Condition` CHAR(255)"
    " PRIMARY KEY `MsiLockPermissionsEx`",
    "ServiceInstall": "`ServiceInstall` CHAR(72) NOT NULL, `Name` CHAR(255) NOT NULL,"
    " `DisplayName` CHAR(255) LOCALIZABLE, `ServiceType` LONG NOT NULL, `StartType` LONG NOT NULL,"
    " `ErrorControl` LONG NOT NULL, `LoadOrderGroup` CHAR(255), `Dependencies` CHAR(255),"
    " `StartName` CHAR(255), `Password` CHAR(255), `Arguments` CHAR(255),"
    " `Component_` CHAR(72) NOT NULL, `Description` CHAR(255) LOCALIZABLE"
    " PRIMARY KEY `ServiceInstall`",
    "ServiceControl": "`ServiceControl` CHAR(72) NOT NULL, `Name` CHAR(255) NOT NULL,"
    " `Event` SHORT NOT NULL, `Arguments` CHAR(255), `Wait` SHORT, `Component_` CHAR(72) NOT NULL"
    " PRIMARY KEY `ServiceControl`",
}
_SEQUENCE = {
    "AppSearch": 50,
    "RemoveFiles": 3500,
    "CreateFolders": 3700,
    "MoveFiles": 3800,
    "StopServices": 1900,
    "DeleteServices": 2000,
    "InstallServices": 5800,
    "StartServices": 5900,
}
# A hub whose certificate is yet to be laid is started by hand, and wine cannot start what
# it just made.
_CONDITIONS = {"StartServices": "NOT START_LATER"}
Statement = tuple[str, tuple[str | int | None, ...]]
"""SQL of the installer's database, and the values of its question marks."""


def statements(version: str, lacks: str, hanzi: Mapping[str, str]) -> Iterator[Statement]:
    """Yield all that is to be done to the database that wixl made.

    Args:
        version: `1.2.3`.
        lacks: what a test build is without; empty for a whole one.
        hanzi: names of files in hanzi, by the ids of the files.
    """
    yield from ((f"CREATE TABLE `{name}` ({told})", ()) for name, told in _COLUMNS.items())
    yield from _names(lacks)
    yield from (_file_name(*each) for each in hanzi.items())
    yield from _remembered_properties()
    yield from _policy_file()
    yield from _service()
    yield _set("Component", "Condition", 'AT_LOGON="1"', "AtLogon")
    for action, number in _SEQUENCE.items():
        yield from _in_sequence(action, _CONDITIONS.get(action, ""), number)


def package_code(version: str, content: str) -> str:
    """Return the code of this very package: the same content has the same."""
    return "{" + str(uuid.uuid5(OURS, f"package {version} {content}")).upper() + "}"


def _names(lacks: str) -> Iterator[Statement]:
    label = TEST_LABEL.format(lacks, lacks) if lacks else ""
    yield _set("Property", "Value", PRODUCT_NAME + label, "ProductName")
    yield _set("Shortcut", "Name", SHORTCUT, "StartMenu")
    yield _set("Shortcut", "Name", SHORTCUT, "Startup")
    yield (
        "UPDATE `LaunchCondition` SET `Description` = ? WHERE `Condition` = ?",
        (DOWNGRADE, "NOT WIX_DOWNGRADE_DETECTED"),
    )
    yield from (
        _row("Property", name, value)
        for name, value in (
            ("ARPNOMODIFY", "1"),
            ("MSIFASTINSTALL", "1"),
            ("REBOOT", "ReallySuppress"),
        )
    )


def _file_name(file: str, name: str) -> Statement:
    """A name is told as 8.3 and long; the first one is never seen on a disk of today."""
    short = file[1:9] + Path(name).suffix[:4]
    return _set("File", "FileName", f"{short}|{name}", file)


def _remembered_properties() -> Iterator[Statement]:
    """What was said at the first installation holds for upgrade and repair, unless said anew."""
    names = (*REMEMBERED, *(f"KEPT_{name}" for name in REMEMBERED), "START_LATER", *_OF_WIXL)
    yield (
        "UPDATE `Property` SET `Value` = ? WHERE `Property` = 'SecureCustomProperties'",
        (";".join(names),),
    )
    for place, (name, value) in enumerate(REMEMBERED.items()):
        yield _row("RegLocator", f"Find{value}", 2, "Software\\Command Hall", value, REMOTE_64)
        yield _row("AppSearch", f"KEPT_{name}", f"Find{value}")
        yield _row("CustomAction", f"Keep{value}", SET_PROPERTY, name, f"[KEPT_{name}]", None)
        yield from _in_sequence(f"Keep{value}", f"(NOT {name}) AND KEPT_{name}", 60 + place)


def _policy_file() -> Iterator[Statement]:
    """The file is copied to where the console looks; it goes when the console goes, not before."""
    yield _row("CreateFolder", "SHARED", "Settings")
    yield _row(
        "MsiLockPermissionsEx", "SharedFolder", "SHARED", "CreateFolder", ADMINISTRATORS_WRITE, None
    )
    yield _row("MoveFile", "Policy", "Settings", None, "policy.toml", "POLICY_FILE", "SHARED", 0)
    is_last = 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE'
    yield _row("CustomAction", "ForgetPolicy", SET_PROPERTY, "FORGOTTEN", "[SHARED]", None)
    yield from _in_sequence("ForgetPolicy", is_last, 1450)
    for name in ("policy.toml", "settings.toml"):
        yield _row("RemoveFile", f"Forget_{name[:6]}", "Settings", name, "FORGOTTEN", 2)


def _service() -> Iterator[Statement]:
    component = identity(SERVICE_FILE, "c")
    yield _set("Component", "Condition", 'HUB_SERVICE="1"', component)
    about = "中心：记录、变更、账号。Records, changes and accounts of the hall."
    own, by_itself, normal = 0x10, 2, 1
    yield _row(
        "ServiceInstall", "Hub", SERVICE, SERVICE_TITLE, own, by_itself, normal,
        None, None, None, None, None, component, about,
    )  # fmt: skip
    start, stop_at_both, delete_at_removal = 0x1, 0x2 + 0x20, 0x80
    event = start + stop_at_both + delete_at_removal
    yield _row("ServiceControl", "Hub", SERVICE, event, None, 1, component)


def _row(table: str, *values: str | int | None) -> Statement:
    marks = ", ".join("?" * len(values))
    names = _names_of(table)
    return (f"INSERT INTO `{table}` ({names}) VALUES ({marks})", values)


def _names_of(table: str) -> str:
    if table == "Property":
        return "`Property`, `Value`"
    told = _COLUMNS[table].partition(" PRIMARY KEY")[0]
    return ", ".join(part.split()[0] for part in told.split(", "))


def _set(table: str, column: str, value: str, key: str) -> Statement:
    return (f"UPDATE `{table}` SET `{column}` = ? WHERE `{table}` = ?", (value, key))


def _in_sequence(action: str, condition: str, number: int) -> Iterator[Statement]:
    """Put an action where it belongs; one that wixl already has keeps its place."""
    yield (
        "INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES (?, ?, ?)",
        (action, condition or None, number),
    )
