"""The manifest: read and checked before any code of a plugin.

`manifest.toml` lies at the root of a plugin's folder; every other file it uses is named in it.
"""

from typing import Annotated, Any

from msgspec import Meta, Struct

from console.plugin_api.dataset import DataSetSpec
from console.plugin_api.page import Limit
from console.plugin_api.permission import Permission
from console.plugin_api.words import Id, Line, Words

FILE = "manifest.toml"
API = (1, 1)
"""Version of this door: the first number changes when a plugin has to be changed, the second when
there is more behind it. 1.1 brought native pages."""
NATIVE_SINCE = (1, 1)
Version = Annotated[str, Meta(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")]
File = Annotated[str, Meta(pattern=r"^[^/\\:][^\\:]{0,199}$")]
"""A path inside the plugin's folder, with forward slashes; `..` is refused by the reader."""
Native = Annotated[str, Meta(pattern=r"^$|^[^/\\:][^\\:]{0,180}\.py:[A-Za-z_]\w{0,60}$")]


class _Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A key that is not known is a mistake and is said."""


class Owner(_Strict, frozen=True):
    """Who answers for the plugin; shown on the card of an error (C-18).

    Attributes:
        bureau: whose it is.
        phone: duty phone.
        hours: when somebody answers.
    """

    bureau: Words
    phone: Line
    hours: str = ""


class AccessSpec(_Strict, frozen=True):
    """The five headings of the district's access specification, in the bureau's words (row 99)."""

    data: Line
    scenario: Line
    interaction: Line
    integration: Line
    devices: Line


class Guest(_Strict, frozen=True):
    """Code of the plugin, run in a process of its own.

    Attributes:
        entry: the Python file that is started.
        memory_mb: beyond this it is ended.
        is_always_on: runs without its page being shown (an own alert source).
        hosts: `name:port` of each address that permission `network` is for.
    """

    entry: File
    memory_mb: Annotated[int, Meta(ge=16, le=512)] = 64
    is_always_on: bool = False
    hosts: tuple[str, ...] = ()


class RecordKind(_Strict, frozen=True):
    """Records of the plugin; they move by `plugin.record.put|remove` alone.

    Attributes:
        schema: file of its JSON Schema, which the hub holds every record against.
        most: records kept of this kind.
        keep_days: after which they go.
        is_private: seen by seats of the bureau only.
    """

    id: Id
    name: Words
    schema: File
    most: Annotated[int, Meta(ge=1, le=100_000)] = 10_000
    keep_days: Annotated[int, Meta(ge=1, le=3660)] = 365
    is_private: bool = False


class AlertType(_Strict, frozen=True):
    """A type of alert the plugin may raise.

    Attributes:
        severity: the highest it may have: red, orange, yellow, blue or notice.
        guidance: what to do first, a line each.
        plan: id of the plan it belongs to.
        unit: name of the unit that is suggested for it.
    """

    id: Id
    name: Words
    severity: Annotated[str, Meta(pattern="^(red|orange|yellow|blue|notice)$")]
    guidance: tuple[str, ...] = ()
    plan: str = ""
    unit: str = ""


class VitalSign(_Strict, frozen=True):
    """One number of the city, taken from a column of a data set.

    Attributes:
        row: value of the data set's key that it is taken from.
    """

    id: Id
    name: Words
    data: Id
    row: str
    value: str
    unit: str = ""
    limits: tuple[Limit, ...] = ()


class Layer(_Strict, frozen=True):
    """Points of the maps: of a page's own, and of the console's.

    Attributes:
        place, label, value: columns of the data set.
        limits: which value has which grade.
    """

    id: Id
    name: Words
    data: Id
    place: str
    label: str
    value: str = ""
    limits: tuple[Limit, ...] = ()


class ReportSection(_Strict, frozen=True):
    """A section of the hall's reports: a heading and the rows of a data set."""

    id: Id
    name: Words
    data: Id
    columns: tuple[str, ...] = ()


class PluginCommand(_Strict, frozen=True):
    """A command of the plugin, run by its guest or by preparing an order.

    Attributes:
        id: `plugin.<plugin>.<id>` on the console.
        key: only on the plugin's own pages.
        ask: a question to answer before it is run; empty runs at once.
        order: text of an order that is prepared for a person; empty asks the guest.
        unit: of that order.
        needs: the permission it takes.
    """

    id: Id
    title: Words
    key: str = ""
    ask: Words | None = None
    order: str = ""
    unit: str = ""
    needs: Permission | None = None


class PluginSetting(_Strict, frozen=True):
    """A value the hall or the seat may set.

    Attributes:
        schema: JSON Schema of the value.
    """

    id: Id
    name: Words
    schema: dict[str, Any]
    default: str | float | bool
    is_secret: bool = False


class Manifest(_Strict, frozen=True, kw_only=True):
    """What a plugin is, asks for and brings.

    Attributes:
        id: folder name and prefix of all it brings; never changed.
        uuid: tells it from another of the same name; never changed.
        api: the lowest version of this door it needs (`1.0`).
        pages: page files.
        rules, plans, dictionary: files in the formats of the hall's own, merged below them.
        native: `file.py:function` of a Qt page (`plugin_api_qt`); only where the hall grants it.
        demo: file with what the demo's evening tells (`demo.toml`).
    """

    id: Id
    uuid: Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    version: Version
    api: Annotated[str, Meta(pattern=r"^\d{1,3}\.\d{1,3}$")]
    name: Words
    owner: Owner
    access: AccessSpec
    permissions: tuple[Permission, ...] = ()
    guest: Guest | None = None
    data: tuple[DataSetSpec, ...] = ()
    pages: tuple[File, ...] = ()
    record: tuple[RecordKind, ...] = ()
    alert: tuple[AlertType, ...] = ()
    vital: tuple[VitalSign, ...] = ()
    layer: tuple[Layer, ...] = ()
    section: tuple[ReportSection, ...] = ()
    command: tuple[PluginCommand, ...] = ()
    setting: tuple[PluginSetting, ...] = ()
    rules: tuple[File, ...] = ()
    plans: tuple[File, ...] = ()
    dictionary: tuple[File, ...] = ()
    native: Native = ""
    demo: str = ""
