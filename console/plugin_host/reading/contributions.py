"""What plugins bring to pages of the console beside their own, as plain values of now.

Vital signs stand among the city's (体征) and beside the plugin on 专题, layers on the map of
调度, sections in the papers of the hall. A plugin that is not in use brings nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from console.plugin_api.dataset import Column, DataSetSpec, Row, Value
from console.plugin_api.manifest import Layer, Manifest, ReportSection, VitalSign
from console.plugin_api.page import Limit
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.limits import worst


@dataclass(frozen=True, slots=True)
class SignValue:
    """A vital sign as it is now: its value, whether that is None because nobody knows it.

    Attributes:
        plugin: who brings it.
        sign: as declared.
        value: taken from its row.
        as_of: when that was true.
        limit: the worst it has reached.
        spec: the data set it is taken from.
    """

    plugin: Manifest
    sign: VitalSign
    value: Value
    as_of: datetime | None
    limit: Limit | None
    spec: DataSetSpec

    @property
    def column(self) -> Column:
        """How its value is written: as its column, in the unit of the sign."""
        column = next(each for each in self.spec.columns if each.id == self.sign.value)
        return replace(column, unit=self.sign.unit or column.unit)

    def is_old(self, now: datetime) -> bool:
        """Whether it is older than its data may be, or was never told."""
        return _is_old(self.as_of, self.spec, now)


@dataclass(frozen=True, slots=True)
class SectionRows:
    """A section of a report: heading, columns, rows and their age."""

    plugin: Manifest
    section: ReportSection
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    as_of: datetime | None
    spec: DataSetSpec

    def is_old(self, now: datetime) -> bool:
        """Whether they are older than they may be, or were never told."""
        return _is_old(self.as_of, self.spec, now)


@dataclass(frozen=True, slots=True)
class LayerRows:
    """A layer of the map with the rows its points come from."""

    plugin: Manifest
    layer: Layer
    rows: tuple[Row, ...]
    as_of: datetime | None
    spec: DataSetSpec

    def is_old(self, now: datetime) -> bool:
        """Whether they are older than they may be, or were never told."""
        return _is_old(self.as_of, self.spec, now)


def signs(plugins: Iterable[Manifest], book: DataBook) -> Iterator[SignValue]:
    """Yield every vital sign of some plugins."""
    for plugin in plugins:
        for sign in plugin.vital:
            data, spec = book.get(plugin.id, sign.data), _spec(plugin, sign.data)
            row = next((each for each in data.rows if str(each.get(spec.key)) == sign.row), None)
            value = row.get(sign.value) if row else None
            yield SignValue(plugin, sign, value, data.as_of, worst(value, sign.limits), spec)


def sections(plugins: Iterable[Manifest], book: DataBook) -> Iterator[SectionRows]:
    """Yield every report section of some plugins."""
    for plugin in plugins:
        for section in plugin.section:
            spec = _spec(plugin, section.data)
            known = {column.id: column for column in spec.columns}
            columns = tuple(known[id] for id in section.columns or known)
            data = book.get(plugin.id, section.data)
            yield SectionRows(plugin, section, columns, data.rows, data.as_of, spec)


def layers(plugins: Iterable[Manifest], book: DataBook) -> Iterator[LayerRows]:
    """Yield every map layer of some plugins."""
    for plugin in plugins:
        for layer in plugin.layer:
            data = book.get(plugin.id, layer.data)
            yield LayerRows(plugin, layer, data.rows, data.as_of, _spec(plugin, layer.data))


def _is_old(as_of: datetime | None, spec: DataSetSpec, now: datetime) -> bool:
    return as_of is None or (now - as_of).total_seconds() > spec.stale_after_s


def _spec(plugin: Manifest, id: str) -> DataSetSpec:
    """Return a data set's declaration; the manifest's reader has seen to it that there is one."""
    return next(spec for spec in plugin.data if spec.id == id)
