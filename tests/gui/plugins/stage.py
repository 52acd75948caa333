"""A page of a plugin over a book filled by hand: the flood office on a rainy evening."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace as changed
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication, QWidget

from console.commands import instruction_commands
from console.commands.registry import Command, CommandTable, Text
from console.models.directory import NearCamera
from console.models.ground import read_ground
from console.models.standing_words import is_chinese
from console.plugin_api.dataset import DataSet, Value
from console.plugin_api.fault import PluginFault
from console.plugin_api.page import Form
from console.plugin_api.words import Words
from console.plugin_host.pages.launcher import Launcher
from console.plugin_host.pages.launcher_item import LauncherItem, item_of
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.ports import PluginState, Ports, Standing
from console.plugin_host.pages.state_card import StateCard
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import Found, find
from console.runtime.clock import CHINA, ManualClock
from console.runtime.hall_time import hall_day_second
from console.settings.error_book import error_book
from resources import path
from tests.gui.deploy.hall_stage import StillView, district
from tests.gui.shell.chinese import either
from tests.support.plugin_sample import MANIFEST, write_plugin
from widgets.common.theme import Theme

NOW = datetime(2026, 7, 9, 20, 24, 12, tzinfo=CHINA)
PAGE = """\
id = "level"
name = { zh = "下穿通道水情", en = "Underpasses" }

[[row]]
share = 3
[[row.part]]
kind = "tiles"
title = { zh = "水位", en = "Levels" }
share = 7
data = "gauges"
name = "name"
value = "level"
note = "note"
limits = [
  { grade = "red", above = 0.35, source = "区防汛预案 3.2" },
  { grade = "orange", above = 0.27, source = "区防汛预案 3.2" },
  { grade = "yellow", above = 0.20, source = "区防汛预案 3.2" },
]
[[row.part]]
kind = "map"
title = { zh = "位置", en = "Places" }
share = 5
layers = ["gauges"]

[[row]]
share = 3
[[row.part]]
kind = "plot"
title = { zh = "近六小时", en = "Last six hours" }
share = 5
data = "trend"
x = "at"
y = ["level"]
by = "name"
hours = 6
limits = [{ grade = "orange", above = 0.27, source = "区防汛预案 3.2" }]
[[row.part]]
kind = "table"
title = { zh = "测站", en = "Gauges" }
share = 4
data = "gauges"
columns = ["name", "level", "at"]
sort = "-level"
limits = { level = [{ grade = "orange", above = 0.27, source = "区防汛预案 3.2" }] }
commands = ["close-road"]
[[row.part]]
kind = "timeline"
title = { zh = "经过", en = "What happened" }
share = 3
data = "events"
time = "at"
who = "who"
words = "words"

[[row]]
share = 3
[[row.part]]
kind = "cameras"
title = { zh = "现场点位", en = "Cameras" }
share = 6
data = "gauges"
most = 3
[[row.part]]
kind = "form"
title = { zh = "登记人工水尺", en = "Enter a reading" }
share = 3
record = "gauge"
fields = [
  { id = "name", name = { zh = "测站", en = "Gauge" }, kind = "choice", choices = ["映川路下穿", "杉影路下穿"], is_required = true },
  { id = "level", name = { zh = "水位（米）", en = "Level, m" }, kind = "number", is_required = true, least = 0, most = 5 },
  { id = "note", name = { zh = "说明", en = "Note" } },
]
[[row.part]]
kind = "text"
title = { zh = "说明", en = "About" }
share = 3
words = { zh = "水位由区防汛办水位站每五分钟上报一次；超过橙线即建议封路，由值班员核对后下达。", en = "Reported every five minutes; above orange a closing is proposed." }

[[row]]
[[row.part]]
kind = "buttons"
commands = ["instruction.open"]
"""  # noqa: E501 - as an author writes it
_TREND = """
[[data]]
id = "trend"
origin = "guest"
columns = [
  { id = "name", name = { zh = "测站" } },
  { id = "level", name = { zh = "水位" }, kind = "number", unit = "米", decimals = 2 },
  { id = "at", name = { zh = "时间" }, kind = "time" },
]

[[data]]
id = "events"
origin = "guest"
columns = [
  { id = "at", name = { zh = "时间" }, kind = "time" },
  { id = "who", name = { zh = "来源" } },
  { id = "words", name = { zh = "内容" } },
]

