"""Making pages at a seat: which bureau's, which page, and the page maker over the window.

Only plugins that were made of a workbook here are changed: what ships and what is signed stays as
it is. A saved page makes other files of the plugin, so the shift leader lets them in anew.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.app.plugin_reading import MADE
from console.commands.plugin_commands import LIST, MAKE_PAGE
from console.models.futures import when_done
from console.plugin_api.page import Page, PageRow
from console.plugin_api.words import Words
from console.plugin_host.pages.ports import PluginState, said
from console.plugin_host.panels.page_maker import PageMaker
from console.plugin_host.reading.manifest_reader import read_manifest
from console.plugin_host.sheets.names import id_of
from console.plugin_host.sheets.page_draft import offers
from console.plugin_host.sheets.page_saver import add_page, save_page
from console.runtime.workers import run_aside
from console.shell.ask_form import AskedLine
from console.shell.ask_panel import AskPanel
from console.shell.choice_panel import ChoicePanel
from console.shell.keys import key_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.plugin_host.reading.discovery import Found

_MOST = 9
"""Answers that have a digit."""
Pick = Callable[[], None]


def _t(source: str) -> str:
    return QCoreApplication.translate("page_maker", source)


class PluginPageDesk(QObject):
    """Opens the page maker.

    Args:
        seat: whose.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        window = seat.frame.window
        self._seat = seat
        self.maker = Late(lambda: PageMaker(theme, window))
        self.choice = Late(lambda: ChoicePanel(theme, window))
        self.asking = Late(lambda: AskPanel(theme, window))
        seat.commands.add(MAKE_PAGE, self.open)

    def open(self) -> None:
        """Ask whose page and which; of the page at hand at once, if it can be changed."""
        made = [each for each in self._seat.plugins.found.values() if _is_made(each)]
        here = self._seat.screens.page_at_hand.split(".")
        at_hand = next((each for each in made if here[:2] == ["plugin", each.id]), None)
        if not made:
            words = _t("No plugin made of a workbook on this seat: plugin make makes one")
            self._seat.frame.notices.say_refused(words)
        elif at_hand is not None or len(made) == 1:
            self._ask_page(at_hand or made[0])
        else:
            picks = {_name(each): partial(self._ask_page, each) for each in made[:_MOST]}
            self._ask(_t("Whose page?"), picks)

    def _ask_page(self, found: "Found") -> None:
        picks: dict[str, Pick] = {
            said(page.name): partial(self._open_with, found, page)
            for page in found.pages[: _MOST - 1]
        }
        self._ask(_t("Which page?"), {**picks, _t("A new page"): partial(self._ask_name, found)})

    def _ask(self, title: str, picks: Mapping[str, Pick]) -> None:
        panel, does = self.choice(), list(picks.values())

        def answered(number: int) -> None:
            panel.put_away()
            does[number]()

        note = _t("Only pages of workbooks are changed here; what is signed stays as it is")
        panel.ask(title, note, list(picks), answered)

    def _ask_name(self, found: "Found") -> None:
        line = AskedLine("name", _t("Name"))
        self.asking().ask(_t("A new page"), [line], partial(self._begin, found))

    def _begin(self, found: "Found", answers: Mapping[str, str]) -> str:
        """Begin a new page with the first part its data can be shown by; return what lacks."""
        name = answers["name"]
        if not name or len(name) > 40:
            return _t("1 to 40 letters")
        assert found.manifest is not None
        part = offers(found.manifest)[0].part
        page = Page(_free_id(name, found.pages), Words(name), (PageRow((part,)),))
        self.asking().put_away()
        self._open_with(found, page)
        return ""

    def _open_with(self, found: "Found", page: Page) -> None:
        running = self._seat.plugins.running
        if running is None:
            return
        # What is made is seen whether it is let in or not, and no guest is begun for it.
        ports = replace(running.ports(found), state=PluginState, seen=_nobody)
        self.maker().open_with(page, ports, partial(self._save, found))

    def _save(self, found: "Found", page: Page) -> "Future[None]":
        saved = run_aside("plugin-page", partial(_write, found, page))
        when_done(saved, self, partial(self._saved, found, page), lambda _: None)
        return saved

    def _saved(self, found: "Found", page: Page, _: None) -> None:
        """Take the page up, and say that the hall has to let these files in."""
        self._seat.audit.note("plugin.page_saved", f"plugin.{found.id}.{page.id}")
        self._seat.plugins.read_again()
        words = _t("{0} is saved; the shift leader lets it in anew").format(said(page.name))
        key = key_words(self._seat.commands.get(LIST.id).key)
        self._seat.frame.notices.offer(words, _t("Approve plugins"), key, LIST.id)


def _write(found: "Found", page: Page) -> None:
    """Write a page of a plugin as it lies there now; one it does not name yet is added."""
    manifest = read_manifest(found.folder)
    file = next((each for each in manifest.pages if Path(each).stem == page.id), None)
    if file is None:
        add_page(page, found.folder, manifest)
    else:
        save_page(page, found.folder, file, manifest)


def _is_made(found: "Found") -> bool:
    return found.manifest is not None and found.folder.parent.name == MADE


def _name(found: "Found") -> str:
    assert found.manifest is not None
    return said(found.manifest.name)


def _free_id(name: str, pages: Sequence[Page]) -> str:
    taken, id, number = {page.id for page in pages}, id_of(name), 1
    while id in taken:
        number += 1
        id = f"{id_of(name)}-{number}"
    return id


def _nobody(_page: str, _is_seen: bool) -> None:
    """Nobody's guest hears of it."""
