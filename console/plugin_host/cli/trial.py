"""A plugin's own program run for a moment, as the console would run it: held, limited, refused.

The trial's console grants nothing: a guest that only works when everything is granted is found out
here and not in a duty room. Each data set has to come, well-formed, within the time.
"""

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.plugin_api.dataset import Origin
from console.plugin_api.manifest import Manifest
from console.plugin_api.words import Words
from console.plugin_host.guests.keeper import GuestKeeper
from console.plugin_host.guests.parts import Grants, Parts
from console.plugin_host.guests.refused import CallRefusedError
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.manifest_reader import read_manifest
from console.runtime.clock import SystemClock


@dataclass(frozen=True, slots=True)
class Told:
    """What was seen, a line each, and whether it is as the manifest says."""

    lines: tuple[Words, ...]
    is_good: bool


class _NothingGranted:
    """A console that does nothing it is asked."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        async def refuse(plugin: Manifest, asked: Any) -> Any:
            raise CallRefusedError("trial", "试运行，不办理", "a trial: nothing is done")

        return refuse


def try_out(folder: Path, seconds: float) -> Told:
    """Run a plugin's guest until all its data sets have come, or the time is over.

    Raises:
        PluginFaultsError: its manifest cannot be used.
    """
    manifest = read_manifest(folder)
    wanted = [each.id for each in manifest.data if each.origin is Origin.GUEST]
    if manifest.guest is None or not wanted:
        return Told((Words("没有程序要试", "there is no program to try"),), True)
    with _running(manifest, folder) as (book, heard, keeper):
        with heard:
            heard.wait_for(lambda: all(_has_come(book, manifest.id, id) for id in wanted), seconds)
        lines = [_line(book, manifest.id, id) for id in wanted]
        said = keeper.last_lines(manifest.id)
    is_good = all(_has_come(book, manifest.id, id) for id in wanted)
    log = (
        ()
        if is_good
        else tuple(
            Words(f"  程序说：{line[:150]}", f"  it said: {line[:150]}") for line in said[-5:]
        )
    )
    return Told((*lines, *log), is_good)


@contextmanager
def _running(
    manifest: Manifest, folder: Path
) -> Iterator[tuple[DataBook, threading.Condition, GuestKeeper]]:
    heard, book = threading.Condition(), DataBook()

    def told(plugin: str, id: str) -> None:
        with heard:
            heard.notify_all()

    book.listen(told)
    with tempfile.TemporaryDirectory() as own:
        parts = Parts(SystemClock(), book, Path(own))
        keeper = GuestKeeper(parts, _NothingGranted(), lambda health: None)
        try:
            keeper.start(manifest, folder.resolve(), Grants())
            keeper.show(manifest.id, True)
            yield book, heard, keeper
        finally:
            keeper.close()


def _has_come(book: DataBook, plugin: str, id: str) -> bool:
    known = book.get(plugin, id)
    return known.as_of is not None and known.fault is None


def _line(book: DataBook, plugin: str, id: str) -> Words:
    known = book.get(plugin, id)
    if known.fault is not None:
        return Words(f"{id}：{known.fault.said()}"[:200], f"{id}: {known.fault.said(True)}"[:200])
    if known.as_of is None:
        return Words(f"{id}：没有来数据", f"{id}: nothing came")
    return Words(f"{id}：{len(known.rows)} 行", f"{id}: {len(known.rows)} rows")
