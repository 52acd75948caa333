"""The matters of the evening, 01:15 to 08:10, judged, sent, chased and closed by keys alone.

Every step asserts what a watcher would say: what became one matter, who was sent and who answered,
which order went to whom, what was asked for, what the counts are, and what stands at the end.
"""

from functools import partial

from PySide6.QtCore import Qt

from console.domain.incident_goods import GoodsStep
from console.domain.order import Stage as UnitStage
from console.domain.work_order import State
from console.tour.hand import rest, until
from console.tour.typhoon_steps import TyphoonSteps


class MatterEvening(TyphoonSteps):
    """Plays the steps.

    Args:
        seat, stage, album: as for `Operator`.
    """

    async def play(self) -> None:
        """Play all steps in order."""
        for step in (
            self._begin,
            self._car,
            self._lift_call,
            self._no_answer,
            self._tree_order,
            self._response,
            self._dike,
            self._cut,
            self._returned,
            self._counts,
            self._rescued,
            self._last,
        ):
            await step()

    async def _begin(self) -> None:
        with self._album.step("00:00", "一个普通的夜晚") as step:
            await self._hand.take()
            await until(lambda: self._seat.models.link.view.state == "online", "联网正常")
            await until(self._knows_the_district, "名录已取得", 180.0)
            self._picture(step, "matters-begin")

    async def _car(self) -> None:
        with self._album.step("01:15", "小客车涉水属实，转为突发事件；调度两支以上力量") as step:
            car = await self._listed("01:15")
            await self._go(car.id)
            await self._found_true(step, car.id)
            await self._make_incident(step, car.id)
            await self._dispatch(step, car.id, by_phone=False)
            room = await self._open_room(car.id)
            await until(lambda: room.forces.forces.model.rows, "力量在处置室里")
            step.saw(f"处置室里力量 {len(room.forces.forces.model.rows)} 支", True)
            await rest(0.5)
            self._picture(step, "room")
            await self._back_to_watch()

    async def _lift_call(self) -> None:
        with self._album.step("02:30", "电话接报电梯困人，登记并调度") as step:
            self._lift = await self._register("砚云里 7 号楼电梯困人 2 名，其中孕妇 1 名", "砚云里")
            page = self._seat.pages.deploy
            await until(lambda: page.alert_id == self._lift and page.chosen, "建议力量已勾选")
            sorts = {u.sort for u in self._seat.models.directory.units() if u.id in page.chosen}
            step.saw(f"维保、消防、救护都在：{'、'.join(sorted(sorts))}", len(sorts) >= 3)
            await self._send(step, self._lift, by_phone=False)
            self._picture(step, "lift")

    async def _no_answer(self) -> None:
        with self._album.step("03:40", "60 秒未应答，转下一联系人；电话回告已接令") as step:
            first = self._units(self._lift)[0]
            self._hand.press(Qt.Key.Key_N)
            await until(lambda: self._units(self._lift)[0].unreached, "未接通已记")
            step.saw(f"{first.unit_name}未接通一次", True)
            self._hand.press(Qt.Key.Key_A)
            await until(
                lambda: self._units(self._lift)[0].stage >= UnitStage.ACCEPTED, "电话回告：已接令"
            )
            step.saw("电话回告：已接令", True)
            await self._back_to_watch()

    async def _tree_order(self) -> None:
        with self._album.step("03:55", "110 分流接单；派单字典指绿化市容，派工单") as step:
            tree = await self._listed("03:55")
            await self._go(tree.id)
            self._hand.press(Qt.Key.Key_Space)
            self._hand.press(Qt.Key.Key_T)
            await until(lambda: self._now(tree.id).diversion is not None, "110 分流已接")
            self._hand.press(Qt.Key.Key_5)
            ask = self._seat.pages.duty.detail.foot.ask
            await until(lambda: ask.is_open, "派给谁")
            step.saw(f"第一个是字典所指：{ask.answers[0]}", "绿化市容" in ask.answers[0])
            self._hand.press(Qt.Key.Key_1)
            await until(lambda: self._orders_of_work(tree.id), "工单已登记")
            self._tree = self._orders_of_work(tree.id)[0].id
            self._picture(step, "tree-order")
            await until(self._all_answered, "工单已到中心", 20.0)

    async def _dike(self) -> None:
        with self._album.step("05:20", "堤脚渗水：突发事件，调抢险队，求编织袋 2000 只") as step:
            dike = await self._listed("05:20")
            await self._go(dike.id)
            await self._found_true(step, dike.id)
            await self._make_incident(step, dike.id)
            room = await self._open_room(dike.id)
            self._hand.press(Qt.Key.Key_D)
            await until(lambda: room.foot.form.is_open or room.foot.ask.is_open, "支援物资")
            if not room.foot.form.is_open:
                self._hand.press(Qt.Key.Key_1)
                await until(lambda: room.foot.form.is_open, "支援物资：填写")
            for word in ("编织袋", "2000", "只", "芦汀镇"):
                self._hand.write(word)
                self._hand.press(Qt.Key.Key_Tab)
            room.foot.form.submit()
            await until(lambda: self._matter_of(dike.id).goods, "物资已记")
            (goods,) = self._matter_of(dike.id).goods
            asked = goods.amount(GoodsStep.ASKED)
            step.saw(f"已求{goods.what} {asked} {goods.unit}", asked == 2000)
            self._picture(step, "goods")
            await self._back_to_watch()

    async def _cut(self) -> None:
        with self._album.step("06:15", "断网：接报登记，电话调派是事实") as step:
            await self._stage.order("kill_hub")
            link = self._seat.models.link
            await until(lambda: link.is_offline, "断网值守", 10.0)
            self._wall = await self._register("工地围挡倒塌，压伤 1 名行人，已送医", "3 号地块")
            page = self._seat.pages.deploy
            await until(lambda: page.alert_id == self._wall and page.chosen, "建议力量已勾选")
            await self._send(step, self._wall, by_phone=True)
            step.saw("待发送不为零", link.view.pending > 0)
            self._picture(step, "phoned")
            await self._back_to_watch()

    async def _returned(self) -> None:
        with self._album.step("07:00", "网络恢复：全部回执；绿化市容退单，改派房管") as step:
            await self._stage.order("start_hub")
            link = self._seat.models.link
            await until(lambda: link.view.state == "online", "联网正常", 60.0)
            await self._stage.order("settle")
            await until(self._all_answered, "待发送清零", 60.0)
            orders = self._orders(self._wall)
            step.saw("电话调派一份不多一份不少", len(orders) == 1)
            step.saw("没有会被拒的操作", not orders[0].doomed)
            await self._stage.tell("06:50")
            await self._open_order(self._tree)
            page = self._seat.pages.orders
            await until(lambda: self._work(self._tree).state is State.RETURN_ASKED, "退单待定")
            step.saw("绿化市容的退单到了这张工单上", True)
            self._picture(step, "returned")
            self._hand.press(Qt.Key.Key_R)
            await until(lambda: page.pane.foot.ask.is_open, "准不准退")
            self._hand.press(Qt.Key.Key_1)
            await self._fill("区房管局", "陆闻舟")
            await until(lambda: "房管" in self._work(self._tree).unit_name, "改派房管")
            step.saw(f"改派{self._work(self._tree).unit_name}", True)
            self._picture(step, "sent-again")
            await self._back_to_watch()

    async def _counts(self) -> None:
        with self._album.step("07:30", "续报伤情：重伤 2、轻伤 2；其余不详，不写 0") as step:
            await self._stage.tell("07:30")
            await self._go(self._wall)
            await self._make_incident(step, self._wall)
            room = await self._open_room(self._wall)
            self._hand.press(Qt.Key.Key_F)
            await until(lambda: room.foot.form.is_open, "伤亡人数")
            fields = room.foot.form.fields
            for name, words in (("serious", "2"), ("light", "2"), ("source", "映川街道")):
                fields[name].edit.setFocus()
                self._hand.write(words)
            room.foot.form.submit()
            await until(lambda: self._matter_of(self._wall).figures, "人数已记")
            told = {f.what.value: f.count for f in self._matter_of(self._wall).figures}
            step.saw("重伤 2、轻伤 2", (told.get("serious"), told.get("light")) == (2, 2))
            step.saw("死亡不详，不是 0", told.get("dead") is None)
            self._picture(step, "counts")
            await self._back_to_watch()

    async def _rescued(self) -> None:
        with self._album.step("08:10", "电梯被困人员救出：各单位到场、处置、归队") as step:
            await self._stage.tell("08:10")
            await self._go(self._lift)
            self._hand.press(Qt.Key.Key_4)
            page = self._seat.pages.deploy
            await until(lambda: page.alert_id == self._lift, "调度页")
            await rest(0.3)
            for key, stage in (
                (Qt.Key.Key_W, UnitStage.ON_SCENE),
                (Qt.Key.Key_E, UnitStage.WORKING),
                (Qt.Key.Key_R, UnitStage.RELEASED),
            ):
                self._hand.press(key)
                await until(partial(self._has_reached, stage), stage.name)
            step.saw("第一支已归队", self._units(self._lift)[0].stage is UnitStage.RELEASED)
            self._picture(step, "rescued")
            await self._back_to_watch()

    async def _last(self) -> None:
        with self._album.step("end", "一件不丢：待发送为零，日志链完整") as step:
            await until(self._all_answered, "待发送清零", 60.0)
            step.saw("日志链完整", self._seat.models.log.broken_chains() == [])
            matters = self._matters()
            step.saw(f"突发事件 {len(matters)} 件", len(matters) == 3)
