"""A page while somebody makes it: parts put, taken out, moved, made wider; every step a new page.

What cannot be done is refused in words and the page stays as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from console.plugin_api.dataset import ColumnKind, DataSetSpec
from console.plugin_api.manifest import Manifest
from console.plugin_api.page import MOST_PARTS, Map, Page, PageRow, Part, Plot, Table, Text, Tiles
from console.plugin_api.page import Timeline as TimelinePart
from console.plugin_api.words import Words

_SHARES, _MOST_BESIDE, _MOST_ROWS = 12, 4, 12
Spot = tuple[int, int]
"""Row and place in it, from 0."""


class DraftRefusedError(ValueError):
    """The page stays as it was.

    Attributes:
        words: why.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(zh, en)


@dataclass(frozen=True, slots=True)
class Offer:
    """A part that may be put on the page.

    Attributes:
        name: what is chosen by.
        part: what is put.
    """

    name: Words
    part: Part


def spots(page: Page) -> list[Spot]:
    """Return where the parts stand, as one reads them."""
    return [(row, at) for row, line in enumerate(page.row) for at in range(len(line.part))]


def part_at(page: Page, spot: Spot) -> Part:
    """Return a part."""
    return page.row[spot[0]].part[spot[1]]


def added(page: Page, part: Part, after: Spot | None) -> tuple[Page, Spot]:
    """Return the page with a part in a row of its own below another, and where it stands.

    Raises:
        DraftRefusedError: the page is full.
    """
    if len(spots(page)) >= MOST_PARTS or len(page.row) >= _MOST_ROWS:
        raise DraftRefusedError(
            f"一页至多 {_MOST_ROWS} 排、{MOST_PARTS} 块；另建一页",
            f"a page has {_MOST_ROWS} rows and {MOST_PARTS} parts at most; make another",
        )
    at = len(page.row) if after is None else after[0] + 1
    rows = (*page.row[:at], PageRow((part,)), *page.row[at:])
    return replace(page, row=rows), (at, 0)


def removed(page: Page, spot: Spot) -> tuple[Page, Spot]:
    """Return the page without a part, and where the cursor goes.

    Raises:
        DraftRefusedError: it is the last one.
    """
    if len(spots(page)) == 1:
        raise DraftRefusedError("页面至少要有一块", "a page has one part at least")
    gone = _without(page.row, spot)
    page = replace(page, row=gone)
    before = [each for each in spots(page) if each <= spot]
    return page, before[-1] if before else (0, 0)


