"""One value, one grade: limits of a column hold wherever the plugin shows it.

A tile, a table, a layer and the map each declare limits of their own. Where an author wrote three
for the tile and one for the table, 0.41 would be red here and orange beside it, and nobody could
say which holds. So the limits a column has anywhere are those it has everywhere. Those of one named
row stay with their tiles, and what lies in the files stays as it was written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from console.plugin_api.manifest import Manifest
from console.plugin_api.page import Limit, Page, PageRow, Part, Table, Tiles

Limits = tuple[Limit, ...]
Place = tuple[str, str]
"""Data set and column."""


def agreed(manifest: Manifest, pages: Sequence[Page]) -> tuple[Manifest, tuple[Page, ...]]:
    """Return a plugin whose tiles, tables and layers hold the same limits for the same column."""
    known = _known(manifest, pages)
    layers = tuple(
        replace(each, limits=_with(each.limits, known, (each.data, each.value)))
        for each in manifest.layer
    )
    rows = ((page, tuple(_row(row, manifest, known) for row in page.row)) for page in pages)
    return replace(manifest, layer=layers), tuple(replace(page, row=row) for page, row in rows)


def _known(manifest: Manifest, pages: Sequence[Page]) -> dict[Place, Limits]:
    known: dict[Place, Limits] = {}
    for place, limits in _declared(manifest, pages):
        known[place] = _joined(known.get(place, ()), (each for each in limits if not each.row))
    return known


def _declared(manifest: Manifest, pages: Sequence[Page]) -> Iterator[tuple[Place, Limits]]:
    for layer in manifest.layer:
        yield (layer.data, layer.value), layer.limits
    for part in (part for page in pages for row in page.row for part in row.part):
        if isinstance(part, Tiles):
            yield (part.data, part.value), part.limits
        elif isinstance(part, Table):
            for column, limits in part.limits.items():
                yield (part.data, column), limits


def _row(row: PageRow, manifest: Manifest, known: Mapping[Place, Limits]) -> PageRow:
    return replace(row, part=tuple(_part(each, manifest, known) for each in row.part))


def _part(part: Part, manifest: Manifest, known: Mapping[Place, Limits]) -> Part:
    if isinstance(part, Tiles):
        return replace(part, limits=_with(part.limits, known, (part.data, part.value)))
    if isinstance(part, Table):
        columns = part.columns or _columns(manifest, part.data)
        found = {id: _with(part.limits.get(id, ()), known, (part.data, id)) for id in columns}
        return replace(part, limits={id: limits for id, limits in found.items() if limits})
    return part


def _columns(manifest: Manifest, data: str) -> tuple[str, ...]:
    specs = (each for each in manifest.data if each.id == data)
    return tuple(column.id for spec in specs for column in spec.columns)


def _with(own: Limits, known: Mapping[Place, Limits], place: Place) -> Limits:
    return _joined(own, known.get(place, ()))


def _joined(own: Limits, others: Iterable[Limit]) -> Limits:
    """Return both, those that say the same of the same row once, the own first."""
    found = {(each.grade, each.above, each.below, each.row): each for each in others}
    mine = {(each.grade, each.above, each.below, each.row): each for each in own}
    return tuple((mine | {key: each for key, each in found.items() if key not in mine}).values())
