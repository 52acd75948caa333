"""Files that somebody else writes: looked at again and again, read when they are whole.

A file is read when two looks in a row see the same size and time, so that one half written by
Excel, a copy or a share is not. What cannot be read leaves the last good rows and says why.
"""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path, PurePath

from console.plugin_api.dataset import DataSet, DataSetSpec
from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.words import Words
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.sheets.csv_file import read_csv
from console.plugin_host.sheets.faults import BAD_SHEET, BUSY, NO_FILE
from console.plugin_host.sheets.grid import Grid
from console.plugin_host.sheets.plugin_writer import bytes_of
from console.plugin_host.sheets.table_reader import read_table
from console.plugin_host.sheets.workbook_file import read_sheets
from console.runtime.clock import CHINA

_ENDS = (".csv", ".txt", ".xlsx")
_MOST_FILES = 10_000
_OPEN_MARK = "~$"
"""Excel puts a small file of this beginning beside a workbook that is open."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells one saving of a file from the next."""

    path: Path
    size: int
    saved: int


@dataclass(slots=True)
class _Watched:
    spec: DataSetSpec
    pattern: str
    sheet: str
    group: str
    seen: _Stamp | None = None
    done: _Stamp | None = None


def origin_of(of: str) -> tuple[str, str, str]:
    """Return the parts of where a data set comes from: `文件!表#分组`."""
    file, _, rest = of.partition("!")
    sheet, _, group = rest.partition("#")
    return file, sheet, group


class SheetWatch:
    """The files of one plugin. `look` blocks and belongs on a thread of its own.

    Args:
        plugin: its id.
        specs: its data sets; those of a folder or workbook are read.
        folders: where the files lie, the first that has one holds: the folder the hall granted,
            then the plugin's own.
        book: takes the rows.
    """

    def __init__(
        self,
        plugin: str,
        specs: Sequence[DataSetSpec],
        folders: Sequence[Path],
        book: DataBook,
    ) -> None:
        self._plugin, self._folders, self._book = plugin, tuple(folders), book
        self._watched = [
            _Watched(spec, *origin_of(spec.of)) for spec in specs if spec.origin.is_file
        ]
        self._is_first = True

    def look(self) -> None:
        """Read what was saved since the last look; a file that is being written is left."""
        names = _Folders(self._folders)
        grids: dict[tuple[_Stamp, str], Grid] = {}
        for watched in self._watched:
            self._look_at(watched, names, grids)
        self._is_first = False

    def _look_at(
        self, watched: _Watched, names: "_Folders", grids: dict[tuple[_Stamp, str], Grid]
    ) -> None:
        try:
            stamp = names.newest(watched.pattern)
        except PluginFaultsError as error:
            self._say(watched, error.faults[0])
            return
        if stamp == watched.done:
            self._say(watched, None)
            return
        is_still = stamp == watched.seen or self._is_first
        watched.seen = stamp
        if is_still:
            self._read(watched, stamp, grids)

    def _read(
        self, watched: _Watched, stamp: _Stamp, grids: dict[tuple[_Stamp, str], Grid]
    ) -> None:
        file = stamp.path.name
        try:
            key = stamp, watched.sheet
            if key not in grids:
                grids[key] = _grid(stamp.path, watched.sheet)
            rows, notes, left = read_table(grids[key], watched.spec, file, watched.group)
        except PluginFaultsError as error:
            self._say(watched, _as_busy(error.faults[0], stamp.path))
            return
        as_of = datetime.fromtimestamp(stamp.saved / 1e9, CHINA)
        watched.done = stamp
        self._book.put(self._plugin, DataSet(watched.spec.id, rows, as_of, None, left, notes))

    def _say(self, watched: _Watched, fault: PluginFault | None) -> None:
        if self._book.get(self._plugin, watched.spec.id).fault != fault:
            self._book.fault(self._plugin, watched.spec.id, fault)


class _Folders:
    """The files of some folders as one look found them; each folder is read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._files: list[list[_Stamp]] | None = None

    def newest(self, pattern: str) -> _Stamp:
        """Return the file saved last of those that fit, from the first folder that has one.

        Raises:
            PluginFaultsError: there is none, or no folder can be read.
        """
        if self._files is None:
            self._files = [_files(folder) for folder in self._folders]
        for files in self._files:
            fitting = [each for each in files if fnmatch(each.path.name, pattern)]
            if fitting:
                return max(fitting, key=lambda each: (each.saved, each.path.name))
        what = Words(f"没有找到 {pattern}", f"there is no {pattern}")
        do = Words("检查文件夹和文件名", "see the folder and the file's name")
        raise PluginFaultsError((PluginFault(NO_FILE, pattern, "", what, do),))


def _files(folder: Path) -> list[_Stamp]:
    """Return the tables of a folder; links are not followed."""
    found: list[_Stamp] = []
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(_MOST_FILES), entries, strict=False):
                is_table = PurePath(entry.name).suffix.lower() in _ENDS
                if is_table and not entry.name.startswith((_OPEN_MARK, ".")):
                    known = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(known.st_mode):
                        found.append(_Stamp(Path(entry.path), known.st_size, known.st_mtime_ns))
    except OSError:
        return found
    return found


def _grid(path: Path, sheet: str) -> Grid:
    raw = bytes_of(path)
    if path.suffix.lower() != ".xlsx":
        return read_csv(raw, path.name)
    grids = read_sheets(raw, path.name, sheet or None)
    if grids:
        return grids[sheet] if sheet else next(iter(grids.values()))
    what = Words(f"没有工作表“{sheet}”", f"there is no sheet {sheet}")
    do = Words("补上这张表，或改回原来的名字", "add it, or give it its name again")
    raise PluginFaultsError((PluginFault(BAD_SHEET, path.name, sheet, what, do),))


def _as_busy(fault: PluginFault, path: Path) -> PluginFault:
    """Return a fault as it is; while somebody has the workbook open, say that."""
    if fault.code == BAD_SHEET or not (path.parent / f"{_OPEN_MARK}{path.name}").exists():
        return fault
    what = Words("有人正在编辑，暂时读不到", "somebody is editing it, it cannot be read now")
    do = Words("保存并关闭后自动更新", "it is read again once saved and closed")
    return PluginFault(BUSY, fault.file, "", what, do)
