"""One plugin on the launcher: as values, as a tile, as facts."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.plugin_api.dataset import DataSet, DataSetSpec
from console.plugin_api.page import Page, Tiles
from console.plugin_api.permission import WORDS
from console.plugin_host.pages.ports import PluginState, Standing, said
from console.plugin_host.pages.state_card import standing_words
from console.plugin_host.pages.values import UNKNOWN, grade_words, row_grade
from console.plugin_host.reading.contributions import SignValue, signs
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import Found
from console.runtime.hall_time import hall_day_minute
from widgets.board.tiles import BoardTile, Mark
from widgets.common.facts_grid import Fact
from widgets.common.theme import Grade


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


@dataclass(frozen=True, slots=True)
class LauncherItem:
    """What the launcher says of a plugin.

    Attributes:
        id: of the plugin.
        name: its name.
        version: with the word for it.
        standing: how it is.
        words: what happened.
        bureau, phone, hours: whom to call.
        permissions: in words.
        pages: full id and name of each.
        marks: how many of its values have reached which grade.
        as_of: when its newest data were true; empty without any.
        is_old: whether some of its data are older than they may be, or cannot be read any more.
        lines: what is wrong in its files.
        opened: how often it was opened on this seat.
        signs: each vital sign it brings, with its value.
        has_settings: whether it declares any.
        tried: which desk tries which new version since when.
    """

    id: str
    name: str
    version: str = ""
    standing: Standing = Standing.WELL
    words: str = ""
    bureau: str = ""
    phone: str = ""
    hours: str = ""
    permissions: tuple[str, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    as_of: str = ""
    is_old: bool = False
    lines: tuple[str, ...] = ()
    opened: int = 0
    signs: tuple[str, ...] = ()
    has_settings: bool = False
    tried: str = ""

    @property
    def is_troubled(self) -> bool:
        """Whether it is not as it should be."""
        return self.standing is not Standing.WELL or self.is_old


def page_id(plugin: str, page: str) -> str:
    """Return the id of a plugin's page among the pages of the console."""
    return f"plugin.{plugin}.{page}"


def item_of(
    found: Found,
    state: PluginState,
    book: DataBook,
    in_english: bool,
    now: datetime,
    opened: int = 0,
) -> LauncherItem:
    """Return a plugin as the launcher shows it."""
    manifest = found.manifest
    faults = tuple(fault.said(in_english) for fault in found.faults)
    lines = (*map(said, state.facts), *faults)
    lines = tuple(dict.fromkeys(lines))
    owner = manifest.owner if manifest else found.owner
    if manifest is None or owner is None:
        whom = (said(owner.bureau), owner.phone, owner.hours) if owner else ("", "", "")
        told = state.standing, said(state.words), *whom
        return LauncherItem(found.id, found.name(in_english), "", *told, lines=lines)
    return LauncherItem(
        found.id,
        said(manifest.name),
        _t("version {0}").format(manifest.version),
        state.standing,
        said(state.words) or _fault_words([book.get(found.id, each.id) for each in manifest.data]),
        said(owner.bureau),
        owner.phone,
        owner.hours,
        tuple(said(WORDS[each]) for each in manifest.permissions),
        tuple((page_id(found.id, id), said(name)) for id, name in found.places),
        marks_of(found.agreed().pages, found.id, book),
        _newest(found, book),
        any(_is_old(book.get(found.id, each.id), each, now) for each in manifest.data),
        lines,
        opened,
        tuple(_sign(each) for each in signs([manifest], book)),
        bool(manifest.setting),
    )


def _sign(told: SignValue) -> str:
    """Return a vital sign in words, with its grade where it has reached a limit."""
    value = (UNKNOWN,) if told.value is None else (str(told.value), told.sign.unit)
    grade = (grade_words(Grade(told.limit.grade)),) if told.limit else ()
    return " ".join(each for each in (said(told.sign.name), *value, *grade) if each)


def marks_of(pages: Sequence[Page], plugin: str, book: DataBook) -> tuple[Mark, ...]:
    """Return how many values of the pages' tiles have reached which grade, the worst first."""
    counts = Counter(reached(pages, plugin, book))
    return tuple(Mark(each, grade_words(each), counts[each]) for each in Grade if each in counts)


def reached(
    pages: Sequence[Page], plugin: str, book: DataBook, leave_out: Container[str] = ()
) -> Iterator[Grade]:
    """Yield the grade of each tile that has one, on all pages.

    Args:
        pages: of the plugin.
        plugin: its id.
        book: has the rows.
        leave_out: ids of data sets that are not looked at.
    """
    parts = (part for page in pages for row in page.row for part in row.part)
    for part in parts:
        if not isinstance(part, Tiles) or part.data in leave_out:
            continue
        if part.limits or part.grade:
            grades = (row_grade(row, part) for row in book.get(plugin, part.data).rows)
            yield from (grade for grade in grades if grade)


def _newest(found: Found, book: DataBook) -> str:
    assert found.manifest is not None
    times: list[datetime] = []
    for spec in found.manifest.data:
        as_of = book.get(found.id, spec.id).as_of
        if as_of is not None:
            times.append(as_of)
    return hall_day_minute(max(times)) if times else ""


def _fault_words(data: Iterable[DataSet]) -> str:
    faults = (each.fault for each in data if each.fault is not None)
    return next((said(fault.what) for fault in faults), "")


def _is_old(data: DataSet, spec: DataSetSpec, now: datetime) -> bool:
    if data.as_of is None:
        return False  # nothing has come yet: nothing old is shown
    return data.fault is not None or (now - data.as_of).total_seconds() > spec.stale_after_s


def item_tile(item: LauncherItem) -> BoardTile:
    """Return its tile: graded by its data, hatched while it is not as it should be."""
    note = "·".join(each for each in (_standing(item), item.bureau) if each)
    said_all = [item.name, *(f"{mark.word} {mark.count}" for mark in item.marks), note]
    tint = item.marks[0].grade if item.marks else None
    return BoardTile(
        item.id, item.name, item.name, "", item.marks, note, tint, item.is_troubled,
        " ".join(said_all),
    )  # fmt: skip


def _standing(item: LauncherItem) -> str:
    return _state_words(item) if item.is_troubled else ""


def _state_words(item: LauncherItem) -> str:
    """Return how it is; one that runs and gets no newer data is not simply running."""
    is_well = item.standing is Standing.WELL
    return _t("No newer data") if is_well and item.is_old else standing_words(item.standing)


def facts_of(item: LauncherItem) -> list[Fact]:
    """Return what stands beside the tiles."""
    pairs = [
        (_t("State"), _state_words(item)),
        (_t("Owner"), item.bureau),
        (_t("Duty phone"), f"{item.phone}  {item.hours}".strip()),
        (_t("Data as of"), item.as_of),
        (_t("New version"), item.tried),
        (_t("It may"), _t("; ").join(item.permissions)),
        (_t("Opened"), _t("{0} times on this seat").format(item.opened) if item.opened else ""),
    ]
    signs_told = [(_t("Vital sign"), words) for words in item.signs]
    return [Fact(label, words) for label, words in (*pairs, *signs_told) if words]
