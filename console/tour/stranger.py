"""A stranger's two ways to a page on the wall: as a programmer, and with a workbook alone.

Each command that is typed runs as the program it is; what is done at the console is done by keys.
A step's time is the machine's: what the commands and the console took, not what a person thinks.
"""

import asyncio
import sys

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from console.app.seat import Seat
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.tiles_view import TilesView
from console.tour.album import Album
from console.tour.hand import rest, until
from console.tour.operator import CTRL, Operator
from console.tour.stage import Stage
from widgets.lists.ranked_table import RankedTable

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WRITTEN, WRITTEN_NAME = "shuiwei", "水位试验"
FILLED, FILLED_NAME = "jiedaozhishou", "街道值守"
WORKBOOK = "街道值守.xlsx"
NEW_NUMBER = 41
SEEN_WITHIN = 20.0
"""Seconds until a number that was saved is on the page; the folder is looked at every two."""


class Stranger(Operator):
    """Plays the steps.

    Args:
        seat, stage, album: as for `Operator`.
    """

    ROLE = "leader"

    def __init__(self, seat: Seat, stage: Stage, album: Album) -> None:
        super().__init__(seat, stage, album)
        self._data = seat.options.data
        self._place = self._data / "stranger"
        self._place.mkdir()

    async def play(self) -> None:
        """Play both ways."""
        await self._begin()
        for step in (self._new, self._tried, self._packed, self._installed):
            await step()
        await self._to_the_wall(
            WRITTEN, WRITTEN_NAME, ("写程序 5", "写程序 6", "写程序 7"), "一号测站"
        )
        for step in (self._workbook, self._wrong_cell, self._made):
            await step()
        await self._to_the_wall(FILLED, FILLED_NAME, ("填表 4", "填表 5", "填表 6"), "在岗人数")
        await self._new_number()

    async def _begin(self) -> None:
        await self._hand.take()
        await until(lambda: self._seat.models.link.view.state == "online", "联网正常")
        self._seat.plugins.begin()
        await until(lambda: self._seat.plugins.is_read, "插件已读")

    # As a programmer

    async def _new(self) -> None:
        with self._album.step("写程序 1", "plugin new：建一个能用的插件") as step:
            words = ["new", WRITTEN, "--name", WRITTEN_NAME, "--folder", str(self._place)]
            step.saw("已建", "已建" in await self._says(*words))

    async def _tried(self) -> None:
        with self._album.step("写程序 2", "plugin test：检查，试运行") as step:
            told = await self._says("test", str(self._place / WRITTEN))
            step.saw("没有发现问题", "没有发现问题" in told)

    async def _packed(self) -> None:
        with self._album.step("写程序 3", "plugin pack、key、sign：打包，签名") as step:
            package, key = self._place / "shuiwei.cplug", self._place / "key.pem"
            await self._says("pack", str(self._place / WRITTEN), "--to", str(package))
            told = await self._says("key", str(key))
            self._public = told.split("公钥")[1].split()[0]
            step.saw(
                "已签名", "已签名" in await self._says("sign", str(package), "--key", str(key))
            )

    async def _installed(self) -> None:
        with self._album.step("写程序 4", "plugin trust、install：本席认可，安装") as step:
            data = ["--data", str(self._data)]
            await self._says("trust", self._public, "区城运中心", *data)
            told = await self._says("install", str(self._place / "shuiwei.cplug"), *data)
            step.saw("申请的权限逐条列出", "申请：登记本部门自己的记录" in told)

    # With a workbook

    async def _workbook(self) -> None:
        with self._album.step("填表 1", "plugin workbook：一份自带说明的空表") as step:
            await self._says("workbook", str(self._place / WORKBOOK))
            step.saw("表已写好", (self._place / WORKBOOK).is_file())

    async def _wrong_cell(self) -> None:
        with self._album.step("填表 2", "填表，一格填错；plugin make 说出是哪一格") as step:
            names = dict.fromkeys((f"页面!A{row}" for row in range(2, 6)), FILLED_NAME)
            bureau = dict.fromkeys(("说明!B2", "联系人!A2", "联系人!A3"), "望潮街道")
            self._fill({**names, **bureau, "说明!B3": FILLED_NAME, "阈值!C2": "很多"})
            told = await self._says("make", *self._made_here, status=1)
            step.saw("说出表和格", "阈值!C2：“很多”不是数字" in told)
            made = self._data / "plugins-made"
            step.saw("什么也没有做", not made.exists() or not list(made.iterdir()))

    async def _made(self) -> None:
        with self._album.step("填表 3", "改好那一格，plugin make：做成主页") as step:
            self._fill({"阈值!C2": 10})
            step.saw("已建", "已建" in await self._says("make", *self._made_here))

    async def _new_number(self) -> None:
        with self._album.step("填表 7", "改一个数，存进约定文件夹：页面换成新数") as step:
            self._fill({"指标!B2": NEW_NUMBER})
            folder = self._data / "plugin-data" / FILLED / "in"
            (folder / WORKBOOK).write_bytes((self._place / WORKBOOK).read_bytes())
            page = self._page(FILLED)
            await until(
                lambda: any(f"{NEW_NUMBER}" in words for words in _tiles(page)),
                f"页面上是 {NEW_NUMBER}",
                SEEN_WITHIN,
            )
            step.saw(f"页面上是 {NEW_NUMBER}", True)

    @property
    def _made_here(self) -> tuple[str, str, str]:
        return str(self._place / WORKBOOK), "--data", str(self._data)

    def _fill(self, cells: dict[str, str | int]) -> None:
        """Fill in cells of the workbook, as a clerk does."""
        path = self._place / WORKBOOK
        book = load_workbook(path)
        for place, value in cells.items():
            sheet, _, cell = place.partition("!")
            book[sheet][cell] = value
        book.save(path)

    # At the console

    async def _to_the_wall(
        self, plugin: str, name: str, numbers: tuple[str, str, str], sees: str
    ) -> None:
        await self._let_in(plugin, numbers[0])
        await self._open(plugin, name, numbers[1], sees)
        await self._onto_the_wall(plugin, numbers[2])

    async def _let_in(self, plugin: str, number: str) -> None:
        with self._album.step(number, "Ctrl+Shift+T，按 1：值班长准入") as step:
            await self._hand.take()
            self._hand.press(Qt.Key.Key_T, CTRL_SHIFT)
            shown = self._seat.plugins.approvals().list()
            await until(lambda: shown.isVisible() and plugin in shown.shown, "列出新插件")
            await self._go_to(list(shown.shown), shown.table, plugin)
            self._picture(step, f"{plugin}-approval")
            self._hand.press(Qt.Key.Key_1)
            await until(lambda: shown.shown[plugin].is_in, "已准入")
            step.saw("已准入", True)
            self._hand.press(Qt.Key.Key_Escape)

    async def _go_to(self, ids: list[str], table: RankedTable, id: str) -> None:
        """Go to a row by the arrow keys."""
        while (steps := ids.index(id) - ids.index(table.current_id)) != 0:
            self._hand.press(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
            await rest(0.05)

    async def _open(self, plugin: str, name: str, number: str, sees: str) -> None:
        with self._album.step(number, f"Ctrl+K 输入“{name}”，回车：页面和数据") as step:
            palette = self._seat.frame.palette
            self._hand.press(Qt.Key.Key_K, CTRL)
            await until(palette.isVisible, "查找打开")
            self._hand.write(name)
            await until(lambda: self._found(plugin) >= 0, f"找到{name}")
            for _ in range(self._found(plugin)):
                self._hand.press(Qt.Key.Key_Down)
            self._hand.press(Qt.Key.Key_Return)
            page = self._page(plugin)
            await until(lambda: any(sees in words for words in _tiles(page)), f"{sees} 有数")
            step.saw(f"{sees} 有数", True)
            self._picture(step, plugin)

    async def _onto_the_wall(self, plugin: str, number: str) -> None:
        with self._album.step(number, "Ctrl+F6：页面上大屏") as step:
            page = self._page(plugin)
            self._hand.press(Qt.Key.Key_F6, CTRL)
            await until(lambda: page.window() is not self._window, "在另一台显示器上")
            await until(page.isVisible, "看得到")
            QApplication.processEvents()
            self._album.picture(step, page.window(), f"{plugin}-wall")
            step.saw("在第二台显示器上", page.window().screen() is not self._window.screen())

    def _found(self, plugin: str) -> int:
        """Return where the palette lists a plugin's page; -1 while it does not."""
        ids = [found.id for found in self._seat.frame.palette.found]
        return next((at for at, id in enumerate(ids) if id.startswith(f"plugin.{plugin}.")), -1)

    def _page(self, plugin: str) -> QWidget:
        page = self._seat.plugins.found[plugin].pages[0].id
        return self._seat.plugins.frame(f"plugin.{plugin}.{page}")

    async def _says(self, *words: str, status: int = 0) -> str:
        """Run a word of `command-hall plugin`; return what it said.

        Raises:
            AssertionError: it ended otherwise than it should.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "console.app.plugin_word", *words,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        told = (await process.communicate())[0].decode()
        print(f"  plugin {' '.join(words)}\n  {told.strip()}", flush=True)
        assert process.returncode == status, told
        return told


def _tiles(frame: QWidget) -> list[str]:
    """Return what the tiles of a plugin's page say."""
    page = getattr(frame, "content", None)
    if not isinstance(page, PluginPage) or page.has_card:
        return []
    boards = [view.board for view in page.body.views if isinstance(view, TilesView)]
    return [tile.said for board in boards for tile in board.shown]
