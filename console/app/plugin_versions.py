"""Versions of installed plugins at a seat: what is armed takes over, and goes back by one key."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.commands.plugin_commands import HAND_OVER, LIST, ROLL_BACK
from console.models.futures import when_done
from console.plugin_api.fault import PluginFaultsError
from console.plugin_host.packages.store import HandedOver, Installed, PluginStore
from console.runtime.workers import run_aside
from console.shell.keys import key_words
from console.shell.link_words import is_chinese

if TYPE_CHECKING:
    from console.app.plugin_pilots import Held
    from console.app.seat import Seat


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class PluginVersions(QObject):
    """Changes which version is in use, aside, and has the plugins read again.

    Args:
        seat: whose.
        root: where its plugins are installed.
        name: returns what a plugin is called.
        armed: returns what keeps each version that is armed from taking over, by plugin.
        read_again: takes up what lies there then.
    """

    def __init__(
        self,
        seat: "Seat",
        root: Path,
        name: Callable[[str], str],
        armed: Callable[[], "Mapping[str, Held]"],
        read_again: Callable[[], None],
    ) -> None:
        super().__init__(seat)
        self._seat, self._name = seat, name
        self._armed, self._read_again = armed, read_again
        self._store = PluginStore(root)
        seat.commands.add(HAND_OVER, self.hand_over)
        seat.commands.add(ROLL_BACK, self.roll_back_here)

    def hand_over(self, is_by_key: bool = True) -> None:
        """Let what is armed take over: a person asked for it, or another one took the seat.

        What the hall has not let in stays armed: it would take a page away that works. So does what
        has to stand at one desk first.
        """
        from console.app.plugin_pilots import Held

        armed = self._armed()
        free, *held = ([id for id, why in armed.items() if why is each] for each in Held)
        told = (
            _t("Not approved yet, the previous version goes on: {0}"),
            _t("Tried at one desk first, so the version before goes on: {0}"),
        )
        for words, waiting in zip(told, held, strict=True):
            if waiting:
                self._offer_list(words, waiting)
        if free:
            moved = run_aside("plugin-hand-over", partial(self._store.hand_over, free))
            when_done(moved, self, self._handed_over, self._failed)
        elif is_by_key and not any(held):
            self._seat.frame.notices.say(_t("No new version of a plugin is armed"))

    def roll_back_here(self) -> None:
        """Take the plugin of the page at hand back; on any other page the last set as a whole."""
        page, read = self._seat.screens.page_at_hand, self._seat.plugins.read
        if page.startswith("plugin."):
            self.roll_back(page.split(".")[1])
        elif read and any(each.handed for each in read.installed.values()):
            back = run_aside("plugin-roll-back", self._store.roll_back_set)
            when_done(back, self, self._told_set_back, self._failed)
        else:
            self._seat.commands.run(LIST.id)

    def roll_back(self, plugin: str) -> None:
        """Use the version before at once; what is armed is armed no more."""
        back = run_aside("plugin-roll-back", partial(self._rolled_back, plugin))
        when_done(back, self, self._told_back, self._failed)

    def _rolled_back(self, plugin: str) -> tuple[Installed, Installed]:
        before = self._store.installed().get(plugin)
        after = self._store.roll_back(plugin)
        return before or after, after

    def _told_set_back(self, gone: tuple[Installed, ...]) -> None:
        """Say what went back together: all that the last handover had brought."""
        for each in gone:
            told = f"{each.previous} > {each.version}"
            self._seat.audit.note("plugin.rolled_back", each.id, "done", told)
        names = _t(", ").join(f"{self._name(each.id)} {each.version}" for each in gone)
        self._seat.frame.notices.say(_t("The last good set is in use again: {0}").format(names))
        self._read_again()

    def _told_back(self, told: tuple[Installed, Installed]) -> None:
        before, after = told
        name = self._name(after.id)
        self._seat.audit.note(
            "plugin.rolled_back", after.id, "done", f"{before.version} > {after.version}"
        )
        if before.armed:
            words = _t("{0} {1} does not take over").format(name, before.armed)
            self._seat.frame.notices.say(words)
        else:
            words = _t("{0} is {1} again").format(name, after.version)
            key = key_words(self._seat.commands.get(ROLL_BACK.id).key)
            self._seat.frame.notices.offer(words, _t("Take back"), key, ROLL_BACK.id)
        self._read_again()

    def _handed_over(self, done: HandedOver) -> None:
        for plugin in done.moved:
            self._seat.audit.note("plugin.handed_over", plugin)
        if done.moved:
            names = _t(", ").join(map(self._name, done.moved))
            self._seat.frame.notices.say(_t("New version in use: {0}").format(names))
        for plugin, faults in done.refused.items():
            self._seat.audit.note("plugin.handed_over", plugin, "refused", faults[0].said())
            words = _t("{0}: the contract tests failed, the version before goes on: {1}")
            told = faults[0].said(not is_chinese())
            self._seat.frame.notices.say_refused(words.format(self._name(plugin), told))
        self._read_again()

    def _offer_list(self, words: str, plugins: Sequence[str]) -> None:
        key = key_words(self._seat.commands.get(LIST.id).key)
        told = words.format(_t(", ").join(map(self._name, plugins)))
        self._seat.frame.notices.offer(told, _t("Approve plugins"), key, LIST.id)

    def _failed(self, error: BaseException) -> None:
        faults = error.faults if isinstance(error, PluginFaultsError) else ()
        words = faults[0].said(not is_chinese()) if faults else str(error)
        self._seat.frame.notices.say_refused(words)
