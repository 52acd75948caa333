"""A page that a bureau made by a workbook, over the data of that workbook."""

from datetime import datetime
from os import utime
from pathlib import Path
from shutil import copytree

from console.plugin_host.reading.discovery import Found, look
from console.plugin_host.sheets.watch import SheetWatch
from tests.gui.plugins.stage import NOW, PluginStage
from widgets.common.theme import Theme

EXAMPLES = Path(__file__).parents[3] / "plugins" / "examples"


class BureauStage(PluginStage):
    """A bureau's plugin as it lies in a folder; its files are read as the console reads them.

    Args:
        made: the plugin's folder; a copy of it is used.
        folder: where the copy goes.
        theme: the look.
        saved: when the files were saved.
    """

    def __init__(self, made: Path, folder: Path, theme: Theme, saved: datetime = NOW) -> None:
        self.made, self._saved = made, saved
        super().__init__(folder, theme)
        assert self.found.manifest is not None
        self.watch = SheetWatch(
            self.found.id, self.found.manifest.data, [self.found.folder], self.book
        )
        self.watch.look()

    def written(self, folder: Path, page: str, manifest: str) -> Found:
        copy = copytree(self.made, folder / self.made.name)
        for file in copy.iterdir():
            utime(file, (self._saved.timestamp(), self._saved.timestamp()))
        return look(self.made.name, copy)
