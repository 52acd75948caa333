"""The map over a staged seat: the fictional district with an evening on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout

from console.commands import map_commands
from console.domain.alert import Alert, Disposition, Severity
from console.domain.camera import Camera
from console.domain.device_tally import DeviceTally
from console.domain.entity import encode
from console.domain.geo import Place, Point
from console.domain.incident import Incident
from console.domain.reference import KnownPlace, Unit
from console.domain.work_order import State, WorkOrder
from console.models.camera_finder import CameraFinder
from console.models.camera_narrowing import Ground
from console.models.data_age import DataAge
from console.models.device_places import DevicePlaces
from console.models.incident_list import IncidentList
from console.models.noted_places import NotedPlaces
from console.models.work_order_book import WorkOrderBook
from console.runtime.clock import ManualClock
from console.screens.city_map.families import FamilySwitches
from console.screens.city_map.map_page import MapPage
from console.screens.city_map.parts import MapParts
from console.screens.common.map_layers import MapLayers
from console.settings.map_profile import nearby_rules
from offline_cache.lanes import InlineLane
from tests.gui.deploy.hall_stage import HallStage, district, ground
from tests.gui.orders import site
from widgets.common.theme import Theme

RED, ORANGE, YELLOW, BLUE = Severity.RED, Severity.ORANGE, Severity.YELLOW, Severity.BLUE
EVENING = (
    (RED, "联禾河北岸堤脚渗水，长约 3 米"),
    (ORANGE, "望汐路下立交积水 26 厘米"),
    (RED, "砚云里 7 号楼电梯困人 2 名"),
    (YELLOW, "杉影里 12 弄树木倒伏，压住一辆轿车"),
    (BLUE, "市民反映梧影路一带停电"),
    (YELLOW, "听澜路窨井盖缺失，已放警示牌"),
)


class MapStage(HallStage):
    """A seat with the page.

    Args:
        folder: the same folder again is the same seat after a restart.
        theme: the look.
        size: of the page.
        has_ground: whether the hall has a map of lines.
        off: families that were turned off before.
    """

    def __init__(
        self,
        folder: Path,
        theme: Theme,
        size: QSize | None = None,
        has_ground: bool = True,
        off: Sequence[str] = (),
    ) -> None:
        super().__init__(folder, theme, ManualClock(site.NOW))
        lane = InlineLane()
        self.incidents = IncidentList(self.cache, self.feed, lane)
        self.work = WorkOrderBook(self.cache, self.feed, lane, self.clock.now)
        self.devices = DevicePlaces(self.cache, self.feed, lane)
        self.cameras = CameraFinder(
            self.cache, self.feed, lane, Ground(), lambda: lambda entry: False
        )
        self.cameras.prepare()
        self.places = NotedPlaces(self.cache, self.feed, lane, nearby_rules().people)
        self.layers = MapLayers()
        self.age = DataAge(self.link, self.clock)
        self.kept: list[frozenset[str]] = []
        self.switches = FamilySwitches(off, self.kept.append)
        self.asked: list[tuple[str, str]] = []
        self.sent: list[tuple[str, list[str]]] = []
        self.walls: list[tuple[str, list[str], str]] = []
        self.patrols: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.refused: list[str] = []
        self.commands.announce(map_commands.COMMANDS, lambda: None)
        self.page = MapPage(self._parts(has_ground))
        self._note_wishes()
        layout = self.page.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.page.setMinimumSize(0, 0)
        self.page.resize(size or QSize(1856, 984))

    def _parts(self, has_ground: bool) -> MapParts:
        return MapParts(
            theme=self.theme,
            clock=self.clock,
            queue=self.queue,
            incidents=self.incidents,
            work=self.work,
            devices=self.devices,
            directory=self.directory,
            cameras=self.cameras,
            layers=self.layers,
            age=self.age,
            commands=self.commands,
            ground=ground() if has_ground else (),
            open_view=self.open_view,
            switches=self.switches,
            fresh=timedelta(minutes=30),
            places=self.places,
            identity=lambda: self.identity,
            rules=nearby_rules(),
        )

    def _note_wishes(self) -> None:
        """Keep what the page says and asks of others."""
        page = self.page
        page.said.connect(self.said.append)
        page.refused.connect(self.refused.append)
        page.alert_requested.connect(lambda id: self.asked.append(("alert", id)))
        page.order_requested.connect(lambda id: self.asked.append(("order", id)))
        page.incident_requested.connect(lambda id: self.asked.append(("incident", id)))
        page.camera_requested.connect(lambda id: self.asked.append(("camera", id)))
        page.deploy_requested.connect(lambda id, units: self.sent.append((id, list(units))))
        page.wall_requested.connect(
            lambda title, found, matter: self.walls.append(
                (title, [entry.id for entry in found.entries], matter)
            )
        )
        page.patrol_requested.connect(lambda title, pool: self.patrols.append((title, pool)))

    def put(self, *entities: object) -> None:
        """Let the hub say these, and let the page hear it."""
        self.send((e.KIND, e.id, encode(e)) for e in entities)  # type: ignore[attr-defined]
        self.turn()

    def turn(self) -> None:
        """Let what was asked for happen, and draw it without waiting for the next beat."""
        while not self.feed.is_quiet:  # a second batch comes after a rest
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(6 + self.cameras.waiting // 100):
            QApplication.processEvents()
            QApplication.sendPostedEvents()
        self.page.scene.refresh()
        QApplication.processEvents()

    def show(self) -> None:
        """Show the page with what the cache holds."""
        self.load()
        self.page.show()
        self.page.setFocus()
        self.turn()

    def close(self) -> None:
        """Take it down."""
        self.page.stop()
        self.cameras.stop()
        self.age._second.stop()
        self.page.hide()
        self.page.deleteLater()
        super().close()


def place(number: int, east: int = 0, north: int = 0) -> Place:
    """Return a place of the district, so many metres beside it."""
    told = district().places[number % len(district().places)].place
    assert told.point is not None
    at = Point(told.point.lon + east / 96_000, told.point.lat + north / 111_000)
    return replace(told, point=at)


def alert(id: str, severity: Severity, title: str, at: Place, age: float = 90) -> Alert:
    received = site.NOW - timedelta(seconds=age)
    return Alert(id, title, severity, received, last_at=received, source="水务物联", place=at,
                 unsigned_since=received)  # fmt: skip


def evening() -> list[object]:
    """Six alerts, a matter, orders, devices, all with a place but one."""
    told = [
        alert(f"A{n}", grade, title, place(n * 29 + 3), 90 + 60 * n)
        for n, (grade, title) in enumerate(EVENING)
    ]
    lost = replace(told[4], id="A9", place=Place("梧影路一带", "梧影街道"))
    drill = replace(told[3], id="D1", title="石汀街道储罐泄漏", is_exercise=True, place=place(61))
    matter = Incident(
        "I1", "望汐路下立交车辆被淹", site.NOW - timedelta(minutes=17), "p1", "林岚", "01",
        members=("A1",), place=told[1].place,
    )  # fmt: skip
    return [*told, lost, drill, matter, *orders(), *devices()]


def orders() -> list[WorkOrder]:
    titles = ("听澜路路灯不亮，连片 6 杆", "青榆路窨井盖缺失", "渣土车夜间施工扰民", "沿街堆物")
    made = site.NOW - timedelta(hours=3)
    return [
        WorkOrder(f"W{n}", f"01-{n:04}", title, made, "hotline" if n % 2 else "grid",
                  State.HANDLING, place=place(n * 37 + 11))
        for n, title in enumerate(titles)
    ]  # fmt: skip


def devices() -> list[object]:
    """Two devices: one has an open alert, of the other all is over."""
    past = replace(
        alert("P1", YELLOW, "菱渡镇 2 号泵站流量为零", place(140), 5400),
        disposition=Disposition.CLOSED,
    )
    seen = DeviceTally("T1", "菱渡 2 号泵站流量计", source="水务物联", newest="P1")
    return [past, seen]


def cameras(many: int) -> list[Camera]:
    """So many cameras, around the places of the district."""
    return [
        Camera(f"cam-{n:05}", f"南汀·{n} 号点位",
               place(n * 7, (n * 37) % 1300 - 650, (n * 53) % 1100 - 550))
        for n in range(many)
    ]  # fmt: skip


def normal(stage: MapStage) -> None:
    """The evening, with two bureaus' layers."""
    from tests.gui.pages.deploy_states import layers_around

    stage.send(district().records())
    stage.put(*cameras(400), *evening())
    stage.link_is("online")
    at = place(3).point
    assert at is not None
    stage.layers.set_layers(layers_around(at).all)
    stage.show()


