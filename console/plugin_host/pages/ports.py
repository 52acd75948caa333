"""What a page of a plugin is given: the console's half of everything it shows or asks for."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from console.commands.registry import Command
from console.models.directory import NearCamera
from console.models.ground import GroundLine
from console.plugin_api.dataset import DataSet, DataSetSpec, Value
from console.plugin_api.manifest import Manifest
from console.plugin_api.page import Form
from console.plugin_api.words import Words
from console.plugin_host.reading.data_book import DataBook
from console.screens.common.views import OpenView
from console.shell.link_words import is_chinese
from widgets.common.theme import Theme


class Standing(Enum):
    """How a plugin is, as pages and tiles show it."""

    WELL = auto()
    SLOW = auto()
    """Its guest does not answer or is being started again: what is shown may be old."""
    STOPPED = auto()
    """In quarantine: a person starts it again."""
    OFF = auto()
    """Not approved by the hall, withdrawn, or left out by safe mode."""
    BROKEN = auto()
    """Its files cannot be used."""
    MISSING = auto()
    """A plan or tab names it, and it is not here."""


@dataclass(frozen=True, slots=True)
class PluginState:
    """How a plugin is now.

    Attributes:
        standing: how it is.
        words: what happened, in words; empty while all is well.
        since: since when; None where nobody knows.
        facts: further lines for its author (file, line, key).
        heading: how it is in a few words; None for those of its standing.
    """

    standing: Standing = Standing.WELL
    words: Words | None = None
    since: datetime | None = None
    facts: tuple[Words, ...] = ()
    heading: Words | None = None


@dataclass(frozen=True, slots=True)
class Ports:
    """Handed in by the composition root, one for each plugin.

    Attributes:
        theme: the look.
        manifest: of the plugin.
        book: where its data stand.
        now: the hall's time.
        state: how it is now.
        command: returns a declared command by its full id; raises KeyError.
        run: runs a command by its full id, with the row under the cursor.
        meant: returns the full id of the plugin's command that has a key; empty for none.
        save: saves a filled form as a record; the future says whether it could be, in words.
        cameras: camera records by id; those nobody knows are left out.
        open_view: begins to show a camera.
        watermark: says who looks at pictures, to the second.
        ground: lines of the hall's map.
        watch: calls back, on the main thread, when `state` is another; returns what ends that.
        release: starts a guest again that was stopped.
        seen: is told that a page of the plugin, by its id, can be seen, or no more.
    """

    theme: Theme
    manifest: Manifest
    book: DataBook
    now: Callable[[], datetime]
    state: Callable[[], PluginState]
    command: Callable[[str], Command]
    run: Callable[[str, Mapping[str, Value]], None]
    meant: Callable[[str], str]
    save: Callable[[Form, Mapping[str, Value]], "Future[str]"]
    cameras: Callable[[Sequence[str]], Sequence[NearCamera]]
    open_view: OpenView
    watermark: Callable[[], str]
    ground: Callable[[], Sequence[GroundLine]]
    watch: Callable[[Callable[[], None]], Callable[[], None]]
    release: Callable[[], Any]
    seen: Callable[[str, bool], None]

    def data(self, id: str) -> DataSet:
        """Return what is known of a data set."""
        return self.book.get(self.manifest.id, id)

    def spec(self, id: str) -> DataSetSpec:
        """Return how a data set is declared.

        Raises:
            KeyError: it is not; the page reader refuses such a page.
        """
        return {spec.id: spec for spec in self.manifest.data}[id]

    def command_id(self, id: str) -> str:
        """Return the full id of a command a page names: one without a dot is the plugin's own."""
        return id if "." in id else f"plugin.{self.manifest.id}.{id}"


def said(words: Words | None) -> str:
    """Return words in the language on screen."""
    return "" if words is None else words.said(in_english=not is_chinese())
