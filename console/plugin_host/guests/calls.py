"""The arguments of each call of a guest (`messages.Call`), read strictly."""

from typing import Annotated, Any

from msgspec import Meta, Struct

from console.plugin_api.words import Id

Text = Annotated[str, Meta(min_length=1, max_length=500)]


class _Args(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A key that is not known is a mistake and is said."""


class Reading(_Args, frozen=True):
    """`alerts.read`, `orders.read`, `cameras.read`.

    Attributes:
        most: records at most.
        type: only of this type; empty for all.
    """

    most: Annotated[int, Meta(ge=1, le=1000)] = 200
    type: str = ""


class OfKind(_Args, frozen=True):
    """About records of one of its own kinds."""

    kind: Id


class Records(OfKind, frozen=True):
    """`records.read`: records of one of its own kinds."""

    most: Annotated[int, Meta(ge=1, le=10_000)] = 1000


class PutRecord(OfKind, frozen=True):
    """`record.put`: one record, whole; the hub holds it against the kind's schema."""

    id: Annotated[str, Meta(pattern=r"^[\w.:-]{1,80}$")]
    fields: dict[str, Any]


class RemoveRecord(OfKind, frozen=True):
    """`record.remove`."""

    id: Annotated[str, Meta(pattern=r"^[\w.:-]{1,80}$")]


class RaiseAlert(_Args, frozen=True):
    """`alert.raise`: the same `key` again is the same alert.

    Attributes:
        type: one of the manifest's.
        key: what it is about, in the bureau's words (`gauge-17`).
        severity: red, orange, yellow, blue or notice; not above the type's.
        place: words for where.
        lng, lat: WGS 84.
    """

    type: Id
    key: Annotated[str, Meta(min_length=1, max_length=80)]
    title: Text
    severity: Annotated[str, Meta(pattern="^(red|orange|yellow|blue|notice)$")]
    text: str = ""
    place: str = ""
    lng: Annotated[float, Meta(ge=-180, le=180)] | None = None
    lat: Annotated[float, Meta(ge=-90, le=90)] | None = None


class PrepareOrder(_Args, frozen=True):
    """`order.prepare`: a person checks it and sends it.

    Attributes:
        alert: id of the alert it is about, or empty.
        unit: id of the unit, or empty.
    """

    text: Text
    alert: str = ""
    unit: str = ""


class AppendLog(_Args, frozen=True):
    """`log.append`: one line of the duty log."""

    text: Text


class ListFolder(_Args, frozen=True):
    """`folder.list`: names in the granted folder.

    Attributes:
        pattern: as `水位*.csv`.
    """

    pattern: Annotated[str, Meta(pattern=r"^[^/\\]{1,100}$")] = "*"


class ReadFile(_Args, frozen=True):
    """`folder.read`: a piece of one file of the granted folder.

    Attributes:
        name: without a path.
        offset: bytes to leave out.
    """

    name: Annotated[str, Meta(pattern=r"^[^/\\\x00]{1,200}$")]
    offset: Annotated[int, Meta(ge=0)] = 0


class HttpGet(_Args, frozen=True):
    """`http.get`: one address of a host that the manifest names."""

    url: Annotated[str, Meta(min_length=8, max_length=2000)]
    headers: dict[str, Annotated[str, Meta(max_length=2000)]] = {}
