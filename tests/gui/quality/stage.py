"""The page of the figures over a real store, filled by hand."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLayout

from console.commands.log_commands import LogActs
from console.contract.change import HISTORY
from console.contract.told_reports import ToldReport, ToldReports, ToldRule
from console.demo.camera_simulator.scenes import still
from console.domain.alert import Acknowledgement, Alert, Disposition, TrailLine
from console.domain.camera import Camera
from console.domain.geo import Place
from console.domain.patrol_finding import PatrolFinding
from console.domain.patrol_proof import PatrolProof, PatrolVerdict, Sight
from console.models.coverage_book import CoverageBook
from console.models.fact_store import MOST
from console.models.figure_book import FigureBook
from console.models.nuisance_book import NuisanceBook
from console.screens.quality.parts import QualityParts
from console.screens.quality.quality_page import QualityPage
from console.settings.figure_profile import load_figure_targets
from offline_cache.lanes import InlineLane
from tests.gui.duty import directory, evening, hard_evening
from tests.gui.duty.room import SEAT, SEAT_NAME, Room
from widgets.common.theme import Theme

NOW = evening.NOW
DEVICES = ("望汐路下立交积水计", "砚云里 7 号楼 1 号梯", "菱渡镇 2 号泵站流量", "临汐路充电棚烟感")
CHANNELS = ("sensor", "sensor", "hotline", "police", "grid")


def signed(alert: Alert, after: float, acted: float | None = None, **more: object) -> Alert:
    """Return an alert signed so many seconds after it came, and acted on so many after that."""
    at = alert.received_at + timedelta(seconds=after)
    op, seat = f"OP-{alert.id}", SEAT if len(alert.id) % 3 else "seat-02"
    ack = Acknowledgement(1, alert.severity, "p1", "林岚", seat, at, op)
    line = TrailLine(at, "acknowledged", "林岚", seat, op=op)
    done = at + timedelta(seconds=acted) if acted is not None else None
    return replace(alert, acks=(ack,), trail=(*alert.trail, line), first_action_at=done, **more)


def past(number: int, age: float, severity: object = None) -> Alert:
    """Return a finished alert of some hours ago."""
    grades = (evening.YELLOW, evening.BLUE, evening.BLUE, evening.YELLOW, evening.ORANGE)
    name = DEVICES[number % 7 % 4]
    one = evening.alert(
        f"past{number:05}", severity or grades[number % 5], f"{name}报警", age=age,
        fingerprint=f"物联/{number % 13}" if number % 5 < 2 else "",
    )  # fmt: skip
    one = replace(one, channel=CHANNELS[number % 5])
    verdict = (Disposition.FALSE, Disposition.CONFIRMED, Disposition.CLOSED)[number % 3]
    return signed(one, 8 + number * 7 % 150, 20 + number * 31 % 260, disposition=verdict)


class HubAway(Exception):
    """The hub does not answer."""

    code = "unreachable"


def told(device: str, place: str, at: float, over: bool = False) -> ToldReport:
    """Return a report of a device, so many seconds before now."""
    condition = "normal" if over else "active"
    return ToldReport(
        key=device, at=NOW.timestamp() - at, severity="yellow", condition=condition,
        source="水务物联", type="水位", place=place, rule="default",
    )  # fmt: skip


def week() -> list[ToldReports]:
    """Return what three places have told: blips, a flap, and one that was once true."""
    reports = []
    for n in range(60):
        reports += [told("blip", "菱渡镇 2 号泵站", 90_000 - n * 900 + s, s == 0) for s in (4, 0)]
        reports += [told("true", "望汐路下立交", 80_000 - n * 900 + s, s == 0) for s in (4, 0)]
    reports += [told("flap", "临汐路充电棚", 40_000 - n * 20, n % 2 == 1) for n in range(400)]
    reports.sort(key=lambda report: report.at)
    half, until = len(reports) // 2, NOW.timestamp()
    rules = {"default": ToldRule()}
    return [
        ToldReports(reports=reports[:half], until=until, next=1, rules=rules),
        ToldReports(reports=reports[half:], until=until, rules=rules),
    ]


class QualityStage:
    """A room with the page."""

    def __init__(self, folder: Path, theme: Theme, size: QSize, most: int = MOST) -> None:
        self._is_closed = False
        self.room = room = Room(folder, theme)
        room.clock.moment = NOW
        self.saved: dict[str, str] = {}
        self.said: list[str] = []
        self.asked: list[str] = []
        self.book = FigureBook(
            room.cache, room.feed, room.link, room.clock, load_figure_targets(), InlineLane(), most
        )
        self.pages: list[ToldReports | Exception] = []
        self.noise = NuisanceBook(self._told, self.book.facts, load_figure_targets(), InlineLane())
        self.pools: dict[str, list[str]] = {}
        self.shots: dict[str, bytes] = {}
        self.coverage = CoverageBook(
            room.cache, room.feed, room.clock, load_figure_targets().shifts,
            lambda plans: self.pools, lambda finding: self.shots.get(finding.id), InlineLane(),
        )  # fmt: skip
        parts = QualityParts(
            theme, self.book,
            self.noise, self.coverage, room.link, room.clock, room.commands,
            LogActs(room.executor), SEAT,
            lambda seat: SEAT_NAME if seat == SEAT else seat, self._save,
        )  # fmt: skip
        self.page = QualityPage(parts)
        for signal in (self.page.said, self.page.refused):
            signal.connect(self.said.append)
        self.page.alert_requested.connect(self.asked.append)
        self.walls: list[tuple[str, list[str]]] = []
        self.page.wall_requested.connect(lambda *told: self.walls.append(told))
        layout = self.page.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.page.resize(size)
        self.page.show()

    def _save(self, name: str, text: str) -> "Future[Path]":
        self.saved[name] = text
        done: Future[Path] = Future()
        done.set_result(Path("/home/demo") / name)
        return done

    def _told(self, after: int, until: float, days: float) -> "Future[ToldReports]":
        done: Future[ToldReports] = Future()
        page = self.pages[after] if after < len(self.pages) else HubAway()
        if isinstance(page, Exception):
            done.set_exception(page)
        else:
            done.set_result(page)
        return done

    def try_noise(self, pieces: int = 400) -> None:
        """Press R and let it come to its end, or so many pieces far, without a wait."""
        self.room.commands.run("quality.try")
        for _ in range(pieces):
            QApplication.processEvents()
            if not self.noise.trying.is_under_way:
                break
            if self.noise._rest.isActive():
                self.noise._rest.stop()
                self.noise._go_on()
        self.settle()

    def whole(self) -> None:
        """Say that everything finished has been fetched from the hub."""
        self.room.cache.apply([], "all:0", False, scope=HISTORY)

    def put(self, *entities: object) -> None:
        """Let the hub say these, and let the page hear it."""
        self.room.put(*entities)
        QApplication.processEvents()
        self.room.feed._deliver()
        self.settle()

    def hub_is(self, state: str, seconds: float = 0) -> None:
        """Say how the link stands, and that the hub was heard so many seconds ago."""
        then = NOW - timedelta(seconds=seconds)
        self.room.link.update_view(state=state, since=then, data_as_of=then)
        self.settle()

    def settle(self) -> None:
        """Let everything be counted that is to be, without a wait."""
        for _ in range(60):
            QApplication.processEvents()
            if self.book._is_busy:
                continue
            if not (self.book._is_due or self.book.is_reading):
                break
            self.book._rest.stop()
            self.book._go_on()
        QApplication.processEvents()

    def close(self) -> None:
        """Take it down, once."""
        if self._is_closed:
            return
        self._is_closed = True
        self.page.stop()
        self.page.hide()
        self.page.deleteLater()
        self.room.close()


def normal(stage: QualityStage) -> None:
    stage.whole()
    some = [past(n, 300 + n * 410) for n in range(70)]
    stage.put(*directory.reference(), *directory.feeds(), *evening.normal(), *some)
    stage.room.load()
    stage.hub_is("online")
    stage.page.setFocus()


def storm(stage: QualityStage) -> None:
    stage.whole()
    many = [replace(past(n, 200 + n * 3), group="node2") for n in range(300)]
    stage.put(*directory.reference(), *directory.feeds(("视频",)), *hard_evening.storm(), *many)
    stage.room.load()
    stage.hub_is("online")
    stage.page.figures.table.set_current("peak")
    stage.settle()


def offline(stage: QualityStage) -> None:
    stage.whole()
    some = [past(n, 300 + n * 300) for n in range(60)]
    stage.put(*directory.reference(), *directory.feeds(), *hard_evening.offline_rows(), *some)
    stage.room.load()
    stage.hub_is("offline", 252)
    stage.page.figures.table.set_current("sign")
    stage.settle()


def noise(stage: QualityStage) -> None:
    stage.whole()
    once = evening.alert("once", evening.YELLOW, "望汐路下立交积水 12 厘米",
                         age=80_000 - 17 * 900 + 4, fingerprint="true")  # fmt: skip
    blips = [
        evening.alert(f"blip{n:02}", evening.YELLOW, "菱渡镇 2 号泵站流量为零",
                      age=90_000 - n * 900 + 4, fingerprint="blip")
        for n in range(60)
    ]  # fmt: skip
    flaps = [
        evening.alert(f"flap{n:03}", evening.YELLOW, "临汐路充电棚水位越限",
                      age=40_000 - n * 40, fingerprint="flap")
        for n in range(200)
    ]  # fmt: skip
    false = [signed(b, 20, 40, disposition=Disposition.FALSE) for b in blips]
    false += [signed(each, 20, 40, disposition=Disposition.FALSE) for each in flaps]
    true = signed(once, 20, 40, disposition=Disposition.CONFIRMED)
    stage.put(*directory.reference(), *directory.feeds(), *evening.normal(), *false, true)
    stage.room.load()
    stage.hub_is("online")
    stage.pages = week()
    stage.room.commands.run("quality.noise")
    stage.try_noise()


def patrol(stage: QualityStage) -> None:
    """Two towns gone through, some of it in vain; two findings, one of them the same again."""
    normal(stage)
    towns = (("望潮街道", "滨水步道"), ("石汀街道", "临汐路"), ("南汀街道", "望汐路下立交"))
    cameras = [
        Camera(f"v{n:02d}", f"{town[:2]}·{road} {n} 号点", Place(road, town))
        for n in range(18)
        for town, road in (towns[n % 3],)
    ]
    stage.pools = {"shipped/flood": [camera.id for camera in cameras]}
    proofs = [
        proof(1, 40, ("v00", "seen"), ("v01", "seen"), ("v02", "elsewhere"), ("v03", "seen")),
        proof(2, 20, ("v04", "stale"), ("v05", "black"), ("v06", "seen"), ("v07", "absent")),
        proof(3, 900, ("v02", "seen"), ("v04", "seen"), ("v08", "seen"), ("v10", "seen")),
    ]
    sign = evening.alert("f1", evening.YELLOW, "望潮街道滨水步道灯箱松动", age=1500)
    sign = replace(sign, channel="patrol", disposition=Disposition.CONFIRMED)
    tree = evening.alert("f2", evening.YELLOW, "石汀街道临汐路树木倒伏", age=4000)
    tree = replace(tree, channel="patrol", disposition=Disposition.CLOSED)
    found = [
        finding("F1", "f1", "v00", sign.title, 25, files=("attachment/s1",)),
        finding("F2", "f2", "v01", tree.title, 66),
        finding("F3", "f1", "v00", sign.title, 8, same_as="F1"),
    ]
    stage.shots = {"F3": png(still(3, 0.4, lambda *_: None))}
    stage.put(*cameras, *proofs, sign, tree, *found)
    stage.room.commands.run("quality.patrol")
    stage.settle()


def proof(number: int, ago: float, *sights: tuple[str, str]) -> PatrolProof:
    """Return a page of a patrol that was left some minutes ago."""
    ended = NOW - timedelta(minutes=ago)
    told = tuple(
        Sight(camera, 0.5, 9.5, 200, hash=f"h{camera}", verdict=PatrolVerdict(verdict))
        for camera, verdict in sights
    )
    began = ended - timedelta(seconds=10)
    return PatrolProof(f"P{number}", "shipped/flood", began, ended, told, seat=SEAT, name="林岚")


def finding(
    id: str, alert: str, camera: str, title: str, ago: float, **more: object
) -> PatrolFinding:
    """Return a finding of some minutes ago."""
    at = NOW - timedelta(minutes=ago)
    place = Place("滨水步道", "望潮街道") if camera == "v00" else Place("临汐路", "石汀街道")
    return PatrolFinding(
        id, "loose-sign", title, camera, at, camera_name=f"{place.town[:2]}·{place.name}",
        place=place, name="林岚", seat=SEAT, alert=alert, **more,
    )  # fmt: skip


def png(image: QImage) -> bytes:
    """Return a picture as a file holds it."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(held.data())


def empty(stage: QualityStage) -> None:
    stage.room.load()
    stage.room.link.update_view(state="online", since=NOW)
    stage.settle()


Fill = Callable[[QualityStage], None]
