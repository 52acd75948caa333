"""A page as data: rows of parts, each drawn by the host's own widgets.

A page file is TOML: a name, then `[[row]]` with `[[row.part]]`; `kind` says what a part is.
"""

from typing import Annotated

from msgspec import Meta, Struct

from console.plugin_api.words import Id, Words

Share = Annotated[int, Meta(ge=1, le=12)]
MOST_PARTS = 40
"""Parts of one page; more are refused, because nobody can read them."""


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """From this value on a tile, a line or a cell has this grade.

    One value has one grade: what a tile, a table or a layer says of a column holds wherever the
    plugin shows that column.

    Attributes:
        grade: red, orange, yellow, blue or notice.
        above: at or above; `below`: at or below. One of the two.
        source: where the limit is written down; shown beside it, never empty.
        row: of tiles: the name of the one row it is for; empty for all of them.
    """

    grade: Annotated[str, Meta(pattern="^(red|orange|yellow|blue|notice)$")]
    source: Annotated[str, Meta(min_length=1)]
    above: float | None = None
    below: float | None = None
    row: str = ""


class _Part(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", kw_only=True):
    """What every part has.

    Attributes:
        title: its head; none draws no head.
        share: of twelve, how wide it is in its row.
    """

    title: Words | None = None
    share: Share = 12


class Tiles(_Part, frozen=True, tag="tiles"):
    """One tile for each row of a data set: name, one number, unit, grade.

    They stand as the rows come; where not all find room, the worst stand first.

    Attributes:
        data: the data set.
        name: column of the name.
        value: column of the number.
        note: column of the quiet words.
        unit: column of the unit, where each row has its own.
        grade: column of kind grade, for who judges by more than one value.
        limits: which value has which grade; the worse of the two counts.
    """

    data: Id
    name: str
    value: str
    note: str = ""
    unit: str = ""
    grade: str = ""
    limits: tuple[Limit, ...] = ()


class Table(_Part, frozen=True, tag="table"):
    """Rows of a data set.

    Attributes:
        data: the data set.
        columns: ids, in their order; empty for all.
        sort: column, with a leading `-` for the highest first.
        limits: by column, which value has which grade.
        commands: ids of commands that act on the row under the cursor.
    """

    data: Id
    columns: tuple[str, ...] = ()
    sort: str = ""
    limits: dict[str, tuple[Limit, ...]] = {}
    commands: tuple[str, ...] = ()


class Plot(_Part, frozen=True, tag="plot"):
    """Lines over time.

    Attributes:
        data: the data set; one row for each point.
        x: column of the time.
        y: columns of the values.
        by: column that tells the lines apart.
        hours: how far back it reaches.
        limits: drawn as lines with their source.
    """

    data: Id
    x: str
    y: tuple[str, ...]
    by: str = ""
    hours: Annotated[float, Meta(gt=0, le=24 * 31)] = 24
    limits: tuple[Limit, ...] = ()


class Map(_Part, frozen=True, tag="map"):
    """A small map with points of data sets.

    Attributes:
        layers: ids of declared layers.
    """

    layers: tuple[Id, ...]


class FormField(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a form.

    Attributes:
        id: key in the record.
        name: its label.
        kind: text, number, time, choice.
        choices: of `choice`.
        is_required: nothing is saved without it.
        least, most: bounds of a number.
    """

    id: Id
    name: Words
    kind: Annotated[str, Meta(pattern="^(text|number|time|choice)$")] = "text"
    choices: tuple[str, ...] = ()
    is_required: bool = False
    least: float | None = None
    most: float | None = None


class Form(_Part, frozen=True, tag="form"):
    """Lines a person fills in; saved as one record of the plugin (`plugin.record.put`).

    Attributes:
        record: the record kind.
        fields: its lines.
        key: fields that make the record's id; none makes a new record each time.
    """

    record: Id
    fields: Annotated[tuple[FormField, ...], Meta(min_length=1, max_length=20)]
    key: tuple[str, ...] = ()


class Timeline(_Part, frozen=True, tag="timeline"):
    """What happened, the newest on top.

    Attributes:
        data: the data set.
        time, who, words: its columns.
    """

    data: Id
    time: str
    words: str
    who: str = ""


class Cameras(_Part, frozen=True, tag="cameras"):
    """Live tiles of a group of cameras.

    Attributes:
        data: a data set with a column of kind camera; or `cameras`: fixed ids.
        most: tiles shown at once.
    """

    data: str = ""
    cameras: tuple[str, ...] = ()
    most: Annotated[int, Meta(ge=1, le=9)] = 4


class Buttons(_Part, frozen=True, tag="buttons"):
    """Commands of the console or of the plugin, each a button with its key.

    Attributes:
        commands: their ids.
    """

    commands: Annotated[tuple[str, ...], Meta(min_length=1, max_length=12)]


class Text(_Part, frozen=True, tag="text"):
    """A paragraph: what the page is for, how figures are made, whom to call."""

    words: Words


Part = Tiles | Table | Plot | Map | Form | Timeline | Cameras | Buttons | Text


class PageRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Parts side by side.

    Attributes:
        part: the parts, from the left.
        share: of the page's height.
    """

    part: Annotated[tuple[Part, ...], Meta(min_length=1, max_length=4)]
    share: Share = 1


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """One page.

    Attributes:
        id: unique in its plugin.
        name: on rail, tab and palette.
        icon: of the console's icon set.
        row: from the top.
    """

    id: Id
    name: Words
    row: Annotated[tuple[PageRow, ...], Meta(min_length=1, max_length=12)]
    icon: str = "layout-grid"