[[record]]
"""
FULL = MANIFEST.replace("\n[[record]]\n", _TREND, 1)
GAUGES = (
    ("g1", "映川路下穿", 0.41, "半小时涨 12 厘米", 0),
    ("g2", "杉影路下穿", 0.29, "泵站两台开机", 1),
    ("g3", "菱渡路下穿", 0.22, "缓涨", 2),
    ("g4", "芦汀路下穿", 0.12, "平稳", 3),
    ("g5", "望汐路下穿", 0.08, "平稳", 4),
    ("g6", "鹭洲路下穿", 0.05, "平稳", 5),
)


class PluginStage:
    """A plugin in a folder, its page, and what a test does to it.

    Args:
        folder: where the plugin is written.
        theme: the look.
        page: the page file.
        manifest: the manifest.
    """

    def __init__(self, folder: Path, theme: Theme, page: str = PAGE, manifest: str = FULL) -> None:
        self.found = self.written(folder, page, manifest).agreed()
        assert self.found.manifest is not None and self.found.pages, self.found.faults
        self.theme, self.book, self.clock = theme, DataBook(), ManualClock(NOW)
        self.state = PluginState()
        self.saved: list[tuple[str, Mapping[str, Value]]] = []
        self.ran: list[tuple[str, Mapping[str, Value]]] = []
        self.released = 0
        self.seen: list[tuple[str, bool]] = []
        self.answer: Exception | str = ""
        self._watchers: list[Callable[[], None]] = []
        self.commands = CommandTable()
        title = Text("plugin.flood", either("建议封路", "Propose to close"))
        self.commands.add(
            Command("plugin.flood.close-road", title, "F", on="plugin.flood"), lambda: None
        )
        self.commands.add(instruction_commands.OPEN, lambda: None)
        self.cameras = district().cameras
        self.page: PluginPage | None = None

    def written(self, folder: Path, page: str, manifest: str) -> Found:
        """Write the plugin and read it as the console does."""
        write_plugin(folder / "plugins", manifest, page)
        [found] = find([folder / "plugins"])
        return found

    def ports(self) -> Ports:
        """Return what its pages are given."""
        assert self.found.manifest is not None
        return Ports(
            theme=self.theme,
            manifest=self.found.manifest,
            book=self.book,
            now=self.clock.now,
            state=lambda: self.state,
            command=self.commands.get,
            run=lambda id, row: self.ran.append((id, row)),
            meant=lambda key: "plugin.flood.close-road" if key == "F" else "",
            save=self._save,
            cameras=self._cameras,
            open_view=self._view,
            watermark=lambda: f"一号席 林岚 p-linlan {hall_day_second(self.clock.now())}",
            ground=lambda: read_ground(path("demo/map_lines.geojson").read_text("utf-8")),
            watch=self._watch,
            release=self._release,
            seen=lambda page, is_seen: self.seen.append((page, is_seen)),
        )

    def show(self, size: QSize) -> PluginPage:
        """Show its page."""
        self.page = PluginPage(self.found.pages[0], self.ports())
        self.page.resize(size)
        self.page.show()
        QApplication.processEvents()
        return self.page

    def be(self, standing: Standing, words: str = "", *facts: str) -> None:
        """Let the plugin be so."""
        since = NOW - timedelta(minutes=7)
        told = Words(words, words) if words else None
        self.state = PluginState(standing, told, since, tuple(Words(fact) for fact in facts))
        for watcher in list(self._watchers):
            watcher()

    def _watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def _release(self) -> None:
        self.released += 1

    def _save(self, form: Form, values: Mapping[str, Value]) -> "Future[str]":
        self.saved.append((form.record, values))
        done: Future[str] = Future()
        if isinstance(self.answer, Exception):
            done.set_exception(self.answer)
        else:
            done.set_result(self.answer)
        return done

    def _cameras(self, ids: Sequence[str]) -> list[NearCamera]:
        known = {camera.id: camera for camera in self.cameras}
        return [NearCamera(known[id], 0.0, "") for id in ids if id in known]

    def _view(self, id: str, width: int, height: int) -> StillView | None:
        name = next((camera.name for camera in self.cameras if camera.id == id), "")
        return StillView(name, width, height)

    def close(self) -> None:
        """Take it down."""
        if self.page is not None:
            self.page.stop()
            self.page.hide()
            self.page.deleteLater()
            self.page = None

    # What the book holds

    def fill(self, as_of: datetime = NOW - timedelta(seconds=40)) -> None:
        """Put the evening into the book."""
        at = as_of.isoformat()
        spots = [
            f"{camera.place.point.lon},{camera.place.point.lat}" for camera in self.cameras[3:43:10]
        ]
        rows = tuple(
            {
                "id": id, "name": name, "level": level, "note": note, "at": at,
                "place": spots[n] if n < len(spots) else None,
                "camera": self.cameras[n].id if n < 3 else None,
            }
            for id, name, level, note, n in GAUGES
        )  # fmt: skip
        self.book.put("flood", DataSet("gauges", rows, as_of))
        trend = tuple(
            {
                "name": name,
                "level": level * (1 - back / 90),
                "at": (as_of - timedelta(minutes=5 * back)).isoformat(),
            }
            for _, name, level, _, _ in GAUGES[:4]
            for back in range(70)
        )
        self.book.put("flood", DataSet("trend", trend, as_of))
        told = (
            (2, "水位站", "映川路下穿 0.41 米，超过红线"),
            (9, "区防汛办", "杉影路泵站两台泵开机"),
            (21, "气象", "暴雨橙色预警，预计持续两小时"),
        )
        events = tuple(
            {"at": (as_of - timedelta(minutes=m)).isoformat(), "who": who, "words": words}
            for m, who, words in told
        )
        self.book.put("flood", DataSet("events", events, as_of))


Fill = Callable[[PluginStage], None]


def normal(stage: PluginStage) -> None:
    stage.fill()


def stale(stage: PluginStage) -> None:
    """The guest does not answer; what it last said is twenty minutes old."""
    stage.fill(NOW - timedelta(minutes=20))
    stage.be(
        Standing.SLOW,
        either("插件 19 分钟没有应答，正在重新启动", "no answer for 19 minutes, restarting"),
    )


def no_newer(stage: PluginStage) -> None:
    """The folder cannot be read any more."""
    stage.fill(NOW - timedelta(minutes=12))
    what = Words("共享文件夹读不到", "the shared folder cannot be read")
    fault = PluginFault("plugin_unreadable", "水位.xlsx", "", what, Words("检查网络"))
    stage.book.fault("flood", "gauges", fault)


def empty(stage: PluginStage) -> None:
    """Nothing has come yet."""


def quarantined(stage: PluginStage) -> None:
    stage.be(
        Standing.STOPPED,
        either("十分钟内三次没有应答，已停用", "no answer three times in ten minutes"),
    )


def many(stage: PluginStage) -> None:
    """Ten thousand rows."""
    rows = tuple(
        {"id": f"g{n}", "name": f"测站 {n:05d}", "level": (n % 400) / 1000, "note": "平稳"}
        for n in range(10_000)
    )
    stage.book.put("flood", DataSet("gauges", rows, NOW))


def card(standing: Standing) -> Callable[[Path, Theme], QWidget]:
    """Return the page of a plugin whose files cannot be used, or that is not here."""

    def build(folder: Path, theme: Theme) -> QWidget:
        if standing is Standing.MISSING:
            page = StateCard(theme, either("防汛防台", "Flood"), None)
            words = Words(
                "屏幕方案里有这一页，但本席没有装这个插件",
                "the screen plan has this page, but the plugin is not installed on this seat",
            )
            page.show_state(PluginState(standing, words))
            return page
        bad = FULL.replace('zh = "映川路下穿水位", ', "")
        write_plugin(folder / "plugins", bad, PAGE)
        [found] = find([folder / "plugins"])
        page = StateCard(theme, found.name(not is_chinese()), found.owner)
        facts = tuple(Words(fault.said(), fault.said(True)) for fault in found.faults)
        assert error_book()[found.faults[0].code]
        page.show_state(
            PluginState(
                standing,
                Words("插件清单有错，没有装载", "its manifest has a fault; it was not loaded"),
                NOW,
                facts,
            )
        )
        return page

    return build


def showing(fill: Fill) -> Callable[[Path, Theme, QSize], tuple[QWidget, Callable[[], None]]]:
    """Return what stages the page for the catalogue."""

    def show(folder: Path, theme: Theme, room: QSize) -> tuple[QWidget, Callable[[], None]]:
        stage = PluginStage(folder, theme)
        fill(stage)
        return stage.show(room), stage.close

    return show


def launcher(
    folder: Path,
    theme: Theme,
    is_empty: bool = False,
    fill: Fill = PluginStage.fill,
    times: int = 1,
) -> Launcher:
    """Return the launcher with plugins in every state, each so many times."""
    stage = PluginStage(folder, theme)
    fill(stage)
    assert stage.found.manifest is not None
    english = not is_chinese()
    silent = either("插件 4 秒没有应答", "no answer for 4 s")
    stopped = either("十分钟内三次没有应答，已停用", "no answer three times in ten minutes")
    states = (
        (either("防汛防台", "Flood"), Standing.WELL, ""),
        (either("电梯困人", "Lifts"), Standing.SLOW, silent),
        (either("城管执法", "Enforcement"), Standing.STOPPED, stopped),
        (either("绿化市容", "Greenery"), Standing.OFF, either("尚未批准启用", "not let in yet")),
        (either("教育", "Schools"), Standing.WELL, ""),
    )

    def state(how: Standing, words: str) -> PluginState:
        lacks = "plans/flood-response.toml:41: "
        lacks_words = Words(
            f"{lacks}没有这类力量 直升机", f"{lacks}there are no units of the kind 直升机"
        )
        facts = (lacks_words,) if how is Standing.WELL else ()
        return PluginState(how, Words(words, words) if words else None, facts=facts)

    def items() -> list[LauncherItem]:
        made = [
            item_of(_named(stage.found, n, name), state(how, words), stage.book, english, NOW, n)
            for n, (name, how, words) in enumerate(states * times)
        ]
        broken = state(Standing.BROKEN, either("清单读不懂", "its manifest cannot be read"))
        return [
            *made,
            item_of(
                Found("water", folder, None, title=Words("水务", "Water")),
                broken,
                stage.book,
                english,
                NOW,
            ),
        ]

    words = QCoreApplication.translate(
        "plugin", "No topics on this seat yet: the installer brings them, the shift leader approves"
    )
    return Launcher(theme, (list) if is_empty else items, lambda: words)


def _named(found: Found, number: int, name: str) -> Found:
    assert found.manifest is not None
    id = "flood" if number == 0 else f"p{number}"
    manifest = changed(found.manifest, id=id, name=Words(name, name))
    return Found(id, found.folder, manifest, found.pages)
