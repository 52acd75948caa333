"""A desk at which the zoo's plugins are let in, seen and taken away again, as any plugin is."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from console.app.seat import Seat
from console.bench.plugins_zoo_cages import INSTALLED, MADE, PAGE, Cage
from console.bench.plugins_zoo_pulse import Beat, Pulse
from console.commands.plugin_acts import PluginActs
from console.plugin_api.permission import Permission
from console.plugin_host.packages.approval import terms_of
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.state_card import StateCard
from console.plugin_host.pages.tiles_view import TilesView
from console.plugin_host.reading.discovery import CURRENT

PATIENCE = 60.0
"""Longer than the product waits before it ends anything."""
_TURN = 0.02
_GRANTED = frozenset({Permission.WRITE_RECORDS})


@dataclass(slots=True)
class Seen:
    """What came of one animal.

    Attributes:
        quiet, during: the beat just before, and while it attacked.
        words: all that its page said.
        installer: what its installer was told.
        is_said: whether the operator was told what the zoo says of it.
    """

    quiet: Beat
    during: Beat
    words: list[str] = field(default_factory=list)
    installer: str = ""
    is_said: bool = False

    def says(self, cage: Cage) -> bool:
        """Whether it was said what the operator is to see."""
        told = [self.installer] if cage.is_refused else self.words
        return any(cage.sees in words for words in told)


class ZooDesk:
    """One seat and its zoo.

    Args:
        seat: logged in as one who may let plugins in.
        folder: its data.
        pulse: takes its beat.
    """

    def __init__(self, seat: Seat, folder: Path, pulse: Pulse) -> None:
        self._seat, self._folder, self._pulse = seat, folder, pulse
        self._acts = PluginActs(seat.executor)

    async def begin(self) -> None:
        """Read what is there: nothing but what ships."""
        self._seat.plugins.begin()
        await until(lambda: self._seat.plugins.is_read, "plugins are read")

    async def watch(self, cage: Cage, rounds: int) -> Seen:
        """Take the beat before and while an animal attacks; wait for what its page says of it."""
        quiet = await self._pulse.take(rounds)
        told = await self.let_loose([cage])
        self.show(cage)
        async with self.reading([cage]) as words:
            during = await self._pulse.take(rounds)
            seen = Seen(quiet, during, words[cage.name], told[cage.name])
            with suppress(TimeoutError):
                await until(lambda: seen.says(cage), f"{cage.name}: {cage.sees}")
            seen.is_said = seen.says(cage)
        await self.take_away(cage)
        return seen

    async def let_loose(self, cages: Sequence[Cage]) -> dict[str, str]:
        """Lay animals there and let them in; return what the installer of each was told."""
        told = {each.name: await asyncio.to_thread(each.lay, self._folder, each.id)
                for each in cages}  # fmt: skip
        plugins, here = self._seat.plugins, [each for each in cages if not each.is_refused]
        plugins.read_again()
        await until(lambda: all(each.id in plugins.found for each in here), "they are read")
        for each in here:
            await self._let_in(each)
        return told

    @asynccontextmanager
    async def reading(self, cages: Sequence[Cage]) -> AsyncIterator[dict[str, list[str]]]:
        """Read what the page of each says, as long as the block lasts."""
        words: dict[str, list[str]] = {cage.name: [] for cage in cages}
        task = asyncio.create_task(self._read(cages, words), name="zoo")
        try:
            yield words
        finally:
            task.cancel()

    def show(self, cage: Cage) -> None:
        """Open its page in a window beside the desk."""
        self._seat.screens.show_own(self.page(cage))

    async def take_away(self, cage: Cage) -> None:
        """Take its files away and close its page."""
        for root in (INSTALLED, MADE):
            shutil.rmtree(self._folder / root / cage.id, ignore_errors=True)
        (self._folder / INSTALLED / CURRENT).unlink(missing_ok=True)
        self._seat.plugins.read_again()
        await until(lambda: cage.id not in self._seat.plugins.found, f"{cage.name} is gone")
        self._seat.screens.put_away(self.page(cage))

    @staticmethod
    def page(cage: Cage) -> str:
        """Return the full id of its page."""
        return f"plugin.{cage.id}.{PAGE}"

    def words(self, cage: Cage) -> str:
        """Return what its page says now."""
        frame = self._seat.plugins.frame(self.page(cage))
        return words_of(getattr(frame, "content", None))

    async def _let_in(self, cage: Cage) -> None:
        """Let it in with one right, as a shift leader does; one that cannot be read needs none."""
        read = self._seat.plugins.read
        lies = read.in_use[cage.id] if read else None
        if lies is None or lies.found.manifest is None:
            return
        manifest = lies.found.manifest
        terms = terms_of(manifest, lies.found.folder, lies.digest, _GRANTED)
        name, bureau = manifest.name.zh, manifest.owner.bureau.zh
        saved = self._acts.approve(cage.id, manifest.uuid, name, bureau, terms, 1)
        assert (await asyncio.wrap_future(saved)).is_saved

    async def _read(self, cages: Sequence[Cage], words: dict[str, list[str]]) -> None:
        """Note each thing that a page says, as it says it."""
        while True:
            for cage in cages:
                now = self.words(cage)
                if now and now not in words[cage.name][-1:]:
                    words[cage.name].append(now)
            await asyncio.sleep(_TURN)


def words_of(content: QWidget | None) -> str:
    """Return what can be read on a plugin's page, or on the card in its place."""
    if isinstance(content, StateCard):
        return content.text
    if not isinstance(content, PluginPage):
        return ""
    if content.has_card:
        return content.card.text
    boards = [view.board for view in content.body.views if isinstance(view, TilesView)]
    tiles = [tile.said for board in boards for tile in board.shown]
    heads = [view.head.accessibleName() for view in content.body.views]
    trouble = content.trouble.accessibleName() if content.trouble.isVisibleTo(content) else ""
    return "\n".join(each for each in (trouble, *heads, *tiles) if each)


async def until(is_so: Callable[[], object], what: str | Callable[[], str]) -> None:
    """Wait until something is so.

    Raises:
        TimeoutError: it is not.
    """
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(what if isinstance(what, str) else what())
        await asyncio.sleep(_TURN)
