"""The steps of the ninety-second cut: what is told, what the hand does, what must be seen.

The operator uses the keyboard alone. Every step asserts what a watcher would say, then takes its
picture.
"""

from PySide6.QtCore import Qt

from console.app.seat import Seat
from console.domain.alert import Disposition, Severity
from console.domain.order import Stage as UnitStage
from console.screens.wall.proof_watch import MOVING
from console.screens.wall.wall_window import WallWindow
from console.settings.wall_profile import hot_spot_seconds
from console.tour.album import Album, Step
from console.tour.hand import Hand, rest, until
from console.tour.operator import ALT, CTRL, Operator
from console.tour.stage import Stage

DISPATCHED_WITHIN = 20.0


FLOOD_PATROL = "shipped/flood"


class Evening(Operator):
    """Plays the steps.

    Args:
        seat: the console.
        stage: hub, cameras, story.
        album: takes the pictures.
    """

    def __init__(self, seat: Seat, stage: Stage, album: Album) -> None:
        super().__init__(seat, stage, album)
        self._phoned = ""
        self._order = ""
        self._drills: set[str] = set()

    async def play(self) -> None:
        """Play all steps in order."""
        for step in (
            self._begin,
            self._water,
            self._car,
            self._shed,
            self._storm,
            self._cut,
            self._found,
            self._back,
            self._log,
            self._last,
        ):
            await step()

    async def _begin(self) -> None:
        with self._album.step("00:00", "夜班开始：全部信源正常，队列里是下午的事") as step:
            await self._hand.take()
            await until(lambda: self._seat.models.link.view.state == "online", "联网正常")
            await until(lambda: self._queue.rowCount() > 0, "下午的告警")
            await until(self._knows_the_district, "名录已取得", 180.0)
            await rest(2.0)
            step.saw("联网正常", not self._seat.models.link.is_offline)
            step.saw("队列里有下午的事", self._queue.counts.total > 0)
            self._picture(step, "start")

    async def _water(self) -> None:
        with self._album.step("00:20", "望汐路下立交积水：签收，看画面") as step:
            alert = await self._told("00:20")
            await self._find("wxlxlj", alert.id)
            await self._acknowledge(step, alert.id)
            await self._pictures_live(step, 2)
            self._picture(step, "water")

    async def _car(self) -> None:
        with self._album.step("01:15", "小客车涉水：核实属实，调度两支力量") as step:
            alert = await self._told("01:15")
            self._hand.press(Qt.Key.Key_N)
            await until(lambda: self._shown() == alert.id, "光标在橙色告警上")
            step.saw("橙色告警排在未签收最前", self._queue.next_unsigned() == alert.id)
            self._hand.press(Qt.Key.Key_Space)
            self._hand.press(Qt.Key.Key_1)
            await until(
                lambda: self._now(alert.id).disposition is Disposition.CONFIRMED, "核实为属实"
            )
            self._hand.press(Qt.Key.Key_4)
            page = self._seat.pages.deploy
            await until(lambda: page.alert_id == alert.id and bool(page.chosen), "建议力量已勾选")
            names = {u.name for u in self._seat.models.directory.units() if u.id in page.chosen}
            step.saw(f"建议：{'、'.join(sorted(names))}", len(names) >= 2)
            self._picture(step, "deploy")
            await self._hold_to_send()
            await until(lambda: self._orders(alert.id), "指令已存")
            took = page.steps.first_dispatch
            told = f"{took:.1f} 秒" if took is not None else "未知"
            step.saw(f"下达用时 {told}，在 20 秒内", took is not None and took <= DISPATCHED_WITHIN)
            self._order = self._orders(alert.id)[0].order.id
            await until(lambda: not self._is_pending(alert.id), "中心已回执", 20.0)
            await self._reported(step, alert.id)
            self._picture(step, "tracking")

    async def _reported(self, step: Step, alert: str) -> None:
        """Write down by key what the first unit says on the phone."""
        self._hand.press(Qt.Key.Key_A)
        self._hand.press(Qt.Key.Key_Q)
        await until(
            lambda: any(
                a.stage >= UnitStage.EN_ROUTE
                for view in self._orders(alert)
                for a in view.assignments
            ),
            "电话回告：已出动",
        )
        step.saw("电话回告已记", True)

    async def _shed(self) -> None:
        with self._album.step("03:10", "充电棚冒烟：视频墙热点，属实，升为红色") as step:
            await self._reach("02:55")
            self._drills.update(await self._stage.tell("02:55"))
            await self._sign_the_worst()
            alert = await self._told("03:10")
            self._hand.press(Qt.Key.Key_F11)
            wall = self._seat.pages.wall
            await until(lambda: wall.grid.live_count >= 12, "视频墙 12 路以上实时", 60.0)
            await self._patrol(step, Hand(wall.window()))
            await until(lambda: wall.grid.live_count >= 12, "轮巡画面 12 路以上实时", 60.0)
            # Others that are as grave have their ten seconds, too, before it comes again.
            await until(
                lambda: (hot := wall.hot.current) is not None and hot.alert.id == alert.id,
                "热点画面为充电棚",
                10 * hot_spot_seconds(),
            )
            await until(lambda: wall.grid.live_count >= 12, "热点画面 12 路以上实时", 60.0)
            await rest(1.0)
            step.saw("热点画面为充电棚", True)
            self._album.picture(step, wall, "wall")
            wall.close()
            await self._hand.take()
            self._hand.press(Qt.Key.Key_1, ALT)
            await until(lambda: self._window.current_page == "duty", "回到值守")
            await self._find("fjdccdp", alert.id)
            self._hand.press(Qt.Key.Key_Space)
            self._hand.press(Qt.Key.Key_1)
            await until(
                lambda: self._now(alert.id).disposition is Disposition.CONFIRMED, "核实为属实"
            )
            for drill in self._drills:
                step.saw("演练不响", drill not in self._seat.frame.sound.ringing)

    async def _patrol(self, step: Step, hand: Hand) -> None:
        """Choose the flood plan by keys: the wall goes on with it beside the hot spot."""
        plans = [plan.id for plan in self._seat.patrols.plans.all()[0]]
        await hand.take()
        hand.press(Qt.Key.Key_L)
        await until(lambda: self._seat.patrols.choice.panel is not None, "轮巡方案")
        await until(lambda: self._seat.cameras.finder.is_ready, "点位目录", 60.0)
        hand.press(Qt.Key(int(Qt.Key.Key_1) + plans.index(FLOOD_PATROL)))
        hand.press(Qt.Key.Key_Return)
        patrol = self._seat.patrols.on("video")
        await until(lambda: patrol is not None and patrol.runner.state.is_running, "轮巡开始")
        assert patrol is not None
        state = patrol.runner.state
        step.saw(f"{state.name} {state.total} 路 {state.groups} 组", state.groups >= 2)

    async def _storm(self) -> None:
        with self._album.step("05:20", "300 路离线的集中告警里，堤脚渗水单独成行、响铃") as step:
            await self._reach("05:00")
            storm = await self._stage.tell("05:00")
            await until(
                lambda: sum(self._queue.alert(id) is not None for id in storm) == len(storm),
                "300 条都在",
                60.0,
            )
            await self._sign_the_worst()
            alert = await self._told("05:20")
            step.saw(f"集中告警 {len(storm)} 条，一条不少", len(storm) >= 300)
            sizes = [len(group) for group in self._queue.places.groups()]
            step.saw(f"{len(storm)} 条是一组", sizes.count(len(storm)) == 1)
            step.saw("红色不在组里", self._queue.places.group_of(alert.id) is None)
            step.saw("红色排在最前", self._queue.next_unsigned() == alert.id)
            step.saw("红色在响", alert.id in self._seat.frame.sound.ringing)
            self._hand.press(Qt.Key.Key_N)
            await until(lambda: self._shown() == alert.id, "光标在红色告警上")
            await self._pictures_live(step, 2)
            self._picture(step, "storm")
            await self._acknowledge(step, alert.id)
            await until(lambda: alert.id not in self._seat.frame.sound.ringing, "签收后停响")

    async def _cut(self) -> None:
        with self._album.step("06:15", "断网值守：接报登记、电话调派照常") as step:
            await self._reach("06:00")
            await self._stage.order("kill_hub")
            link = self._seat.models.link
            await until(lambda: link.is_offline, "断网值守", 5.0)
            self._hand.press(Qt.Key.Key_F2)
            panel = self._seat.pages.intake
            await until(panel.isVisible, "接报登记打开")
            self._hand.write("工地围挡倒塌，压伤 1 名行人，已送医")
            self._hand.press(Qt.Key.Key_Tab)
            self._hand.write("3 号地块")
            await until(lambda: panel.is_choosing_place, "地点按拼音找到")
            self._hand.press(Qt.Key.Key_Return)
            await rest(1.0)
            self._picture(step, "call-offline")
            before = self._titled("围挡")
            self._hand.press(Qt.Key.Key_Return, CTRL)
            await until(lambda: self._titled("围挡") - before, "登记已存本机")
            (self._phoned,) = self._titled("围挡") - before
            page = self._seat.pages.deploy
            await until(lambda: page.alert_id == self._phoned, "转到调度")
            await until(lambda: bool(page.chosen), "建议力量已勾选")
            await self._hold_to_send()
            await until(lambda: self._orders(self._phoned), "电话已调派")
            step.saw("电话调派是事实", self._orders(self._phoned)[0].order.by_phone)
            step.saw("待发送不为零", link.view.pending > 0)
            self._picture(step, "phone-offline")
            self._hand.press(Qt.Key.Key_1, ALT)
            await self._find("gdwd", self._phoned)
            await rest(1.0)
            self._picture(step, "queue-offline")

    async def _found(self) -> None:
        """Two keys on the wall, cut off: the alert is open, with its picture."""
        with self._album.step("06:40", "视频轮巡：F 4 登记灯箱松动，断网照办") as step:
            await self._reach("06:40")
            wall = await self._wall_with("滨水步道灯箱")
            findings = self._seat.proofs.findings
            hand, before = Hand(wall.window()), self._by_patrol()
            await hand.take()
            hand.press(Qt.Key.Key_F)
            line = findings.line("video")
            assert line is not None
            step.saw(
                "类别在顶条上，不盖画面", line.is_open and "灯箱店招松动" in line.accessibleName()
            )
            self._album.picture(step, wall, "finding")
            hand.press(Qt.Key.Key_4)
            await until(lambda: self._by_patrol() - before, "告警已开", 20.0)
            (id,) = self._by_patrol() - before
            alert = self._now(id)
            step.saw(f"{alert.title}（视频轮巡）", "灯箱" in alert.title)
            step.saw("截图已存本机", alert.evidence is not None and bool(alert.evidence.frame))
            await rest(1.0)
            self._album.picture(step, wall, "found")
            hand.press(Qt.Key.Key_Escape)
            wall.close()
            await self._hand.take()

    def _titled(self, word: str) -> set[str]:
        return {alert.id for alert in self._queue.alerts() if word in alert.title}

    def _by_patrol(self) -> set[str]:
        return {alert.id for alert in self._queue.alerts() if alert.channel == "patrol"}

    async def _wall_with(self, camera: str) -> WallWindow:
        """Have a camera on the wall by the palette, live."""
        palette = self._seat.frame.palette
        self._hand.press(Qt.Key.Key_K, CTRL)
        await until(palette.isVisible, "查找打开")
        self._hand.write(camera)
        await until(lambda: any(f.kind == "camera" for f in palette.found), "找到点位")
        at = [found.kind for found in palette.found].index("camera")
        id = palette.found[at].id
        for _ in range(at):
            self._hand.press(Qt.Key.Key_Down)
        self._hand.press(Qt.Key.Key_Return)
        wall = self._seat.pages.wall
        await until(lambda: id in wall.cameras, "点位在墙上")
        wall.grid.set_focused(wall.cameras.index(id))
        view = wall.pictures.view_of
        await until(lambda: (v := view(id)) is not None and v.state in MOVING, "画面实时", 30.0)
        return wall

    async def _back(self) -> None:
        with self._album.step("07:00", "网络恢复：先收后发，全部回执") as step:
            await self._stage.tell("06:50")
            await self._reach("07:00")
            await self._stage.order("start_hub")
            link = self._seat.models.link
            await until(lambda: link.view.state == "online", "联网正常", 60.0)
            await self._stage.order("settle")
            missed = await self._stage.tell("06:50")
            await until(lambda: link.view.pending == 0, "待发送清零", 60.0)
            await until(
                lambda: all(self._queue.alert(id) is not None for id in missed), "断网时的告警"
            )
            orders = self._orders(self._phoned)
            step.saw("电话调派一份不多一份不少", len(orders) == 1)
            step.saw("没有会被拒的操作", not orders[0].doomed)
            await rest(1.5)
            self._picture(step, "back-online")

    async def _log(self) -> None:
        with self._album.step("07:50", "值班日志：每一步都在，链完整") as step:
            await self._reach("07:50")
            self._hand.press(Qt.Key.Key_L, CTRL)
            await until(lambda: self._window.current_page == "log", "值班日志")
            self._hand.write("映川围挡倒塌已电话报告带班领导，书面首报拟稿中")
            self._hand.press(Qt.Key.Key_Return)
            log = self._seat.models.log
            await until(lambda: any("书面首报" in li.entry.text for li in log.lines), "日志已记")
            await until(lambda: self._seat.models.link.view.pending == 0, "日志已回执")
            step.saw("日志链完整", log.broken_chains() == [])
            step.saw("电话调派在日志里", any("电话调派" in li.entry.text for li in log.lines))
            await rest(1.0)
            self._picture(step, "log")

    async def _last(self) -> None:
        with self._album.step("09:10", "交班前：红色都有人管，待发送为零") as step:
            await self._reach("08:50")
            await self._stage.tell("08:50")
            await self._reach("09:10")
            self._hand.press(Qt.Key.Key_1, CTRL)
            await until(lambda: self._window.current_page == "duty", "值守")
            reds = [a for a in self._queue.alerts() if a.severity is Severity.RED]
            step.saw(f"红色 {len(reds)} 件在列", bool(reds))
            step.saw("待发送 0", self._seat.models.link.view.pending == 0)
            self._picture(step, "end")