def moved(page: Page, spot: Spot, down: int) -> tuple[Page, Spot]:
    """Return the page with a part one row up (-1) or down (1).

    A part that stands alone joins the next row; one beside others gets a row of its own.

    Raises:
        DraftRefusedError: there is no row there, or it is full.
    """
    row, _ = spot
    part = part_at(page, spot)
    if len(page.row[row].part) > 1:
        at = row + 1 if down > 0 else row
        rows = _without(page.row, spot)
        return replace(page, row=(*rows[:at], PageRow((part,)), *rows[at:])), (at, 0)
    other = row + down
    if not 0 <= other < len(page.row):
        raise DraftRefusedError(
            "已是第一排" if down < 0 else "已是最后一排",
            "it stands in the first row" if down < 0 else "it stands in the last row",
        )
    beside = page.row[other].part
    if len(beside) >= _MOST_BESIDE:
        raise DraftRefusedError(f"一排至多 {_MOST_BESIDE} 块", "four parts in a row at most")
    share = max(1, _SHARES // (len(beside) + 1))
    parts = tuple(replace(each, share=share) for each in (*beside, part))
    rows = tuple(
        replace(line, part=parts) if at == other else line for at, line in enumerate(page.row)
    )
    joined = _without(rows, spot)
    return replace(page, row=joined), (other - (1 if down > 0 else 0), len(beside))


def shifted(page: Page, spot: Spot, right: int) -> tuple[Page, Spot]:
    """Return the page with a part one place to the left (-1) or right (1) in its row.

    Raises:
        DraftRefusedError: it stands at that end.
    """
    row, at = spot
    parts = list(page.row[row].part)
    if not 0 <= at + right < len(parts):
        raise DraftRefusedError("这一排已经到头了", "it stands at the end of its row")
    parts[at], parts[at + right] = parts[at + right], parts[at]
    return _with_row(page, row, tuple(parts)), (row, at + right)


def widened(page: Page, spot: Spot, by: int) -> tuple[Page, Spot]:
    """Return the page with a part wider or narrower by some of twelve shares.

    Raises:
        DraftRefusedError: it cannot be.
    """
    part = part_at(page, spot)
    if len(page.row[spot[0]].part) == 1:
        raise DraftRefusedError("独占一排，宽度就是整排", "it has the whole row")
    if not 1 <= part.share + by <= _SHARES - 1:
        raise DraftRefusedError("不能再宽或再窄了", "it cannot be wider or narrower")
    return _with_part(page, spot, replace(part, share=part.share + by)), spot


def titled(page: Page, spot: Spot, title: str) -> tuple[Page, Spot]:
    """Return the page with another title over a part; empty for none.

    Raises:
        DraftRefusedError: it is too long.
    """
    if len(title) > 200:
        raise DraftRefusedError("标题至多 200 字", "a title has 200 letters at most")
    words = Words(title.strip()) if title.strip() else None
    return _with_part(page, spot, replace(part_at(page, spot), title=words)), spot


def _without(rows: Sequence[PageRow], spot: Spot) -> tuple[PageRow, ...]:
    row, at = spot
    parts = tuple(part for n, part in enumerate(rows[row].part) if n != at)
    left = (replace(rows[row], part=parts),) if parts else ()
    return (*rows[:row], *left, *rows[row + 1 :])


def _with_row(page: Page, row: int, parts: tuple[Part, ...]) -> Page:
    line = replace(page.row[row], part=parts)
    return replace(page, row=(*page.row[:row], line, *page.row[row + 1 :]))


def _with_part(page: Page, spot: Spot, part: Part) -> Page:
    row, at = spot
    parts = page.row[row].part
    return _with_row(page, row, (*parts[:at], part, *parts[at + 1 :]))


def offers(manifest: Manifest) -> list[Offer]:
    """Return the parts that the plugin's data can be shown by."""
    found = [offer for spec in manifest.data for offer in _of_data(spec)]
    maps = [
        Offer(
            Words(f"地图：{layer.name.zh}"[:200], f"Map: {layer.name.said(True)}"),
            Map(title=layer.name, layers=(layer.id,)),
        )
        for layer in manifest.layer
    ]
    text = Text(words=Words("在这里写说明", "Write here"))
    return [*found, *maps, Offer(Words("文字", "Words"), text)]


def _of_data(spec: DataSetSpec) -> list[Offer]:
    texts, numbers = _of_kind(spec, ColumnKind.TEXT), _of_kind(spec, ColumnKind.NUMBER)
    times, name = _of_kind(spec, ColumnKind.TIME), name_of(spec)
    title = Words(name)
    made: list[tuple[str, str, Part]] = [("表格", "Table", Table(title=title, data=spec.id))]
    if texts and numbers:
        unit, note = _beside(texts, "unit"), _beside(texts, "note")
        tiles = Tiles(
            title=title, data=spec.id, name=texts[0], value=numbers[0], unit=unit, note=note
        )
        made.insert(0, ("指标卡", "Figure tiles", tiles))
    if times and numbers:
        by = texts[0] if texts else ""
        plot = Plot(title=title, data=spec.id, x=times[0], y=tuple(numbers), by=by)
        made.append(("曲线", "Plot", plot))
    if times and texts:
        events = TimelinePart(title=title, data=spec.id, time=times[0], words=texts[-1])
        made.append(("动态", "Events", events))
    return [Offer(Words(f"{zh}：{name}", f"{en}: {name}"), part) for zh, en, part in made]


def _beside(texts: Sequence[str], id: str) -> str:
    """Return a column a tile may show beside its number; empty where there is none."""
    return id if id in texts[1:] else ""


def _of_kind(spec: DataSetSpec, kind: ColumnKind) -> list[str]:
    return [column.id for column in spec.columns if column.kind is kind]


def name_of(spec: DataSetSpec) -> str:
    """Return what a data set is called: its sheet or group, else its id."""
    sheet, _, group = spec.of.partition("!")[2].partition("#")
    return (f"{sheet}（{group}）" if group else sheet or spec.of or spec.id)[:80]
