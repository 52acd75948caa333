"""`plugin run --hub`: a plugin that is being written reads a hub, and changes nothing there."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from console.app import plugin_word
from console.app.entry import NotLetIn
from console.app.plugin_run.hub_hall import HubHall, HubSeat
from console.plugin_host.guests import calls
from console.plugin_host.reading.manifest_reader import read_manifest
from tests.support.hub import PASSWORD, running_hub

PATIENCE = 60.0


def test_it_reads_the_hub_and_what_it_does_stays_here(tmp_path: Path) -> None:
    assert plugin_word.main(["new", "lake", "--name", "水务局", "--folder", str(tmp_path)]) == 0
    folder = tmp_path / "lake"
    manifest = read_manifest(folder)
    with running_hub(tmp_path / "hub", ("linlan", "officer")) as hub:
        hub.post_alerts([{"id": "m1", "key": "k1", "title": "望汐路积水", "severity": "orange"}])
        seat = HubSeat.enter(hub.url, "linlan", PASSWORD)
        try:
            door = HubHall(folder, seat)

            def read() -> list[dict[str, Any]]:
                found: list[dict[str, Any]] = asyncio.run(door.alerts(manifest, calls.Reading()))
                return found

            ends = time.monotonic() + PATIENCE
            while not read() and time.monotonic() < ends:
                seat.lanes.pages.run(lambda: None)
            assert [alert["title"] for alert in read()] == ["望汐路积水"]
            note = calls.PutRecord(kind="note", id="1", fields={"text": "泵站已开"})
            asyncio.run(door.put_record(manifest, note))
            asked = calls.Records(kind="note")
            assert asyncio.run(door.records(manifest, asked))[0]["text"] == "泵站已开"
            assert seat.seat.store.cache.select("plugin_record") == []
        finally:
            seat.close()


def test_who_is_not_let_in_is_told_so(tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub", ("linlan", "officer")) as hub, pytest.raises(NotLetIn):
        HubSeat.enter(hub.url, "linlan", "another")