def near(stage: MapStage) -> None:
    """The evening, with what lies around the orange alert; a force is there, its place is old."""
    at = place(32).point
    old = Unit("U-1", "排水应急二分队", "排水", "石汀街道", "沈涛", "0000-7011", at,
               site.NOW - timedelta(minutes=41))  # fmt: skip
    stage.put(old, *cameras_around(place(32), 12), around_it())
    normal(stage)
    QTest.keyClick(stage.page.plane, Qt.Key.Key_N)
    for _ in range(2):
        QTest.keyClick(stage.page.plane, Qt.Key.Key_N)
    stage.page.plane.bring_closer(stage.page.plane.cross, 0.12)
    stage.turn()


def drawing(stage: MapStage) -> None:
    """An area that is being drawn beside the column of an alert."""
    near(stage)
    plane = stage.page.plane
    x, y = plane.cross
    QTest.keyClick(plane, Qt.Key.Key_P)
    for east, north in ((-120, -60), (260, -40), (220, 330)):
        plane.go_to((x + east, y + north))
        QTest.keyClick(plane, Qt.Key.Key_Return)
    plane.go_to((x - 160, y + 300))
    QTest.keyClick(plane, Qt.Key.Key_Left)
    stage.turn()


def line(stage: MapStage) -> None:
    """A line was drawn past the underpass: its cameras as one walks."""
    near(stage)
    plane = stage.page.plane
    x, y = plane.cross
    QTest.keyClick(plane, Qt.Key.Key_Escape)
    QTest.keyClick(plane, Qt.Key.Key_L)
    for east, north in ((-420, 40), (0, 0), (0, 320)):
        plane.go_to((x + east, y + north))
        QTest.keyClick(plane, Qt.Key.Key_Return)
    QTest.keyClick(plane, Qt.Key.Key_Return)
    stage.turn()


