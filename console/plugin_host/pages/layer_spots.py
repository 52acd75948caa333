"""Points of a declared layer as they stand on a map: name, value, grade."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from console.plugin_api.dataset import DataSetSpec, Row
from console.plugin_api.manifest import Layer
from console.plugin_host.pages.values import grade_of, place_of, shown
from console.screens.common.spot import Spot


def spots_of(
    layer: Layer, spec: DataSetSpec, rows: Iterable[Row], now: datetime, is_old: bool = False
) -> Iterator[Spot]:
    """Yield a point for each row that has a place.

    Args:
        layer: as declared.
        spec: the data set it is taken from.
        rows: of that.
        now: times of today are written without their day.
        is_old: whether they are not of now.
    """
    columns = {column.id: column for column in spec.columns}
    for row in rows:
        at = place_of(row.get(layer.place))
        if at is None:
            continue
        words = [shown(row.get(layer.label), columns.get(layer.label), now)]
        if layer.value:
            words.append(shown(row.get(layer.value), columns.get(layer.value), now))
        grade = grade_of(row.get(layer.value), layer.limits) if layer.value else None
        yield Spot(at, " ".join(words), grade=grade, is_old=is_old)
