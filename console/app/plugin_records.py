"""Records of plugins at a seat: those of the hall on their pages, and a filled form as one more."""

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from console.app.plugin_door import RECORD_PUT
from console.app.plugin_schema import faults_in
from console.commands.intention import Intention, Result
from console.contract.reasons import REASONS
from console.domain.plugin import Plugin, PluginRecord, record_id
from console.models.futures import when_done
from console.plugin_api.dataset import Value
from console.plugin_api.manifest import Manifest
from console.plugin_api.page import Form
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.records_source import put_records, specs_of
from console.screens.common.words import refusal_words

if TYPE_CHECKING:
    from console.app.seat import Seat


class PluginRecords(QObject):
    """Reads and saves them.

    Args:
        seat: whose cache and acts.
        book: where pages read.
    """

    def __init__(self, seat: "Seat", book: DataBook, parent: QObject) -> None:
        super().__init__(parent)
        self._seat, self._book = seat, book

    def read(self, manifest: Manifest) -> None:
        """Read the records of a plugin into the book, soon."""
        if any(specs_of(manifest)):
            now = self._seat.clock.now()
            work = partial(put_records, manifest, self._book, self._bodies, now)
            self._seat.lanes.pages.submit(work, urgent=False)

    def save(self, manifest: Manifest, form: Form, values: Mapping[str, Value]) -> "Future[str]":
        """Save a form as a record; the future fails with the words of a refusal.

        It is held against the schema of its kind here first: what the hub would refuse is said
        beside the form, with what is written still in it.
        """
        key = (
            ".".join(str(values.get(field, "")) for field in form.key)
            or self._seat.executor.new_id()
        )
        args = {"plugin": manifest.id, "record": form.record, "id": key, "fields": dict(values)}
        lane = f"{Plugin.KIND}/{manifest.id}"
        target = f"{PluginRecord.KIND}/{record_id(manifest.id, form.record, key)}"
        intention = Intention(RECORD_PUT, lane, (target, lane), args)
        done: Future[str] = Future()
        cache = self._seat.store.cache
        looked = self._seat.lanes.pages.submit(
            lambda: faults_in(cache, manifest.id, form.record, values)
        )
        when_done(looked, self, partial(self._save, done, intention), done.set_exception)
        return done

    def _save(self, done: "Future[str]", intention: Intention, wrong: list[str]) -> None:
        if wrong:
            refused = Result("", "plugin_record", *REASONS["plugin_record"], wrong[0])
            done.set_exception(ValueError(refusal_words(refused)))
            return
        asked = self._seat.executor.perform(intention)
        when_done(asked, self, partial(_settle, done), done.set_exception)

    def _bodies(self, of: str) -> list[Mapping[str, Any]]:
        rows = self._seat.store.cache.select(PluginRecord.KIND, {"of": of})
        return [row.body for row in rows if not row.body.get("is_removed")]


def _settle(done: "Future[str]", result: Result) -> None:
    if result.is_saved:
        done.set_result("")
    else:
        done.set_exception(ValueError(refusal_words(result)))