def cameras_around(middle: Place, many: int) -> list[Camera]:
    """So many cameras, each 25 metres further to the north than the one before."""
    assert middle.point is not None
    return [
        Camera(f"near-{n:02}", f"{middle.town}·下立交 {n + 1} 号",
               replace(middle, point=Point(middle.point.lon, middle.point.lat + 25 * n / 111_195)),
               number=str(9000 + n), is_off=n == 3, ptz=n == 0)
        for n in range(many)
    ]  # fmt: skip


def around_it() -> KnownPlace:
    """A place where something is dangerous."""
    return KnownPlace("place-x", "望汐加油站", place(32, 60, 40), "fuel", hazards="汽油 60 吨")


def storm(stage: MapStage) -> None:
    """Nine hundred alerts and four thousand cameras."""
    stage.send(district().records())
    grades = (BLUE, BLUE, BLUE, YELLOW, BLUE, ORANGE)
    crowd = [
        alert(f"S{n:03}", grades[n % 6], "点位中断", place(n * 3, n % 7 * 90 - 300, n % 5 * 80))
        for n in range(900)
    ]
    stage.put(*cameras(4000), *evening(), *crowd)
    stage.link_is("online")
    stage.show()


def offline(stage: MapStage) -> None:
    """Cut off, eight minutes after the last word of the hub."""
    normal(stage)
    stage.clock.jump(500)
    stage.link_is("offline")
    stage.link.update_view(data_as_of=site.NOW, heard_ticks=0.0)
    stage.age.look()
    stage.turn()


def empty(stage: MapStage) -> None:
    """Freshly installed."""
    stage.link_is("online")
    stage.show()
